"""Kinds of file that are not read."""

from __future__ import annotations

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.refused_kinds import refuse_by_sign, refuse_by_text


@pytest.mark.parametrize(
    ("start", "kind", "words"),
    [
        (b"%PDF-1.7", "unreadable-file", "a PDF"),
        (b"{\\rtf1", "unreadable-file", "a text document"),
        (b"ID;PWXL", "unreadable-file", "SYLK"),
        (b"\x89PNG", "unreadable-file", "a picture"),
        (b"7z\xbc\xaf\x27\x1c", "hostile-file", "an archive"),
        (b"\x1f\x8b\x08", "hostile-file", "packed file holds another"),
        (b"PK\x03\x04", "hostile-file", "packed file holds another"),
    ],
)
def test_signs(start: bytes, kind: str, words: str) -> None:
    """What its first bytes show to be no table is refused, and said what it is."""
    with pytest.raises(FileRefusedError) as caught:
        refuse_by_sign(start)
    assert (caught.value.kind, words in caught.value.message) == (kind, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\r\n<HTML><body>", "web page"),
        ("<!-- x --><table>", "web page"),
        ('<?xml version="1.0"?><Workbook>', "XML"),
        ("MIME-Version: 1.0\n", "saved web page"),
    ],
)
def test_texts(text: str, words: str) -> None:
    """A web page or XML under the name of a workbook is refused, with what to do."""
    with pytest.raises(FileRefusedError) as caught:
        refuse_by_text(text)
    assert words in caught.value.message
    assert "XLSX" in caught.value.remedy


def test_tables_pass() -> None:
    """A table passes, also one whose first title begins as a sign does."""
    refuse_by_sign(b"ID,Name\n")
    refuse_by_text("<25k,Supplier\n")

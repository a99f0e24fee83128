"""Workbooks that are built to exhaust or mislead a reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
from openpyxl import Workbook

from optimiser.ingest.file_guard import LIMITS, guard_archive, guard_workbook
from optimiser.ingest.raw_table import FileRefusedError


def workbook(extra: Mapping[str, bytes] | None = None) -> bytes:
    """Return a small workbook, with parts added to its archive."""
    book = Workbook(write_only=True)
    book.create_sheet("Sheet").append(["a", 1])
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def refusal(data: bytes) -> FileRefusedError:
    """Return the refusal of a file."""
    with pytest.raises(FileRefusedError) as caught:
        guard_workbook(data)
    return caught.value


def test_a_plain_workbook_passes() -> None:
    """A workbook without formulas passes, and no part of it is said to have any."""
    assert guard_workbook(workbook()) == frozenset()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("xl/vbaProject.bin", b"code", "macros"),
        ("xl/macrosheets/sheet1.xml", b"<x/>", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "linked"),
        ("xl/_rels/more.rels", b'<Relationship Type="http://x/oleObject" TargetMode="External"/>', "linked"),
        ("xl/embeddings/inner.xlsx", b"x", "another file"),
        ("xl/embeddings/object1.bin", b"PK\x03\x04...", "another file"),
        ("xl/embeddings/object1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "another file"),
        ("xl/more.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "document type"),
        ("xl/more.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16"), "document type"),
        ("xl/more.xml", b"0" * 5_000_000, "times its size"),
    ],
)
def test_hostile_parts(name: str, content: bytes, word: str) -> None:
    """Macros, links, files inside, entity bombs and zip bombs are refused before anything is parsed."""
    refused = refusal(workbook({name: content}))
    assert refused.kind == "hostile-file"
    assert word in refused.message


def test_a_hyperlink_does_no_harm() -> None:
    """A link in a cell is not a link to another file."""
    link = b'<Relationship Type="http://x/relationships/hyperlink" Target="https://example.org" TargetMode="External"/>'
    assert guard_workbook(workbook({"xl/worksheets/_rels/sheet1.xml.rels": link})) == frozenset()


@pytest.mark.parametrize("limit", [{"entries": 3}, {"unpacked": 500}, {"beside_sheets": 500}])
def test_limits(limit: dict[str, int]) -> None:
    """The number of parts, their size in all, and the size of what is held in memory are limited."""
    with pytest.raises(FileRefusedError) as caught:
        guard_workbook(workbook(), replace(LIMITS, **limit))
    assert caught.value.kind == "hostile-file"


def test_declared_size_that_lies() -> None:
    """A part that declares one byte and holds more is refused, as damaged."""
    data = bytearray(workbook({"xl/more.xml": b"0123456789" * 100}))
    entry = data.rindex(b"xl/more.xml")
    header = data.rindex(b"PK\x01\x02", 0, entry)
    data[header + 24 : header + 28] = (1).to_bytes(4, "little")
    assert refusal(bytes(data)).kind == "unreadable-file"


def test_encrypted_part() -> None:
    """A part that is marked as encrypted is refused."""
    data = bytearray(workbook({"xl/more.xml": b"x"}))
    header = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/more.xml"))
    data[header + 8] |= 1
    assert "encrypted" in refusal(bytes(data)).message


def test_overlapping_parts() -> None:
    """Parts that together claim more packed bytes than the file has are refused."""
    data = bytearray(workbook({"xl/more.xml": b"x"}))
    header = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/more.xml"))
    data[header + 20 : header + 24] = (10_000_000).to_bytes(4, "little")
    assert "overlap" in refusal(bytes(data)).message


def test_two_parts_of_one_name() -> None:
    """Two parts of one name are refused, because readers differ in which they take."""
    stream = io.BytesIO(workbook())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", b"<x/>")
    assert "same name" in refusal(stream.getvalue()).message


def test_password() -> None:
    """A workbook under a password is an OLE file, and refused as such."""
    assert "password" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)).message


@pytest.mark.parametrize("data", [b"", b"not a zip", workbook()[:-30]])
def test_damaged(data: bytes) -> None:
    """What is not an archive at all is unreadable."""
    assert refusal(data).kind == "unreadable-file"


def test_an_archive_that_is_no_workbook() -> None:
    """A zip of something else is unreadable, not a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "text")
    assert refusal(stream.getvalue()).kind == "unreadable-file"


@pytest.mark.parametrize("name", ["../../x.xml", "/etc/x", "xl\\..\\..\\x"])
def test_names_that_lead_out(name: str) -> None:
    """A part whose name leads out of the archive is refused, although nothing is ever unpacked to disk."""
    assert "leads out" in refusal(workbook({name: b"x"})).message


def test_a_declaration_far_down() -> None:
    """A document type is found wherever it stands, also across the pieces of reading."""
    before = "".join(map(str, range(200_000))).encode()[: (1 << 20) - 5]
    assert "document type" in refusal(workbook({"xl/more.xml": before + b"<!DOCTYPE a>"})).message


def test_leftover_links_are_allowed_where_asked() -> None:
    """A reader that follows no link may pass names of other workbooks, never of other programs."""
    link = b'<Relationship Type="http://x/externalLinkPath" Target="x.xlsx" TargetMode="External"/>'
    parts = {"xl/externalLinks/a.xml": b"<x/>", "xl/externalLinks/_rels/a.xml.rels": link}
    names, _ = guard_archive(workbook(parts), links=True)
    assert "xl/externalLinks/a.xml" in names
    for name, content in {
        "xl/externalLinks/a.xml": b"<x:oleLink />",
        "xl/_rels/a.rels": link.replace(b"Path", b""),
    }.items():
        with pytest.raises(FileRefusedError, match="linked"):
            guard_archive(workbook({name: content}), links=True)

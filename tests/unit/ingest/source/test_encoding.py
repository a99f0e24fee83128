"""How a text file is written."""

from __future__ import annotations

import codecs
import io

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.encoding import Encoding, find_encoding
from optimiser.ingest.source.limits import LIMITS, SourceLimits

TEXT = "Supplier,Amount\r\nCafé,£1\r\n"


def found(data: bytes, limits: SourceLimits = LIMITS) -> Encoding:
    """Return how some bytes are written."""
    return find_encoding(io.BytesIO(data), limits)


def refusal(data: bytes, limits: SourceLimits = LIMITS) -> FileRefusedError:
    """Return the refusal of some bytes."""
    with pytest.raises(FileRefusedError) as caught:
        found(data, limits)
    return caught.value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode(), "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8 with a byte order mark"),
        (TEXT.encode("utf-16"), "utf-16 little-endian with a byte order mark"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16 big-endian with a byte order mark"),
        (TEXT.encode("utf-16-le"), "utf-16 little-endian"),
        (TEXT.encode("utf-16-be"), "utf-16 big-endian"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode() + b"\xa3", "utf-8 with 1 stray bytes of cp1252"),
    ],
)
def test_encodings(data: bytes, said: str) -> None:
    """The bytes decide, with or without a mark, and the text comes out right."""
    encoding = found(data)
    text = data.decode(encoding.codec, encoding.errors)
    assert encoding.said == said
    assert text.rstrip("£") == (TEXT if data else "").rstrip("£")


def test_stray_bytes_become_letters() -> None:
    """A byte of another encoding in a UTF-8 file is read as Windows wrote it."""
    data = "é,".encode() + b"\x80"
    encoding = found(data)
    assert data.decode(encoding.codec, encoding.errors) == "é,€"


def test_bytes_without_a_meaning_are_counted() -> None:
    """Five bytes mean nothing in cp1252; they are counted and replaced."""
    data = b"caf\xe9 \x81\x8d"
    encoding = found(data)
    assert (encoding.codec, encoding.unreadable) == ("cp1252", 2)
    assert data.decode(encoding.codec, encoding.errors) == "café \ufffd\ufffd"


def test_a_letter_cut_by_the_pieces_is_whole() -> None:
    """A letter that two pieces of reading share does not make the file another encoding."""
    data = b"x" * 99 + b"\n"
    data = data * ((1 << 20) // 100)
    data += b"x" * ((1 << 20) - len(data) - 1) + "é\n".encode()
    assert found(data).said == "utf-8"


@pytest.mark.parametrize(
    ("data", "kind", "row"),
    [
        (b"a,b\n1,\x002\n", "unreadable-file", 2),
        ("a\n".encode("utf-16") + b"\x00\x00", "unreadable-file", 2),
        ("a\n".encode("utf-16") + b"\x00", "wrong-encoding", 2),
        ("ab\n".encode("utf-16") + b"\x00\xd8a\x00", "wrong-encoding", 1),
    ],
)
def test_nuls_and_broken_utf16(data: bytes, kind: str, row: int) -> None:
    """NUL bytes, and UTF-16 that breaks off, are refused with the row."""
    refused = refusal(data)
    assert (refused.kind, refused.row) == (kind, row)


def test_limits() -> None:
    """A line without end and a file without end are refused."""
    assert "a line of the file" in refusal(b"x" * 3_000_000, SourceLimits(line_bytes=1 << 20)).message
    assert "longer than" in refusal(b"x\n" * 10, SourceLimits(text_bytes=5)).message

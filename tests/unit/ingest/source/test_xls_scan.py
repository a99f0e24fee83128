"""A look through old workbooks."""

from __future__ import annotations

import struct

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.compound_file import packed_alone
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.xls_scan import scan_xls
from tests.unit.ingest.source.source_files import number, record, xls, xls_stream

OWN_BOOK = record(0x01AE, b"\x01\x00\x01\x04")
OTHER_BOOK = record(0x01AE, b"\x01\x00\x05\x00\x00other")
PROGRAM = record(0x01AE, b"\x00\x00\x05\x00\x00other")
REFERENCES = record(0x0017, struct.pack("<H6H", 2, 0, 0, 0, 1, 0, 0))


def refusal(data: bytes, limits: SourceLimits = LIMITS) -> FileRefusedError:
    """Return the refusal of a workbook."""
    with pytest.raises(FileRefusedError) as caught:
        scan_xls(data, limits)
    return caught.value


def texts(*parts: bytes, claimed: int) -> bytes:
    """Return the record of shared texts, and those that continue it."""
    first, *rest = parts
    return record(0x00FC, struct.pack("<II", claimed, claimed) + first) + b"".join(
        record(0x003C, part) for part in rest
    )


def label(row: int, text: int) -> bytes:
    """Return the record of a shared text in column A."""
    return record(0x00FD, struct.pack("<HHHI", row, 0, 0, text))


def formula(result: bytes, tokens: bytes = b"") -> bytes:
    """Return the record of a formula in A1."""
    return record(0x0006, struct.pack("<HHH", 0, 0, 0) + result + bytes(6) + struct.pack("<H", len(tokens)) + tokens)


def test_reach_of_a_sheet() -> None:
    """Every cell counts, the last of a row of numbers too, and errors are remembered."""
    row = record(0x00BD, struct.pack("<HHHIHIH", 4, 1, 0, 0, 0, 0, 2))
    error = formula(b"\x02\x00\x24\x00\x00\x00\xff\xff")
    extent = scan_xls(xls(number(0, 0, 1) + row + error), LIMITS).extents["Data"]
    assert (extent.rows, extent.columns, extent.mended) == (5, 3, {(0, 0): "#NUM!"})


def test_shared_texts_count_each_time() -> None:
    """A text counts as often as it is shown, also one that goes on in the next record in wider letters."""
    rich = struct.pack("<HBHI", 4, 0x0C, 1, 2) + b"abcd" + bytes(4) + bytes(2)
    split = struct.pack("<HB", 5, 0) + b"ab"
    before = texts(rich + split, b"\x01" + "cde".encode("utf-16-le"), claimed=2)
    extent = scan_xls(xls(label(0, 0) + label(1, 1) + label(2, 1), before), LIMITS).extents["Data"]
    assert extent.text == 4 + 5 + 5


def test_names_of_excel_95() -> None:
    """Before Excel 97 names had no mark of their letters."""
    stream = bytearray(xls_stream(number(0, 0, 1)).replace(b"\x04\x00Data", b"\x05Dat\xe9s"))
    stream[4:6] = b"\x00\x05"
    assert list(scan_xls(packed_alone("Book", bytes(stream)), LIMITS).extents) == ["Datés"]


def test_links() -> None:
    """Leftover names are said; a formula that reads another file, and a link to a program, are refused."""
    assert not scan_xls(xls(b"", OWN_BOOK), LIMITS).links
    before = OWN_BOOK + OTHER_BOOK + REFERENCES
    own, other = formula(bytes(8), b"\x3a\x00\x00"), formula(bytes(8), b"\x5a\x01\x00")
    assert scan_xls(xls(own, before), LIMITS).links
    assert "other files" in refusal(xls(other, before)).message
    assert "another program" in refusal(xls(b"", PROGRAM)).message


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (packed_alone("EncryptedPackage", b"x"), "hostile-file", "password"),
        (xls(b"", record(0x002F, bytes(4))), "hostile-file", "password"),
        (packed_alone("_VBA_PROJECT_CUR", b"x"), "hostile-file", "macros"),
        (xls(b"", kind=1), "hostile-file", "macros"),
        (packed_alone("WordDocument", b"x"), "unreadable-file", "not a workbook"),
        (xls(b"", record(0x00FC, struct.pack("<II", 0, 1 << 30))), "hostile-file", "claims more texts"),
        (xls(b"", texts(b"\x05", claimed=1)), "unreadable-file", "damaged"),
        (xls(record(0x0200, struct.pack("<IIHHH", 0, 1 << 30, 0, 9, 0))), "hostile-file", "claims more than"),
        (xls(record(0x0200, struct.pack("<HHHHH", 9, 0, 0, 9, 0))), "unreadable-file", "damaged"),
        (xls(number(65_535, 9_999, 1)), "hostile-file", "reaches over"),
        (xls(b"", record(0x0085, struct.pack("<IBB", 50, 0, 0) + b"\x01\x00B") * 2), "hostile-file", "same place"),
    ],
)
def test_refused(data: bytes, kind: str, words: str) -> None:
    """Passwords, macros, claims beyond the file and sheets beyond memory are refused before anything is read."""
    refused = refusal(data)
    assert (refused.kind, words in refused.message) == (kind, True), refused.message


def test_an_unfinished_sheet() -> None:
    """A sheet that ends with the file is measured as far as it goes."""
    stream = xls_stream(number(2, 0, 1))[:-4] + b"\x03"
    assert scan_xls(packed_alone("Workbook", stream.ljust(5000, b"\xff")), LIMITS).extents["Data"].rows == 3


def test_too_many_sheets() -> None:
    """The number of sheets is limited."""
    assert "more than 0 sheets" in refusal(xls(b""), SourceLimits(sheets=0)).message

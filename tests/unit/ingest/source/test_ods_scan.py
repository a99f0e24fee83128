"""A look through ODS workbooks."""

from __future__ import annotations

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.ods_scan import scan_ods
from tests.unit.ingest.source.source_files import archive, ods

CELL = '<table:table-cell office:value-type="float" office:value="1"/>'


def row(cells: str, times: int = 1) -> str:
    """Return a row that stands so many times."""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def refusal(data: bytes, limits: SourceLimits = LIMITS) -> FileRefusedError:
    """Return the refusal of a workbook."""
    with pytest.raises(FileRefusedError) as caught:
        scan_ods(data, limits)
    return caught.value


def test_repeats_count_only_where_something_stands() -> None:
    """Empty rows at the end take no room, those between do; so it is with cells."""
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = row(CELL + empty) + row(empty, 10) + row(CELL * 3) + row(empty, 1_048_564) + "<table:table-row/>"
    extent = scan_ods(ods(rows), LIMITS).pop("Data")
    assert (extent.rows, extent.columns) == (12, 3)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (row(CELL.replace("/>", ' table:number-columns-repeated="1000"/>'), 1_000_000), "reaches over"),
        (row("<table:table-cell><text:p>" + "x" * 3000 + "</text:p></table:table-cell>", 1_000_000), "hold more"),
    ],
)
def test_repeats_beyond_memory(rows: str, words: str) -> None:
    """A cell that is stored once and stands a thousand million times is refused."""
    assert words in refusal(ods(rows)).message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<table:table-source xlink:href='x.ods'/>", "linked to other files"),
        (CELL.replace("/>", " table:formula=\"of:='file:///x.ods'#$A.A1\"/>"), "linked to other files"),
        ("\x00", "not written in UTF-8"),
    ],
)
def test_refused(content: str, words: str) -> None:
    """Links to other files and odd letters are refused."""
    assert words in refusal(ods(row(content))).message


def test_password() -> None:
    """A workbook under a password says so in its manifest."""
    parts = {"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": "x"}
    assert "password" in refusal(archive(parts)).message


def test_sheets_together() -> None:
    """All sheets are read at once, so they are limited together; names are unescaped."""
    more = f'</table:table><table:table table:name="A &amp; B">{row(CELL * 3)}'
    assert set(scan_ods(ods(row(CELL * 3) + more), LIMITS)) == {"Data", "A & B"}
    assert "together" in refusal(ods(row(CELL * 3) + more), SourceLimits(sheet_cells=4)).message

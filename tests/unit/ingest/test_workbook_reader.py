"""XLSX to text cells."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook

from optimiser.ingest import workbook_reader
from optimiser.ingest.parse import UNCALCULATED
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.workbook_reader import read_workbook


def book_of(rows: list[list[Any]], **sheets: list[list[Any]]) -> bytes:
    """Return a workbook of one sheet and more by name."""
    book = Workbook(write_only=True)
    first = book.create_sheet("Sheet")
    for row in rows:
        first.append(row)
    for title, more in sheets.items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def written(fill: Callable[[Any], None]) -> bytes:
    """Return a workbook whose sheet is filled cell by cell, cached results included."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book.add_worksheet())
    return stream.getvalue()


def with_sheet_xml(change: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """Return a workbook whose sheet was changed in its XML."""
    source, target = io.BytesIO(data or book_of([["a", "b"], [1, 2]])), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if "sheet1.xml" in entry.filename else content)
    return target.getvalue()


def test_values_as_text() -> None:
    """Dates, times, numbers, texts and blank rows of a sheet arrive as text with their row numbers."""
    rows: list[list[Any]] = [
        ["a", "b", "c", "d"],
        [1, 0.1 + 0.2, "x ", dt.date(2026, 11, 30)],
        [],
        [None, dt.time(8, 30), True],
    ]
    table = read_workbook(book_of(rows))
    assert table.header == ("a", "b", "c", "d")
    assert table.rows == [["1", "0.3", "x ", "2026-11-30"], ["", "08:30", "TRUE", ""]]
    assert table.numbers == [2, 4]
    assert table.blank == 1


def test_sheet_by_name() -> None:
    """The sheet that is named is read, or the first; a wrong name is refused with the right ones."""
    data = book_of([["first"], [1]], Second=[["second"], [2]])
    assert read_workbook(data).header == ("first",)
    assert read_workbook(data, "Second").header == ("second",)
    with pytest.raises(FileRefusedError, match="'Sheet', 'Second'") as caught:
        read_workbook(data, "Third")
    assert caught.value.kind == "missing-sheet"


def test_stored_results_of_formulas() -> None:
    """A formula counts as its stored result, a stored error as its text, and an empty text as empty."""

    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_formula(1, 1, "=A99/0", None, "#DIV/0!")
        sheet.write_formula(1, 2, '=""', None, "")
        sheet.write_row(2, 0, ["x", "y", "z"])

    # Excel marks an empty text as text; the writer used here does not.
    data = with_sheet_xml(lambda xml: xml.replace(b'<c r="C2">', b'<c r="C2" t="str">'), written(fill))
    assert read_workbook(data).rows == [["2", "#DIV/0!", ""], ["x", "y", "z"]]


def test_a_formula_that_was_never_calculated() -> None:
    """A formula without a stored result is not taken for an empty cell."""
    assert read_workbook(book_of([["a", "b"], ["=1+1", 5]])).rows == [[UNCALCULATED, "5"]]


def test_a_sheet_that_lies_about_its_size() -> None:
    """A declared size of the whole grid is not believed."""
    data = with_sheet_xml(lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert read_workbook(data).rows == [["1", "2"]]


def test_a_row_number_beyond_every_sheet() -> None:
    """A row number that no sheet has is refused instead of being filled up with blank rows."""
    data = with_sheet_xml(lambda xml: xml.replace(b'r="2"', b'r="99999999"').replace(b'"A2"', b'"A99999999"'))
    with pytest.raises(FileRefusedError) as caught:
        read_workbook(data)
    assert caught.value.kind == "hostile-file"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells and columns are limited, so that a short file cannot become an endless table."""
    monkeypatch.setattr(workbook_reader, "MOST_CELLS", 3)
    with pytest.raises(FileRefusedError, match="more cells"):
        read_workbook(book_of([["a", "b"], [1, 2]]))
    monkeypatch.setattr(workbook_reader, "MOST_CELLS", 100)
    monkeypatch.setattr(workbook_reader, "MOST_COLUMNS", 1)
    with pytest.raises(FileRefusedError, match="more than 1 columns"):
        read_workbook(book_of([["a", "b"], [1, 2]]))


@pytest.mark.parametrize("broken", [b"<worksheet><sheetData><row", b"", b"<x/>"])
def test_damaged_xml(broken: bytes) -> None:
    """Damaged XML is refused in plain words, never with an error of the parser."""
    with pytest.raises(FileRefusedError) as caught:
        read_workbook(with_sheet_xml(lambda _: broken))
    assert caught.value.kind in {"unreadable-file", "empty-table"}


def test_a_date_out_of_range() -> None:
    """A number that Excel cannot show as a date arrives as a spreadsheet error, not as a warning on the screen."""
    data = with_sheet_xml(lambda xml: xml.replace(b"<v>1</v>", b"<v>NaN</v>"))
    with pytest.raises(FileRefusedError):
        read_workbook(data)

"""XLSX to text cells: stored values, never formulas; dates as ISO, numbers without the noise of floating point."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from optimiser.ingest.cell_text import cell_text
from optimiser.ingest.file_guard import guard_workbook
from optimiser.ingest.parse import UNCALCULATED
from optimiser.ingest.raw_table import FileRefusedError, RawTable, gather

MOST_ROWS = 1_048_576
MOST_COLUMNS = 1_000
MOST_CELLS = 100_000_000
# What a malformed workbook makes the XML and zip readers raise; none of it is the user's to read.
READER_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


def read_workbook(data: bytes, sheet: str = "") -> RawTable:
    """Read one sheet of an XLSX file.

    Parameters
    ----------
    data
        The bytes of the file.
    sheet
        Name of the sheet; empty for the first.

    Raises
    ------
    FileRefusedError
        If the file is hostile or damaged, has no such sheet, or the sheet is empty.
    """
    formulas = guard_workbook(data)
    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions it leaves out; values are not among them.
        warnings.simplefilter("ignore")
        try:
            return gather(_records(data, sheet, formulas), pad=True)
        except READER_ERRORS:
            message = "the file is damaged or is not an XLSX workbook."
            raise FileRefusedError("unreadable-file", message) from None


def _records(data: bytes, sheet: str, formulas: frozenset[str]) -> Iterator[list[str]]:
    """Yield the rows of the sheet from row 1; where it has formulas, look for those that were never calculated."""
    worksheet = _worksheet(data, sheet, data_only=True)
    rows = _rows(worksheet)
    if worksheet._worksheet_path not in formulas:
        for row in rows:
            yield _trimmed([cell_text(cell.value) for cell in row])
        return
    for row, written in zip(rows, _rows(_worksheet(data, sheet, data_only=False)), strict=True):
        # A formula that gives an empty text is stored as one; a number cell without a value was never calculated.
        texts = [
            UNCALCULATED
            if cell.value is None and cell.data_type == "n" and source.data_type == "f"
            else cell_text(cell.value)
            for cell, source in zip(row, written, strict=True)
        ]
        yield _trimmed(texts)


def _worksheet(data: bytes, sheet: str, *, data_only: bool) -> Any:
    """Open the sheet without trusting the size it declares."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    titles = [worksheet.title for worksheet in book.worksheets]
    if not titles:
        raise FileRefusedError("empty-table", "the workbook has no worksheet.")
    if sheet and sheet not in titles:
        listed = ", ".join(f"'{title}'" for title in titles[:20])
        message = f"the workbook has no sheet '{sheet}'; it has {listed}."
        raise FileRefusedError("missing-sheet", message)
    worksheet: Any = book[sheet or titles[0]]
    worksheet.reset_dimensions()
    return worksheet


def _rows(worksheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield rows of cells, and stop at what no worksheet can hold."""
    cells = 0
    for number, row in enumerate(worksheet.iter_rows(), start=1):
        cells += len(row)
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise FileRefusedError("hostile-file", "the sheet claims more cells than a table can have.")
        yield tuple(row)


def _trimmed(texts: list[str]) -> list[str]:
    """Drop the empty cells at the end of a row, which only carry formats."""
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > MOST_COLUMNS:
        raise FileRefusedError("hostile-file", f"a row of the sheet has more than {MOST_COLUMNS:,} columns.")
    return texts

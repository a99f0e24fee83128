"""A filled bid sheet to text cells by sheet, row and column, through the same guard as every other workbook."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE

from optimiser.ingest.cell_text import cell_text
from optimiser.ingest.file_guard import guard_workbook
from optimiser.ingest.numbers_exact import foreign_currency
from optimiser.ingest.parse import UNCALCULATED
from optimiser.ingest.raw_table import FileRefusedError, clean
from optimiser.ingest.workbook_reader import READER_ERRORS

MOST_ROWS = 20_000
MOST_COLUMNS = 500
# In a number format, money stands as "€", [$€-2] or [$EUR]; what follows the hyphen is a language.
_IN_FORMAT = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\"([^\"]*)\"|(\S)")


@dataclass(frozen=True)
class SheetCell:
    """One cell that holds something.

    Parameters
    ----------
    text
        Its value as a person would type it; a formula's result.
    currency
        Sign or code of another currency that its number format shows; empty for none.
    """

    text: str
    currency: str = ""


Grid = dict[int, dict[int, SheetCell]]
"""Filled cells by row as Excel counts, then by column from 0."""


def read_cells(data: bytes, sheets: Iterable[str]) -> dict[str, Grid]:
    """Return the filled cells of some sheets; a sheet that is not there is absent.

    Parameters
    ----------
    data
        The bytes of the workbook.
    sheets
        Names of the sheets.

    Raises
    ------
    FileRefusedError
        If the file is hostile or damaged.
    """
    formulas = guard_workbook(data)
    with warnings.catch_warnings():
        # openpyxl warns of validations and formats it leaves out; values are not among them.
        warnings.simplefilter("ignore")
        try:
            shown, written = (
                load_workbook(io.BytesIO(data), read_only=True, data_only=only, keep_links=False)
                for only in (True, False)
            )
            titles = {worksheet.title for worksheet in shown.worksheets}
            return {name: _grid(shown[name], written[name], formulas) for name in sheets if name in titles}
        except READER_ERRORS:
            raise FileRefusedError("unreadable-file", "the file is damaged or is not an XLSX workbook.") from None


def _grid(shown: Any, written: Any, formulas: frozenset[str]) -> Grid:
    """Return the filled cells of one sheet; a formula that was never calculated is marked."""
    uncalculated = _uncalculated(shown, written) if shown._worksheet_path in formulas else set()
    shown.reset_dimensions()
    grid: Grid = {}
    for number, row in enumerate(shown.iter_rows(), start=1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise FileRefusedError("hostile-file", "a sheet claims more cells than a bid sheet can have.")
        cells = {}
        for place, cell in enumerate(row):
            if (number, place) in uncalculated:
                cells[place] = SheetCell(UNCALCULATED)
            elif cell.value is not None and clean(text := cell_text(cell.value)):
                cells[place] = SheetCell(text, _currency(cell))
        if cells:
            grid[number] = cells
    return grid


def _uncalculated(shown: Any, written: Any) -> set[tuple[int, int]]:
    """Return the places of formulas without a stored result; one that gives an empty text has it stored as text."""
    shown.reset_dimensions()
    written.reset_dimensions()
    return {
        (number, place)
        for number, (values, sources) in enumerate(zip(shown.iter_rows(), written.iter_rows(), strict=False), start=1)
        for place, (cell, source) in enumerate(zip(values, sources, strict=False))
        if source.data_type == "f" and cell.value is None and cell.data_type == "n"
    }


def _currency(cell: Any) -> str:
    """Return the foreign currency that a number is shown in; the formats built into Excel follow the country."""
    if not isinstance(cell.value, (int, float)) or cell.number_format in BUILTIN_FORMATS_REVERSE:
        return ""
    for match in _IN_FORMAT.finditer(cell.number_format):
        word = next(part for part in (*match.groups(), "") if part is not None).strip()
        if word and foreign_currency(f"{word} 1") is not None:
            return word
    return ""

"""Cells of a workbook by sheet, row and column."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from optimiser.ingest.bid_sheet_cells import SheetCell, read_cells
from optimiser.ingest.parse import UNCALCULATED
from optimiser.ingest.raw_table import FileRefusedError


def workbook(value: Any, number_format: str = "General") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "One"
    sheet["B3"] = value
    sheet["B3"].number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_filled_cells_are_found_by_their_place() -> None:
    """Only filled cells are there, under the row Excel shows and the column counted from 0; other sheets are absent."""
    assert read_cells(workbook(3.4), ["One", "Two"]) == {"One": {3: {1: SheetCell("3.4")}}}
    assert read_cells(workbook("  "), ["One"]) == {"One": {}}


def test_a_formula_that_was_never_calculated_is_marked() -> None:
    """A formula without a stored result is not taken for an empty cell."""
    assert read_cells(workbook("=1+1"), ["One"])["One"][3][1].text == UNCALCULATED


@pytest.mark.parametrize(
    ("number_format", "currency"),
    [
        ("#,##0.00 [$€-407]", "€"),
        ("[$EUR] #,##0.00", "EUR"),
        ('"$"#,##0.000', "$"),
        ("€#,##0.00", "€"),
        ('"£"#,##0.00', ""),
        ("[$£-809]#,##0.00", ""),
        ("[$-809]dd mmmm yyyy", ""),
        # Built into Excel: shown with the sign of the country the machine is set to.
        ('"$"#,##0.00_);[Red]("$"#,##0.00)', ""),
        ("0.00%", ""),
    ],
)
def test_a_number_shown_in_another_currency_is_seen(number_format: str, currency: str) -> None:
    """A foreign sign in the number format is found; pounds, languages and formats built into Excel are none."""
    assert read_cells(workbook(3, number_format), ["One"])["One"][3][1].currency == currency


def test_a_damaged_workbook_is_refused() -> None:
    """What is no workbook is refused without a word of the reader's."""
    with pytest.raises(FileRefusedError) as caught:
        read_cells(b"nothing", ["One"])
    assert caught.value.kind == "unreadable-file"

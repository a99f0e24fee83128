"""Cells are written by their form; text stays text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter.workbook import Workbook

from optimiser.report.workbook.blocks import Form, Formula
from optimiser.report.workbook.formats import Formats, write_cell


def _written(tmp_path: Path, value: Any, form: Form, *, formulas: bool = False) -> Any:
    path = tmp_path / "cell.xlsx"
    book = Workbook(str(path))
    write_cell(book.add_worksheet(), Formats(book), (0, 0), value, form)
    book.close()
    return openpyxl.load_workbook(path, data_only=not formulas)["Sheet1"]["A1"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@a", "\tx", "http://example.test", "'quoted", "007"])
def test_text_is_never_a_formula_a_link_or_a_number(tmp_path: Path, text: str) -> None:
    """What begins like a formula, a link or a number is written as the same text."""
    cell = _written(tmp_path, text, "text", formulas=True)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_text_that_begins_like_a_formula_survives_editing(tmp_path: Path) -> None:
    """Such a cell carries the quote prefix, so that Excel keeps it as text when somebody edits it."""
    assert _written(tmp_path, "=1+1", "text").quotePrefix
    assert not _written(tmp_path, "laundry", "text").quotePrefix


def test_a_text_too_long_for_a_cell_is_cut_visibly(tmp_path: Path) -> None:
    """A cell holds 32,767 characters; what is longer ends in an ellipsis instead of being lost."""
    value = _written(tmp_path, "x" * 40_000, "text").value
    assert len(value) == 32_767
    assert value.endswith("…")


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (-12_345, "money", -123.45),
        (1_500_000, "quantity", 1.5),
        (True, "boolean", True),
        (3, "count", 3),
        (dt.date(2026, 11, 22), "date", dt.datetime(2026, 11, 22)),
        (dt.date(1066, 10, 14), "date", "1066-10-14"),
        (None, "money", None),
        ("not stated", "money", "not stated"),
    ],
)
def test_values_have_their_own_type(tmp_path: Path, value: Any, form: Form, expected: Any) -> None:
    """Money is a number of pounds, a date a date, a truth value a truth value; a date before 1900 is text."""
    assert _written(tmp_path, value, form).value == expected


def test_a_formula_keeps_its_value(tmp_path: Path) -> None:
    """A formula is written with the value it gives, so that a viewer that does not calculate shows it."""
    assert _written(tmp_path, Formula("1+1", 200), "money").value == 2
    assert _written(tmp_path, Formula("1+1", 200), "money", formulas=True).value == "=1+1"


def test_money_has_thousands_and_brackets(tmp_path: Path) -> None:
    """Negative money stands in brackets, a date as 22 Nov 2026."""
    assert "(#,##0.00)" in _written(tmp_path, 1, "money").number_format
    assert _written(tmp_path, dt.date(2026, 11, 22), "date").number_format == "dd mmm yyyy"

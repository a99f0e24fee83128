"""The workbook of a comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from optimiser.report.comparison.book import write_comparison_workbook
from tests.unit.report.comparison.sample import FORMULA, sample


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workbook of the sample."""
    path = tmp_path_factory.mktemp("book") / "compare.xlsx"
    write_comparison_workbook(sample(), path)
    return path


@pytest.fixture(scope="module")
def values(path: Path) -> Any:
    """Return the workbook with the values stored with its formulas."""
    return openpyxl.load_workbook(path, data_only=True)


def test_the_sheets(values: Any) -> None:
    """What is synthetic stands on sheets named Illustration."""
    assert values.sheetnames == [
        *("Cover", "Checks", "Headline", "Measures", "Bridges", "By trust", "By category", "Since"),
        *("Tables", "Settings", "Files"),
        *(f"Illustration {name}" for name in ("checks", "headline", "measures", "bridges", "by trust", "by category")),
    ]
    shown = {cell.value for name in values.sheetnames[:8] for row in values[name].iter_rows() for cell in row}
    assert 44.44 not in shown


def test_the_master_check_holds(path: Path, values: Any) -> None:
    """Every check agrees: with all bars the first run gives the second, trusts and categories add up."""
    sheet, cell = openpyxl.load_workbook(path).defined_names["MasterCheck"].attr_text.split("!")
    assert values[sheet][cell.replace("$", "")].value is True
    rows = list(values["Checks"].iter_rows(min_row=6, values_only=True))
    assert [row[-1] for row in rows] == [True] * 10
    assert rows[0][1] == "Opportunity (C1 headline:opportunity): first run and every change = second run"
    assert rows[0][2:5] == (2502.2, 2502.2, 0)


def test_differences_are_live(path: Path, values: Any) -> None:
    """A difference is a formula over its two amounts, stored with the value it gives."""
    live = openpyxl.load_workbook(path)["Bridges"]
    rows = list(values["Bridges"].iter_rows(min_row=6, values_only=True))
    assert live.cell(6, 12).value == "=$K6-$J6"
    assert [row[11] for row in rows[:2]] == [100.99, -7.0]
    assert round(sum(row[11] for row in rows), 2) == 95.19


def test_text_is_no_formula(path: Path) -> None:
    """A title that begins like a formula stays text."""
    cells = [cell for row in openpyxl.load_workbook(path)["Since"].iter_rows() for cell in row if cell.value == FORMULA]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_same_comparison_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    """The bytes of the workbook repeat."""
    write_comparison_workbook(sample(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_run_with_itself(tmp_path: Path) -> None:
    """Without a change there are still checks, and they hold."""
    write_comparison_workbook(sample()[1:], tmp_path / "same.xlsx")
    book = openpyxl.load_workbook(tmp_path / "same.xlsx", data_only=True)
    assert "Bridges" not in book.sheetnames
    assert {row[-1] for row in book["Checks"].iter_rows(min_row=6, values_only=True)} == {True}

"""The workbook as a whole: sheets in order, bytes that repeat, synthetic figures in one place."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from optimiser.report.view import RunView
from optimiser.report.workbook import write_workbook
from tests.unit.report.workbook.sample_view import AS_OF, sample_view


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the sample's workbook, with the values kept in it."""
    path = tmp_path_factory.mktemp("book") / "report.xlsx"
    write_workbook(sample_view(), path)
    return openpyxl.load_workbook(path, data_only=True)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two writings are equal, also when the run took another time, and the date of creation is the case's."""
    view = sample_view()
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_workbook(view, first)
    write_workbook(RunView({**view.result, "seconds": 99.9}, view.tables, view.inputs), second)
    assert first.read_bytes() == second.read_bytes()
    assert openpyxl.load_workbook(first).properties.created == dt.datetime.combine(AS_OF, dt.time())


def test_inputs_come_before_findings_and_the_trace_last(book: Any) -> None:
    """The order is cover, checks, inputs, findings, illustration, quality, trace; empty tables have no sheet."""
    names = book.sheetnames
    assert names[:3] == ["Cover", "Checks", "Input trusts"]
    order = ["Input spend", "Unit prices", "Opportunities", "By trust", "Illustration", "Reconciliation", "Trace"]
    assert [name for name in names if name in order] == order
    assert "Shared suppliers" not in names


def test_synthetic_numbers_stand_on_the_illustration_only(book: Any) -> None:
    """The made-up targets of £1,000,000, £400,000 and £250,000 are on no other sheet."""
    for sheet in book:
        values = {cell.value for row in sheet.iter_rows() for cell in row}
        found = values & {1_000_000, 400_000, 250_000}
        assert bool(found) == sheet.title.startswith("Illustration"), sheet.title
        if found:
            assert sheet["A1"].value == "Worked illustration – synthetic"


def test_the_master_check_has_a_name(book: Any) -> None:
    """The cell that says whether everything agrees can be found by name, and is TRUE."""
    sheet, cell = book.defined_names["MasterCheck"].attr_text.split("!")
    assert book[sheet][cell.replace("$", "")].value is True


def test_there_are_no_macros_links_or_merged_cells(tmp_path: Path) -> None:
    """The file holds sheets, tables and text, nothing that a locked-down laptop would refuse."""
    path = tmp_path / "report.xlsx"
    write_workbook(sample_view(), path)
    names = zipfile.ZipFile(path).namelist()
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert not [sheet.title for sheet in openpyxl.load_workbook(path) if sheet.merged_cells.ranges]


def test_an_empty_run_is_still_a_workbook(tmp_path: Path) -> None:
    """A run that found nothing gives a cover that says so."""
    path = tmp_path / "report.xlsx"
    write_workbook(RunView({"case": "empty"}, {}, {}), path)
    assert openpyxl.load_workbook(path).sheetnames == ["Cover"]

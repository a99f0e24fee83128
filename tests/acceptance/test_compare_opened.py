"""A comparison opened where it is read: the workbook in LibreOffice, the page in a browser."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from optimiser.report.comparison.book import write_comparison_workbook
from optimiser.report.comparison.page import render_comparison
from tests.acceptance import test_report_in_browser as in_browser
from tests.acceptance import test_workbook_recalculates as in_office
from tests.unit.report.comparison.sample import PLANTED, sample

browser, office = in_browser.browser, in_office.office


@pytest.mark.office
def test_every_formula_gives_the_value_written_with_it(office: in_office.Office) -> None:
    """LibreOffice works the comparison's workbook out again, and finds in every cell what was written there."""
    path = office.folder / "compare.xlsx"
    write_comparison_workbook(sample(), path)
    formulas, written = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    found = openpyxl.load_workbook(office.recalculated(path), data_only=True)
    live = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(live) > 80
    for sheet, place in live:
        assert found[sheet][place].value == pytest.approx(written[sheet][place].value, rel=1e-9, abs=1e-9), (
            sheet,
            place,
        )
    sheet, cell = formulas.defined_names["MasterCheck"].attr_text.split("!")
    assert found[sheet][cell.replace("$", "")].value is True


@pytest.mark.browser
def test_the_browser_refuses_nothing_of_the_page(browser: str, tmp_path: Path) -> None:
    """The policy lets the page's one style block through, the console stays silent, and planted text stays text."""
    document, console = in_browser._open(browser, tmp_path, render_comparison(sample()), "--dump-dom")
    assert console == []
    assert '<section id="comparison-2"' in document
    assert "<script" not in document
    assert PLANTED.replace("<", "&lt;").replace(">", "&gt;") in document

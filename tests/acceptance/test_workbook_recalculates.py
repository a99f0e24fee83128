"""LibreOffice works the workbook out again and finds in every cell what was written there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter.workbook import Workbook

from optimiser.report.view import RunView
from optimiser.report.workbook import write_workbook
from tests.unit.report.transport_sample import transport_view
from tests.unit.report.workbook.sample_view import findings, input_rows, sample_view

pytestmark = pytest.mark.office

# Recalculate workbooks of this kind on loading: 0 is always, 1 never, 2 ask.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Office:
    """A LibreOffice with a profile of its own that recalculates whatever it loads."""

    program: str
    folder: Path

    def recalculated(self, path: Path) -> Path:
        """Return a copy of the workbook in which every formula was worked out again."""
        out = self.folder / "out"
        profile = (self.folder / "profile").as_uri()
        command = [self.program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir"]
        subprocess.run([*command, str(out), str(path)], check=True, capture_output=True, timeout=300)
        return out / path.name


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return LibreOffice, proven to recalculate; skip where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")
    folder = tmp_path_factory.mktemp("office")
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS, encoding="utf-8")
    return Office(program, folder)


@dataclass(frozen=True)
class Recalculation:
    """The workbook's formulas, the values it was written with, and those LibreOffice found."""

    formulas: Any
    written: Any
    found: Any

    def cells(self) -> Iterator[tuple[str, Any, Any, Any]]:
        """Yield place, formula, value written and value found of every formula."""
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        written = self.written[sheet.title][cell.coordinate].value
                        found = self.found[sheet.title][cell.coordinate].value
                        yield f"{sheet.title}!{cell.coordinate}", cell.value, written, found


def _recalculated(view: RunView, office: Office, name: str) -> Recalculation:
    path = office.folder / f"{name}.xlsx"
    write_workbook(view, path)
    copy = office.recalculated(path)
    return Recalculation(
        openpyxl.load_workbook(path),
        openpyxl.load_workbook(path, data_only=True),
        openpyxl.load_workbook(copy, data_only=True),
    )


@pytest.fixture(scope="module")
def sample(office: Office) -> Recalculation:
    """Return the sample run's workbook, recalculated."""
    return _recalculated(sample_view(), office, "sample")


def test_libreoffice_really_recalculates(office: Office) -> None:
    """A planted wrong value of 7 for 1+1 becomes 2, so that agreement elsewhere means something."""
    path = office.folder / "planted.xlsx"
    book = Workbook(str(path))
    book.add_worksheet("Planted").write_formula(0, 0, "=1+1", None, 7)
    book.close()
    assert openpyxl.load_workbook(path, data_only=True)["Planted"]["A1"].value == 7
    assert openpyxl.load_workbook(office.recalculated(path), data_only=True)["Planted"]["A1"].value == 2


def test_every_formula_gives_the_value_written_with_it(sample: Recalculation) -> None:
    """Amounts agree to a billionth of themselves, which is far below the penny; truth values agree exactly."""
    cells = list(sample.cells())
    assert len(cells) > 300
    differing = [
        (place, formula, written, found) for place, formula, written, found in cells if not _same(written, found)
    ]
    assert differing == []


def _same(written: Any, found: Any) -> bool:
    if isinstance(written, bool) or isinstance(found, bool) or not isinstance(written, (int, float)):
        return type(written) is type(found) and bool(written == found)
    return isinstance(found, (int, float)) and abs(written - found) <= 1e-9 * max(1.0, abs(written))


def test_every_sheet_has_formulas_where_figures_are_worked_out(sample: Recalculation) -> None:
    """Cover, checks, prices, benchmarks, opportunities, trusts and illustration are live, not pasted numbers."""
    live = {place.partition("!")[0] for place, _, _, _ in sample.cells()}
    assert {"Cover", "Checks", "Unit prices", "Benchmarks", "Opportunities", "By trust", "Illustration"} <= live


def test_the_master_check_holds_after_recalculation(sample: Recalculation) -> None:
    """The cell MasterCheck, found by its name, is still TRUE, and so is every check."""
    sheet, cell = sample.formulas.defined_names["MasterCheck"].attr_text.split("!")
    assert sample.found[sheet][cell.replace("$", "")].value is True
    verdicts = [row[-1].value for row in sample.found["Checks"].iter_rows(min_row=6)]
    assert len(verdicts) >= 20
    assert set(verdicts) == {True}


def test_no_cell_is_an_error(sample: Recalculation) -> None:
    """No sheet holds #REF!, #NAME?, #DIV/0! or their like."""
    errors = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in sample.found
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


def test_text_that_looks_like_a_formula_stays_text(sample: Recalculation) -> None:
    """Descriptions and titles that begin with = - or @ are the same text after LibreOffice had them."""
    texts = {
        cell.value for sheet in sample.found for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    }
    expected = {"=cost as returned", "-Laundry and linen service", "@Provision of laundry services"}
    assert expected | {'=HYPERLINK("http://example.test")'} <= texts
    formulas = [formula for _, formula, _, _ in sample.cells() if "HYPERLINK" in str(formula)]
    assert formulas == []


def test_a_fault_shows_in_the_recalculated_checks(office: Office) -> None:
    """A headline a penny off is FALSE on the cover also by LibreOffice's own arithmetic."""
    view = sample_view()
    pence = view.result["headline"]["opportunity_pence"] + 1
    faulty = RunView({**view.result, "headline": {"opportunity_pence": pence}}, view.tables, view.inputs)
    recalculation = _recalculated(faulty, office, "faulty")
    sheet, cell = recalculation.formulas.defined_names["MasterCheck"].attr_text.split("!")
    assert recalculation.found[sheet][cell.replace("$", "")].value is False
    assert all(_same(written, found) for _, _, written, found in recalculation.cells())


@pytest.mark.parametrize("basis", ["supplied", "synthetic"])
def test_transport_recalculates(office: Office, basis: str) -> None:
    """Plans from their routes, gains from the plans, proof gaps and their checks are live and give what was written."""
    recalculation = _recalculated(transport_view(basis), office, f"transport_{basis}")
    cells = list(recalculation.cells())
    assert [place for place, _, written, found in cells if not _same(written, found)] == []
    live = {place.partition("!")[0].removeprefix("Illustration ").lower() for place, _, _, _ in cells}
    assert {"transport plans", "transport proof"} <= live
    sheet, cell = recalculation.formulas.defined_names["MasterCheck"].attr_text.split("!")
    assert recalculation.found[sheet][cell.replace("$", "")].value is True


def test_awkward_amounts_agree_to_the_penny(office: Office) -> None:
    """Thirds, credits, huge and tiny amounts, empty quantities and half pennies recalculate to the same penny."""
    lines = [
        {
            "line_id": f"L{number}",
            "trust": f"T{number % 7}",
            "supplier": f"S{number % 5}",
            "item": f"item {number % 11}",
            "quantity_millionths": None if number % 13 == 0 else number * 333_333,
            "amount_pence": (-1) ** number * (number * 10_007) ** 2 % 10**11,
        }
        for number in range(1, 400)
    ]
    sums: dict[str, int] = {}
    for line in lines:
        sums[str(line["supplier"])] = sums.get(str(line["supplier"]), 0) + int(str(line["amount_pence"]))
    suppliers = [
        {"supplier": name, "trust_count": 7, "spend_pence": pence, "basis": "supplied", "figure": f"supplier:{name}"}
        for name, pence in sums.items()
    ]
    miles = [
        {
            "trust": f"T{number}",
            "miles_millionths": number * 1_234_567,
            "pence_per_mile": rate,
            "cost_pence": _half_up(number * 1_234_567 * round(rate * 1_000_000), 10**12),
            "basis": "supplied",
            "figure": f"grey:{number}",
        }
        for number, rate in ((1, 56.0), (5, 20.5), (999, 0.333333), (123_456, 67.25))
    ]
    tables = {
        "shared_suppliers": findings("shared_suppliers", suppliers),
        "grey_fleet": findings("grey_fleet", miles),
    }
    view = RunView({"as_of": "2026-11-22"}, tables, {"spend_lines": input_rows("spend_lines", lines)})
    cells = list(_recalculated(view, office, "awkward").cells())
    assert sum("SUMIFS" in str(formula) for _, formula, _, _ in cells) == 5
    assert all(_same(written, found) for _, _, written, found in cells)


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)

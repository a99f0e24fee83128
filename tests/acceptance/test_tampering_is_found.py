"""A run folder that was changed in one place does not pass the independent check; an untouched one does."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.verify import AuditReport, audit_run, check_hashes
from optimiser.tables import OUTPUT_TABLES, Column
from tests.acceptance.command_line import change_cell, optimiser, read_rows, replace_text, write_records
from tests.acceptance.conftest import Run

FINDINGS, INPUT = "record/findings", "record/input"


@pytest.fixture
def copy(tiny: Run, tmp_path: Path) -> Path:
    """Return a copy of the tiny run that a test may change."""
    return Path(shutil.copytree(tiny.folder, tmp_path / "run"))


def _row_of(path: Path, column: str, value: str) -> int:
    """Return the row, as Excel numbers it, of the first record with a value."""
    return next(number for number, row in enumerate(read_rows(path), start=2) if row[column] == value)


def _change(folder: Path, table: str, key: tuple[str, str], column: str, value: str, *, copies: bool = True) -> None:
    """Change one cell of a table of findings, and of its copy for sharing where it has one."""
    paths = [folder / FINDINGS / f"{table}.csv"]
    paths += [folder / "csv" / f"{table}.csv"] if copies and (folder / "csv" / f"{table}.csv").is_file() else []
    for path in paths:
        assert change_cell(path, _row_of(path, *key), column, value) != value


def _edit_result(folder: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Change ``result.json``."""
    path = folder / "result.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def _told(report: AuditReport) -> set[tuple[str, str]]:
    return {(difference.place, difference.figure) for difference in report.differences}


def test_an_untouched_run_agrees_with_its_own_record(tiny: Run, nenc: Run) -> None:
    """Every figure is recomputed, and none differs; every file has its hash."""
    for run in (tiny, nenc):
        report = audit_run(run.folder)
        assert report.differences == ()
        assert report.figures == len(read_rows(run.folder / FINDINGS / "figures.csv"))
        assert report.checks > report.figures
        assert check_hashes(run.folder) == ()


def test_a_figure_of_another_value_is_found(copy: Path) -> None:
    """The figure itself differs, and the total it is part of no longer adds up."""
    _change(copy, "figures", ("figure", "excess:median:masks:BIR"), "value_gbp", "999.00")
    told = _told(audit_run(copy))
    assert (f"{FINDINGS}/figures.csv", "excess:median:masks:BIR") in told
    assert (f"{FINDINGS}/figures.csv", "excess:median:masks") in told


def test_an_opportunity_of_another_value_is_found(copy: Path) -> None:
    """The table no longer says what the ledger says."""
    first = read_rows(copy / FINDINGS / "opportunities.csv")[0]["opportunity"]
    _change(copy, "opportunities", ("opportunity", first), "value_gbp", "9999.00")
    assert (f"{FINDINGS}/opportunities.csv", first) in _told(audit_run(copy))


def test_a_headline_that_was_raised_is_found(copy: Path) -> None:
    """A penny on the opportunity is a penny too much, and the trusts do not add up to it."""

    def raise_it(content: dict[str, Any]) -> None:
        content["headline"]["opportunity_pence"] += 1

    _edit_result(copy, raise_it)
    differences = audit_run(copy).differences
    assert {difference.figure for difference in differences} == {"headline.opportunity_pence"}
    assert len(differences) == 2


def test_a_total_of_one_trust_is_found(copy: Path) -> None:
    """A target moved from one trust to another keeps the total and is found all the same."""

    def move(content: dict[str, Any]) -> None:
        first, second = (entry["headline"] for entry in content["trusts"][:2])
        first["target_pence"], second["target_pence"] = first["target_pence"] - 100, second["target_pence"] + 100

    _edit_result(copy, move)
    told = {difference.figure for difference in audit_run(copy).differences}
    assert told == {"trusts.ALD.headline.target_pence", "trusts.BIR.headline.target_pence"}


def test_an_input_amount_that_was_changed_is_found(copy: Path) -> None:
    """A pound on one spend line moves the figures made from it and the reconciliation."""
    path = copy / INPUT / "spend_lines.csv"
    change_cell(path, _row_of(path, "line_id", "L05"), "amount_gbp", "1301.00")
    told = _told(audit_run(copy))
    assert (f"{FINDINGS}/figures.csv", "spend:masks:BIR") in told
    assert (f"{FINDINGS}/reconciliation.csv", "spend_lines") in told


def test_a_source_row_that_leads_elsewhere_is_found(copy: Path) -> None:
    """The trace of a figure names the rows it was made from, and no others."""
    _change(copy, "figure_sources", ("figure", "spend:masks:BIR"), "row", "3")
    assert (f"{FINDINGS}/figure_sources.csv", "spend:masks:BIR") in _told(audit_run(copy))


def test_a_benchmark_of_another_price_is_found(copy: Path) -> None:
    """A millionth of a pound is enough."""
    _change(copy, "benchmark_prices", ("benchmark", "median"), "price_gbp", "3.500001")
    assert {place for place, _ in _told(audit_run(copy))} >= {f"{FINDINGS}/benchmark_prices.csv"}


def test_a_decide_by_date_that_was_moved_is_found(copy: Path) -> None:
    """A day later is a day too late."""
    path = copy / FINDINGS / "decide_by.csv"
    contract = next(row for row in read_rows(path) if row["decide_by"])
    _change(copy, "decide_by", ("contract", contract["contract"]), "decide_by", "2031-01-01")
    assert (f"{FINDINGS}/decide_by.csv", contract["contract"]) in _told(audit_run(copy))


def test_a_copy_for_sharing_that_differs_is_found(copy: Path) -> None:
    """What is shared is what is recorded."""
    change_cell(copy / "csv" / "unit_prices.csv", 2, "spend_gbp", "1.00")
    assert _told(audit_run(copy)) == {("csv/unit_prices.csv", "unit_prices.csv")}


def test_a_figure_that_was_taken_away_is_found(copy: Path) -> None:
    """The record gives it, and the totals name it."""
    for name in ("figures", "figure_sources"):
        path = copy / FINDINGS / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            records = list(csv.reader(stream))
        write_records(path, [record for record in records if record[0] != "spend:masks:BIR"])
    assert (f"{FINDINGS}/figures.csv", "spend:masks:BIR") in _told(audit_run(copy))


def test_a_table_called_synthetic_afterwards_is_found(copy: Path) -> None:
    """Every figure that rests on it stands in the wrong place."""
    path = copy / "record" / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["tables"]["spend_lines"]["basis"] = "synthetic"
    path.write_text(json.dumps(settings), encoding="utf-8")
    assert (f"{FINDINGS}/figures.csv", "headline:opportunity") in _told(audit_run(copy))


def test_a_setting_that_was_changed_is_found(copy: Path) -> None:
    """Another weight is another risk-adjusted value, and another setting than result.json says."""
    replace_text(copy / "record" / "settings.json", '"fully_developed": 0.8', '"fully_developed": 0.7')
    told = _told(audit_run(copy))
    assert (f"{FINDINGS}/figures.csv", "scheme_risk:S1") in told
    assert ("result.json", "settings") in told


@pytest.mark.long
def test_every_column_of_the_findings_is_watched(copy: Path) -> None:
    """In each table of findings a changed cell is found, whatever it measures or names."""
    missed = []
    for name, table in OUTPUT_TABLES.items():
        path = copy / FINDINGS / f"{name}.csv"
        if not path.is_file() or not read_rows(path):
            continue
        before, shared = path.read_bytes(), copy / "csv" / path.name
        for column in table.columns:
            if column.kind == "text":  # What words say is no arithmetic; the hashes of the manifest hold them.
                continue
            change_cell(path, 2, column.name, _another(column, read_rows(path)[0][column.name]))
            if shared.is_file():
                shared.write_bytes(path.read_bytes())
            if not audit_run(copy).differences:
                missed.append(f"{name}.{column.name}")
            path.write_bytes(before)
        if shared.is_file():
            shared.write_bytes(before)
    assert missed == []


def _another(column: Column, text: str) -> str:
    """Return a value of a column's kind that is not the one that stands there."""
    if column.kind == "money":
        return "12.34" if text != "12.34" else "12.35"
    if column.kind in ("quantity", "decimal", "integer"):
        return "7" if text != "7" else "8"
    if column.kind == "boolean":
        return "no" if text == "yes" else "yes"
    return "2031-12-31" if column.kind == "date" else f"{text}x"


def test_the_command_tells_a_changed_run(copy: Path) -> None:
    """`verify` ends with 0 on an untouched run and with 6 on a changed one."""
    optimiser("verify", copy, cwd=copy.parent).ended(0)
    change_cell(copy / INPUT / "spend_lines.csv", 2, "amount_gbp", "3000.01")
    optimiser("verify", copy, cwd=copy.parent).ended(6)

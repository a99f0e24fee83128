"""A recommended award that was changed, in its decisions, its sums or what it rests on, does not pass the check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.verify import audit_run
from tests.acceptance.command_line import change_cell, read_rows
from tests.acceptance.conftest import Run

FINDINGS, INPUT = "record/findings", "record/input"
LINES, PROOF, PHASING = (f"{FINDINGS}/{name}.csv" for name in ("award_lines", "award_proof", "award_phasing"))
FIGURES = f"{FINDINGS}/figures.csv"


@pytest.fixture
def copy(tiny: Run, tmp_path: Path) -> Path:
    """Return a copy of the tiny run that a test may change."""
    return Path(shutil.copytree(tiny.folder, tmp_path / "run"))


def _told(folder: Path) -> set[tuple[str, str]]:
    return {(difference.place, difference.figure) for difference in audit_run(folder).differences}


def _row_of(path: Path, wanted: dict[str, str]) -> int:
    """Return the row, as Excel numbers it, of the first record with these values."""
    rows = read_rows(path)
    return next(number for number, row in enumerate(rows, 2) if wanted.items() <= row.items())


def _change(folder: Path, table: str, wanted: dict[str, str], column: str, value: str) -> None:
    """Change one cell of a table of findings and of its copy for sharing."""
    for path in (folder / FINDINGS / f"{table}.csv", folder / "csv" / f"{table}.csv"):
        assert change_cell(path, _row_of(path, wanted), column, value) != value


def _change_input(folder: Path, table: str, wanted: dict[str, str], column: str, value: str) -> None:
    """Change one cell of what was read."""
    path = folder / INPUT / f"{table}.csv"
    assert change_cell(path, _row_of(path, wanted), column, value) != value


def _in_result(folder: Path, place: str, wanted: dict[str, str], key: str, value: object) -> None:
    """Change the same in ``result.json``, so that it still repeats the record."""
    path = folder / "result.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    row = next(one for one in content["buying"][place] if wanted.items() <= one.items())
    assert row[key] != value
    row[key] = value
    path.write_text(json.dumps(content), encoding="utf-8")


def _set(folder: Path, **buying: Any) -> None:
    """Change settings, in the record and where the result repeats them."""
    for name, keys in (("record/settings.json", ("scenario", "buying")), ("result.json", ("settings", "buying"))):
        path = folder / name
        content = json.loads(path.read_text(encoding="utf-8"))
        content[keys[0]][keys[1]] |= buying
        path.write_text(json.dumps(content), encoding="utf-8")


ALD = {"trust": "ALD", "item": "gloves"}
BIR = {"trust": "BIR", "item": "masks"}


def test_a_quantity_that_was_lowered_is_found(copy: Path) -> None:
    """A box less, in every place that says so: the need is not met, and the line costs less than it says."""
    _change(copy, "award_lines", ALD, "quantity", "999")
    _in_result(copy, "awards", ALD, "quantity_millionths", 999_000_000)
    assert {(LINES, "ALD:gloves"), (FIGURES, "award_cost:ALD:O1"), (PROOF, "recommended")} <= _told(copy)


def test_a_line_on_another_offer_is_found(copy: Path) -> None:
    """The other supplier's offer is dearer, and the figures are those of the first."""
    _change(copy, "award_lines", ALD, "offer", "O2")
    _in_result(copy, "awards", ALD, "offer", "O2")
    assert {(FIGURES, "award_cost:ALD:O1"), (FIGURES, "award_cost:ALD:O2"), (FIGURES, "award:yearly")} <= _told(copy)


def test_a_price_that_was_changed_is_found(copy: Path) -> None:
    """A penny more on the offer, and every line on it costs more."""
    _change_input(copy, "offers", {"offer": "O3"}, "price_gbp", "2.11")
    assert {(LINES, "BIR:O3:masks"), (FIGURES, "award_saving:masks:BIR"), (FIGURES, "headline:saving")} <= _told(copy)


def test_a_tier_that_was_moved_is_found(copy: Path) -> None:
    """With a break at 2,001 boxes the 2,000 pay the list price."""
    _change_input(copy, "offer_tiers", {"offer": "O1"}, "threshold", "2001")
    assert {(LINES, "ALD:O1:gloves"), (f"{FINDINGS}/award_tiers.csv", "norse:offer:O1:all_units")} <= _told(copy)


def test_a_saving_that_was_raised_is_found(copy: Path) -> None:
    """In the ledger, the table and the result alike."""
    _change(copy, "savings", BIR, "saving_gbp", "999.00")
    _in_result(copy, "savings", BIR, "saving_pence", 99_900)
    path = copy / FIGURES
    change_cell(path, _row_of(path, {"figure": "award_saving:masks:BIR"}), "value_gbp", "999.00")
    assert {(f"{FINDINGS}/savings.csv", "BIR:masks"), (FIGURES, "award_saving:masks:BIR")} <= _told(copy)


def test_a_baseline_that_was_raised_is_found(copy: Path) -> None:
    """A pound more on the spend line is no pound saved."""
    _change_input(copy, "spend_lines", {"line_id": "L05"}, "amount_gbp", "1301.00")
    assert {(FIGURES, "award_baseline:masks:BIR"), (PROOF, "baseline")} <= _told(copy)


def test_an_offer_that_had_ended_is_found(copy: Path) -> None:
    """It held until the day before."""
    _change_input(copy, "offers", {"offer": "O1"}, "valid_to", "2026-11-21")
    assert {(LINES, "ALD:O1:gloves"), (LINES, "ALD:gloves")} <= _told(copy)


def test_a_rule_that_is_not_kept_is_found(copy: Path) -> None:
    """Two suppliers win in a lot in which one may; a trust that was to stay out buys on new terms."""
    _set(copy, max_suppliers_per_lot=1)
    assert (LINES, "max_suppliers_per_lot") in _told(copy)
    _set(copy, max_suppliers_per_lot=None, trusts_out=["ALD"])
    assert (LINES, "trusts_out") in _told(copy)


def test_a_bound_that_was_raised_is_found(copy: Path) -> None:
    """No bound lies above what it is a bound on."""
    _change(copy, "award_proof", {"measure": "bound"}, "value_gbp", "8061.00")
    assert (PROOF, "bound") in _told(copy)


def test_a_proof_that_is_none_is_found(copy: Path) -> None:
    """A hundred pounds open are not optimal."""
    _change(copy, "award_proof", {"measure": "bound"}, "value_gbp", "7960.00")
    _change(copy, "award_proof", {"measure": "proof_gap"}, "value_gbp", "100.00")
    assert (PROOF, "status") in _told(copy)


def test_a_trust_that_joins_too_early_is_found(copy: Path) -> None:
    """Its contract runs until August, and names no cost of leaving."""
    wanted = {"trust": "ALD", "financial_year": "2027/28"}
    for year in ("2026/27", "2027/28", "2028/29"):
        _change(copy, "award_phasing", {**wanted, "financial_year": year}, "join_month", "2027-08")
    assert {(PHASING, "ALD:consumables"), (PHASING, "ALD:consumables:2027/28")} <= _told(copy)

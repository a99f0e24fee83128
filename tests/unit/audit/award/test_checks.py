"""An award is where there is ground for one, whole, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.award.checks import check_award
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import DECIDED, ONE_OFFER, run_of

PROOF = """\
measure,value_gbp,value_text,basis
baseline,70.00,,supplied
recommended,40.00,,supplied
status,,limit,supplied
"""
WHOLE = {"savings": "trust\n", "award_left_out": "what\n", "award_proof": PROOF}
BUYING = {
    "awards": [],
    "savings": [],
    "award_left_out": [],
    "award_proof": [],
    "baseline_pence": 7000,
    "recommended_pence": 4000,
}


def test_a_whole_award_passes(tmp_path: Path) -> None:
    """Every table that each award has, and all of them in the result."""
    found = Comparison()
    check_award(run_of(tmp_path, findings=WHOLE, result={"status": "limit", "buying": BUYING}), found)
    assert found.differences == []


def test_a_table_that_is_missing_is_told(tmp_path: Path) -> None:
    """The savings ledger is not there, but said to be in the result."""
    found = Comparison()
    findings = {name: text for name, text in WHOLE.items() if name != "savings"}
    check_award(run_of(tmp_path, findings=findings, result={"status": "limit", "buying": BUYING}), found)
    assert {(one.place, one.figure) for one in found.differences} == {
        ("record/findings/savings.csv", "savings"),
        ("result.json", "buying.savings"),
    }


def test_an_award_without_ground_is_told(tmp_path: Path) -> None:
    """Nobody offers what is needed, and something is recommended all the same."""
    found = Comparison()
    soap = {"offers": ONE_OFFER.replace("gloves", "soap")}
    check_award(run_of(tmp_path, DECIDED, tables=soap, result={"status": "limit", "buying": {}}), found)
    assert {one.figure for one in found.differences} == {"award_lines", "buying.awards"}

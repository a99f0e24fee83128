"""What is said of how good an award is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.award.proof import PLACE, check_proof
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import award_of, told

PROOF = """\
measure,value_gbp,value_text,basis
baseline,70.00,,supplied
recommended,40.00,,supplied
bound,39.99,,supplied
proof_gap,0.01,,supplied
status,,optimal,supplied
seed,,1,supplied
"""
RESULT = {
    "status": "optimal",
    "buying": {
        "baseline_pence": 7000,
        "recommended_pence": 4000,
        "bound_pence": 3999,
        "proof_gap_pence": 1,
        "proof_gap": 0.00025,
    },
}


def _told(folder: Path, proof: str = PROOF, result: dict[str, Any] | None = None) -> set[str]:
    found = Comparison()
    check_proof(award_of(folder, findings={"award_proof": proof}, result=result or RESULT), found)
    return told(found)


def test_a_proof_that_fits_passes(tmp_path: Path) -> None:
    """70.00 today, 40.00 recommended, a penny open."""
    assert _told(tmp_path) == set()


@pytest.mark.parametrize(
    ("said", "instead", "figure"),
    [
        ("baseline,70.00", "baseline,70.01", "baseline"),
        ("recommended,40.00", "recommended,39.99", "recommended"),
        ("bound,39.99", "bound,40.01", "bound"),
        ("gap,0.01", "gap,0.02", "proof_gap"),
        ("seed,,1", "seed,,2", "seed"),
        ("optimal,supplied", "optimal,published", "status"),
        ("optimal", "best", "status"),
        ("bound,39.99,,supplied\n", "", "proof_gap"),
    ],
)
def test_what_does_not_follow_is_told(tmp_path: Path, said: str, instead: str, figure: str) -> None:
    """Each amount, the seed, the basis, the word; a gap to no bound."""
    assert figure in _told(tmp_path, PROOF.replace(said, instead))


@pytest.mark.parametrize(
    ("status", "open_pence", "fits"),
    [
        ("optimal", 3, True),
        ("optimal", 4, False),
        ("within_gap", 43, True),
        ("within_gap", 44, False),
        ("limit", 99, True),
    ],
)
def test_the_word_fits_the_gap(tmp_path: Path, status: str, open_pence: int, fits: bool) -> None:
    """Of 40.00: proven to some pennies; within the asked hundredth; or stopped before, at whatever gap."""
    proof = PROOF.replace("optimal", status).replace("0.01", f"0.{open_pence:02d}")
    award = award_of(tmp_path, findings={"award_proof": proof.replace("39.99", f"39.{100 - open_pence:02d}")})
    award.run.settings["scenario"]["solve"]["gap"] = 0.01
    found = Comparison()
    check_proof(award, found)
    assert ((PLACE, "status") not in {(one.place, one.figure) for one in found.differences}) == fits


def test_the_result_repeats_it(tmp_path: Path) -> None:
    """Another gap, another bound."""
    buying: dict[str, Any] = {**RESULT["buying"]}  # type: ignore[dict-item]
    assert _told(tmp_path, result={**RESULT, "buying": {**buying, "proof_gap": 0.00026}}) == {"buying.proof_gap"}
    assert _told(tmp_path, result={**RESULT, "buying": {**buying, "bound_pence": 1}}) == {"buying.bound_pence"}

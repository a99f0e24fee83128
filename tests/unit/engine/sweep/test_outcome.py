"""What a sweep keeps of a point."""

from __future__ import annotations

import pytest

from optimiser.engine.sweep.outcome import exit_code, failure_of, is_result, outcome_of
from optimiser.errors import InfeasibleError, LimitError

RESULT = {"status": "optimal", "headline": {"saving_pence": 5}, "illustration": {}}


def test_what_is_kept_of_a_run() -> None:
    """Buying and transport are kept with their basis; headline and illustration stay apart."""
    awards = [{"supplier": "one"}, {"supplier": "two"}, {"supplier": "one"}]
    buying = {"awards": awards, "recommended_pence": 7, "award_basis": "synthetic", "basis": "supplied"}
    transport = {"together_pence": 3, "alone_pence": 4, "vehicles": {"alone": 2, "together": 1}, "basis": "supplied"}
    outcome = outcome_of({**RESULT, "buying": buying, "transport": transport})
    assert outcome["headline"] == {"saving_pence": 5}
    assert outcome["buying"] == {"recommended_pence": 7, "suppliers": 2, "basis": "synthetic"}
    assert outcome["transport"] == {
        "together_pence": 3,
        "alone_pence": 4,
        "vehicles_together": 1,
        "basis": "supplied",
    }


def test_what_was_not_computed_is_absent() -> None:
    """Without an award and without a plan neither is there."""
    outcome = outcome_of({**RESULT, "buying": {"opportunities": []}, "transport": {"grey_fleet": []}})
    assert set(outcome) == {"status", "exit", "headline", "illustration"}


@pytest.mark.parametrize(
    ("error", "status", "code", "kind"),
    [
        (InfeasibleError("No.", "Relax.", ("budget",)), "infeasible", 4, "infeasible"),
        (LimitError("Late."), "failed", 5, "limit"),
        (OSError(28, "No space left on device"), "failed", 8, "output"),
        (KeyError("St Elsewhere"), "failed", 1, "bug"),
    ],
)
def test_a_point_that_went_wrong(error: Exception, status: str, code: int, kind: str) -> None:
    """Rules that contradict each other are a result; anything else has failed, and no message of a bug is kept."""
    outcome = failure_of(error)
    assert (outcome["status"], outcome["exit"], outcome["error"]["kind"]) == (status, code, kind)
    assert is_result(outcome) == (status == "infeasible")
    assert "Elsewhere" not in str(outcome)
    assert outcome["error"].get("rules", []) == (["budget"] if status == "infeasible" else [])


def test_the_worst_failure_decides() -> None:
    """An infeasible point counts nothing; of what failed the greatest code is the sweep's."""
    fine, infeasible = outcome_of(RESULT), failure_of(InfeasibleError("No."))
    assert exit_code([fine, infeasible]) == 0
    assert exit_code([fine, failure_of(KeyError()), failure_of(OSError(28, "full"))]) == 8

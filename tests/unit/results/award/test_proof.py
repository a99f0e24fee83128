"""What is told of how good a recommended award is, and of what took no part."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from models.procurement.award.solution import AwardSolution
from models.protocol import Certificate
from optimiser.results.award.proof import proof_values
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.outcome import Outcome, Status
from tests.unit.results.award.award_case import OFFERS, awarded
from tests.unit.small_case import LINES

OUTCOME = Outcome(Status.LIMIT, 100.0, 90.0, 1.0, 1, "solver")


@pytest.mark.parametrize(
    ("score", "bound", "told"),
    [
        (Fraction(1000), Fraction(1000), {"recommended_pence": 1000, "bound_pence": 1000, "proof_gap_pence": 0}),
        (Fraction(1000), Fraction(9995, 10), {"recommended_pence": 1000, "bound_pence": 1000, "proof_gap_pence": 0}),
        (Fraction(1000), Fraction(9809, 10), {"recommended_pence": 1000, "bound_pence": 981, "proof_gap_pence": 19}),
        (Fraction(1500), Fraction(1400), {"recommended_pence": 1000, "bound_pence": 900, "proof_gap_pence": 100}),
        (Fraction(1000), None, {"recommended_pence": 1000}),
    ],
)
def test_the_proof_gap_in_pence(score: Fraction, bound: Fraction | None, told: dict[str, int]) -> None:
    """The gap is told in whole pence, weights that nobody pays cancel out, and without a bound there is none."""
    answer = AwardAnswer(OUTCOME, AwardSolution(), Certificate(score, bound, ()), 1000)
    assert proof_values(answer) == told


def test_the_proof_of_a_run(tmp_path: Path) -> None:
    """Recommended is what is paid in the year with what is paid once, and a small award is proven to the penny."""
    rows = awarded(tmp_path).tables["award_proof"].set_index("measure")
    told = {name: rows.loc[name, "value_pence"] for name in ("baseline", "recommended", "bound", "proof_gap")}
    assert told == {"baseline": 7000, "recommended": 4800, "bound": 4800, "proof_gap": 0}
    assert rows.loc["status", "value_text"] == "optimal"


def test_what_took_no_part(tmp_path: Path) -> None:
    """Lines are told with their pounds, offers by name, each under its reason."""
    lines = LINES + "    L4,AAA,2025/26,gloves,one,1,box,-5.00\n"
    rows = awarded(tmp_path, spend_lines=lines, offers=OFFERS + "    O3,three,gloves,,,,,quoted\n").tables
    told = rows["award_left_out"][["what", "reason", "rows", "amount_pence", "offers"]].astype(object)
    assert told.where(told.notna(), None).to_numpy().tolist() == [
        ["lines", "credit", 1, -500, None],
        ["offers", "no_price", 1, None, "O3"],
    ]

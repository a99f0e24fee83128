"""Decisions are taken first where many quantities come in whole steps; what is told of them is true of the award."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Item, Schedule, Tier
from models.procurement.award.rules import ShareLimit, only
from models.procurement.award.solution import AwardSolution
from optimiser.solve.award import milp
from optimiser.solve.award.milp import solve_milp
from optimiser.solve.highs import ProgressListener
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Outcome, Progress, Status
from tests.unit.models.procurement.award.drawn_award import award, bought, units

# Seven whole gloves at 10 pence or 11, of which norse takes a tenth off from 35 pence of its own on; humber must have
# at least a third of the volume: 2.33 of any size, three whole ones.
DRAWN = replace(
    award({"A gloves": 7}, {"norse gloves": 10, "humber gloves": 11}),
    items=(Item("gloves", "gloves", units(1)),),
    schedules=(Schedule("n", "norse", "all_units", "pence", (Tier(0), Tier(35, Fraction(1, 10)))),),
    rules=(ShareLimit("third", where=only(suppliers=["humber"]), least=Fraction(1, 3), of="volume"),),
)
WHOLE = bought({"A norse gloves": 4, "A humber gloves": 3})


@pytest.fixture
def decisions_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take decisions first in any model."""
    monkeypatch.setattr(milp, "MANY_STEPS", 0)


@pytest.mark.usefixtures("decisions_first")
def test_whole_steps_carry_the_decisions_out() -> None:
    """Of any size the gloves would cost 67.67, whole ones 69; the whole model then proves these 69."""
    outcome, solution = solve_milp(DRAWN, Limits())
    assert solution == WHOLE
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective == pytest.approx(0.69)


@pytest.mark.usefixtures("decisions_first")
def test_a_gap_that_was_asked_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a gap of a tenth the decisions and their whole steps are enough; the bound is that of any size."""

    def refused(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(milp, "_in_whole_steps", refused)
    outcome, solution = solve_milp(DRAWN, Limits(gap=0.1))
    assert solution == WHOLE
    assert outcome.status is Status.WITHIN_GAP
    assert outcome.objective == pytest.approx(0.69)
    assert outcome.bound == pytest.approx((14 / 3 * 9 + 7 / 3 * 11) / 100)


@pytest.mark.usefixtures("decisions_first")
def test_decisions_that_no_whole_steps_carry_out_are_no_award() -> None:
    """A share of exactly a third can be had of seven gloves of any size, but not of whole ones: there is no award."""
    third = Fraction(1, 3)
    exactly = ShareLimit("third", where=only(suppliers=["humber"]), least=third, most=third, of="volume")
    outcome, solution = solve_milp(replace(DRAWN, rules=(exactly,)), Limits())
    assert (outcome.status, solution) == (Status.INFEASIBLE, None)


@pytest.mark.usefixtures("decisions_first")
def test_what_costs_any_size_is_no_award() -> None:
    """While decisions are taken only the bound is told; every award told costs at least 69."""
    told: list[Progress] = []
    solve_milp(DRAWN, Limits(), progress=told.append)
    assert told[0].objective is None
    assert min(one.objective for one in told if one.objective is not None) == pytest.approx(0.69)


@pytest.mark.usefixtures("decisions_first")
def test_the_better_award_and_the_higher_bound_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the whole model runs out of time with a worse award or none, the one that was known stays."""
    worse = bought({"A humber gloves": 7})
    for found, bound in ((worse, 0.5), (None, None)):

        def stopped(
            instance: AwardInstance,
            model: object,
            limits: Limits,
            start: AwardSolution | None,
            progress: ProgressListener | None,
            found: AwardSolution | None = found,
            bound: float | None = bound,
        ) -> tuple[Outcome, AwardSolution | None]:
            assert start == WHOLE
            return Outcome(Status.LIMIT, None, bound, 0.0, limits.seed, "none", 5), found

        monkeypatch.setattr(milp, "_in_whole_steps", stopped)
        outcome, solution = solve_milp(DRAWN, Limits())
        assert solution == WHOLE
        assert outcome.status is Status.LIMIT
        assert outcome.objective == pytest.approx(0.69)
        assert outcome.bound == pytest.approx((14 / 3 * 9 + 7 / 3 * 11) / 100)
        assert outcome.nodes >= 5

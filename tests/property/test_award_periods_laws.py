"""Plans over several years: against every award there is, against the award for one year, and against laws of time."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.periods import JoinChoice, over_years
from models.procurement.award.rules import NoTrustWorseOff
from models.procurement.award.years import Year, months_in, spread
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.property.award_cases import best_by_looking, draw_plan, draw_year, with_present_terms

SEEDS = st.integers(0, 10**6)
MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=5)


def solve(instance: AwardInstance) -> AwardAnswer:
    """Solve to proof, without a limit."""
    return solve_award(instance, Limits())


def score(answer: AwardAnswer) -> float:
    """Return the score; infinite where there is no award."""
    return float("inf") if answer.certificate is None else float(answer.certificate.cost)


@settings(max_examples=60)
@given(SEEDS)
def test_the_best_plan_is_the_best_of_all(seed: int) -> None:
    """Over two years, with every feature and rule on, the award found costs what the best of all awards does."""
    plan = draw_plan(random.Random(seed))
    answer, best = solve(plan), best_by_looking(plan)
    if best is None:
        assert answer.outcome.status == Status.INFEASIBLE
    else:
        assert answer.certificate is not None
        assert answer.solution is not None
        assert answer.certificate.cost == best
        assert check(plan, answer.solution) == []


@settings(max_examples=60)
@given(SEEDS)
def test_one_whole_year_is_the_award_for_a_year(seed: int) -> None:
    """A plan of one whole year in which everybody joins at once for nothing scores what the award for a year does."""
    year = draw_year(random.Random(seed))
    joins = {place: (JoinChoice("at once", 0),) for place in year.cells_of_place}
    assert score(solve(over_years(year, (Year("2026"),), joins))) == score(solve(year))


@settings(max_examples=40)
@given(SEEDS, st.integers(0, 22))
def test_joining_later_never_costs_less(seed: int, month: int) -> None:
    """Where the earliest month to join is a month later, a plan is no cheaper."""
    year = draw_year(random.Random(seed))
    years = (Year("2026"), Year("2027", 6), Year("2028"))
    scores = [
        score(
            solve(
                over_years(year, years, dict.fromkeys(year.cells_of_place, (JoinChoice("soon", at), JoinChoice("no"))))
            )
        )
        for at in (month, month + 1)
    ]
    assert scores[0] <= scores[1]


@settings(max_examples=40)
@given(SEEDS, MONTHS)
def test_who_stays_as_it_is_is_not_worse_off(seed: int, months: list[int]) -> None:
    """However needs round in parts of years, present terms suffice, and who keeps them pays no more than its baseline.

    Unless suppliers can supply only so much in all: that limit holds for present terms as well.
    """
    rng = random.Random(seed)
    year = replace(with_present_terms(rng, draw_year(rng)), rules=(NoTrustWorseOff("fair"),))
    year = replace(year, suppliers=tuple(replace(supplier, capacity=None) for supplier in year.suppliers))
    years = [Year(str(at), part) for at, part in enumerate(months)]
    plan = over_years(year, years, dict.fromkeys(year.cells_of_place, (JoinChoice("never"),)))
    answer = solve(plan)
    assert answer.solution is not None
    assert all(plan.offer_of[name].present for _, name, _ in answer.solution.purchases)


@given(st.integers(0, 10**9), st.integers(1, 10**6), MONTHS)
def test_what_is_spread_adds_up(steps: int, step: int, months: list[int]) -> None:
    """The years add up to the plan's part rounded once; each is its exact part, up to less than a step."""
    years = [Year(str(at), part) for at, part in enumerate(months)]
    parts = spread(steps * step, step, years)
    assert sum(parts) == (steps * months_in(years) + 6) // 12 * step
    for year, part in zip(years, parts, strict=True):
        assert part % step == 0
        assert abs(12 * part - steps * step * year.months) < 12 * step
        assert year.months < 12 or part == steps * step

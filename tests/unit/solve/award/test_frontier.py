"""Cost against suppliers, switches, carbon and small firms: each point worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Incumbency, Item, Supplier
from optimiser.solve.award import frontier as module
from optimiser.solve.award.frontier import FrontierPoint, Of, frontier
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from tests.unit.models.procurement.award.drawn_award import award, units

SHOP = award(
    {"A gloves": 10, "A masks": 10}, {"norse gloves": 10, "norse masks": 25, "humber gloves": 14, "humber masks": 20}
)
GLOVES = award({"A gloves": 10}, {"norse gloves": 10, "humber gloves": 14})
CLEAN = replace(
    GLOVES,
    offers=(replace(GLOVES.offers[0], carbon=Fraction(100)), replace(GLOVES.offers[1], carbon=Fraction(50))),
    suppliers=(Supplier("humber", frozenset({"sme"})), Supplier("norse")),
)


def found(instance: AwardInstance, of: Of, points: int = 8, limits: Limits | None = None) -> list[FrontierPoint]:
    """Return the points of a frontier."""
    return list(frontier(instance, solve_award(instance, Limits()), limits or Limits(), of, points))


def figures(points: list[FrontierPoint]) -> list[tuple[float, int | None]]:
    """Return what is reached and what it costs, point by point."""
    return [(float(point.reached or 0), point.cost_pence) for point in points]


def limits_of(points: list[FrontierPoint]) -> list[tuple[float, bool | None, int | None]]:
    """Return the limit, whether it can be kept, and at what cost, point by point."""
    return [(float(point.limit), point.feasible, point.cost_pence) for point in points]


def test_fewer_suppliers_cost_more() -> None:
    """Two suppliers cost 300 pence; of one alone, humber is the cheaper at 340. Both are proven."""
    points = found(SHOP, "suppliers")
    assert figures(points) == [(2, 300), (1, 340)]
    assert limits_of(points) == [(2, True, 300), (1, True, 340)]
    assert [(point.bound_pence, point.proof_gap_pence) for point in points] == [(300, 0), (340, 0)]


def test_fewer_switches_cost_more() -> None:
    """Humber supplies both lots today: with no switch at all everything is bought there."""
    today = replace(
        SHOP, incumbencies=tuple(Incumbency("A", lot, frozenset({"humber"})) for lot in ("gloves", "masks"))
    )
    assert figures(found(today, "switches")) == [(1, 300), (0, 340)]


def test_less_carbon_costs_more() -> None:
    """Between 1,000 grams for 100 pence and 500 for 140 lie even steps: half of each supplier for 750 grams."""
    assert figures(found(CLEAN, "carbon", 3)) == [(1000, 100), (750, 120), (500, 140)]


def test_more_from_small_firms_costs_more() -> None:
    """Half the spend at humber means 4.17 gloves at 14 beside 5.83 at 10, 58 pence each; all of it means 140."""
    points = found(CLEAN, "sme", 3)
    assert limits_of(points) == [(0, True, 100), (0.5, True, 116), (1, True, 140)]
    assert [reached for reached, _ in figures(points)] == pytest.approx([0, 0.5, 1])


def test_no_award_is_a_point_too() -> None:
    """Where each supplier has what the other lacks, one supplier is not enough; nothing stricter is solved for."""
    apart = award({"A gloves": 1, "A masks": 1, "A gowns": 1}, {"norse gloves": 1, "humber masks": 1, "tees gowns": 1})
    points = found(apart, "suppliers")
    assert limits_of(points) == [(3, True, 3), (2, False, None), (1, False, None)]
    assert {point.reason for point in points} == {""}


def test_an_award_that_keeps_the_next_limit_is_not_sought_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """All ten gloves come in one step: the first award below 1,000 grams has 500, and keeps every further limit."""
    solves: list[AwardInstance] = []

    def counted(instance: AwardInstance, limits: Limits) -> AwardAnswer:
        solves.append(instance)
        return solve_award(instance, limits)

    monkeypatch.setattr(module, "solve_award", counted)
    one_step = replace(CLEAN, items=(Item("gloves", "gloves", units(10)),))
    assert figures(found(one_step, "carbon", 5)) == [(1000, 100), (500, 140)]
    assert len(solves) == 1


def test_what_another_point_beats_is_left_out() -> None:
    """Of three awards, the one that is dearer and has as many suppliers goes."""
    points = [
        FrontierPoint("suppliers", Fraction(limit), Fraction(reached), True, cost)
        for limit, reached, cost in ((3, 3, 100), (2, 2, 130), (1, 2, 120))
    ]
    assert [point.cost_pence for point in module._without_dominated(points)] == [100, 120]


def test_without_time_a_point_is_left_open() -> None:
    """Without time the recommended award is still a point; the others say why they are not known."""
    points = found(SHOP, "suppliers", limits=Limits(seconds=0.0))
    assert limits_of(points) == [(2, True, 300), (1, None, None)]
    assert points[1].reason == "The time ran out before an award was found."


def test_nothing_to_vary() -> None:
    """One point alone where one is asked for, or no limit is stricter; none without an award."""
    assert len(found(SHOP, "suppliers", 1)) == 1
    assert len(found(GLOVES, "sme")) == 1
    assert found(replace(SHOP, offers=()), "carbon") == []

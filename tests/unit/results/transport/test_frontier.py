"""Saving against minutes: the plan together among further plans."""

from __future__ import annotations

from models.transport.part import part_of
from models.transport.plan import Plan, Route
from optimiser.prepare.transport.day import COST_UNITS
from optimiser.results.transport.frontier import FrontierPoint, frontier_rows
from optimiser.results.transport.priced import priced_plan
from optimiser.solve.outcome import Outcome, Status
from optimiser.solve.transport.answer import PlanAnswer
from tests.unit.results.transport.day_in_pence import drawn_day, journey, only, van

# Both in one van cost 16.40 and add a minute to each ride; one after the other without sharing 18.40.
DAY = drawn_day([journey("a", "S"), journey("b", "T", 1, 3)], [van("v", "")])
SHARED, APART = only(0, 0, 1, 2, 3), only(0, 0, 2, 1, 3)
TOGETHER = priced_plan(DAY, "together", [SHARED])


def point(minutes: int, route: Route, status: Status = Status.LIMIT, bound: int | None = None) -> FrontierPoint:
    """Return a further plan of the whole day."""
    outcome = Outcome(status=status, objective=None, bound=None, seconds=0.0, seed=1, solver="none")
    answer = PlanAnswer(outcome, Plan((route,), ()), bound, "drawn")
    return FrontierPoint(minutes, part_of(DAY.instance, (0, 1), (0,)), answer, DAY)


def test_where_nothing_was_asked_there_are_no_rows() -> None:
    """The plan together alone makes no frontier."""
    assert frontier_rows(DAY, 30, TOGETHER, 1600, []) == []


def test_the_plan_together_stands_among_the_others_by_minutes() -> None:
    """5, 30 and 45 min, each with its cost, the mean added to a ride and its journeys."""
    rows = frontier_rows(DAY, 30, TOGETHER, 1600, [point(45, SHARED), point(5, APART)])
    assert [(row["minutes_added"], row["cost_pence"], row["mean_added_min"], row["journeys"]) for row in rows] == [
        (5, 1840, 0.0, 2),
        (30, 1640, 1.0, 2),
        (45, 1640, 1.0, 2),
    ]
    assert {(row["day_type"], row["basis"]) for row in rows} == {("weekday", "supplied")}


def test_each_point_has_its_own_bound() -> None:
    """That of the plan together is given; others are rounded down to the penny, or none."""
    bounds = [None, 1500 * COST_UNITS + 1, 9999 * COST_UNITS]
    points = [point(minutes, APART, Status.LIMIT, bound) for minutes, bound in zip((1, 2, 3), bounds, strict=True)]
    rows = frontier_rows(DAY, 30, TOGETHER, 1600, points)
    assert [row["bound_pence"] for row in rows] == [None, 1500, 1840, 1600]


def test_a_proven_point_has_its_cost_as_bound() -> None:
    """Whatever the rounding of its bound makes of it."""
    rows = frontier_rows(DAY, 30, TOGETHER, None, [point(5, APART, Status.OPTIMAL, 1839 * COST_UNITS)])
    assert [row["bound_pence"] for row in rows] == [1840, None]


def test_a_point_of_a_part_is_told_in_the_numbers_of_the_day() -> None:
    """The part has the second journey only: 62 min of the van."""
    part = part_of(DAY.instance, (1,), (0,))
    outcome = Outcome(status=Status.LIMIT, objective=None, bound=None, seconds=0.0, seed=1, solver="none")
    own = FrontierPoint(5, part, PlanAnswer(outcome, Plan((only(0, 0, 1),), ()), None, ""), DAY)
    row = frontier_rows(DAY, 30, TOGETHER, None, [own])[0]
    assert (row["cost_pence"], row["journeys"]) == (1620, 1)

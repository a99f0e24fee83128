"""Duties under drivers' hours."""

from __future__ import annotations

import pytest

from optimiser.solve.fleet import hours
from optimiser.solve.fleet.hours import search_under_hours
from optimiser.solve.fleet.incumbent import Incumbent
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status
from tests.unit.models.fleet.drawn import drawn, with_van
from tests.unit.solve.fleet.random_day import random_day

RULES = {"longest_duty": 420, "longest_driving": 240, "break_after": 240, "break_length": 20}


def _searched(day: object, clock: Clock) -> tuple[Incumbent, bool]:
    best = Incumbent(day, 1, Limits(), clock, None)  # type: ignore[arg-type]
    return best, search_under_hours(day, [], best, Limits(), clock)  # type: ignore[arg-type]


def test_a_day_with_hours_is_proven() -> None:
    """Thirty routes, two kinds of vehicle, all three rules."""
    best, none = _searched(random_day(30, 2, 7, **RULES), Clock())
    assert (best.status, none) == (Status.OPTIMAL, False)


@pytest.mark.parametrize(("name", "cost"), [("_MOST_TASKS", 345), ("_BEGINNINGS", 265)])
def test_a_large_day_is_not_proven(name: str, cost: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where labels take too long one duty a route is all there is to choose from; where too many, the best columns."""
    monkeypatch.setattr(hours, name, 0)
    best, none = _searched(with_van(longest_duty=49), Clock())
    assert (best.cost, none) == (cost, False)


def test_it_is_settled_that_there_are_none() -> None:
    """One van, whose driver's hours let it do one of two routes only."""
    day = drawn(tasks=drawn().tasks[:2], vehicles=(with_van(longest_duty=49, number=1).vehicles[0],))
    best, none = _searched(day, Clock())
    assert (best.cost, none) == (None, True)

"""A whole day: proven where it is small, never dearer than the start, the same for the same seed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.transport.check import check
from models.transport.plan import Plan, Route
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress, Status
from optimiser.solve.transport import day as module
from optimiser.solve.transport import search
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.bound import DayBound, Prices
from optimiser.solve.transport.day import solve_day
from optimiser.solve.transport.evaluate import plan_cost
from tests.benchmarks.transport_days import day_of
from tests.unit.models.transport.day_sample import day, request, route, vehicle

LARGE = day_of(64, 1)
"""Larger than what is solved exactly, so that it is searched and bounded."""


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the search be short, and the bound at hand."""
    monkeypatch.setattr(module, "day_bound", lambda *_: DayBound(1, "none", Prices((), ())))
    monkeypatch.setattr(module, "work_of", lambda _: 500)
    monkeypatch.setattr(search, "ROUNDS", 8)


def test_a_small_day_is_proven() -> None:
    """Three journeys on one road: one van takes all, and no plan is cheaper."""
    morning = {"pickup_window": (100, 150), "max_on_board": 60}
    instance = day(request("A", 1, 4, **morning), request("B", 2, 3, **morning), request("C", 1, 2, **morning))
    answer = solve_day(instance, Limits())
    assert answer.outcome.status is Status.OPTIMAL
    assert answer.plan is not None
    assert plan_cost(instance, answer.plan) == answer.bound == 100 + 80 + 2 * 80


def test_nothing_to_move_and_nothing_to_move_it_with() -> None:
    """Without requests the plan is empty; without vehicles nothing is served, where that is allowed."""
    assert solve_day(day(), Limits()).plan == Plan(())
    idle = day(request("A"), vehicles=(), unserved_cost=900)
    assert solve_day(idle, Limits()).plan == Plan((), (0,))
    answer = solve_day(replace(idle, unserved_cost=None), Limits())
    assert (answer.plan, answer.outcome.status) == (None, Status.INFEASIBLE)


def test_a_request_that_no_vehicle_can_take_is_left_out() -> None:
    """Someone in a wheelchair has no place in a van of seats and stays, at the price of it."""
    instance = day(request("A"), request("W", load=(1, 0, 0, 0)), unserved_cost=5_000)
    answer = solve_day(instance, Limits())
    assert answer.plan is not None
    assert answer.plan.unserved == (1,)
    assert answer.bound == 280 + 5_000


@pytest.mark.usefixtures("short")
def test_a_large_day_gets_a_plan_that_keeps_every_rule() -> None:
    """The independent check finds nothing wrong, the cost is the plan's, and the bound is not above it."""
    told: list[Progress] = []
    answer = solve_day(LARGE, Limits(), progress=told.append)
    assert answer.plan is not None
    assert check(LARGE, answer.plan) == []
    assert answer.outcome.objective == plan_cost(LARGE, answer.plan)
    assert answer.bound is not None
    assert answer.outcome.objective is not None
    assert answer.bound <= answer.outcome.objective
    costs = [one.objective for one in told if one.objective is not None]
    assert costs == sorted(costs, reverse=True)


@pytest.mark.usefixtures("short")
def test_the_same_seed_gives_the_same_plan_with_any_number_of_processes() -> None:
    """One process twice, and two processes: one plan."""
    once, again, beside = (solve_day(LARGE, Limits(seed=3), jobs=jobs).plan for jobs in (1, 1, 2))
    assert once == again == beside


@pytest.mark.usefixtures("short")
def test_a_plan_is_never_dearer_than_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """With next to no work the start comes back, or something cheaper; a start that breaks a rule is left aside."""
    good = solve_day(LARGE, Limits()).plan
    assert good is not None
    monkeypatch.setattr(module, "work_of", lambda _: 1)
    answer = solve_day(LARGE, Limits(seed=9), start=good)
    known = plan_cost(LARGE, good)
    assert answer.outcome.objective is not None
    assert known is not None
    assert answer.outcome.objective <= known
    broken = Plan.of([Route(0, (0, LARGE.size, 0, LARGE.size))], LARGE.size)
    assert _is_whole(solve_day(LARGE, Limits(), start=broken))


@pytest.mark.usefixtures("short")
def test_a_start_that_leaves_somebody_out_is_completed() -> None:
    """Where everybody must be served, half a plan is a start, and the answer serves all."""
    whole = replace(LARGE, unserved_cost=None)
    half = Plan.of([Route(route.vehicle, route.stops) for route in _plan_of(whole).routes[:3]], whole.size)
    answer = solve_day(whole, Limits(), start=half)
    assert answer.plan is not None
    assert answer.plan.unserved == ()
    assert check(whole, answer.plan) == []


def test_a_limit_of_time_is_kept() -> None:
    """A large day under a limit of a second ends with a plan, and says that the limit ended it or a proof."""
    answer = solve_day(LARGE, Limits(seconds=1.0))
    assert _is_whole(answer)
    assert answer.outcome.status in {Status.LIMIT, Status.WITHIN_GAP, Status.OPTIMAL}


def test_the_vehicles_of_every_kind_are_counted() -> None:
    """Two journeys at one hour on two roads need both vans; with one van and no way to leave out there is no plan."""
    tight = {"pickup_window": (100, 102)}
    instance = day(request("A", 1, 4, **tight), request("B", 4, 1, **tight), vehicles=(vehicle(number=1),))
    assert solve_day(instance, Limits()).plan is None
    both = replace(instance, vehicles=(vehicle(number=2),))
    answer = solve_day(both, Limits())
    assert answer.plan == Plan.of([route(both, "A A"), route(both, "B B")], 2)


def _is_whole(answer: PlanAnswer) -> bool:
    return answer.plan is not None and plan_cost(LARGE, answer.plan) == answer.outcome.objective


def _plan_of(instance: object) -> Plan:
    assert instance is not None
    found = solve_day(LARGE, Limits()).plan
    assert found is not None
    return found

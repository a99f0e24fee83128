"""One lane: it improves, it repeats itself, it stops, and it does with a vehicle less."""

from __future__ import annotations

import time

import pytest

from models.transport.check import check
from models.transport.plan import Plan, Route
from optimiser.solve.goods import lane as module
from optimiser.solve.goods.lane import LaneTask, run_lane, without_shortest
from optimiser.solve.goods.problem import problem_of
from optimiser.solve.transport.evaluate import plan_cost
from tests.unit.solve.goods.goods_sample import goods_day

INSTANCE = goods_day(10, number=10)
PROBLEM = problem_of(INSTANCE)
APART = tuple(Route(0, (at, at + 10)) for at in range(6))


def test_a_lane_finds_a_plan_that_holds() -> None:
    """From nowhere, in counted steps: every request served, every rule kept, and the routes met can be driven."""
    found = run_lane(PROBLEM, LaneTask(1, iterations=150))
    plan = Plan.of(found.routes, INSTANCE.size)
    assert (found.sound, plan.unserved, found.iterations) == (True, (), 150)
    assert check(INSTANCE, plan) == []
    costs = {(kind, stops): cost for kind, stops, cost in found.seen}
    assert len(costs) >= len(plan.routes)
    assert sum(costs[route.vehicle, route.stops] for route in plan.routes) == plan_cost(INSTANCE, plan)


def test_the_same_seed_goes_the_same_way() -> None:
    """Twice the same task comes to the same; penalties are carried on."""
    task = LaneTask(3, iterations=60, penalties=([5.0], 7.0, 1.0))
    assert run_lane(PROBLEM, task) == run_lane(PROBLEM, task)


def test_time_that_is_over() -> None:
    """A lane whose time has passed gives back where it starts."""
    started = time.time() - 10.0
    found = run_lane(PROBLEM, LaneTask(1, APART, seconds=5.0, begun=started))
    assert found.iterations == 0
    assert sorted(found.routes) == sorted(APART)


def test_a_vehicle_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out weighs more from turn to turn, until nothing is."""
    monkeypatch.setattr(module, "_BETWEEN", 5)
    whole = run_lane(PROBLEM, LaneTask(1, iterations=100, vehicles_first=True))
    start = without_shortest(APART + tuple(Route(0, (at, at + 10)) for at in range(6, 10)))
    found = run_lane(PROBLEM, LaneTask(1, start, iterations=300, most=9, weights=(1.0,) * 10))
    assert len(found.routes) <= len(whole.routes)
    assert Plan.of(found.routes, INSTANCE.size).unserved == ()
    assert found.most == len(found.routes) - 1
    left = Plan.of(found.short, INSTANCE.size).unserved
    assert left
    assert found.weights is not None
    assert max(found.weights) > 1.0


def test_no_vehicle_at_all_is_not_tried() -> None:
    """Where one vehicle does for all, the lane ends before its time."""
    instance = goods_day(1)
    found = run_lane(problem_of(instance), LaneTask(1, (Route(0, (0, 1)),), iterations=2_000, most=1, weights=(1.0,)))
    assert (found.routes, found.most) == ((Route(0, (0, 1)),), 0)
    assert found.iterations < 2_000


def test_what_cannot_be_is_told() -> None:
    """One van for ten that must all be served: the lane says that its routes break rules, without a warning."""
    found = run_lane(PROBLEM, LaneTask(1, iterations=20, most=1))
    assert not found.sound

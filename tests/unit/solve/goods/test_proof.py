"""The fewest vehicles, proven."""

from __future__ import annotations

from models.transport.plan import Plan, Route
from optimiser.solve.goods import proof as module
from optimiser.solve.goods.proof import is_tight, prove_fewest
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.evaluate import plan_cost
from tests.unit.models.transport.day_sample import day, request, route, vehicle
from tests.unit.solve.goods.goods_sample import goods_day


def test_a_plan_with_too_many_vehicles_is_improved_and_proven() -> None:
    """Two vans where one will do: one van is proven to be the least, at the least cost."""
    instance = day(request("A"), request("B"))
    start = Plan.of([route(instance, "A A"), route(instance, "B B")], 2)
    found = prove_fewest(instance, start, Limits())
    assert len(found.plan.routes) == 1
    assert found.answer is not None
    assert found.answer.outcome.status is Status.OPTIMAL
    assert found.answer.bound == plan_cost(instance, found.plan) == 100 + 60 + 2 * 60


def test_vehicles_that_all_are_needed() -> None:
    """Two loads at one moment in vans for one: two vans are proven, though a third is there."""
    pair = [request(name, pickup_window=(10, 12), load=(0, 0, 2, 2)) for name in "AB"]
    instance = day(*pair, vehicles=(vehicle(number=3),))
    start = Plan.of([route(instance, "A A"), route(instance, "B B")], 2)
    found = prove_fewest(instance, start, Limits())
    assert found.answer is not None
    assert found.plan == start


def test_no_time_no_proof() -> None:
    """Without time the plan is what it was, and nothing is said of it."""
    instance = goods_day(6)
    start = Plan.of((Route(0, (at, at + 6)) for at in range(6)), 6)
    found = prove_fewest(instance, start, Limits(seconds=0.0))
    assert found.answer is None


def test_what_is_worth_a_proof() -> None:
    """A small event network is; one with more arcs, or with more requests, is not."""
    assert is_tight(goods_day(5))
    assert not is_tight(goods_day(module._MOST_REQUESTS + 1))
    assert not is_tight(goods_day(60))

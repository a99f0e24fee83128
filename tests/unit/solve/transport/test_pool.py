"""The pool keeps the cheapest way to serve the same requests, and puts the best plan together."""

from __future__ import annotations

from models.transport.plan import Plan, Route
from optimiser.solve.limits import Limits
from optimiser.solve.transport.evaluate import plan_cost
from optimiser.solve.transport.pool import RoutePool
from tests.unit.models.transport.day_sample import day, request, route, vehicle


def test_only_the_cheapest_order_is_kept() -> None:
    """A dearer order of the same requests by the same kind of vehicle is forgotten, whichever came first."""
    instance = day(request("A"), request("B"))
    cheap, dear = route(instance, "A B A B"), route(instance, "A A B B")
    for order in ((cheap, dear), (dear, cheap)):
        pool = RoutePool(instance)
        for one in order:
            pool.add_plan(Plan.of([one], 2))
        assert pool.routes() == [cheap]


def test_parts_of_different_plans_are_put_together() -> None:
    """Of two plans, each good in one half, the pool makes one good in both."""
    morning = [request(name, pickup_window=(0, 60)) for name in "AB"]
    evening = [request(name, pickup_window=(800, 860)) for name in "CD"]
    instance = day(*morning, *evening, vehicles=(vehicle(number=4, max_duration=300),))
    first = Plan.of([route(instance, names) for names in ("A B A B", "C C", "D D")], 4)
    second = Plan.of([route(instance, names) for names in ("A A", "B B", "C D C D")], 4)
    pool = RoutePool(instance)
    pool.add_plan(second)
    found = pool.best_plan(first, Limits())
    assert found == (Plan.of([route(instance, "A B A B"), route(instance, "C D C D")], 4), 560)
    assert pool.best_plan(found[0], Limits()) is None


def test_no_more_vehicles_are_sent_than_there_are() -> None:
    """With one cheap van only one route of the pool is driven by it; the other van takes the other route."""
    cheap, dear = vehicle("cheap", number=1, cost_fixed=1), vehicle("dear", number=2)
    early, late = request("A", pickup_window=(0, 60)), request("B", pickup_window=(0, 60), alone=True)
    instance = day(early, late, vehicles=(dear, cheap))
    start = Plan.of([Route(0, (0, 2)), Route(0, (1, 3))], 2)
    found = RoutePool(instance).best_plan(start, Limits())
    assert found is not None
    assert sorted(one.vehicle for one in found[0].routes) == [0, 1]
    assert found[1] == plan_cost(instance, found[0]) == 280 + 181


def test_a_plan_that_leaves_somebody_out_can_be_completed() -> None:
    """Where everybody must be served a start that serves half is no plan, and the pool may still make one."""
    instance = day(request("A"), request("B"))
    pool = RoutePool(instance)
    pool.add_plan(Plan.of([route(instance, "B B")], 2))
    found = pool.best_plan(Plan.of([route(instance, "A A")], 2), Limits())
    assert found is not None
    assert found[0].unserved == ()

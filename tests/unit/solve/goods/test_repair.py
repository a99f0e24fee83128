"""Routes that break a rule, made into routes that keep them all."""

from __future__ import annotations

from models.transport.check import check
from models.transport.plan import Plan
from optimiser.solve.goods.repair import repaired
from optimiser.solve.transport.arrays import day_arrays
from tests.unit.models.transport.day_sample import day, request, route, vehicle


def test_what_holds_stays() -> None:
    """Routes that keep every rule are the plan."""
    instance = day(request("A"), request("B", 3, 1))
    routes = [route(instance, "A A"), route(instance, "B B")]
    assert repaired(instance, day_arrays(instance), routes) == Plan.of(routes, 2)


def test_too_long_on_board() -> None:
    """A would ride by way of the far end; it keeps its route, and B goes where it costs least."""
    instance = day(request("A", 1, 2, max_on_board=15), request("B", 4, 3))
    plan = repaired(instance, day_arrays(instance), [route(instance, "A B B A")])
    assert check(instance, plan) == []
    assert plan == Plan.of([route(instance, "A A B B")], 2)


def test_more_routes_than_vehicles() -> None:
    """Of three routes of two vans the one with fewest requests is given up, and its request rides along."""
    instance = day(*(request(name) for name in "ABCDE"))
    plan = repaired(instance, day_arrays(instance), [route(instance, one) for one in ("A A", "B B C C", "D D E E")])
    assert check(instance, plan) == []
    assert len(plan.routes) == 2


def test_what_fits_nowhere_is_left_out() -> None:
    """Someone no van has a place for stays, and nothing else does."""
    instance = day(request("A"), request("W", load=(1, 0, 0, 0)), unserved_cost=9)
    plan = repaired(instance, day_arrays(instance), [route(instance, "A W A W")])
    assert plan == Plan.of([route(instance, "A A")], 2)


def test_no_vehicle_at_all() -> None:
    """Without a vehicle nothing is served."""
    instance = day(request("A"), vehicles=(vehicle(number=0),), unserved_cost=9)
    assert repaired(instance, day_arrays(instance), []) == Plan((), (0,))


def test_classes_that_never_share() -> None:
    """Food and waste in one route: waste gets a van of its own."""
    pairs = {("food", "food"): "yes", ("food", "waste"): "no", ("waste", "waste"): "yes"}
    instance = day(request("F", group="food"), request("W", group="waste"), sharing=pairs)
    plan = repaired(instance, day_arrays(instance), [route(instance, "F W F W")])
    assert check(instance, plan) == []
    assert len(plan.routes) == 2

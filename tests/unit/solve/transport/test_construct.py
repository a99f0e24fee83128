"""A first plan by cheapest insertion."""

from __future__ import annotations

import pytest

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from optimiser.solve.transport.arrays import day_arrays
from optimiser.solve.transport.construct import first_plan
from optimiser.solve.transport.evaluate import plan_cost
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO


def plan_of(instance: TransportInstance) -> Plan:
    """Return the first plan of a day."""
    return first_plan(day_arrays(instance), tuple(one.number for one in instance.vehicles))


@pytest.mark.parametrize(("instance", "due"), [(TWO, 280), (THREE, 290), (PAIRS, 560)], ids=["two", "three", "pairs"])
def test_each_request_goes_where_it_costs_least(instance: TransportInstance, due: int) -> None:
    """On these days that is as good as it gets."""
    plan = plan_of(instance)
    assert plan.unserved == ()
    assert plan_cost(instance, plan) == due


def test_whoever_can_begin_first_comes_first() -> None:
    """One van of one seat: the early one is served, though the late one is named first and they do not both fit."""
    small = vehicle(number=1, layouts=((0, 0, 1, 1),), shift=(0, 75))
    late = request("late", 1, 3, pickup_window=(15, 20))
    early = request("early", 1, 3, pickup_window=(10, 12))
    assert plan_of(day(late, early, vehicles=(small,))).unserved == (0,)


def test_whom_nobody_can_take_is_left() -> None:
    """A wheelchair in a van of seats; anybody without vans."""
    assert plan_of(day(request("a", load=WHEELCHAIR), request("b"))).unserved == (0,)
    assert plan_of(day(request("a"), vehicles=(vehicle(number=0),))).unserved == (0,)


def test_classes_that_clash_go_in_vans_of_their_own() -> None:
    """Two vans where one would do; with one van one of them stays."""
    clean, dirty = request("a", group="clean"), request("b", group="dirty")
    apart = day(clean, dirty, sharing={("clean", "dirty"): "no"})
    assert len(plan_of(apart).routes) == 2
    one = day(clean, dirty, sharing={("clean", "dirty"): "no"}, vehicles=(vehicle(number=1),))
    assert (len(plan_of(one).routes), plan_of(one).unserved) == (1, (1,))


def test_the_cheaper_kind_goes_out() -> None:
    """Whichever place it has among the kinds."""
    cheap, dear = vehicle("cheap"), vehicle("dear", cost_fixed=500)
    assert [route.vehicle for route in plan_of(day(request("a"), vehicles=(dear, cheap))).routes] == [1]
    assert [route.vehicle for route in plan_of(day(request("a"), vehicles=(cheap, dear))).routes] == [0]


def test_no_more_vehicles_than_there_are() -> None:
    """Three go the same way and one van has two seats: one stays."""
    plan = plan_of(day(*PAIRS.requests, vehicles=(vehicle(number=1),)))
    assert (len(plan.routes), len(plan.unserved)) == (1, 1)

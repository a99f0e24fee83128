"""What a plan costs, and which plans are none."""

from __future__ import annotations

from dataclasses import replace

from models.transport.plan import Plan
from optimiser.solve.transport.evaluate import plan_cost, price_of_unserved, route_cost
from tests.unit.models.transport.day_sample import day, request, route, vehicle


def test_a_plan_costs_its_routes_and_what_it_leaves_out() -> None:
    """Two routes of one van each, and one request left out at its price."""
    instance = day(request("A"), request("B"), request("C"), unserved_cost=5_000)
    plan = Plan.of([route(instance, "A A"), route(instance, "B B")], 3)
    assert route_cost(instance, route(instance, "A A")) == 100 + 60 + 2 * 60
    assert plan_cost(instance, plan) == 2 * 280 + 5_000


def test_what_breaks_a_rule_has_no_cost() -> None:
    """A request left out that must be served, one served twice, a van too many and an impossible route."""
    instance = day(request("A"), request("B"), vehicles=(vehicle(number=1),))
    both = [route(instance, "A A"), route(instance, "B B")]
    assert plan_cost(instance, Plan.of(both[:1], 2)) is None
    assert plan_cost(instance, Plan.of(both, 2)) is None
    assert plan_cost(instance, Plan.of([route(instance, "A B B A"), both[0]], 2)) is None
    tight = replace(instance, requests=(request("A", max_on_board=1), request("B")))
    assert plan_cost(tight, Plan.of([route(tight, "A B B A")], 2)) is None
    assert plan_cost(instance, Plan.of([route(instance, "A B B A")], 2)) == 280


def test_leaving_out_costs_more_than_any_single_ride() -> None:
    """Where everything must be served, the search's price is above what a van for one request alone costs."""
    instance = day(request("A", 1, 4))
    ride = route_cost(instance, route(instance, "A A"))
    assert ride is not None
    assert price_of_unserved(instance) > ride
    assert price_of_unserved(replace(instance, unserved_cost=7)) == 7

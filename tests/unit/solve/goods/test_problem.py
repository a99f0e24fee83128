"""A day as PyVRP takes it."""

from __future__ import annotations

import pytest

from models.transport.plan import Route
from models.transport.vehicle import Vehicle
from optimiser.solve.goods.problem import problem_of
from tests.unit.models.transport.day_sample import day, request, route, vehicle
from tests.unit.solve.goods.goods_sample import goods_day


def test_routes_there_and_back() -> None:
    """A route is the same after it has been PyVRP's."""
    problem = problem_of(goods_day(4))
    routes = [Route(0, (0, 1, 4, 5)), Route(0, (2, 6)), Route(0, (3, 7))]
    assert problem.routes(problem.solution(routes)) == routes


def test_costs_are_the_days() -> None:
    """What PyVRP says a route costs is what the timetable says: the van's day, its time, its way, its requests."""
    instance = day(request("A"), request("B", 2, 4), vehicles=(vehicle(cost_request=7),))
    problem = problem_of(instance)
    (found,) = problem.solution([route(instance, "A B A B")]).routes()
    assert found.fixed_vehicle_cost() + found.distance_cost() + found.duration_cost() == 100 + 80 + 2 * 80 + 2 * 7


def test_a_fleet_of_fewer_and_requests_that_may_stay() -> None:
    """Vehicles are capped, their own cost is left aside only where vehicles come first, and weights become prizes."""
    problem = problem_of(goods_day(3))
    fewer = problem.with_fleet(2, (1.0, 2.0, 3.0), vehicles_first=False)
    assert [one.num_available for one in fewer.data.vehicle_types()] == [2]
    assert [one.prize for one in fewer.data.shipments()] == [2 * problem.dearest * weight for weight in (1, 2, 3)]
    assert not any(one.required for one in fewer.data.shipments())
    heavy = problem.with_fleet(None, None, vehicles_first=True)
    assert heavy.data.vehicle_type(0).num_available == problem.data.vehicle_type(0).num_available == 3
    assert heavy.data.vehicle_type(0).fixed_cost > 3 * problem.dearest
    assert all(one.required for one in heavy.data.shipments())


def test_a_layout_each() -> None:
    """A van with two layouts is two types; a route takes the first that holds its load."""
    folding = vehicle(layouts=((1, 0, 0, 0), (0, 3, 0, 0)))
    instance = day(request("A", load=(0, 1, 0, 0)), request("B", load=(1, 0, 0, 0)), vehicles=(folding,))
    problem = problem_of(instance)
    assert problem.kinds == (0, 0)
    assert not problem.knows_all
    found = problem.solution([route(instance, "A A"), route(instance, "B B")]).routes()
    assert [one.vehicle_type() for one in found] == [1, 0]


def test_more_routes_than_vehicles() -> None:
    """Of three routes the two are taken that there are vehicles for, though the second must take the wrong layout."""
    folding = vehicle(layouts=((1, 0, 0, 0), (0, 3, 0, 0)), number=1)
    instance = day(*(request(name, load=(0, 1, 0, 0)) for name in "ABC"), vehicles=(folding,))
    found = problem_of(instance).solution([route(instance, one) for one in ("A A", "B B", "C C")]).routes()
    assert [(one.vehicle_type(), one.has_excess_load()) for one in found] == [(1, False), (0, True)]


def test_kinds_there_are_none_of_are_left_out() -> None:
    """A kind without vehicles has no type, and its routes are left aside."""
    instance = day(request("A"), vehicles=(vehicle("gone", number=0), vehicle()))
    problem = problem_of(instance)
    assert problem.kinds == (1,)
    assert problem.routes(problem.solution([route(instance, "A A", 0)])) == []


@pytest.mark.parametrize(
    ("hidden", "knows"),
    [({}, True), ({"max_on_board": 50}, False)],
)
def test_a_limit_on_board_is_hidden(hidden: dict[str, int], knows: bool) -> None:
    """PyVRP does not know how long something may be on board."""
    assert problem_of(day(request("A", **hidden))).knows_all == knows


def test_a_break_is_hidden_where_it_can_fall_due() -> None:
    """A van that can never work as long as that owes none."""
    resting = {"break_after": 300, "break_length": 30}
    assert not problem_of(day(request("A"), vehicles=(vehicle(**resting),))).knows_all
    short: Vehicle = vehicle(max_duration=300, **resting)
    assert problem_of(day(request("A"), vehicles=(short,))).knows_all

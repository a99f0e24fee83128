"""A part of a day as an instance of its own, and the way back."""

from __future__ import annotations

from models.transport.part import part_of
from models.transport.plan import Plan, Route
from tests.unit.models.transport.day_sample import day, request, route, vehicle

DAY = day(request("a"), request("b"), request("c"), vehicles=(vehicle("van"), vehicle("bus", number=3)))


def test_a_part_has_its_own_numbers() -> None:
    """Requests and kinds of vehicles are numbered from nought in the order they were named."""
    part = part_of(DAY, (2, 0), (1,), {1: 1})
    assert [one.name for one in part.instance.requests] == ["c", "a"]
    assert [(one.name, one.number) for one in part.instance.vehicles] == [("bus", 1)]
    assert part.instance.places == DAY.places


def test_without_numbers_a_part_has_as_many_vehicles_as_the_whole() -> None:
    """Only what is named is changed."""
    assert [one.number for one in part_of(DAY, (0,), (0, 1), {0: 1}).instance.vehicles] == [1, 3]


def test_routes_come_back_in_the_numbers_of_the_whole() -> None:
    """Of c and a in the part, 0 1 2 3 are the pickups of c and a and the deliveries of c and a."""
    part = part_of(DAY, (2, 0), (1,))
    assert part.to_whole([Route(0, (0, 1, 3, 2))]) == [Route(1, (2, 0, 3, 5))]


def test_a_plan_of_the_whole_is_cut_to_the_part() -> None:
    """Stops of other requests, and routes of other vehicles, are left out; what is then unserved is told."""
    part = part_of(DAY, (2, 0), (1,))
    plan = Plan.of([route(DAY, "a b b a", 1), route(DAY, "c c", 0)], DAY.size)
    assert part.from_whole(plan) == Plan((Route(0, (1, 3)),), (0,))


def test_there_and_back_changes_nothing() -> None:
    """A plan of the part is the same after it was one of the whole."""
    part = part_of(DAY, (1, 2), (0, 1))
    plan = Plan.of([Route(0, (0, 2)), Route(1, (1, 3))], 2)
    assert part.from_whole(Plan.of(part.to_whole(plan.routes), DAY.size)) == plan

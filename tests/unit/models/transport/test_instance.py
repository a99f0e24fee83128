"""A day refuses what is none, and knows its stops."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from models.transport.instance import NO_ROAD, TransportInstance
from tests.unit.models.transport.day_sample import PLACES, day, request, vehicle

J, K = request("J", 1, 3), request("K", 2, 4)
SMALL = np.zeros((2, 2), dtype=np.int64)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: day(J, places=("a", "a", "b", "c", "d")), "two places have one name"),
        (lambda: day(J, travel=SMALL), "a matrix has not one row for each place"),
        (lambda: day(J, distance=SMALL), "a matrix has not one row for each place"),
        (lambda: day(J, travel=np.full((5, 5), NO_ROAD - 1)), "a driving time is below 0"),
        (lambda: day(J, J), "two requests have one name"),
        (lambda: day(J, vehicles=(vehicle(), vehicle())), "two vehicles have one name"),
        (lambda: day(J, sharing={("b", "a"): "no"}), "a pair of classes is not in alphabetical order"),
        (lambda: day(J, cost_units=0), "cost_units is below 1"),
        (lambda: day(J, changeover=-1), "a time or a cost is below 0"),
        (lambda: day(J, cleaning=-1), "a time or a cost is below 0"),
        (lambda: day(J, unserved_cost=-1), "a time or a cost is below 0"),
        (lambda: day(request("J", load=(1,))), "the load of J has not one number for each resource"),
        (lambda: day(request("J", pickup=5)), "J is at a place that is not there"),
        (lambda: day(request("J", delivery=-1)), "J is at a place that is not there"),
        (lambda: day(J, vehicles=(vehicle(layouts=((1,),)),)), "van has not one capacity for each resource"),
        (lambda: day(J, vehicles=(vehicle(depot=5),)), "the depot of van is a place that is not there"),
        (lambda: day(J, vehicles=(vehicle(depot=-1),)), "the depot of van is a place that is not there"),
    ],
)
def test_what_is_no_day_is_refused(draw: Callable[[], TransportInstance], message: str) -> None:
    """Names twice, matrices and loads of the wrong size, numbers below 0 and places that are not there are refused."""
    with pytest.raises(ValueError, match=message):
        draw()


def test_stops_are_pickups_then_deliveries() -> None:
    """Of two requests stops 0 and 1 are pickups, 2 and 3 deliveries, with their places, windows and services."""
    early = request("J", 1, 3, pickup_window=(1, 2), delivery_window=(3, 4), pickup_service=5, delivery_service=6)
    both = day(early, K)
    assert both.size == 2
    assert both.place == (1, 2, 3, 4)
    assert both.window == ((1, 2), (0, 1000), (3, 4), (0, 1000))
    assert both.service == (5, 0, 6, 0)
    assert [both.request_of(stop).name for stop in range(4)] == ["J", "K", "J", "K"]
    assert [both.is_pickup(stop) for stop in range(4)] == [True, True, False, False]
    assert both.direct(early) == 20


def test_cleaning_follows_one_who_travelled_alone() -> None:
    """The delivery of the one who travels alone takes seven ticks more, nothing else does."""
    assert day(request("J", alone=True, delivery_service=2), K, cleaning=7).service == (0, 0, 9, 0)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [("a", "b", "changeover"), ("b", "a", "changeover"), ("a", "a", "yes"), ("b", "b", "no"), ("a", "z", "no")],
)
def test_classes_share_as_the_table_says(one: str, other: str, answer: str) -> None:
    """The order of two classes does not matter; unnamed, a class shares with itself and with no other."""
    assert day(J, sharing={("a", "b"): "changeover", ("b", "b"): "no"}).sharing_of(one, other) == answer


@pytest.mark.parametrize(
    ("wanted", "offered", "may"),
    [
        ({}, {}, True),
        ({"skills": frozenset({"lift"})}, {}, False),
        ({"skills": frozenset({"lift"})}, {"skills": frozenset({"lift", "oxygen"})}, True),
        ({}, {"groups": frozenset({"mail"})}, False),
        ({"group": "mail"}, {"groups": frozenset({"mail"})}, True),
        ({"load": (0, 0, 3, 3)}, {}, False),
    ],
    ids=["plain", "no skill", "skill", "other class", "its class", "too many"],
)
def test_a_vehicle_may_carry_what_it_has_leave_skills_and_places_for(
    wanted: dict[str, object], offered: dict[str, object], may: bool
) -> None:
    """Skills, classes and places each decide."""
    one = day(request("J", **wanted), vehicles=(vehicle(**offered),))
    assert one.may_carry(one.vehicles[0], one.requests[0]) is may


def test_no_road_is_told() -> None:
    """Where no road leads, the direct time says so."""
    travel = np.full((len(PLACES), len(PLACES)), NO_ROAD)
    assert day(J, travel=travel).direct(J) == NO_ROAD

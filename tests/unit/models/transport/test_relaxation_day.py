"""A day as arrays for bounds, read off a straight road."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import NO_ROAD
from models.transport.relaxation_day import FAR, relaxed_day, shortest
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle
from tests.unit.models.transport.relaxation_sample import TWO


def test_the_shortest_way_may_lead_over_other_places() -> None:
    """From 0 to 2 over 1 it is 3 instead of 9; where no road leads, none is made up; and the argument stays."""
    way = np.array([[5, 1, 9, FAR], [FAR, 0, 2, FAR], [FAR, FAR, 0, FAR], [FAR, FAR, FAR, 0]], dtype=np.int64)
    found = shortest(way)
    assert found[:3, :3].tolist() == [[0, 1, 3], [FAR, 0, 2], [FAR, FAR, 0]]
    assert (found[:3, 3] == FAR).all()
    assert way[0, 2] == 9


def test_least_times_count_the_service_of_the_first_stop() -> None:
    """Two of loading near and 20 of road to far; back it is the three of unloading and 20."""
    arrays = relaxed_day(day(request("a", pickup_service=2, delivery_service=3)), shortcuts=False)
    assert arrays.least.tolist() == [[2, 22], [23, 3]]
    assert arrays.distance.tolist() == [[0, 20], [20, 0]]


def test_a_closed_road_is_gone_round() -> None:
    """From near to far over the middle, however it was closed."""
    road = TWO.travel.copy()
    road[1, 3] = NO_ROAD
    arrays = relaxed_day(day(*TWO.requests, travel=road), shortcuts=False)
    assert arrays.least[1, 3] == 20


def test_windows_are_as_tight_as_the_ride_makes_them() -> None:
    """To be far in 100 to 200 with 50 on board at most, after 5 of loading: fetched from 45 to 175."""
    one = request("a", delivery_window=(100, 200), pickup_service=5, max_on_board=50)
    arrays = relaxed_day(day(one), shortcuts=False)
    assert (arrays.first.tolist(), arrays.last.tolist()) == ([45, 100], [175, 200])
    assert arrays.longest.tolist() == [55]
    assert relaxed_day(day(request("b")), shortcuts=False).longest.tolist() == [FAR]


@pytest.mark.parametrize(("rule", "least"), [("yes", 20), ("changeover", 32), ("no", FAR)])
def test_classes_take_time_or_never_follow(rule: str, least: int) -> None:
    """From far to near with linen after a patient; with shortcuts any of them may follow at once."""
    mixed = day(request("a"), request("b", group="linen"), sharing={("linen", "patient"): rule}, changeover=12)
    arrays = relaxed_day(mixed, shortcuts=False)
    assert (arrays.least[2, 1], arrays.least[3, 0]) == (least, least)
    assert (arrays.least[2, 0], arrays.least[0, 2]) == (20, 20)
    assert relaxed_day(mixed, shortcuts=True).least[2, 1] == 20
    assert arrays.together.tolist() == [[False, rule == "yes"], [rule == "yes", False]]


def test_whoever_travels_alone_is_with_nobody() -> None:
    """And nobody is on board twice."""
    assert not relaxed_day(day(request("a", alone=True), request("b")), shortcuts=False).together.any()
    assert relaxed_day(TWO, shortcuts=False).together.tolist() == [[False, True], [True, False]]


def test_vehicles_alike_are_one_class() -> None:
    """Two that differ in costs and depot hold the same; one with a wheelchair place is another class."""
    wide = vehicle("wide", layouts=((1, 0, 1, 1),))
    kinds = (vehicle("one"), wide, vehicle("other", depot=3, cost_fixed=7))
    arrays = relaxed_day(day(request("a"), request("b", load=WHEELCHAIR), vehicles=kinds), shortcuts=False)
    assert arrays.class_of == (0, 1, 0)
    assert [one.name for one in arrays.classes] == ["one", "wide"]
    assert arrays.may.tolist() == [[True, False], [True, True]]
    loads = np.array([[0, 0, 2, 2], [1, 0, 0, 0], [0, 0, 1, 1], [2, 0, 0, 0]], dtype=np.int64)
    assert arrays.fits(loads).tolist() == [0b01, 0b10, 0b11, 0]


def test_a_load_fits_any_of_the_layouts() -> None:
    """Two seats, or one with a wheelchair."""
    both = vehicle(layouts=((0, 0, 2, 2), (1, 0, 1, 1)))
    arrays = relaxed_day(day(request("a"), vehicles=(both,)), shortcuts=False)
    assert arrays.fits(np.array([[0, 0, 2, 2], [1, 0, 1, 1], [1, 0, 2, 2]])).tolist() == [1, 1, 0]


def test_the_busier_place_is_where_many_go() -> None:
    """Two go to far and one comes from there: all three share that place, in two directions."""
    arrays = relaxed_day(day(request("a", 1, 3), request("b", 2, 3), request("c", 3, 4)), shortcuts=False)
    assert arrays.inward.tolist() == [True, True, False]
    assert arrays.hub[0] == arrays.hub[1] != arrays.hub[2]

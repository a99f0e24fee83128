"""Four stops of two requests, for many pairs at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.transport.shareability_orders import FAR, ORDERS, StopArrays
from tests.unit.models.transport.day_sample import day, request

FIRST, SECOND = np.array([0]), np.array([1])


def test_every_order_has_both_on_board_at_once() -> None:
    """Both pickups come before both deliveries, in each of the four ways there are."""
    assert sorted(ORDERS) == [(0, 1, 2, 3), (0, 1, 3, 2), (1, 0, 2, 3), (1, 0, 3, 2)]


def test_the_way_is_added_up_over_three_drives() -> None:
    """Near, middle, far and end lie ten apart: in that order 30, and 40 where the way goes back once."""
    stops = StopArrays(day(request("A", 1, 3), request("B", 2, 4)))
    there = stops.stops(FIRST, SECOND, ORDERS[0])
    assert [int(stop[0]) for stop in there] == [0, 1, 2, 3]
    assert [int(part[0]) for part in stops.way(there)] == [30, 30]
    assert [int(part[0]) for part in stops.way(stops.stops(FIRST, SECOND, ORDERS[2]))] == [40, 40]


def test_times_are_the_least_that_keep_windows_and_limits() -> None:
    """A could be fetched at 0; as B is not ready before 50 and A rides no longer than 30, A is fetched at 30."""
    later = request("B", 2, 4, pickup_window=(50, 60))
    stops = StopArrays(day(request("A", 1, 3), later))
    four = stops.stops(FIRST, SECOND, ORDERS[0])
    times, keeps = stops.earliest(four, ORDERS[0], None)
    assert ([int(time[0]) for time in times], bool(keeps[0])) == ([0, 50, 60, 70], True)
    times, keeps = stops.earliest(four, ORDERS[0], (np.array([30]), np.array([FAR])))
    assert ([int(time[0]) for time in times], bool(keeps[0])) == ([30, 50, 60, 70], True)
    assert not stops.earliest(four, ORDERS[0], (np.array([19]), np.array([FAR])))[1][0]


def test_service_lengthens_the_way_and_not_the_time_on_board() -> None:
    """Time on board begins when loading ends: the loading of B counts for A, its own does not."""
    loading = request("A", 1, 3, pickup_service=7)
    stops = StopArrays(day(loading, replace(loading, name="B")))
    four = stops.stops(FIRST, SECOND, ORDERS[0])
    times, keeps = stops.earliest(four, ORDERS[0], (np.array([27]), np.array([20])))
    assert ([int(time[0]) for time in times], bool(keeps[0])) == ([0, 7, 34, 34], True)
    assert not stops.earliest(four, ORDERS[0], (np.array([26]), np.array([20])))[1][0]

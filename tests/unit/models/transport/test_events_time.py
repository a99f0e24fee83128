"""Times between stops and the windows that are left of them, read off a straight road."""

from __future__ import annotations

import pytest

from models.transport.events_time import FAR, StopTimes
from models.transport.instance import NO_ROAD
from tests.unit.models.transport.day_sample import WHEELCHAIR, day, request, vehicle

TWO = day(request("a", 1, 2, pickup_window=(0, 20), pickup_service=3), request("b", 1, 3))


def test_a_leg_is_service_and_drive() -> None:
    """Three of loading and ten to the middle; far to the middle is ten, as unloading takes no time."""
    times = StopTimes(TWO)
    assert (times.leg[0][2], times.leg[3][2], times.leg[0][1]) == (13, 10, 3)
    assert times.own_legs((0, 1, 2, 3)) == [3, 10, 10]


def test_a_closed_road_is_gone_round_with_a_stop_between() -> None:
    """Right after each other there is no way from near to far; over the middle it takes twenty."""
    road = TWO.travel.copy()
    road[1, 3] = NO_ROAD
    times = StopTimes(day(*TWO.requests, travel=road))
    assert (times.leg[1][3], times.least[1][3]) == (FAR, 20)
    assert times.least_legs((1, 3)) == [20]


def test_a_changeover_lies_between_two_classes() -> None:
    """From a delivery to the pickup of the other class, where nothing comes in between."""
    mixed = day(request("a"), request("b", group="linen"), sharing={("linen", "patient"): "changeover"}, changeover=7)
    times = StopTimes(mixed)
    assert (times.leg[2][1], times.leg[2][0], times.leg[0][1]) == (27, 20, 0)
    assert times.least[2][1] == 20


def test_windows_keep_shift_ride_and_each_other() -> None:
    """Near from 10 on, as the van comes from the yard; far by 970, to be back by 1000; and 20 lie between."""
    times = StopTimes(day(request("a")))
    assert (times.first, times.last) == ([10, 30], [950, 970])
    limited = StopTimes(day(request("a", delivery_window=(100, 200), pickup_service=5, max_on_board=50)))
    assert (limited.first, limited.last) == ([45, 100], [175, 200])
    assert (limited.on_board, times.on_board) == ([55], [FAR])


def test_the_best_of_the_vehicles_that_may_carry_counts() -> None:
    """One at the end of the road from 50 on, one of the yard that takes no wheelchair."""
    kinds = (vehicle(), vehicle("wide", depot=4, shift=(50, 500), layouts=((1, 0, 1, 1),)))
    times = StopTimes(day(request("a"), request("b", load=WHEELCHAIR), vehicles=kinds))
    assert (times.first[0], times.first[1]) == (10, 80)
    assert (times.last[2], times.last[3]) == (970, 490)


@pytest.mark.parametrize(
    ("changes", "servable"),
    [
        ({}, True),
        ({"pickup_window": (50, 60), "delivery_window": (0, 70)}, True),
        ({"pickup_window": (50, 60), "delivery_window": (0, 69)}, False),
        ({"pickup_window": (0, 9)}, False),
        ({"load": WHEELCHAIR}, False),
    ],
)
def test_whether_a_request_can_be_served_at_all(changes: dict[str, object], servable: bool) -> None:
    """By windows that meet after the ride, by a vehicle that can be there, and by one that may carry."""
    assert StopTimes(day(request("a", **changes))).is_servable(0) is servable


def test_a_stop_may_follow_where_windows_allow() -> None:
    """Near is left at 13 at the earliest: near again is possible by 13, not by 12."""
    for last, allowed in ((13, True), (12, False)):
        times = StopTimes(day(TWO.requests[0], request("b", pickup_window=(0, last))))
        assert times.may_follow(0, 1) is allowed


def test_earliest_beginnings_go_forward() -> None:
    """Both near at 10 and 13, middle at 23, far at 33; or all later from a later start, as far as windows go."""
    times = StopTimes(TWO)
    stops = (0, 1, 2, 3)
    legs = times.own_legs(stops)
    assert times.earliest(stops, legs) == [10, 13, 23, 33]
    assert times.earliest(stops, legs, 20) == [20, 23, 33, 43]
    assert times.earliest(stops, legs, 21) is None


def test_a_time_on_board_holds_the_pickup_back() -> None:
    """The second may ride for 25 and is far at 100 at the earliest: it is fetched at 75, and at 180 at the latest."""
    held = day(request("a", 1, 2, pickup_service=3), request("b", 1, 3, delivery_window=(100, 200), max_on_board=25))
    times = StopTimes(held)
    stops = (0, 1, 2, 3)
    assert times.earliest(stops, times.own_legs(stops)) == [10, 75, 85, 100]
    late = times.latest(stops, times.own_legs(stops))
    assert late == [177, 180, 190, 200]


def test_an_order_that_takes_too_long_has_no_times() -> None:
    """Past the middle to far and back a rides for 30 and more, and may for 29."""
    short = day(request("a", 1, 2, max_on_board=29), request("b", 1, 3))
    times = StopTimes(short)
    assert times.earliest((0, 1, 3, 2), times.own_legs((0, 1, 3, 2))) is None
    assert times.earliest((0, 1, 2, 3), times.own_legs((0, 1, 2, 3))) is not None


def test_latest_beginnings_go_backward() -> None:
    """The first by 20, though the others could wait; those as late as the way home allows."""
    times = StopTimes(TWO)
    stops = (0, 1, 2, 3)
    assert times.latest(stops, times.own_legs(stops)) == [20, 950, 960, 970]

"""A day as arrays, read off a straight road."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import NO_ROAD
from optimiser.solve.transport.arrays import NEVER, day_arrays
from tests.unit.models.transport.day_sample import PLACES, WHEELCHAIR, day, request, vehicle

ALONE = 1 << 61


def test_ways_lie_one_row_after_the_other() -> None:
    """Ten ticks from place to place, and as far; a road that is closed takes for ever and is no way."""
    road = day().travel.copy()
    road[1, 2] = NO_ROAD
    arrays = day_arrays(day(request("a"), travel=road))
    assert arrays.sites == len(PLACES)
    assert arrays.hop[:5].tolist() == [0, 10, 20, 30, 40]
    assert (arrays.hop[1 * 5 + 2], arrays.way[1 * 5 + 2]) == (NEVER, 0)
    assert (arrays.hop[2 * 5 + 1], arrays.way[2 * 5 + 1]) == (10, 10)


def test_stops_are_pickups_then_deliveries() -> None:
    """Each with its place, window and service."""
    one = request("a", 1, 3, pickup_window=(5, 50), delivery_window=(60, 90), pickup_service=2, delivery_service=3)
    arrays = day_arrays(day(one, request("b", 2, 4)))
    assert arrays.size == 2
    assert arrays.site.tolist() == [1, 2, 3, 4]
    assert arrays.low.tolist() == [5, 0, 60, 0]
    assert arrays.high.tolist() == [50, 1000, 90, 1000]
    assert arrays.service.tolist() == [2, 0, 3, 0]


def test_a_limit_counts_from_the_beginning_of_loading() -> None:
    """25 on board after 2 of loading are 27; without a limit it is never."""
    arrays = day_arrays(day(request("a", max_on_board=25, pickup_service=2), request("b")))
    assert arrays.limit.tolist() == [27, NEVER]


def test_windows_are_tightened_by_the_other_stop() -> None:
    """To be far in 100 to 200 with at most 50 on the way of 20, the pickup lies in 50 to 180."""
    one = request("a", delivery_window=(100, 200), max_on_board=50)
    arrays = day_arrays(day(one))
    assert (arrays.tight_low.tolist(), arrays.tight_high.tolist()) == ([50, 100], [180, 200])
    other = request("b", pickup_window=(30, 40), max_on_board=50, pickup_service=5)
    arrays = day_arrays(day(other))
    assert (arrays.tight_low.tolist(), arrays.tight_high.tolist()) == ([30, 55], [40, 95])


def test_vehicles_have_their_rules_and_their_costs() -> None:
    """By kind; without a rule on breaks none ever falls due."""
    resting = vehicle("rest", depot=2, shift=(5, 95), max_duration=80, break_after=40, break_length=6, cost_request=7)
    arrays = day_arrays(day(request("a"), vehicles=(vehicle(), resting)))
    assert arrays.depot.tolist() == [0, 2]
    assert (arrays.first.tolist(), arrays.last.tolist(), arrays.longest.tolist()) == ([0, 5], [1000, 95], [1000, 80])
    assert (arrays.break_after.tolist(), arrays.break_length.tolist()) == ([NEVER, 40], [0, 6])
    assert arrays.fixed.tolist() == [100, 100]
    assert (arrays.per_tick.tolist(), arrays.per_distance.tolist()) == ([1, 1], [2, 2])
    assert arrays.per_request.tolist() == [0, 7]


def test_who_may_carry_whom() -> None:
    """A van of seats takes no wheelchair."""
    wide = vehicle("wide", layouts=((1, 0, 1, 1),))
    arrays = day_arrays(day(request("a"), request("b", load=WHEELCHAIR), vehicles=(vehicle(), wide)))
    assert arrays.carries.tolist() == [[True, False], [True, True]]


def test_one_class_clashes_with_nobody() -> None:
    """Only with whoever travels alone, and there is nobody who does."""
    arrays = day_arrays(day(request("a"), request("b")))
    assert arrays.classes.tolist() == [1, 1]
    assert arrays.clash_on_board.tolist() == [ALONE, ALONE]
    assert arrays.clash_on_day.tolist() == [0, 0]
    assert not arrays.mixed


def test_whoever_travels_alone_clashes_with_everybody_on_board() -> None:
    """And with nobody on the same day."""
    arrays = day_arrays(day(request("a", alone=True), request("b")))
    assert arrays.mixed
    assert arrays.classes[1] & arrays.clash_on_board[0]
    assert arrays.classes[0] & arrays.clash_on_board[1]
    assert arrays.clash_on_day.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("rule", "on_board", "on_day", "after"),
    [("yes", False, False, False), ("changeover", True, False, True), ("no", True, True, False)],
)
def test_classes_clash_as_the_rules_say(rule: str, on_board: bool, on_day: bool, after: bool) -> None:
    """On board unless they may share; on the same day where they may not; one after the other with a changeover."""
    clean, dirty = request("a", group="clean"), request("b", group="dirty")
    arrays = day_arrays(day(clean, dirty, sharing={("clean", "dirty"): rule}, changeover=4))
    assert arrays.classes.tolist() == [1, 2]
    for one, other in ((0, 1), (1, 0)):
        assert bool(arrays.classes[one] & arrays.clash_on_board[other]) is on_board
        assert bool(arrays.classes[one] & arrays.clash_on_day[other]) is on_day
        assert bool(arrays.classes[one] & arrays.needs_changeover[other]) is after
    assert not (arrays.classes & arrays.clash_on_board).any()
    assert (arrays.mixed, arrays.changeover) == (True, 4)


def test_classes_beyond_the_bits_share_no_vehicle() -> None:
    """Of 62 classes the last two have one bit: they clash with all, whatever the rules say; the others do not."""
    names = [f"g{number:02d}" for number in range(62)]
    sharing = {(one, other): "yes" for one in names for other in names if one < other}
    arrays = day_arrays(day(*(request(name, group=name) for name in names), sharing=sharing))
    assert arrays.classes[60] == arrays.classes[61] == 1 << 60
    assert arrays.classes[61] & arrays.clash_on_day[60]
    assert arrays.classes[0] & arrays.clash_on_day[60]
    assert not arrays.classes[0] & arrays.clash_on_day[1]


def test_requests_have_three_orders() -> None:
    """When each can begin, the longest way first, and the least free first: by vehicles, then by time."""
    early, late = request("early", 1, 2, pickup_window=(10, 20)), request("late", 1, 4, pickup_window=(50, 90))
    arrays = day_arrays(day(late, early))
    begin, way, free = arrays.urgency
    assert begin == [50, 10]
    assert way == [-30, -10]
    assert free == [2 * NEVER + 40, 2 * NEVER + 10]


def test_what_nobody_serves_weighs_more_than_any_plan() -> None:
    """Its own price where it has one; else more than a van all day with three of the longest ways."""
    assert day_arrays(day(request("a"), unserved_cost=77)).unserved == 77
    assert day_arrays(day(request("a"))).unserved == 1 + 100 + 1000 + 3 * 40 * 2


def test_a_day_without_requests() -> None:
    """Has its places and nothing on them."""
    arrays = day_arrays(day())
    assert (arrays.size, arrays.site.tolist(), arrays.mixed) == (0, [], False)
    assert arrays.hop.dtype == np.int64

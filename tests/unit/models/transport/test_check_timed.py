"""Routes with times that break one rule each, on a straight road."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from models.transport.check_timed import TimedRoute, check_times, cost_of_duration, timed_cost
from models.transport.instance import TransportInstance
from models.transport.plan import Route
from tests.unit.models.transport.day_sample import day, request, vehicle

# Yard, near at 30, far at 52 after 2 of loading, unloaded by 55 and home at 85.
ONE = day(
    request(
        "J",
        pickup_window=(30, 60),
        delivery_window=(0, 90),
        pickup_service=2,
        delivery_service=3,
        max_on_board=25,
    ),
    vehicles=(vehicle(shift=(20, 95), max_duration=70),),
)
GOOD = {"departure": 20, "arrival": 85, "begins": (30, 52), "stops": (0, 1)}


def told(instance: TransportInstance = ONE, **changes: Any) -> list[tuple[str, tuple[str, ...], int]]:
    """Return rule, place and amount of what is wrong with the route and some changes."""
    timed = TimedRoute(**{"vehicle": 0, **GOOD, **changes})
    return [(found.rule, found.where, int(found.amount)) for found in check_times(instance, [timed])]


def test_times_that_keep_every_rule() -> None:
    """To the tick."""
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        pytest.param({"begins": (29, 52), "departure": 20}, "window_is_kept drive_takes_its_time", id="too early"),
        pytest.param({"begins": (30, 51)}, "drive_takes_its_time", id="a drive too short"),
        pytest.param({"arrival": 84}, "drive_takes_its_time", id="home too soon"),
        pytest.param({"departure": 21}, "drive_takes_its_time", id="out too late"),
        pytest.param({"begins": (30, 58), "arrival": 91}, "time_on_board_is_kept duration_is_kept", id="on board"),
        pytest.param({"departure": 19, "arrival": 85}, "shift_is_kept", id="before the shift"),
        pytest.param({"departure": 30, "begins": (40, 62), "arrival": 96}, "shift_is_kept", id="after the shift"),
        pytest.param({"arrival": 91}, "duration_is_kept", id="out too long"),
    ],
)
def test_a_time_that_breaks_a_rule_is_told_by_one_tick(changes: dict[str, Any], due: str) -> None:
    """With the amount, and no other rule."""
    found = told(**changes)
    assert sorted(rule for rule, _, _ in found) == sorted(due.split())
    assert {amount for _, _, amount in found} == {1}
    assert {where[0] for _, where, _ in found} == {"van"}


def test_a_window_that_is_missed_is_told_on_either_side() -> None:
    """Four before the first moment of the pickup, ten after the last of the delivery."""
    loose = day(request("J", pickup_window=(30, 60), delivery_window=(0, 90)))
    timed = {"departure": 0, "arrival": 200, "begins": (26, 100)}
    found = check_times(loose, [TimedRoute(0, stops=(0, 1), **timed)])  # type: ignore[arg-type]
    assert [(int(one.amount), one.message) for one in found] == [
        (4, "the pickup of J begins 4 ticks before the first moment of its window"),
        (10, "the delivery of J begins 10 ticks after the last moment of its window"),
    ]


RESTING = day(request("J"), request("K"), vehicles=(vehicle(break_after=60, break_length=15),))
# J from 10 to 30 and home by way of K from 50 to 70, all of it 100 ticks.
WITHOUT = {"departure": 0, "begins": (10, 30, 50, 70), "arrival": 100, "stops": (0, 2, 1, 3)}


def test_a_break_that_is_missing_is_told() -> None:
    """100 of work where 60 are allowed."""
    assert told(RESTING, **WITHOUT) == [("break_is_taken", ("van",), 40)]


def test_an_idle_stretch_is_a_break_where_nobody_is_on_board() -> None:
    """15 after J, before the drive to K: 30 of work before it and 70 after, which is ten too many."""
    idle = {**WITHOUT, "begins": (10, 30, 65, 85), "arrival": 115}
    assert told(RESTING, **idle) == [("break_is_taken", ("van",), 10)]
    short = {**WITHOUT, "begins": (10, 30, 64, 84), "arrival": 114}
    assert told(RESTING, **short) == [("break_is_taken", ("van",), 54)]
    riding = {**WITHOUT, "begins": (10, 45, 65, 85), "arrival": 115}
    assert told(RESTING, **riding) == [("break_is_taken", ("van",), 55)]


def test_waiting_at_the_depot_is_no_break() -> None:
    """Whoever leaves 15 too early has worked for them."""
    early = {"departure": 0, "begins": (25, 45), "arrival": 75, "stops": (0, 2)}
    assert told(RESTING, **early) == [("break_is_taken", ("van",), 15)]


def test_a_route_that_has_no_times_is_passed_over() -> None:
    """A delivery before its pickup is told elsewhere."""
    assert told(stops=(1, 0)) == []


def test_each_stop_has_one_time() -> None:
    """Neither more nor fewer."""
    with pytest.raises(ValueError, match="one time for each stop"):
        TimedRoute(0, 0, 10, (1,), (0, 1))
    assert TimedRoute(0, 0, 10, (1, 2), (0, 1)).route == Route(0, (0, 1))


def test_a_route_costs_its_hours_its_way_and_its_requests() -> None:
    """100 and 65 ticks, a way of 60 at 2, and 7 for the one it carries."""
    charged = day(request("J"), vehicles=(vehicle(cost_request=7),))
    timed = TimedRoute(0, 20, 85, (30, 52), (0, 1))
    assert timed_cost(charged, [timed]) == Fraction(100 + 65 + 120 + 7)
    assert timed_cost(charged, [timed, timed]) == 2 * 292
    assert cost_of_duration(charged, timed.route, 60) == 287
    assert cost_of_duration(charged, Route(0, ()), 0) == 100


def test_a_route_of_nothing_known_has_no_cost() -> None:
    """A stop that is not there."""
    with pytest.raises(ValueError, match="not there"):
        timed_cost(ONE, [TimedRoute(0, 0, 10, (1, 2), (0, 9))])

"""The data of a vehicle scheduling problem."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.fleet.instance import NO_ROAD
from tests.unit.models.fleet.drawn import BACK, BASE, EARLY, FAR, HIRED, LATE, VAN, WAY, drawn, with_van


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"places": ("base", "base")}, "two places have one name"),
        ({"places": ("base",)}, "not one row for each place"),
        ({"travel": WAY - 2}, "below 0"),
        ({"distance": WAY - 1}, "below 0"),
        ({"travel": WAY + 1}, "away from itself"),
        ({"tasks": (EARLY, replace(LATE, name="early"))}, "two tasks have one name"),
        ({"vehicles": (VAN, VAN)}, "two vehicles have one name"),
        ({"tasks": (replace(EARLY, end_place=2),)}, "early is at a place that is not there"),
        ({"tasks": (replace(EARLY, vehicles=frozenset({"tram"})),)}, "early may have a vehicle that is not there"),
        ({"vehicles": (replace(VAN, depot=2),)}, "the depot of van"),
    ],
)
def test_what_is_no_instance(changes: dict[str, Any], words: str) -> None:
    """Each fault is told with what it is about."""
    with pytest.raises(ValueError, match=words):
        drawn(**changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"end": 50}, "not in order"),
        ({"rests": ((70, 65),)}, "not in order"),
        ({"end": 60, "driving": 0}, "takes no time"),
        ({"driving": 21}, "longer at the wheel"),
        ({"distance": -1}, "below 0"),
    ],
)
def test_what_is_no_task(changes: dict[str, Any], words: str) -> None:
    """Each fault is told with what it is about."""
    with pytest.raises(ValueError, match=words):
        replace(EARLY, **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": -1}, "below 0"),
        ({"longest_duty": -1}, "below 0"),
        ({"shift": (9, 8)}, "ends before it begins"),
        ({"break_after": 5}, "or neither"),
    ],
)
def test_what_is_no_vehicle(changes: dict[str, Any], words: str) -> None:
    """Each fault is told with what it is about."""
    with pytest.raises(ValueError, match=words):
        replace(VAN, **changes)


def test_which_vehicle_may_do_what() -> None:
    """Leave, roads and the shift decide, with the ways from the depot and back."""
    day = drawn(tasks=(EARLY, replace(BACK, vehicles=frozenset({"hired"})), LATE))
    assert [day.may_do(0, task) for task in range(3)] == [True, False, True]
    assert [with_van(shift=(60, 120)).may_do(0, task) for task in range(3)] == [True, True, False]
    assert [with_van(shift=(60, 89)).may_do(0, 0), with_van(shift=(60, 90)).may_do(0, 0)] == [False, True]
    assert not drawn(travel=np_no_road()).may_do(0, 0)


def np_no_road() -> Any:
    """Return the ways with no road back from far."""
    way = WAY.copy()
    way[FAR, BASE] = NO_ROAD
    return way


def test_which_task_follows_which() -> None:
    """The way between them must fit, and there must be one."""
    day = drawn()
    assert (day.follows(1, 0), day.follows(2, 0), day.follows(2, 1)) == (True, True, False)
    assert not drawn(travel=np_no_road()).follows(2, 0)
    assert day.in_order == (0, 1, 2)
    assert not HIRED.has_hours
    assert replace(VAN, longest_duty=5).has_hours

"""The times and the cost of a duty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.fleet.duty import Duty, after_task, after_way, duty_times
from tests.unit.models.fleet.drawn import EARLY, VAN, drawn, with_van


def test_a_duty_by_hand() -> None:
    """The hired vehicle comes from far, does early, drives back empty, does late and goes home."""
    times = duty_times(drawn(), Duty(1, (0, 2)))
    assert times is not None
    assert (times.departure, times.back) == (50, 140)
    assert (times.empty, times.driving) == (30, 55)
    assert (times.distance, times.cost) == (45, 80 + 2 * 45)
    assert times.keeps_hours


def test_hours_cost() -> None:
    """Time costs from departure to return, waiting included."""
    times = duty_times(with_van(cost_tick=3), Duty(0, (0, 1)))
    assert times is not None
    assert times.cost == 100 + 3 * 50 + 20


@pytest.mark.parametrize("tasks", [(1, 2), (2, 0)])
def test_what_overlaps_is_no_duty(tasks: tuple[int, ...]) -> None:
    """A task that begins before the one before it ends cannot follow."""
    assert duty_times(drawn(), Duty(0, tasks)) is None


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"longest_duty": 70}, True),
        ({"longest_duty": 69}, False),
        ({"longest_driving": 35}, True),
        ({"longest_driving": 34}, False),
        ({"break_after": 30, "break_length": 10}, True),
        ({"break_after": 29, "break_length": 10}, False),
        ({"break_after": 69, "break_length": 11}, False),
        ({"break_after": 70, "break_length": 11}, True),
    ],
)
def test_drivers_hours(changes: dict[str, int], kept: bool) -> None:
    """Early from 60 to 80, ten minutes back, ten to spare, late from 100 to 130."""
    times = duty_times(with_van(**changes), Duty(0, (0, 2)))
    assert times is not None
    assert times.keeps_hours is kept


@pytest.mark.parametrize(
    ("since", "leg", "start", "found"),
    [
        (0, 5, 50, 0),
        (0, 5, 56, 56),
        (-5, 5, 56, 51),
        (-5, 5, 65, 65),
        (-15, 5, 56, None),
    ],
)
def test_where_a_break_is_taken(since: int, leg: int, start: int, found: int | None) -> None:
    """A task ends at 45; work of at most 50 and a break of 6: none, after the way, before it, both, or too late."""
    van = replace(VAN, break_after=50, break_length=6)
    assert after_way(van, since, 45, leg, start) == found


def test_a_break_within_a_task() -> None:
    """A rest that is long enough begins the work anew; one that is too short, or comes too late, does not."""
    van = replace(VAN, break_after=15, break_length=5)
    assert after_task(van, replace(EARLY, rests=((65, 70),)), 60) == 70
    assert after_task(van, replace(EARLY, rests=((66, 70),)), 60) is None
    assert after_task(van, replace(EARLY, rests=((65, 70),)), 49) is None
    assert after_task(van, EARLY, None) is None
    assert after_task(VAN, EARLY, 0) == 0

"""Duties of low cost beyond the prices of their tasks."""

from __future__ import annotations

from dataclasses import replace

from models.fleet.duty import Duty
from optimiser.solve.fleet.labels import DutyLabels
from tests.unit.models.fleet.drawn import BACK, EARLY, LATE, VAN, drawn, with_van


def test_the_cheapest_duty_that_ends_with_each_task() -> None:
    """At a price of 100 for each task, early and back together cost 80 less."""
    found = DutyLabels(drawn(), 0).cheapest([100.0, 100.0, 100.0], 2)
    assert [(value, piece.duty, piece.cost) for value, piece in found] == [
        (-80.0, Duty(0, (0, 1)), 120),
        (-75.0, Duty(0, (0, 2)), 125),
    ]


def test_drivers_hours_are_kept() -> None:
    """With 49 minutes the two do not fit one duty."""
    found = DutyLabels(with_van(longest_duty=49), 0).cheapest([100.0, 100.0, 100.0], 9)
    assert {piece.duty.tasks for _, piece in found} == {(0,), (1,), (2,)}


def test_all_duties_within_a_window() -> None:
    """Every duty whose cost lies no more than the window above its prices; ``None`` where there are too many."""
    labels = DutyLabels(drawn(), 0)
    prices = [100.0, 100.0, 100.0]
    assert [piece.duty.tasks for piece in labels.within(prices, -76.0, 99) or ()] == [(0, 1)]
    assert len(labels.within(prices, 50.0, 99) or ()) == 5
    assert labels.within(prices, 50.0, 2) is None


def test_without_a_break_there_is_no_duty() -> None:
    """Early alone is 30 minutes of work with the way home, and so is back; two of them have a break between."""
    day = drawn(tasks=(EARLY, BACK, replace(LATE, end=115)), vehicles=(replace(VAN, break_after=25, break_length=10),))
    found = DutyLabels(day, 0).within([0.0, 0.0, 0.0], float("inf"), 99)
    assert [piece.duty.tasks for piece in found or ()] == [(0, 1), (2,), (0, 2)]

"""What one vehicle does with nobody sharing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from optimiser.synthetic.duties import Task, duties
from optimiser.synthetic.places import Place, careful_minutes
from optimiser.synthetic.rates import VAN

DEPOT = Place("D", 5_500_000, 0, 1)
TOWN = Place("T", 5_510_000, 0, 1)
RIDE = careful_minutes(DEPOT, TOWN)
THERE = Task(DEPOT, TOWN, (600, 660), (0, 1_440), 2, 2, "patient")


def test_a_duty_waits_for_the_first_pickup() -> None:
    """It leaves as late as it can, and is back after the way home."""
    (duty,) = duties([THERE], DEPOT)
    assert (duty.departs, duty.free, duty.back) == (600, 600 + 2 + RIDE + 2, 600 + 4 + 2 * RIDE)


def test_two_at_one_hour_need_two_vehicles_and_two_in_turn_one() -> None:
    """Nobody shares, so that a second vehicle goes where the first is not free in time."""
    same, later = replace(THERE, pickup=(600, 610)), replace(THERE, pickup=(720, 780))
    assert len(duties([THERE, same], DEPOT)) == 2
    assert len(duties([THERE, later], DEPOT)) == 1


def test_an_arrival_is_not_too_early() -> None:
    """The pickup is put off until the arrival is allowed."""
    (duty,) = duties([replace(THERE, pickup=(0, 1_440), delivery=(700, 745))], DEPOT)
    assert (duty.departs, duty.free) == (700 - RIDE - 2, 702)


def test_a_break_comes_between_two_movements_of_a_long_day() -> None:
    """Six hours are too long without one; with half an hour to spare it is taken, without it another vehicle goes."""
    late = replace(THERE, pickup=(940, 940))
    (duty,) = duties([THERE, late], DEPOT)
    assert duty.departs == 600
    assert duty.rested == 940 - RIDE
    full = [replace(THERE, pickup=(hour, hour)) for hour in range(600, 1_000, 2 * RIDE + 5)]
    assert len(duties(full, DEPOT)) == 2


def test_what_may_not_ride_together_gets_a_vehicle_each() -> None:
    """Clean and used linen are kept to different vehicles, for a changeover is not planned for."""
    clean, used = replace(THERE, group="clean_linen"), replace(THERE, group="used_linen", pickup=(720, 780))
    assert len(duties([clean, used], DEPOT)) == 2


def test_what_no_duty_can_do_is_refused() -> None:
    """A pickup after the last return is said to be impossible."""
    with pytest.raises(ValueError, match="no duty from D has room for D to T"):
        duties([replace(THERE, pickup=(1_430, 1_440))], DEPOT)


def test_cost_is_day_hours_and_kilometres() -> None:
    """The van's day, the minutes it is out, and 28.9 km by road."""
    (duty,) = duties([THERE], DEPOT)
    minutes = 4 + 2 * RIDE
    assert duty.pence(VAN) == pytest.approx(4_200 + 1_750 * minutes / 60 + 28 * 28.91, abs=5)

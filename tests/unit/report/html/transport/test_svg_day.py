"""The picture of vehicles before and after."""

from __future__ import annotations

import re

from optimiser.report.html.transport.svg_day import Duty, Lane, day_chart

LANES = [
    Lane("Ash", ((Duty(9.0, 12.0, False), Duty(7.5, 10.0, False)), (Duty(8.0, 13.0, True),))),
    Lane("Beech", ((Duty(8.5, 11.0, False),), ())),
]


def _drawn(lanes: list[Lane] = LANES) -> str:
    return str(day_chart("day", "Vehicles", lanes, ("Alone", "Together")))


def test_one_bar_a_vehicle_in_each_plan() -> None:
    """Three vehicles alone and one together, counted above each plan; shared ones have a line along them."""
    drawn = _drawn()
    assert len(re.findall('class="duty-own"', drawn)) == 3 + 1
    assert len(re.findall('class="duty-shared"', drawn)) == 1 + 1
    assert len(re.findall('class="duty-line"', drawn)) == 2
    assert "Alone: 3 vehicles out" in drawn
    assert "Together: 1 vehicles out" not in drawn
    assert "Together: 1 vehicle out" in drawn


def test_the_first_to_leave_stands_on_top() -> None:
    """Within one owner bars go down with the hour they begin."""
    tops = [(float(x), float(y)) for x, y in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)"[^>]*duty-own', _drawn())][:2]
    assert tops[0][0] < tops[1][0]
    assert tops[0][1] < tops[1][1]


def test_many_vehicles_still_fit() -> None:
    """With many vehicles bars get thinner, down to a least height."""
    many = [Lane("Ash", (tuple(Duty(8.0 + place / 60, 12.0, False) for place in range(200)), ()))]
    heights = {float(height) for height in re.findall(r'height="([\d.]+)" class="duty-own"', _drawn(many))}
    assert min(heights) == 3.9

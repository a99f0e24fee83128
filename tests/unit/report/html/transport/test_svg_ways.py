"""The picture of shared ways."""

from __future__ import annotations

import re

from optimiser.report.html.transport.svg_ways import Dot, Way, way_map

WAYS = [
    Way((54.9, -1.6), (54.7, -1.4), 20.0, 0, "1"),
    Way((54.9, -1.6), (54.7, -1.4), 10.0, 2, "2"),
    Way((54.97, -1.61), (54.97, -1.61), 0.5, 1, "3"),
]
KINDS = ["Patients with patients", "Goods with goods", "Patients with goods"]


def _drawn() -> str:
    return str(way_map("map", "Ways", WAYS, [Dot((54.9, -1.6), "A1"), Dot((54.9, -1.6), "A2")], KINDS))


def test_thickness_goes_by_kilometres() -> None:
    """The way with half the kilometres is half as thick, and a short one is still seen."""
    ways = re.findall(r'class="way way-(\d)" stroke-width="([\d.]+)"', _drawn())
    assert ways[:3] == [("0", "9"), ("2", "4.5"), ("1", "2")]


def test_numbers_of_ways_on_top_of_each_other_stay_apart() -> None:
    """Two ways between the same places have their numbers at different spots."""
    spots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="8.5"', _drawn())
    assert len(set(spots)) == 3


def test_codes_of_places_do_not_run_into_each_other() -> None:
    """Of two places at one spot one is named."""
    assert ("A1" in _drawn(), "A2" in _drawn()) == (True, False)


def test_title_and_legend_say_what_is_shown() -> None:
    """A reader of the screen hears title and description; every kind is named beside its line."""
    drawn = _drawn()
    assert "3 ways as straight lines" in drawn
    assert all(kind in drawn for kind in KINDS)
    assert "20 km driven twice" in drawn

"""The tornado."""

from __future__ import annotations

from optimiser.report.sweep.tornado import tornado
from tests.unit.report.sweep.sweep_sample import KEYS, POINTS, point


def test_the_setting_that_moves_most_stands_first() -> None:
    """Least and greatest value of each figure with the setting they belong to; the base is one of the values."""
    widest, other = [row for row in tornado(POINTS) if row["output"] == "saving"]
    assert widest == {
        "scope": "headline",
        "output": "saving",
        "unit": "GBP",
        "key": KEYS[0],
        "base": 100_00,
        "low": 40_00,
        "low_value": 1,
        "low_point": 2,
        "high": 100_00,
        "high_value": None,
        "high_point": 1,
        "swing": 60_00,
        "without": [5],
    }
    assert (other["key"], other["swing"], other["without"]) == (KEYS[1], 5_00, [])


def test_without_a_base_there_is_none() -> None:
    """Where no point is the base, or the base has no figures, nothing can be set against it."""
    assert tornado(POINTS[1:]) == []
    assert tornado([point(1, {}, None), *POINTS[1:]]) == []


def test_broken_numbers_are_subtracted_cleanly() -> None:
    """What subtracting adds behind the sixth place is dropped."""
    points = [
        point(1, {}, 5, transport={"kgco2e_together": 0.3, "basis": "supplied"}),
        point(2, {KEYS[0]: 1}, 5, transport={"kgco2e_together": 0.1, "basis": "supplied"}),
    ]
    assert [row["swing"] for row in tornado(points) if row["output"] == "transport.emissions"] == [0.2]

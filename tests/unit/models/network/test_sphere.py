"""Straight-line distance between coordinates."""

from __future__ import annotations

import math

from models.network.sphere import EARTH_RADIUS_M, straight_metres


def test_known_distances() -> None:
    """A degree of a meridian is 111,195 m, one of the parallel at 60 degrees half of it; a place is 0 from itself."""
    equator, north, sixty, east = (0.0, 0.0), (1.0, 0.0), (60.0, 0.0), (60.0, 1.0)
    assert straight_metres([equator], [north, equator]).tolist() == [[111_195, 0]]
    assert abs(int(straight_metres([sixty], [east])[0, 0]) - 111_195 // 2) <= 3


def test_opposite_sides_of_the_earth() -> None:
    """The two poles are half a circle apart, which rounding must not push beyond the sine."""
    assert straight_metres([(90.0, 0.0)], [(-90.0, 77.0)])[0, 0] == round(math.pi * EARTH_RADIUS_M)


def test_one_row_for_each_origin() -> None:
    """Origins are rows and destinations columns; none of either gives an empty matrix."""
    assert straight_metres([(0.0, 0.0)] * 2, [(0.0, 0.0)] * 3).shape == (2, 3)
    assert straight_metres([], [(0.0, 0.0)]).shape == (0, 1)

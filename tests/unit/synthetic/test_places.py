"""How far places are apart, and how long the drive takes."""

from __future__ import annotations

import pytest

from optimiser.synthetic.places import (
    Place,
    careful_minutes,
    drive_seconds,
    place_of,
    road_metres,
    straight_metres,
)

INFIRMARY = Place("A", 5_498_021, -161_885, 1)
JAMES_COOK = Place("B", 5_455_176, -121_481, 1)
EAST = Place("C", 5_498_021, -150_885, 1)


def test_distance_is_that_of_the_map() -> None:
    """Newcastle to Middlesbrough is 54.3 km as the crow flies, to one in two hundred, and the same both ways."""
    assert straight_metres(INFIRMARY, JAMES_COOK) == pytest.approx(54_300, rel=0.005)
    assert straight_metres(INFIRMARY, JAMES_COOK) == straight_metres(JAMES_COOK, INFIRMARY)
    assert road_metres(INFIRMARY, JAMES_COOK) == straight_metres(INFIRMARY, JAMES_COOK) * 130 // 100


def test_drive_follows_the_published_fit() -> None:
    """10.8 minutes and 0.852 for every kilometre from nine on."""
    minutes = 10.8 + 0.852 * straight_metres(INFIRMARY, JAMES_COOK) / 1000
    assert drive_seconds(INFIRMARY, JAMES_COOK) == pytest.approx(60 * minutes, abs=1)


def test_short_drives_take_no_time_at_nought() -> None:
    """Nobody needs eleven minutes to where he is, and seven kilometres take seven ninths of nine."""
    assert drive_seconds(INFIRMARY, INFIRMARY) == 0
    seven = straight_metres(INFIRMARY, EAST)
    assert drive_seconds(INFIRMARY, EAST) == pytest.approx((648 + 51.12 * 9) * seven / 9_000, abs=1)


def test_careful_minutes_leave_a_third() -> None:
    """A road a third slower is still fast enough, and nobody drives to where he is."""
    assert careful_minutes(INFIRMARY, INFIRMARY) == 0
    for there in (INFIRMARY, JAMES_COOK, EAST):
        assert 60 * careful_minutes(INFIRMARY, there) >= drive_seconds(INFIRMARY, there) * 4 / 3


@pytest.mark.parametrize("change", [{"latitude": ""}, {"longitude": ""}, {"weight": ""}, {"weight": "0"}])
def test_a_place_that_is_nowhere_is_none(change: dict[str, str]) -> None:
    """Without coordinates or weight a row takes no part."""
    row = {"area": "NE1", "latitude": "54.97", "longitude": "-1.61", "weight": "12"}
    assert place_of(row, "area", "weight") == Place("NE1", 5_497_000, -161_000, 12)
    assert place_of(row | change, "area", "weight") is None

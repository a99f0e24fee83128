"""Trusts, their sites, and who works from where."""

from __future__ import annotations

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.places import Place
from optimiser.synthetic.region import Member, Region, nearest, one_near

ACUTE = "General acute hospital"
MAIN = Place("AAA1", 5_500_000, -160_000, 90_000, "AAA", ACUTE)
SMALL = Place("AAA2", 5_505_000, -160_000, 9_000, "AAA", "Community hospital (with inpatient beds)")
FAR = Place("AAA3", 5_535_000, -160_000, 20_000, "AAA", ACUTE)
OUT_OF_REACH = Place("AAA4", 5_600_000, -160_000, 10_000, "AAA", ACUTE)
CLINIC = Place("AAA5", 5_501_000, -160_000, 95_000, "AAA", "Non inpatient")
EMPTY = Place("AAA6", 5_502_000, -160_000, 95_000, "AAA", "Unoccupied")
STATION = Place("BBB1", 5_501_000, -161_000, 500, "BBB", "Support Facility")
NEAR, AWAY = Place("N1", 5_503_000, -160_000, 10), Place("N2", 5_580_000, -160_000, 10)
REGION = Region(
    (MAIN, SMALL, FAR, OUT_OF_REACH, CLINIC, EMPTY, STATION),
    (NEAR, AWAY),
    (Member("AAA", "acute", 9, 9), Member("BBB", "ambulance", 1, 1)),
)


def test_depots_are_at_the_largest_site_and_at_the_largest_far_from_it() -> None:
    """Hospitals come before clinics, however large these are."""
    assert REGION.depots == {"AAA": (MAIN, FAR), "BBB": (STATION,)}
    assert REGION.depot_near("AAA", AWAY) == FAR


def test_hospitals_lie_within_reach() -> None:
    """A trust uses its own that its depots reach; one without beds drives to the acute ones."""
    assert REGION.hospitals == {"AAA": (MAIN, SMALL, FAR), "BBB": (MAIN, FAR)}


def test_sites_out_of_use_take_no_part() -> None:
    """What is unoccupied is left out."""
    assert REGION.own("AAA") == [MAIN, SMALL, FAR, OUT_OF_REACH, CLINIC]


def test_patients_live_near() -> None:
    """Areas within a distance, and the nearest where there are none."""
    assert REGION.homes(MAIN, 10_000) == [NEAR]
    assert REGION.homes(MAIN, 1_000) == [NEAR, AWAY]
    assert nearest(AWAY, (MAIN, FAR, OUT_OF_REACH), 2) == [OUT_OF_REACH, FAR]


def test_the_nearer_is_drawn_more_often() -> None:
    """Of two areas with as many people, the one at the door comes up most of the time."""
    draw = Draw(4)
    drawn = [one_near(draw, MAIN, (NEAR, AWAY)) for _ in range(100)]
    assert 80 < drawn.count(NEAR) < 100

"""Courier rounds of a made-up day."""

from __future__ import annotations

from itertools import pairwise

from optimiser.synthetic.places import Place, careful_minutes
from optimiser.synthetic.rounds import Round, ordered
from tests.unit.synthetic.small_weekday import weekday

HOME, NEAR, AWAY = (Place(code, 5_500_000 + north, 0, 1) for code, north in (("H", 0), ("N", 5_000), ("F", 30_000)))


def test_stops_follow_from_one_to_the_nearest_next() -> None:
    """The near stop comes before the one behind it."""
    assert ordered(HOME, [AWAY, NEAR]) == (NEAR, AWAY)


def test_a_timetable_in_rows() -> None:
    """Home has a departure first and an arrival last; in between there is time for the drive and the stop."""
    made = Round("R1", "AAA", "sites", HOME, (NEAR, AWAY), 480)
    rows = list(made.stop_rows())
    assert [(row.stop, row.place) for row in rows] == [(1, "H"), (2, "N"), (3, "F"), (4, "H")]
    assert (rows[0].arrive, rows[0].leave) == (None, 480)
    assert rows[-1].leave is None
    assert [row.arrive for row in rows[1:]] == [500, 555, 615]
    assert made.minutes == 135


def test_cost_is_that_of_the_van_and_what_it_is_dearer() -> None:
    """135 minutes of day and crew and 86.7 km of the van, a fifth dearer as run."""
    made = Round("R1", "AAA", "sites", HOME, (NEAR, AWAY), 480, dearer=120)
    row = made.row((HOME,))
    rates = 4_200 * 135 / 480 + 1_750 * 135 / 60 + 28 * 86.7
    assert abs(row.cost_pence - 1.2 * rates) < 10
    assert row.vehicle == "illustrative-AAA-van-1"


def test_every_timetable_can_be_kept() -> None:
    """Between two stops of any round there is time for a road a third slower."""
    assert len(weekday().rounds) == 20
    for one in weekday().rounds:
        for (here, _, leave), (there, arrive, _) in pairwise(one.times()):
            assert arrive - leave >= careful_minutes(here, there)
        assert one.minutes <= 300

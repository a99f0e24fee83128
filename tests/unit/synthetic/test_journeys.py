"""Journeys of a made-up day."""

from __future__ import annotations

import pytest

from optimiser.synthetic.draw import Draw
from optimiser.synthetic.journeys import (
    LIMIT,
    Patient,
    draw_journeys,
    draw_patient,
    journey,
    to_appointment,
    when_ready,
)
from optimiser.synthetic.movement_rows import JourneyRow
from optimiser.synthetic.places import Place, drive_seconds
from optimiser.synthetic.region import Member, Region
from tests.unit.synthetic.small_weekday import region, weekday

HERE, THERE, FAR = (Place(code, latitude, 0, 1) for code, latitude in (("X", 5_500_000), ("Y", 5_510_000), ("Z", 0)))


def places() -> dict[str, Place]:
    """Return the places of the small region by code."""
    return {place.code: place for place in (*region().areas, *region().sites)}


def test_the_mix_is_the_published_one() -> None:
    """Seven in ten walk, a quarter and a little has a wheelchair, two or three in a hundred lie."""
    draw = Draw(8)
    patients = [draw_patient(draw) for _ in range(2_000)]
    share = {kind: sum(one.mobility == kind for one in patients) / 2_000 for kind in ("walker", "wheelchair")}
    assert 0.66 < share["walker"] < 0.74
    assert 0.25 < share["wheelchair"] < 0.31
    assert 0.005 < 1 - share["walker"] - share["wheelchair"] < 0.04
    assert 0.01 < sum(one.alone for one in patients) / 2_000 < 0.06
    assert all(one.skills == ("two_crew",) for one in patients if one.mobility in {"stretcher", "bariatric"})


def test_a_limit_stands_only_where_it_can_be_kept() -> None:
    """A short ride has the usual limit, and one that may take longer has none of its own."""
    assert journey("AAA", "1", Patient(), (HERE, THERE)).max_minutes_on_board == LIMIT
    assert journey("AAA", "1", Patient(), (HERE, FAR)).max_minutes_on_board is None


def test_windows_are_those_of_contracts() -> None:
    """An hour before the appointment, and an hour after ready."""
    row = JourneyRow("1", "AAA", "X", "Y", "walker")
    there, back = to_appointment(row, 600), when_ready(row, 700)
    assert (there.delivery_from, there.delivery_to, there.pickup_from, there.first) == (540, 600, None, 540)
    assert (back.pickup_from, back.pickup_to, back.delivery_to, back.first) == (700, 760, None, 700)


def test_rides_fit_into_limits_and_returns_follow() -> None:
    """No ride is longer than its limit on a road a third slower, and a return begins after its appointment."""
    rows, known = weekday().journeys, places()
    by_code = {row.journey: row for row in rows}
    for row in rows:
        ride = drive_seconds(known[row.origin], known[row.destination])
        assert row.origin != row.destination
        assert row.max_minutes_on_board is None or 60 * row.max_minutes_on_board * 3 >= ride * 4
        if row.return_of:
            outward = by_code[row.return_of]
            assert (outward.trust, outward.origin, outward.destination) == (row.trust, row.destination, row.origin)
            assert outward.mobility == row.mobility
            assert outward.delivery_to is not None
            assert row.pickup_from is not None
            assert row.pickup_from >= outward.delivery_to + 45


def test_a_trust_without_places_in_reach_is_refused() -> None:
    """Where every area lies hours away, no journey can be made, and that is said."""
    hospital = Place("H", 5_500_000, -100_000, 9, "AAA", "General acute hospital")
    alone = Region((hospital,), (Place("N", 5_800_000, -100_000, 1),), (Member("AAA", "acute", 1, 1),))
    with pytest.raises(ValueError, match="too few places within reach of AAA for 3 journeys"):
        draw_journeys(alone, alone.members[0], 3, Draw(1))
    assert draw_journeys(alone, alone.members[0], 0, Draw(1)) == []

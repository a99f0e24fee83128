"""A made-up weekday as a whole."""

from __future__ import annotations

from collections import Counter

import pytest

from optimiser.synthetic.invented_region import invented_region
from optimiser.synthetic.rows import text_table
from optimiser.synthetic.transport_day import Sizes, make_weekday, transport_tables
from tests.unit.synthetic.small_weekday import SIZES, region, weekday


def test_the_same_seed_makes_the_same_day() -> None:
    """Twice the same numbers give the same rows, and another seed gives others."""
    place = region()
    again = transport_tables(place.sites, place.areas, place.members, SIZES, 5)
    assert again == weekday().tables()
    assert make_weekday(place, SIZES, 6).journeys != weekday().journeys


@pytest.mark.parametrize(
    ("trusts", "sizes"),
    [
        (1, Sizes(12, 3, 10)),
        (2, Sizes(45, 0, 0)),
        (4, Sizes(100, 12, 60)),
        (5, Sizes(0, 0, 30)),
        (12, Sizes(400, 60, 300)),
    ],
)
def test_a_day_has_the_size_that_was_asked_for(trusts: int, sizes: Sizes) -> None:
    """Exactly so many journeys, rounds and consignments, what is planted in; a table of nothing is left out."""
    tables = make_weekday(invented_region(trusts, trusts), sizes, 3).tables()
    made = {name: len(tables.get(name, ())) for name in ("journeys", "rounds", "consignments")}
    assert made == {"journeys": sizes.journeys, "rounds": sizes.rounds, "consignments": sizes.consignments}
    assert ("planted" in tables) == (trusts > 2 and sizes.journeys >= 40)


def test_trusts_have_about_their_shares() -> None:
    """No trust has more journeys than one above its share, unless more than that is planted for it."""
    whole = sum(member.journeys for member in region().members)
    counts = Counter(row.trust for row in weekday().journeys)
    planted = Counter(
        row.trust
        for row in weekday().journeys
        if row.journey in {code for one in weekday().planted for code in one.requests}
    )
    for member in region().members:
        share = SIZES.journeys * member.journeys / whole
        assert counts[member.trust] <= max(share + 1, planted[member.trust])


def test_codes_are_numbers_and_references_are_kept() -> None:
    """Journeys are numbered in order, whatever they were called while they were made, and vehicles are there."""
    day = weekday()
    assert [row.journey for row in day.journeys] == [f"J{number:03d}" for number in range(1, 121)]
    assert {row.return_of for row in day.journeys} <= {"", *(row.journey for row in day.journeys)}
    assert {row.vehicle for row in day.round_rows()} <= {row.vehicle for row in day.fleet.vehicles}
    known = {row.journey for row in day.journeys} | {row.consignment for row in day.consignments}
    known |= {one.code for one in day.rounds}
    assert {code for row in day.planted for code in row.requests} <= known


def test_rows_are_written_as_files_have_them() -> None:
    """Times as on a clock, pounds with two decimals, and an empty cell where nothing is known."""
    tables = weekday().tables()
    columns, rows = text_table("round_stops", tables["round_stops"][:1])
    assert columns == ["round", "stop", "place", "leave"]
    assert rows[0]["leave"][2] == ":"
    _, (vehicle, *_) = text_table("vehicles", tables["vehicles"])
    assert (vehicle["cost_day_gbp"], vehicle["cost_km_gbp"]) == ("36.00", "0.23")
    assert (vehicle["shift_from"], vehicle["shift_to"]) == ("05:30", "23:45")

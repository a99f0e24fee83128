"""Places that movements name."""

from __future__ import annotations

import pytest

from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.place_checks import check_places
from optimiser.issues import Issue
from tests.unit.ingest.small_case import reading_of

SITES = "site,trust,name\nSITE1,RAA,One\nSITE2,RAA,Two\n"
JOURNEYS = "journey,trust,day_type,origin,destination,mobility\nJ1,RAA,weekday,{},{},walker\n"
TIMES = "origin,destination,minutes\n"


def found(**tables: str) -> list[Issue]:
    """Return what is said of the places of some tables."""
    readings = {name: reading_of(name, text) for name, text in tables.items()}
    for reading in readings.values():
        check_rows(reading)
    check_places(readings)
    return [issue for reading in readings.values() for issue in reading.log]


@pytest.mark.parametrize(
    "known",
    [
        {"sites": SITES},
        {"areas": "area,latitude,longitude\nSITE1,54,-1\nSITE2,55,-2\n"},
        {"roads": "link,origin,destination,km\nL1,SITE1,SITE2,5\n"},
        {"travel_times": f"{TIMES}SITE1,SITE2,5\n"},
        {"sites": "site,trust,name\nSITE1,RAA,One\n", "areas": "area,latitude,longitude\nSITE2,55,-2\n"},
    ],
)
def test_places_may_be_known_from_any_table(known: dict[str, str]) -> None:
    """Sites, areas, junctions and travel times make a place known; one that none of them has is told."""
    assert found(journeys=JOURNEYS.format("SITE1", "SITE2"), **known) == []
    (issue,) = found(journeys=JOURNEYS.format("SITE1", "SITE3"), **known)
    assert (issue.kind, issue.row, issue.column, issue.value) == ("place-unknown", 2, "destination", "SITE3")
    assert "Did you mean 'S" in issue.remedy


@pytest.mark.parametrize(
    ("table", "text", "column"),
    [
        ("depots", "depot,place\nD1,SITE9\n", "place"),
        ("round_stops", "round,stop,place\nR1,1,SITE9\n", "place"),
        (
            "consignments",
            "consignment,trust,day_type,goods,origin,destination\nC1,RAA,weekday,mail,SITE9,SITE1\n",
            "origin",
        ),
    ],
)
def test_every_table_that_names_places(table: str, text: str, column: str) -> None:
    """Depots, stops of rounds and consignments are looked at too."""
    (issue,) = found(sites=SITES, **{table: text})
    assert (issue.kind, issue.table, issue.row, issue.column) == ("place-unknown", table, 2, column)


def test_without_places_nothing_is_said() -> None:
    """A case that makes no place known is not told that all of its places are unknown."""
    assert found(journeys=JOURNEYS.format("SITE1", "SITE2")) == []


def test_a_pair_without_a_road() -> None:
    """Empty minutes say that no road leads there; the way back is another matter."""
    times = f"{TIMES}SITE1,SITE2,\nSITE2,SITE1,5\n"
    assert found(journeys=JOURNEYS.format("SITE2", "SITE1"), travel_times=times) == []
    (issue,) = found(journeys=JOURNEYS.format("SITE1", "SITE2"), travel_times=times)
    assert (issue.kind, issue.row, issue.column) == ("no-road", 2, "destination")


def test_no_time_from_a_place_to_itself() -> None:
    """Nought or nothing is right for a place and itself, anything else is told."""
    assert found(travel_times=f"{TIMES}SITE1,SITE1,0\nSITE2,SITE2,\n") == []
    (issue,) = found(travel_times=f"{TIMES}SITE1,SITE1,3\n")
    assert (issue.kind, issue.row, issue.column, issue.value) == ("out-of-range", 2, "minutes", "3")


def test_negative_times_are_refused() -> None:
    """No drive takes less than no time."""
    (issue,) = found(travel_times=f"{TIMES}SITE1,SITE2,-3\n")
    assert (issue.kind, issue.row, issue.column) == ("out-of-range", 2, "minutes")


def test_times_without_minutes() -> None:
    """A table of times in which the minutes are missing is no such table."""
    (issue,) = found(travel_times="origin,destination,km\nSITE1,SITE2,5\n", journeys=JOURNEYS.format("SITE1", "SITE2"))
    assert (issue.kind, issue.row, issue.column) == ("missing-column", 1, "minutes")

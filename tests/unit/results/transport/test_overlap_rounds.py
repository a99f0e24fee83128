"""Rounds as movements, where nobody says what rides on them."""

from __future__ import annotations

from pathlib import Path

from optimiser.case import Case
from optimiser.results.transport.overlap_rounds import round_days
from tests.unit.results.transport.test_overlap import CONSIGNMENTS, ROADS, overlap_of, rows
from tests.unit.small_case import small_case

ROUNDS = """\
    round,trust,day_type
    R1,AAA,weekday
    R2,BBB,weekday
    R3,BBB,weekday
    """
# R1 and R2 leave Ash for Beech within the hour; R3 does so in the afternoon.
STOPS = """\
    round,stop,place,arrive,leave
    R1,1,A1,,09:00
    R1,2,B1,09:20,09:25
    R1,3,C1,09:35,
    R2,1,A1,,09:40
    R2,2,B1,10:00,
    R3,1,A1,,15:00
    R3,2,B1,15:20,
    """
TABLES = {**ROADS, "rounds": ROUNDS, "round_stops": STOPS}


def case_of(folder: Path, **tables: str) -> Case:
    """Return a case with the three rounds."""
    return small_case(folder, {**TABLES, **tables})


def test_every_leg_is_a_movement(tmp_path: Path) -> None:
    """Four legs leave and arrive within half an hour of the timetable, and say from which row they come."""
    (day,) = round_days(case_of(tmp_path))
    assert [request.name for request in day.instance.requests] == ["R1/1", "R1/2", "R2/1", "R3/1"]
    first = day.instance.requests[0]
    assert (first.pickup_window, first.delivery_window) == ((30_600, 34_200), (31_800, 35_400))
    assert [(source.table, source.row) for source in day.requests] == [("round_stops", row) for row in (2, 3, 5, 7)]
    assert day.basis == "supplied"


def test_rounds_of_two_trusts_on_one_way_at_one_hour_overlap(tmp_path: Path) -> None:
    """R1 and R2 could be one between Ash and Beech; only pairs of two trusts are told, and no groups."""
    found = overlap_of(case_of(tmp_path))
    told = rows(found, "overlap", "kind", "across", "pairs", "shareable", "matched_km")
    assert told == [("goods_goods", True, 4, 1, 16.0)]
    corridors = rows(found, "overlap_corridors", "trust_a", "trust_b", "origin", "destination", "hour", "km")
    assert corridors == [("AAA", "BBB", "A1", "B1", 9, 16.0)]
    assert sum(pairs for (pairs,) in rows(found, "overlap_reasons", "pairs")) == 3
    assert rows(found, "overlap_cliques", "size") == []


def test_where_consignments_are_known_they_are_what_rides(tmp_path: Path) -> None:
    """With consignments in the case the rounds are not counted once more."""
    found = overlap_of(case_of(tmp_path, consignments=CONSIGNMENTS))
    assert rows(found, "overlap", "kind", "across", "pairs")[0] == ("goods_goods", None, 3)


def test_stops_without_a_time_make_no_leg(tmp_path: Path) -> None:
    """A leg needs to leave and to arrive at a known time, somewhere else."""
    stops = STOPS.replace("R3,2,B1,15:20,", "R3,2,A1,15:20,").replace("R2,2,B1,10:00,", "R2,2,B1,,")
    (day,) = round_days(case_of(tmp_path, round_stops=stops))
    assert [request.name for request in day.instance.requests] == ["R1/1", "R1/2"]


def test_no_legs_make_no_day(tmp_path: Path) -> None:
    """Rounds of one stop are no day."""
    stops = "round,stop,place,arrive,leave\nR1,1,A1,,09:00\n"
    assert round_days(case_of(tmp_path, round_stops=stops)) == ()

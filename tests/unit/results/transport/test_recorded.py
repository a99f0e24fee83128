"""What does not fit together in recorded routes and in rounds, on a straight road."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.prepare.transport.day import RecordedRoute
from optimiser.results.transport.recorded import recorded_rows, round_rows
from tests.unit.results.transport.day_case import day_case
from tests.unit.results.transport.day_in_pence import drawn_day, journey, record, van
from tests.unit.small_case import small_case

# From the yard to near in 10 min, a minute to load, 10 to middle, a minute to unload, 20 home.
TIMED = {"depart": 0, "back": 2520}
BEGINS = (600, 1260)
# A and B lie 30 min apart, and no road leads back.
TIMES = "origin,destination,minutes,km\nA,B,30,20\nB,A,,\n"
ROUNDS = "round,trust,day_type\nK,AAA,weekday\n"


def of_routes(*routes: RecordedRoute) -> list[tuple[Any, ...]]:
    """Return rule, number and minutes of every fault in records of one journey from near to middle, and another."""
    day = drawn_day([journey("a", "S"), journey("b", "S")], [van("s", "S")], routes)
    return [(row["rule"], row["about"], row["minutes"]) for row in recorded_rows(day_case(), day)]


def of_rounds(folder: Path, *stops: str, times: str = TIMES) -> list[dict[str, Any]]:
    """Return the faults of one round with these stops."""
    text = "round,stop,place,arrive,leave\n" + "".join(f"K,{stop}\n" for stop in stops)
    return round_rows(small_case(folder, {"travel_times": times, "rounds": ROUNDS, "round_stops": text}))


def test_a_record_that_can_be_driven_has_no_fault() -> None:
    """With all its times, without its hours, and without any."""
    for begins, hours in ((BEGINS, TIMED), (BEGINS, {}), (None, {})):
        assert of_routes(record("R", 0, (0, 2), begins, **hours)) == []


def test_a_drive_that_is_too_fast_is_told_by_how_much() -> None:
    """The drive home takes 20 min and was recorded in 15."""
    found = of_routes(record("R", 0, (0, 2), BEGINS, depart=0, back=2220))
    assert found == [("drive_takes_its_time", "1", 5.0)]


def test_a_fault_has_its_place_in_the_record() -> None:
    """Trust, file and row; and no journey's name."""
    day = drawn_day([journey("secret", "S")], [van("s", "S")], [record("R", 0, (0, 1), BEGINS, depart=0, back=2220)])
    (row,) = recorded_rows(day_case(), day)
    place = {name: row[name] for name in ("day_type", "trust", "route", "file", "row")}
    assert place == {"day_type": "weekday", "trust": "S", "route": "R", "file": "recorded_routes.csv", "row": 2}
    assert row["message"] == f"The record breaks the rule: {row['rule'].replace('_', ' ')}."
    assert "secret" not in str(row)


def test_without_its_times_only_the_order_can_be_wrong() -> None:
    """A delivery before its pickup; that the other journey is not served is no fault of this route."""
    assert of_routes(record("R", 0, (2, 0))) == [("pickup_comes_first", "1", None)]


def test_the_order_is_checked_beside_the_times() -> None:
    """A pickup without its delivery, in a record with all its times."""
    found = of_routes(record("R", 0, (0,), (600,), depart=0, back=1860))
    assert found == [("pickup_comes_first", "1", None)]


def test_the_faults_of_each_route_are_numbered_from_one() -> None:
    """Two routes with one fault each, and one with two."""
    hurried = (600, 900)
    routes = [
        record("R1", 0, (0, 2), BEGINS, depart=0, back=2220),
        record("R2", 0, (1, 3), hurried, depart=0, back=1800),
    ]
    assert [about for _, about, _ in of_routes(*routes)] == ["1", "1", "2"]


def test_a_case_without_rounds_has_no_faults_in_them(tmp_path: Path) -> None:
    """Rounds without stops, and neither."""
    assert round_rows(small_case(tmp_path / "neither", {"travel_times": TIMES})) == []
    assert round_rows(small_case(tmp_path / "stopless", {"travel_times": TIMES, "rounds": ROUNDS})) == []


def test_a_timetable_that_the_road_allows_has_no_fault(tmp_path: Path) -> None:
    """29 min for a road of 30 are granted, as times are written to the minute, and for one a second longer not."""
    assert of_rounds(tmp_path / "granted", "2,B,08:29,08:40", "1,A,,08:00") == []
    longer = TIMES.replace("A,B,30,", "A,B,30.02,")
    assert len(of_rounds(tmp_path / "longer", "2,B,08:29,08:40", "1,A,,08:00", times=longer)) == 1


def test_a_timetable_faster_than_the_road_is_told(tmp_path: Path) -> None:
    """20 min for a road of 30: ten too few, in the row of the second stop."""
    assert of_rounds(tmp_path, "1,A,07:50,08:00", "2,B,08:20,") == [
        {
            "day_type": "weekday",
            "trust": "AAA",
            "route": "K",
            "rule": "drive_is_possible",
            "about": "1",
            "message": "The timetable has 20 min from A to B; the road takes 30 min.",
            "minutes": 10.0,
            "file": "round_stops.csv",
            "row": 3,
        }
    ]


def test_what_is_not_told_of_a_stop_is_taken_from_its_other_time(tmp_path: Path) -> None:
    """It leaves when it arrives and arrives when it leaves; with neither nothing can be said."""
    (row,) = of_rounds(tmp_path / "one", "1,A,08:00,", "2,B,,08:28")
    assert row["minutes"] == 2.0
    assert of_rounds(tmp_path / "other", "1,A,,", "2,B,,08:20") == []
    assert of_rounds(tmp_path / "both", "1,A,,08:00", "2,B,,") == []


def test_a_road_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Whatever the timetable says; the faults of a round are numbered."""
    found = of_rounds(tmp_path, "1,A,,08:00", "2,B,08:10,08:10", "3,A,12:00,")
    assert [(row["about"], row["rule"], row["minutes"]) for row in found] == [
        ("1", "drive_is_possible", 20.0),
        ("2", "road_exists", None),
    ]
    assert found[1]["message"] == "No road leads from B to A."

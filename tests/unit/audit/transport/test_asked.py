"""Requests and roads filled in anew by hand, and those that were not what was asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.asked import check_requests, check_roads
from tests.unit.audit.transport.driven_day import FINDINGS, INPUTS, lie, moved_in, run_of, told

JOURNEYS = (
    "journey,trust,day_type,origin,destination,pickup_from,pickup_to,delivery_from,delivery_to,mobility,"
    "max_minutes_on_board,return_of,journeys\n"
)
REQUESTS = (
    "day_type,request,row,trust,pickup_place,delivery_place,pickup_from_s,pickup_to_s,delivery_from_s,delivery_to_s,"
    "pickup_service_s,delivery_service_s,limit_s,direct_s\n"
)
NEITHER = {"recorded_routes": "", "recorded_stops": ""}
UNDRIVEN = {"transport_routes": "", "transport_stops": ""}


def of_requests(run: RunRecord) -> list[tuple[str, str]]:
    """Return what is found fault with among the requests."""
    found = Comparison()
    check_requests(run, moved_in(run), found)
    return told(found)


def asked(folder: Path, journeys: str, requests: str, shifts: str = ",", **settings: Any) -> list[tuple[str, str]]:
    """Return what is found fault with where these requests were made of these journeys."""
    vehicles = f"vehicle,trust,depot,vehicles,shift_from,shift_to\ns,S,yard,1,{shifts}\n"
    inputs = {**NEITHER, "journeys": JOURNEYS + journeys, "vehicles": vehicles}
    return of_requests(
        run_of(folder, {**UNDRIVEN, "transport_requests": REQUESTS + requests}, inputs, None, None, **settings)
    )


def test_what_was_asked_for_is_not_told(tmp_path: Path) -> None:
    """Both requests of the day have the windows and limits that follow from their journeys."""
    assert of_requests(run_of(tmp_path)) == []


@pytest.mark.parametrize(
    ("windows", "limit", "request_windows", "due"),
    [
        pytest.param(",,,", "", "0,85740,660,86400", 2400, id="nothing told"),
        pytest.param(",,,600", "", "29940,35340,32400,36000", 2400, id="latest arrival"),
        pytest.param("540,,,", "", "32400,36000,33060,38460", 2400, id="earliest pickup"),
        pytest.param("480,540,590,600", "", "32400,32400,35400,35400", 2940, id="windows apart"),
        pytest.param("480,540,,600", "15", "28800,32400,29460,33360", 900, id="own limit"),
        pytest.param("480,,500,", "", "28800,85740,30000,86400", 2400, id="both earliest"),
    ],
)
def test_windows_that_are_open_are_filled_in(
    tmp_path: Path, windows: str, limit: str, request_windows: str, due: int
) -> None:
    """Loading takes a minute, the ride ten, and sharing may add thirty; a second off is told."""
    journey, request = f"a,S,weekday,near,middle,{windows},walker,{limit},,\n", "weekday,a,2,S,near,middle,"
    (tmp_path / "so").mkdir()
    assert asked(tmp_path / "so", journey, f"{request}{request_windows},60,60,{due},600\n") == []
    (tmp_path / "off").mkdir()
    first, last, begin, end = (int(part) for part in request_windows.split(","))
    off = f"{request}{first + 1},{last + 1},{begin + 1},{end + 1},60,60,{due + 1},600\n"
    assert len(asked(tmp_path / "off", journey, off)) == 5


def test_without_windows_the_shifts_are_the_day(tmp_path: Path) -> None:
    """From 8:00 to 18:00 where the only van is out then."""
    journey, request = "a,S,weekday,near,middle,,,,,walker,,,\n", "weekday,a,2,S,near,middle,"
    assert asked(tmp_path, journey, f"{request}28800,64140,29460,64800,60,60,2400,600\n", "480,1080") == []


@pytest.mark.parametrize(("setting", "due"), [(20, 1200), (5, 600), (90, 2400)])
def test_the_scenario_may_limit_the_time_on_board(tmp_path: Path, setting: int, due: int) -> None:
    """To what it says, never below the direct ride, and never above what sharing may add."""
    journey = "a,S,weekday,near,middle,480,540,,600,walker,,,\n"
    request = f"weekday,a,2,S,near,middle,28800,32400,29460,{min(36000, 32400 + 60 + due)},60,60,{due},600\n"
    assert asked(tmp_path, journey, request, max_minutes_on_board=setting) == []


def test_loading_takes_as_long_as_the_patient_needs(tmp_path: Path) -> None:
    """Three minutes for a wheelchair, at both ends."""
    journey = "a,S,weekday,near,middle,480,540,,600,wheelchair,,,\n"
    request = "weekday,a,2,S,near,middle,28800,32400,29580,34980,180,180,2400,600\n"
    assert asked(tmp_path, journey, request) == []


def test_a_return_begins_after_the_latest_arrival(tmp_path: Path) -> None:
    """The outward ride may end at 34860 and takes a minute to unload."""
    journeys = "a,S,weekday,near,middle,480,540,,600,walker,,,\nc,S,weekday,middle,near,,,,,walker,,a,\n"
    outward = "weekday,a,2,S,near,middle,28800,32400,29460,34860,60,60,2400,600\n"
    back = "weekday,c,3,S,middle,near,34920,85740,35580,86400,60,60,2400,600\n"
    assert asked(tmp_path, journeys, outward + back) == []


def test_every_copy_of_a_journey_is_a_request(tmp_path: Path) -> None:
    """Two alike are a and a#2; one of them may not be left out."""
    journey = "a,S,weekday,near,middle,480,540,,600,walker,,,2\n"
    rest = ",2,S,near,middle,28800,32400,29460,34860,60,60,2400,600\n"
    (tmp_path / "both").mkdir()
    assert asked(tmp_path / "both", journey, f"weekday,a{rest}weekday,a#2{rest}") == []
    (tmp_path / "one").mkdir()
    assert asked(tmp_path / "one", journey, f"weekday,a{rest}") == [
        ("weekday:a#2", "The request weekday:a#2 is missing.")
    ]


def test_journeys_of_a_day_that_was_not_planned_are_left_out(tmp_path: Path) -> None:
    """That there is no plan of it is told elsewhere."""
    more = INPUTS["journeys"] + "        x,S,sunday,near,middle,,,,walker\n"
    assert of_requests(run_of(tmp_path, inputs={"journeys": more})) == []


def _twice(rows: list[Row]) -> None:
    rows.append(dict(rows[0]))


def _gone(rows: list[Row]) -> None:
    rows.pop(0)


def _made_up(rows: list[Row]) -> None:
    rows.append({**rows[0], "request": "z"})


def _cells(**cells: Any) -> Callable[[list[Row]], None]:
    return lambda rows: lie(rows, {"request": "a"}, **cells)


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        pytest.param(_twice, "", "listed twice", id="twice"),
        pytest.param(_gone, "weekday:a", "is missing", id="missing"),
        pytest.param(_made_up, "weekday:z", "is not one", id="made up"),
        pytest.param(_cells(row=3), "weekday:a", "row is 3", id="row"),
        pytest.param(_cells(trust="T"), "weekday:a", "trust is T", id="trust"),
        pytest.param(_cells(pickup_place="yard"), "weekday:a", "pickup_place", id="from"),
        pytest.param(_cells(delivery_place="yard"), "weekday:a", "delivery_place", id="to"),
        pytest.param(_cells(pickup_from_s=28801), "weekday:a", "pickup_from_s", id="window"),
        pytest.param(_cells(pickup_service_s=59), "weekday:a", "pickup_service_s", id="loading"),
        pytest.param(_cells(delivery_service_s=59), "weekday:a", "delivery_service_s", id="unloading"),
        pytest.param(_cells(limit_s=2401), "weekday:a", "limit_s", id="limit"),
        pytest.param(_cells(direct_s=601), "weekday:a", "direct_s", id="direct"),
    ],
)
def test_a_request_that_was_not_asked_for_is_told(
    tmp_path: Path, change: Callable[[list[Row]], None], key: str, words: str
) -> None:
    """Each by its name and its column."""
    run = run_of(tmp_path)
    change(run.findings["transport_requests"])
    assert any(figure == key and words in message for figure, message in of_requests(run)), of_requests(run)


def of_roads(folder: Path, times: str, travel: str = FINDINGS["transport_travel"]) -> list[tuple[str, str]]:
    """Return what is found fault with among the drives, where the case has these times."""
    inputs = {"travel_times": f"origin,destination,minutes,km\n{times}"}
    run, found = run_of(folder, {"transport_travel": travel}, inputs), Comparison()
    check_roads(run, moved_in(run), found)
    return told(found)


@pytest.mark.parametrize(
    "times",
    [
        pytest.param("", id="the case has none"),
        pytest.param("yard,near,10,1\nnear,far,20,2\n", id="as told"),
        pytest.param("yard,near,9.9999,1.0004\nnear,yard,10,0.9995\n", id="rounded to seconds and metres"),
        pytest.param("yard,near,10,\n", id="no distance is told"),
        pytest.param("yard,middle,25,9\n", id="faster over near"),
        pytest.param("yard,middle,,\n", id="no road but over near"),
    ],
)
def test_roads_of_the_case_are_not_told(tmp_path: Path, times: str) -> None:
    """What it says, or a faster way over a third place."""
    assert of_roads(tmp_path, times) == []


@pytest.mark.parametrize(
    "times",
    [
        pytest.param("yard,near,11,1\n", id="faster, and over no third place"),
        pytest.param("yard,near,9,1\n", id="slower"),
        pytest.param("yard,near,10,1.0005\n", id="shorter"),
        pytest.param("yard,near,,\n", id="a road where there is none"),
        pytest.param("yard,middle,19,2\n", id="slower, though over near"),
    ],
)
def test_a_road_that_the_case_does_not_have_is_told(tmp_path: Path, times: str) -> None:
    """By its two ends."""
    ((key, message),) = of_roads(tmp_path, times)
    assert key == ":".join(times.split(",")[:2])
    assert "neither what the case says" in message


def test_a_drive_that_is_not_there_is_what_the_case_says(tmp_path: Path) -> None:
    """An empty time is below 0 in the record."""
    closed = FINDINGS["transport_travel"].replace("yard,near,600,1000", "yard,near,-1,-1")
    assert of_roads(tmp_path, "yard,near,,\n", closed) == []


def test_where_drives_are_left_out_the_third_place_may_be(tmp_path: Path) -> None:
    """A faster drive over a place of another day is believed; a slower one is not."""
    some = FINDINGS["transport_travel"].replace("\nfar,near,1200,2000", "")
    assert some != FINDINGS["transport_travel"]
    assert of_roads(tmp_path, "yard,near,11,1\n", some) == []
    assert [key for key, _ in of_roads(tmp_path, "yard,near,9,1\n", some)] == ["yard:near"]


def test_a_drive_that_is_listed_twice_is_told(tmp_path: Path) -> None:
    """One of the two would be passed over."""
    twice = FINDINGS["transport_travel"] + "\nyard,near,600,1000"
    assert of_roads(tmp_path, "", twice) == [("", "A drive is listed twice.")]

"""The plan as run held against what the trusts recorded, and what is found fault with in their record."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RunRecord
from optimiser.audit.transport.reading import movements_of
from optimiser.audit.transport.recorded import check_record
from tests.unit.audit.transport.driven_day import FINDINGS, INPUTS, lie, run_of, told

FAULT = "day_type,trust,route,rule,about,message,file,row\n"
STOPS, ROUTES = "transport_stops", "transport_routes"
# S arrives a minute sooner than the road allows.
HURRIED = {"recorded_stops": INPUTS["recorded_stops"].replace("delivery,501", "delivery,500")}
ARRIVES = {STOPS: FINDINGS[STOPS].replace("as_run,1,2,a,delivery,middle,30060", "as_run,1,2,a,delivery,middle,30000")}
OF_S = "weekday,S,R1,drive_is_possible,1,It breaks a rule.,recorded_routes.csv,2\n"


def of_record(run: RunRecord) -> list[tuple[str, str]]:
    """Return what is found fault with."""
    found = Comparison()
    check_record(run, movements_of(run), found)
    return told(found)


def test_a_plan_as_it_was_recorded_is_not_told(tmp_path: Path) -> None:
    """Two routes with their stops, times and hours, and no fault in them."""
    assert of_record(run_of(tmp_path)) == []


def test_a_record_with_a_fault_that_is_told_is_not_told(tmp_path: Path) -> None:
    """Drive and loading of 11 min were recorded as 10, and the run says so."""
    assert of_record(run_of(tmp_path, {**ARRIVES, "transport_recorded": FAULT + OF_S}, HURRIED)) == []


@pytest.mark.parametrize(
    ("table", "wanted", "cells", "message"),
    [
        pytest.param(STOPS, {"route": 1, "stop": 2}, {"begin_s": 30120}, "The stops are not those", id="another time"),
        pytest.param(STOPS, {"route": 1, "stop": 2}, {"request": "b"}, "The stops are not those", id="another patient"),
        pytest.param(STOPS, {"route": 1, "stop": 2}, {"stop": 0}, "The stops are not those", id="another order"),
        pytest.param(STOPS, {"route": 1, "stop": 2}, {"begin_s": 30061}, "A time is told to the second", id="second"),
        pytest.param(ROUTES, {"route": 1}, {"vehicle": "t"}, "vehicle is t", id="another vehicle"),
        pytest.param(ROUTES, {"route": 1}, {"depart_s": 28740}, "The hours are not those", id="another departure"),
        pytest.param(ROUTES, {"route": 1}, {"return_s": 31380}, "The hours are not those", id="another return"),
    ],
)
def test_a_plan_as_run_that_was_not_recorded_is_told(
    tmp_path: Path, table: str, wanted: dict[str, Any], cells: dict[str, Any], message: str
) -> None:
    """By the recorded route."""
    run = run_of(tmp_path)
    lie(run.findings[table], {"plan": "as_run", **wanted}, **cells)
    assert any(key == "R1" and words.startswith(message) for key, words in of_record(run)), of_record(run)


def test_every_recorded_route_of_a_planned_day_is_there(tmp_path: Path) -> None:
    """One that is left out is told, and one that is made up."""
    run = run_of(tmp_path)
    lie(run.findings[ROUTES], {"recorded": "R2"}, recorded="R3")
    assert of_record(run) == [
        ("R2", "The recorded route R2 is missing."),
        ("R3", "The recorded route R3 is not one that the record of the input gives."),
    ]


@pytest.mark.parametrize(
    "route", [pytest.param("R3,T,weekday,t,,,", id="no stops"), pytest.param("R3,T,sunday,t,,,", id="another day")]
)
def test_a_recorded_route_of_nothing_planned_is_not_due(tmp_path: Path, route: str) -> None:
    """One without stops, and one of a day that nothing was planned of."""
    stops = INPUTS["recorded_stops"] + ("        R3,1,x,pickup,490\n" if "sunday" in route else "")
    inputs = {"recorded_routes": f"{INPUTS['recorded_routes']}        {route}\n", "recorded_stops": stops}
    assert of_record(run_of(tmp_path, inputs=inputs)) == []


def test_hours_that_were_not_recorded_are_left_open(tmp_path: Path) -> None:
    """The plan as run then has those of its own timetable; a drive that is too fast is not held against it."""
    inputs = {"recorded_routes": INPUTS["recorded_routes"].replace("s,480,522", "s,,"), **HURRIED}
    assert of_record(run_of(tmp_path, ARRIVES, inputs)) == []


def test_a_fault_that_is_kept_quiet_is_told(tmp_path: Path) -> None:
    """The hurried drive of S, which nobody mentions."""
    ((key, message),) = of_record(run_of(tmp_path, ARRIVES, HURRIED))
    assert (key, "keeps every rule, or breaks one" in message) == ("R1", True)


def test_a_fault_that_is_none_is_told(tmp_path: Path) -> None:
    """S drove as it may."""
    ((key, message),) = of_record(run_of(tmp_path, {"transport_recorded": FAULT + OF_S}))
    assert (key, "keeps every rule, or breaks one" in message) == ("R1", True)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"day_type": "sunday"}, "day_type is sunday"),
        ({"trust": "T"}, "trust is T"),
        ({"row": 3}, "row is 3"),
        ({"row": 9}, "There is no such row of it."),
        ({"file": "other.csv"}, "It is of no file of the record."),
    ],
)
def test_a_fault_of_something_else_is_told(tmp_path: Path, cells: dict[str, Any], message: str) -> None:
    """Day, trust, file and row are those of the record."""
    run = run_of(tmp_path, {**ARRIVES, "transport_recorded": FAULT + OF_S}, HURRIED)
    lie(run.findings["transport_recorded"], {"route": "R1"}, **cells)
    assert any(key == "R1" and words.startswith(message) for key, words in of_record(run)), of_record(run)


def test_a_fault_is_told_once(tmp_path: Path) -> None:
    """Two with one number are one."""
    run = run_of(tmp_path, {**ARRIVES, "transport_recorded": FAULT + OF_S + OF_S}, HURRIED)
    assert of_record(run) == [("R1", "A fault is told twice.")]


def test_faults_of_rounds_are_of_their_rows(tmp_path: Path) -> None:
    """Where nothing was planned the rounds may still be found fault with."""
    fault = "weekday,S,K1,drive_is_possible,1,Too fast.,round_stops.csv,3\n"
    inputs = {"round_stops": "round,stop,place,arrive,leave\nK1,1,yard,,480\nK1,2,near,485,\n"}
    quiet = {
        "transport_requests": "",
        "transport_routes": "",
        "transport_stops": "",
        "transport_recorded": FAULT + fault,
    }
    run = run_of(tmp_path, quiet, inputs)
    assert of_record(run) == []
    lie(run.findings["transport_recorded"], {"route": "K1"}, route="K2", minutes=Fraction(5))
    assert of_record(run) == [("K2", "There is no such row of it.")]

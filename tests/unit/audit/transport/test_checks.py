"""All that is checked of transport beside its figures, on a day that has everything and on one without a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import RunRecord
from optimiser.audit.transport.checks import check_transport
from tests.unit.audit.transport.driven_day import FINDINGS, INPUTS, book_of, lie, run_of, told

NO_PLAN = dict.fromkeys(FINDINGS, "")
NOT_RECORDED = {"recorded_routes": "", "recorded_stops": ""}


def of_transport(run: RunRecord) -> list[tuple[str, str]]:
    """Return what is found fault with."""
    found = Comparison()
    check_transport(run, book_of(run), found)
    return told(found)


def test_a_planned_day_is_not_told(tmp_path: Path) -> None:
    """It has its requests, its roads and its record."""
    assert of_transport(run_of(tmp_path)) == []


def test_journeys_without_a_plan_are_told_by_day(tmp_path: Path) -> None:
    """Where a vehicle could take a patient there is one to be made, for each kind of day."""
    more = INPUTS["journeys"] + "        x,S,sunday,near,middle,,,,walker\n"
    run = run_of(tmp_path, NO_PLAN, {**NOT_RECORDED, "journeys": more})
    message = "There are journeys and vehicles for them, and no plan."
    assert of_transport(run) == [("sunday", message), ("weekday", message)]


@pytest.mark.parametrize(
    "vehicle",
    [
        pytest.param("s,S,yard,1,2/0/0/0,", id="seats for staff alone"),
        pytest.param("s,S,yard,1,,", id="no places"),
        pytest.param("s,S,yard,1,0/2/0/0,linen", id="kept for goods"),
    ],
)
def test_without_a_vehicle_for_people_no_plan_is_due(tmp_path: Path, vehicle: str) -> None:
    """Nothing could be planned."""
    vehicles = f"vehicle,trust,depot,vehicles,layouts,goods\n{vehicle}\n"
    assert of_transport(run_of(tmp_path, NO_PLAN, {**NOT_RECORDED, "vehicles": vehicles})) == []


@pytest.mark.parametrize(
    ("table", "wanted", "cells", "words"),
    [
        pytest.param("transport_requests", {"request": "a"}, {"limit_s": 1}, "limit_s", id="requests"),
        pytest.param("transport_travel", {"origin": "yard"}, {"destination": "far"}, "listed twice", id="roads"),
        pytest.param("transport_requests", {"request": "a"}, {"served_alone": False}, "journeys is 0", id="unserved"),
        pytest.param("transport_routes", {"recorded": "R1"}, {"depart_s": 1}, "hours are not", id="record"),
    ],
)
def test_each_part_is_checked(
    tmp_path: Path, table: str, wanted: dict[str, str], cells: dict[str, object], words: str
) -> None:
    """A lie in any of them is found."""
    run = run_of(tmp_path)
    lie(run.findings[table], wanted, **cells)
    assert any(words in message for _, message in of_transport(run)), of_transport(run)

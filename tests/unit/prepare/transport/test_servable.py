"""Journeys that no vehicle of anybody can take, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.config.scenario import Scenario
from optimiser.issues import InputError
from optimiser.prepare.transport.build import transport_days
from tests.unit.prepare.transport.small_day import BUS, case_of

WALKER = "J1,AAA,weekday,P,Q,,,,10:00,walker,,,,,,"
LIFT = BUS.replace("bus", "lift").replace("1/3/0/1", "0/0/1/0")


def said(folder: Path, journey: str, *vehicles: str, **more: Any) -> list[tuple[str, str, str]]:
    """Return kind, column and message of what is said of one journey."""
    try:
        transport_days(case_of(folder, journey, vehicles=vehicles, **more), Scenario())
    except InputError as error:
        return [(issue.kind, issue.column, issue.message) for issue in error.issues]
    return []


@pytest.mark.parametrize(
    ("journey", "vehicles", "column", "words"),
    [
        (
            WALKER.replace("walker", "stretcher"),
            (BUS,),
            "mobility",
            "no vehicle of anybody that may carry patients has a stretcher place.",
        ),
        (WALKER.replace("walker,", "walker,5"), (BUS,), "mobility", "a seat and places for 5 escorts."),
        (WALKER.replace("walker", "bariatric"), (BUS, LIFT), "mobility", "all the skills it asks for: 'bariatric'"),
        (WALKER.replace(",,,,,,", ",,,,,lift,"), (BUS,), "skills", "'lift'"),
        (WALKER, (BUS + "mail", LIFT.replace("0/0/1/0", "0/0/0/1")), "mobility", "that may carry patients has a seat."),
        (
            WALKER.replace("10:00", "08:20"),
            (BUS,),
            "",
            "'bus', which alone could take it, would have to be out outside its shift",
        ),
        (WALKER, (BUS.replace("0.25,,,,", "0.25,,,60,"),), "", "longer than its duty or its breaks allow"),
        (WALKER.replace("10:00", "08:20"), (BUS, BUS.replace("bus", "two")), "", "each of the 2 kinds of vehicle"),
    ],
)
def test_nobody_can_take_it(tmp_path: Path, journey: str, vehicles: tuple[str, ...], column: str, words: str) -> None:
    """Places, skills, leave and hours are looked at one after the other, and the first that leaves nobody is told."""
    ((kind, told, message),) = said(tmp_path, journey, *vehicles)
    assert (kind, told) == ("no-vehicle-can-take", column)
    assert words in message


def test_somebody_can(tmp_path: Path) -> None:
    """One vehicle of anybody suffices, whosever it is."""
    assert said(tmp_path, WALKER, BUS.replace("bus,,", "bus,CCC,"), LIFT) == []


def test_a_depot_out_of_reach(tmp_path: Path) -> None:
    """Where no road leads from the depot, it is the road that is missing."""
    ways = "origin,destination,minutes,km\nP,Q,30,20\nQ,P,30,20\nR,S,1,1\n"
    ((kind, column, message),) = said(tmp_path, WALKER, BUS.replace(",P,", ",R,"), travel_times=ways)
    assert (kind, column) == ("no-road", "origin")
    assert "'P'" in message


def test_without_vehicles_for_people_there_is_no_plan(tmp_path: Path) -> None:
    """A case without a place for a patient in any vehicle is no error: then there is only overlap."""
    assert said(tmp_path / "none", WALKER) == []
    assert said(tmp_path / "van", WALKER, BUS.replace("1/3/0/1", "1/0/0/0")) == []

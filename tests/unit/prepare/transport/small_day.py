"""A case with one day of transport as inline text, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from optimiser.case import Case
from optimiser.config.scenario import Scenario, TransportSettings
from optimiser.issues import InputError
from optimiser.prepare.transport.build import transport_days
from optimiser.prepare.transport.day import TransportDay
from optimiser.prepare.transport.requests import Movement
from tests.unit.small_case import small_case

JOURNEYS = (
    "journey,trust,day_type,origin,destination,pickup_from,pickup_to,delivery_from,delivery_to,mobility,escorts,alone,"
    "max_minutes_on_board,return_of,skills,journeys"
)
CONSIGNMENTS = "consignment,trust,day_type,goods,origin,destination,pickup_from,delivery_to,litres,kg,cages,temperature"
VEHICLES = (
    "vehicle,trust,depot,vehicles,layouts,litres,kg,cages,shift_from,shift_to,cost_day_gbp,cost_hour_gbp,cost_km_gbp,"
    "factor,cost_journey_gbp,max_duty_min,break_after_min,break_min,skills,goods"
)
BUS = "bus,,P,2,1/3/0/1,,,,08:00,18:00,50.00,18.00,0.25,,,,,,,"
TIMES = "P,Q,30,20\nQ,P,30,20\nP,R,40,30\nR,P,40,30\nQ,R,15,10\nR,Q,15,10\n"


def case_of(
    folder: Path,
    *journeys: str,
    vehicles: tuple[str, ...] = (BUS,),
    basis: Mapping[str, str] | None = None,
    **more: str,
) -> Case:
    """Return a case of three places P, Q and R with these journeys, vehicles and further tables."""
    tables = {"travel_times": f"origin,destination,minutes,km\n{TIMES}", **more}
    if journeys:
        tables["journeys"] = "\n".join((JOURNEYS, *journeys)) + "\n"
    if vehicles:
        tables["vehicles"] = "\n".join((VEHICLES, *vehicles)) + "\n"
    return small_case(folder, tables, basis=basis or {})


def consignments(*rows: str) -> str:
    """Return a table of consignments."""
    return "\n".join((CONSIGNMENTS, *rows)) + "\n"


def day_of(folder: Path, *journeys: str, kinds: tuple[Any, ...] = ("journeys",), **more: Any) -> TransportDay:
    """Return the one day of such a case."""
    (day,) = transport_days(case_of(folder, *journeys, **more), Scenario(), kinds)
    return day


def refused(
    folder: Path, *journeys: str, scenario: Scenario | None = None, **more: Any
) -> list[tuple[str, int | None, str]]:
    """Return kind, row and column of every issue that keeps the days of such a case from being made."""
    try:
        transport_days(case_of(folder, *journeys, **more), scenario or Scenario())
    except InputError as error:
        return [(issue.kind, issue.row, issue.column) for issue in error.issues]
    return []


def movement(**parts: Any) -> Movement:
    """Return a patient's journey from P to Q, nothing known of its windows, two minutes to load and to unload."""
    usual: dict[str, Any] = {
        "table": "journeys",
        "code": "J1",
        "row": 2,
        "copy": 1,
        "name": "J1",
        "trust": "AAA",
        "day_type": "weekday",
        "origin": "P",
        "destination": "Q",
        "group": "patient",
        "pickup": (None, None),
        "delivery": (None, None),
        "service": 120,
        "load": (0, 0, 1, 1, 0, 0, 0),
        "own_limit": None,
        "mobility": "walker",
    }
    return Movement(**{**usual, **parts})


def settings(**parts: Any) -> TransportSettings:
    """Return the default settings of transport with some set."""
    return TransportSettings(**parts)


def at(text: str) -> int:
    """Return a time of day in seconds."""
    hours, minutes = text.split(":")
    return 3600 * int(hours) + 60 * int(minutes)

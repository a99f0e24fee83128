"""What does not fit together in the trusts' own records: routes of patients, and rounds."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from models.protocol import Violation
from models.transport.check import check
from models.transport.check_order import route_order
from models.transport.check_timed import TimedRoute, check_times
from models.transport.instance import NO_ROAD
from models.transport.plan import Plan, Route
from optimiser.case import Case
from optimiser.prepare.transport.day import RecordedRoute, TransportDay
from optimiser.prepare.transport.travel import travel_model

Row = dict[str, Any]
_TOLERANCE_S = 60
"""Timetables are written to the minute, so a drive may seem a minute shorter than it is [s]."""


def recorded_rows(case: Case, day: TransportDay) -> list[Row]:
    """Return rows of ``transport_recorded``: every rule that a recorded route of patients breaks.

    A route with all its times is held to them as they stand; one without is held to whether any times would do. The
    message names no journey: who may look finds them in the record by file and row.

    Parameters
    ----------
    case, day
        With recorded routes.
    """
    rows = []
    for record in day.recorded:
        table = case.tables["recorded_routes"]
        for place, broken in enumerate(_violations(day, record), start=1):
            rows.append(
                {
                    "day_type": day.day_type,
                    "trust": record.trust,
                    "route": record.code,
                    "rule": broken.rule,
                    "about": str(place),
                    "message": f"The record breaks the rule: {broken.rule.replace('_', ' ')}.",
                    "minutes": round(float(broken.amount) / 60, 6) if broken.amount else None,
                    "file": table.file,
                    "row": record.row,
                }
            )
    return rows


def _violations(day: TransportDay, record: RecordedRoute) -> list[Violation]:
    """Return what is wrong with one recorded route."""
    instance, route = day.instance, Route(record.vehicle, record.stops)
    known = [begin for begin in record.begins if begin is not None]
    if len(known) < len(record.begins) or record.depart is None or record.back is None:
        every = check(instance, Plan.of([route], instance.size))
        return [broken for broken in every if broken.rule not in _OF_A_WHOLE_PLAN]
    timed = TimedRoute(record.vehicle, record.depart, record.back, tuple(known), record.stops)
    return [*route_order(instance, route), *check_times(instance, [timed])]


_OF_A_WHOLE_PLAN = {"every_request_is_served", "unserved_are_told"}
"""One route of a plan leaves other requests to other routes."""


def round_rows(case: Case) -> list[Row]:
    """Return rows of ``transport_recorded`` for rounds whose timetable is faster than the road allows.

    Parameters
    ----------
    case
        The case; nothing is found without rounds and their stops.
    """
    if not {"rounds", "round_stops"} <= set(case.tables):
        return []
    stops = case.frame("round_stops").sort_values(["round", "stop"], kind="stable")
    places = sorted(set(stops["place"]))
    travel = travel_model(case, places)
    number = {place: position for position, place in enumerate(places)}
    rounds = case.frame("rounds").set_index("round")
    rows: list[Row] = []
    for code, own in stops.groupby("round", sort=True):
        listed = [one for _, one in own.iterrows()]
        entry = rounds.loc[code]
        found: list[tuple[str, str, float | None, int]] = []
        for here, there in pairwise(listed):
            seconds = int(travel.seconds[number[here["place"]], number[there["place"]]])
            found += _leg(here, there, seconds)
        for place, (rule, message, minutes, row) in enumerate(found, start=1):
            rows.append(
                {
                    "day_type": entry["day_type"],
                    "trust": entry["trust"],
                    "route": code,
                    "rule": rule,
                    "about": str(place),
                    "message": message,
                    "minutes": minutes,
                    "file": case.tables["round_stops"].file,
                    "row": row,
                }
            )
    return rows


def _leg(here: pd.Series, there: pd.Series, seconds: int) -> list[tuple[str, str, float | None, int]]:
    """Return what is wrong between two stops of a round."""
    row = int(there["row"])
    if seconds == NO_ROAD:
        return [("road_exists", f"No road leads from {here['place']} to {there['place']}.", None, row)]
    left = here["leave"] if here["leave"] is not pd.NA else here["arrive"]
    reached = there["arrive"] if there["arrive"] is not pd.NA else there["leave"]
    if left is pd.NA or reached is pd.NA:
        return []
    short = seconds - (int(reached) - int(left)) * 60
    if short <= _TOLERANCE_S:
        return []
    message = (
        f"The timetable has {int(reached) - int(left)} min from {here['place']} to {there['place']}; the road takes "
    )
    return [("drive_is_possible", f"{message}{seconds / 60:.0f} min.", round(short / 60, 6), row)]

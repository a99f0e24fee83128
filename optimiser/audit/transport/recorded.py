"""Whether the plan as run is what the trusts recorded, and what is said of their record is so."""

from __future__ import annotations

from collections import defaultdict

from optimiser.audit.comparison import Comparison
from optimiser.audit.reading import Row, RunRecord
from optimiser.audit.transport.lawful import broken_rules
from optimiser.audit.transport.reading import Driven, Movements

PLACE = "record/findings/transport_recorded.csv"
_ROUTES, _STOPS = "record/findings/transport_routes.csv", "record/findings/transport_stops.csv"
_MINUTE = 60
_STOP = ("journey", "action", "begin")


def check_record(run: RunRecord, moved: Movements | None, found: Comparison) -> None:
    """Compare the plan as run with the recorded routes, and what is found fault with.

    Parameters
    ----------
    run
        The run.
    moved
        What was driven; ``None`` where nothing was planned.
    found
        Takes the differences.
    """
    stops: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(run.rows("recorded_stops"), key=lambda row: int(row["stop"])):
        stops[row["route"]].append(row)
    recorded = {row["route"]: row for row in run.rows("recorded_routes") if stops[row["route"]]}
    faults: dict[str, list[Row]] = defaultdict(list)
    for row in run.findings.get("transport_recorded", []):
        faults[row["route"]].append(row)
    driven = {} if moved is None else _as_run(moved)
    days = set() if moved is None else {day for day, _ in moved.requests}
    due = {code for code, row in recorded.items() if row["day_type"] in days}
    found.same_keys(_ROUTES, driven, due, "The recorded route")
    for code in sorted(due & driven.keys()):
        assert moved is not None
        _check_route(recorded[code], stops[code], driven[code], found)
        told = [row for row in faults[code] if row["file"] == run.about("recorded_routes", "file")]
        _check_faults(run, moved, driven[code], told, found)
    _check_places(run, faults, found)


def _as_run(moved: Movements) -> dict[str, Driven]:
    routes = (route for (_, plan), own in moved.routes.items() if plan == "as_run" for route in own)
    return {route.row["recorded"]: route for route in routes}


def _check_route(recorded: Row, stops: list[Row], route: Driven, found: Comparison) -> None:
    """Compare one route, its stops and its hours with the record."""
    code = recorded["route"]
    due = [tuple(row[name] for name in _STOP) for row in stops]
    moments = [(stop, None if stop["begin_s"] is None else stop["begin_s"] // _MINUTE) for stop in route.stops]
    told = [(stop["request"].partition("#")[0], stop["action"], begin) for stop, begin in moments]
    found.require(told == due, _STOPS, code, "The stops are not those of the recorded route.")
    whole = all(stop["begin_s"] is None or stop["begin_s"] % _MINUTE == 0 for stop in route.stops)
    found.require(whole, _STOPS, code, "A time is told to the second, and the record is to the minute.")
    found.same(_ROUTES, code, route.row["vehicle"], recorded["vehicle"], "vehicle")
    if recorded["depart"] is not None and recorded["return"] is not None:
        hours = (route.row["depart_s"], route.row["return_s"])
        same = hours == (_MINUTE * recorded["depart"], _MINUTE * recorded["return"])
        found.require(same, _ROUTES, code, "The hours are not those of the recorded route.")


def _check_faults(run: RunRecord, moved: Movements, route: Driven, told: list[Row], found: Comparison) -> None:
    """See that a route with all its times is found fault with just where it breaks a rule."""
    times = [route.row["depart_s"], route.row["return_s"], *(stop["begin_s"] for stop in route.stops)]
    code = route.row["recorded"]
    recorded = next(row for row in run.rows("recorded_routes") if row["route"] == code)
    known = None not in (*times, recorded["depart"], recorded["return"])
    if known and route.vehicle["break_after_min"] is None:
        breaks = any(True for _ in broken_rules(run, moved, recorded["day_type"], route))
        message = "The record is found fault with and keeps every rule, or breaks one that is not told."
        found.require(breaks == bool(told), PLACE, code, message)
    for row in told:
        found.same_columns(PLACE, code, row, {name: recorded[name] for name in ("day_type", "trust", "row")})


def _check_places(run: RunRecord, faults: dict[str, list[Row]], found: Comparison) -> None:
    """See that every fault is of a route or a round of the record."""
    files = {run.about(table, "file"): table for table in ("recorded_routes", "round_stops") if table in run.inputs}
    for code, own in faults.items():
        numbers = [row["about"] for row in own]
        found.require(len(numbers) == len(set(numbers)), PLACE, code, "A fault is told twice.")
        for row in own:
            table = files.get(row["file"])
            if found.require(table is not None, PLACE, code, "It is of no file of the record.") and table is not None:
                key = "route" if table == "recorded_routes" else "round"
                there = any(one["row"] == row["row"] and one[key] == code for one in run.rows(table))
                found.require(there, PLACE, code, "There is no such row of it.")

"""Recorded routes of patients as stops of the instance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from optimiser.case import Case
from optimiser.prepare.transport.day import RecordedRoute
from optimiser.prepare.transport.rows import Row, rows_of


def recorded_vehicles(case: Case, day_type: str) -> frozenset[str]:
    """Return the codes of the vehicles that the recorded routes of a kind of day name.

    Parameters
    ----------
    case
        The checked tables.
    day_type
        Kind of day.
    """
    return frozenset(
        row.text("vehicle") for row in rows_of(case, "recorded_routes") if row.text("day_type") == day_type
    )


def recorded_routes(
    case: Case, day_type: str, copies: Mapping[str, list[int]], vehicle: Mapping[str, int], size: int
) -> tuple[RecordedRoute, ...]:
    """Return the recorded routes of a kind of day, by code.

    A journey that stands for several alike is served by one route after another; within a route who was picked up first
    is delivered first, as those who are alike cannot be told apart. That no journey is served more often than it is
    there, and that each pickup has its delivery after it, was checked.

    Parameters
    ----------
    case
        The checked tables.
    day_type
        Kind of day.
    copies
        Requests of the instance that each journey stands for.
    vehicle
        Number of each kind of vehicle in the instance.
    size
        Number of requests of the instance.
    """
    stops_of: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(case, "recorded_stops"):
        stops_of[row.text("route")].append(row)
    left = {code: list(numbers) for code, numbers in copies.items()}
    found = []
    for route in sorted(rows_of(case, "recorded_routes"), key=lambda row: row.text("route")):
        code = route.text("route")
        if route.text("day_type") != day_type or route.text("vehicle") not in vehicle:
            continue
        rows = sorted(stops_of[code], key=lambda row: row.whole("stop") or 0)
        found.append(
            RecordedRoute(
                code=code,
                trust=route.text("trust"),
                row=route.number,
                vehicle=vehicle[route.text("vehicle")],
                stops=_numbered(rows, left, size),
                begins=tuple(row.seconds("begin") for row in rows),
                depart=route.seconds("depart"),
                back=route.seconds("return"),
                cost_pence=route.whole("cost_pence"),
            )
        )
    return tuple(found)


def _numbered(rows: list[Row], left: dict[str, list[int]], size: int) -> tuple[int, ...]:
    """Return the stops of one route as the instance numbers them, and take the journeys served from those left."""
    on_board: dict[str, list[int]] = defaultdict(list)
    stops = []
    for row in rows:
        journey = row.text("journey")
        if row.text("action") == "pickup":
            number = left[journey].pop(0)
            on_board[journey].append(number)
            stops.append(number)
        else:
            stops.append(size + on_board[journey].pop(0))
    return tuple(stops)

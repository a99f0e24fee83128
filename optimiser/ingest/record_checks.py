"""Recorded routes by themselves: each journey as often as it is there, its delivery after its pickup."""

from __future__ import annotations

from collections import Counter, defaultdict

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading


def check_record(stops: TableReading, routes: TableReading, journeys: TableReading) -> None:
    """Reject the recorded stops that contradict the others; what only breaks a promise of time is none of these.

    Parameters
    ----------
    stops, routes, journeys
        The tables.
    """
    codes, numbers, served, actions = (
        stops.texts("route"),
        stops.wholes("stop"),
        stops.texts("journey"),
        stops.texts("action"),
    )
    day_of_route = _texts_by(routes, "route", "day_type")
    day_of_journey = _texts_by(journeys, "journey", "day_type")
    left = Counter(_copies(journeys))
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    # What is wrong with one stop would be told again of the others of its route.
    faulty = {codes[index] for index in stops.refused}
    order = sorted(stops.accepted(), key=lambda index: (codes[index], numbers[index] or 0))
    for index in order:
        route, journey = codes[index], served[index]
        # What is not there was reported.
        if route in faulty or route not in day_of_route or journey not in day_of_journey or not actions[index]:
            continue
        if day_of_route[route] != day_of_journey[journey]:
            message = f"{quoted(journey)} is of the kind of day {quoted(day_of_journey[journey])}, its route is not."
            _refuse(stops, index, "journey", message)
        elif actions[index] == "pickup":
            if left[journey] == 0:
                _refuse(stops, index, "action", f"{quoted(journey)} is picked up more often than it is there.")
            else:
                left[journey] -= 1
                waiting[route, journey].append(index)
        elif waiting[route, journey]:
            waiting[route, journey].pop(0)
        else:
            _refuse(
                stops, index, "action", f"{quoted(journey)} is delivered and was not picked up on the route before."
            )
    for index in sorted(index for missing in waiting.values() for index in missing):
        _refuse(stops, index, "action", f"{quoted(served[index])} is picked up and never delivered on the route.")


def _copies(journeys: TableReading) -> dict[str, int]:
    """Return how many journeys each row stands for."""
    codes, counts = journeys.texts("journey"), journeys.wholes("journeys")
    return {codes[index]: counts[index] or 1 for index in reversed(journeys.accepted())}


def _texts_by(reading: TableReading, key: str, column: str) -> dict[str, str]:
    """Return a column of the accepted rows by another."""
    keys, texts = reading.texts(key), reading.texts(column)
    return {keys[index]: texts[index] for index in reversed(reading.accepted()) if keys[index]}


def _refuse(stops: TableReading, index: int, column: str, message: str) -> None:
    stops.refuse_row(index, Fault("record-contradicts", message), column, stops.cell(index, column))

"""Places that movements name: each must be on the map, and a road must lead where one is sent."""

from __future__ import annotations

from collections.abc import Mapping

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading
from optimiser.ingest.suggest import Suggestions

KNOWN = (
    ("sites", "site"),
    ("areas", "area"),
    ("roads", "origin"),
    ("roads", "destination"),
    ("travel_times", "origin"),
    ("travel_times", "destination"),
)
"""Where places are made known."""
USED = (
    ("journeys", ("origin", "destination")),
    ("consignments", ("origin", "destination")),
    ("depots", ("place",)),
    ("round_stops", ("place",)),
)
"""Where places are named."""


def check_places(readings: Mapping[str, TableReading]) -> None:
    """Record movements from or to a place that no table knows, and those that no road makes possible.

    Parameters
    ----------
    readings
        The tables that could be read, by name. Where none of them makes places known, nothing can be said.
    """
    if "travel_times" in readings:
        _check_times(readings["travel_times"])
    there = [(table, column) for table, column in KNOWN if table in readings and column in readings[table].places]
    if not there:
        return
    known = frozenset(code for table, column in there for code in readings[table].codes(column))
    files = ", ".join(dict.fromkeys(readings[table].declaration.file for table, _ in there))
    for table, columns in USED:
        if table in readings:
            for column in columns:
                _check_known(readings[table], column, known, files)
    for table in ("journeys", "consignments"):
        if table in readings and "travel_times" in readings:
            _check_reached(readings[table], readings["travel_times"])


def _check_known(reading: TableReading, column: str, known: frozenset[str], files: str) -> None:
    """Reject the rows that name a place which is nowhere on the map."""
    suggestions = Suggestions(known)
    places = reading.texts(column)
    for index in reading.live:
        place = places[index]
        if place and place not in known:
            close = suggestions.closest(place)
            rest = "add it to `areas` or `sites` with its coordinates, or to `travel_times`."
            remedy = f"Did you mean '{close}'? Otherwise {rest}" if close else f"Correct the code, or {rest}"
            message = f"the place {quoted(place)} is in none of {files}."
            reading.refuse_row(index, Fault("place-unknown", message, remedy), column, place)


def _check_times(times: TableReading) -> None:
    """Reject a time from a place to itself that is not nought, and a file that holds no times."""
    if "minutes" not in times.places:
        message = "the column 'minutes' is not in the header: it is what the table is for."
        times.refuse_table(
            Fault("missing-column", message), row=times.raw.header_row, column="minutes", value="minutes"
        )
        return
    origins, destinations, minutes = times.texts("origin"), times.texts("destination"), times.cells["minutes"]
    for index in times.live:
        if origins[index] and origins[index] == destinations[index] and minutes[index]:
            shown = times.cell(index, "minutes")
            message = f"from {quoted(origins[index])} to itself takes no time, and the row says {quoted(shown)}."
            times.refuse_row(index, Fault("out-of-range", message, "Delete the row, or write 0."), "minutes", shown)


def _check_reached(reading: TableReading, times: TableReading) -> None:
    """Reject the movements for which the travel times say that no road leads."""
    if "minutes" not in times.places:
        return
    without = {
        (times.texts("origin")[index], times.texts("destination")[index])
        for index in times.accepted()
        if times.cells["minutes"][index] is None
    }
    origins, destinations = reading.texts("origin"), reading.texts("destination")
    for index in reading.live:
        origin, destination = origins[index], destinations[index]
        if origin != destination and (origin, destination) in without:
            message = f"no road leads from {quoted(origin)} to {quoted(destination)}, says {times.declaration.file}."
            reading.refuse_row(index, Fault("no-road", message), "destination", destination)

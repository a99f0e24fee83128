"""Places of a case: where they lie, and where the tables use them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from models.network.sphere import Coordinates
from optimiser.case import Case

_LOCATED = (
    ("sites", "site", "latitude", "longitude"),
    ("areas", "area", "latitude", "longitude"),
    ("roads", "origin", "origin_latitude", "origin_longitude"),
    ("roads", "destination", "destination_latitude", "destination_longitude"),
)
_USES = (
    ("journeys", "origin"),
    ("journeys", "destination"),
    ("consignments", "origin"),
    ("consignments", "destination"),
    ("depots", "place"),
    ("round_stops", "place"),
    ("travel_times", "origin"),
    ("travel_times", "destination"),
)


def coordinates_of_case(case: Case) -> dict[str, Coordinates]:
    """Return latitude and longitude of every place that has them [degrees]: sites, then areas, then road junctions.

    Parameters
    ----------
    case
        With any of the tables sites, areas and roads.
    """
    found: dict[str, Coordinates] = {}
    for table, name, latitude, longitude in _LOCATED:
        if table in case:
            for place, north, east in _rows(case, table, name, latitude, longitude):
                if not (math.isnan(north) or math.isnan(east)):
                    found.setdefault(place, (north, east))
    return found


def junction_positions(case: Case) -> Mapping[str, Coordinates]:
    """Return latitude and longitude of the junctions that the table of roads gives them for [degrees].

    Parameters
    ----------
    case
        With roads.
    """
    found: dict[str, Coordinates] = {}
    for table, name, latitude, longitude in _LOCATED:
        if table == "roads":
            for place, north, east in _rows(case, table, name, latitude, longitude):
                if not (math.isnan(north) or math.isnan(east)):
                    found.setdefault(place, (north, east))
    return found


def first_use(case: Case, place: str) -> tuple[str, int | None, str]:
    """Return table, row and column in which a place is used first; the empty table where none does.

    Parameters
    ----------
    case
        Any.
    place
        Its code.
    """
    for table, column in _USES:
        if table in case:
            frame = case.frame(table)
            rows = frame.loc[frame[column] == place, "row"]
            if len(rows):
                return table, int(rows.iloc[0]), column
    return "", None, ""


def _rows(case: Case, table: str, *columns: str) -> Iterator[tuple[str, float, float]]:
    """Yield the named columns of a table row by row."""
    frame = case.frame(table)
    return zip(*(frame[column].tolist() for column in columns), strict=True)

"""A road graph in GraphML, such as OSMnx or networkx write it, to rows of the table of roads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx

from optimiser.ingest.exported_numbers import decimal_text, exact_number
from optimiser.ingest.raw_table import FileRefusedError, RawTable

HEADER = (
    "link",
    "origin",
    "destination",
    "origin_latitude",
    "origin_longitude",
    "destination_latitude",
    "destination_longitude",
    "road",
    "km",
    "minutes",
)
MOST_BYTES = 1 << 29
MOST_LINKS = 5_000_000
_FIRST_ROW = 2
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# What a malformed file makes the XML reader and networkx raise; none of it is the user's to read.
_READER_ERRORS = (nx.NetworkXException, ParseError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
Data = Mapping[str, Any]


def read_graphml(data: bytes) -> RawTable:
    """Read a road graph as rows of the table of roads: one for each link, two for each link of an undirected graph.

    Nodes give ``latitude`` and ``longitude``, or ``y`` and ``x`` as OSMnx writes them [degrees]. Links give ``km`` or
    ``length`` [m]; ``minutes``, ``travel_time`` [s] or ``speed_kph``; ``road``, ``ref`` or ``name``. A link without
    any of the times has none. Links are named by their ends, and by a number where several join the same two. Rows are
    numbered from 2, as if there were a header row.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    FileRefusedError
        If it is too large, declares a document type or entities, is no GraphML, or has no link.
    """
    if len(data) > MOST_BYTES:
        raise FileRefusedError("hostile-file", f"the graph is larger than {MOST_BYTES >> 20:,} MB.")
    # UTF-16 holds every sign of the declaration with a zero byte beside it.
    if _DECLARED.search(data.replace(b"\x00", b"")):
        message = "the graph declares a document type or entities, which no road graph needs."
        raise FileRefusedError("hostile-file", message, "Export the graph again, without a document type.")
    try:
        graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
        rows = list(_rows(graph))
    except _READER_ERRORS:
        raise FileRefusedError(
            "unreadable-file", "the file is damaged or is not GraphML.", "Export it again."
        ) from None
    if not rows:
        raise FileRefusedError("empty-table", "the graph has no link.")
    numbers = list(range(_FIRST_ROW, _FIRST_ROW + len(rows)))
    return RawTable(HEADER, 1, rows, numbers, 0, _FIRST_ROW + len(rows) - 1)


def _rows(graph: nx.Graph[Any]) -> Iterator[list[str]]:
    """Yield the links as rows."""
    if graph.number_of_edges() > MOST_LINKS:
        raise FileRefusedError("hostile-file", f"the graph has more than {MOST_LINKS:,} links.")
    places = {node: _position(data) for node, data in graph.nodes(data=True)}
    times: dict[tuple[str, str], int] = {}
    for tail, head, data in graph.edges(data=True):
        for origin, destination in ((tail, head),) if graph.is_directed() else ((tail, head), (head, tail)):
            pair = str(origin), str(destination)
            times[pair] = times.get(pair, 0) + 1
            name = ">".join(pair) + (f"#{times[pair]}" if times[pair] > 1 else "")
            yield [name, *pair, *places[origin], *places[destination], _road(data), _km(data), _minutes(data)]


def _position(data: Data) -> tuple[str, str]:
    """Return latitude and longitude of a node as text."""
    return _written(data, "latitude", "y", "lat"), _written(data, "longitude", "x", "lon")


def _road(data: Data) -> str:
    """Return what a link's road is called; where several names stand in one, as they stand."""
    return next((str(data[name]) for name in ("road", "ref", "name") if str(data.get(name, "")).strip()), "")


def _km(data: Data) -> str:
    """Return a link's length [km]."""
    return _written(data, "km") or _scaled(data.get("length"), 1_000)


def _minutes(data: Data) -> str:
    """Return a link's driving time [min]; empty where the graph does not say."""
    told = _written(data, "minutes") or _scaled(data.get("travel_time"), 60)
    if told:
        return told
    speed, km = exact_number(data.get("speed_kph")), exact_number(_km(data))
    return decimal_text(Fraction(km) * 60 / Fraction(speed), 7) if speed and km is not None else ""


def _scaled(value: Any, divisor: int) -> str:
    """Return a number in a larger unit; what is no number stays as it is, for the table's own checks to refuse."""
    number = exact_number(value)
    if number is None:
        return "" if value is None else str(value)
    return decimal_text(Fraction(number) / divisor, 7)


def _written(data: Data, *names: str) -> str:
    """Return the first of some attributes that is there, as text."""
    for name in names:
        value = data.get(name)
        if value is not None and str(value).strip():
            number = exact_number(value)
            return str(value) if number is None else decimal_text(Fraction(number), 7)
    return ""

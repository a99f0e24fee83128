"""What the case itself knows of driving: its own times and distances, and its road graph."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import networkx as nx

from models.network.roads import Link, holds_streets, road_graph
from models.network.sphere import Coordinates, straight_metres
from models.network.straight_line import KnownPair
from optimiser.case import Case
from optimiser.money import round_half_up
from optimiser.prepare.transport.travel_places import junction_positions

MOTORWAY_KMH = 100
"""Assumed for motorways where a link has no driving time [km/h]."""
MAIN_ROAD_KMH = 80
"""Assumed for other links of a graph of main roads [km/h]."""
STREET_KMH = 40
"""Assumed for links of a graph that holds the streets too, motorways apart [km/h]."""
_MOTORWAY = re.compile(r"\bM\d|\(M\)")


@dataclass(frozen=True)
class KnownWay:
    """One pair of the case's own travel times.

    Parameters
    ----------
    milliseconds
        Driving time [ms]; ``None`` where no road leads.
    metres
        Road distance [m]; ``None`` where the row does not say.
    row
        Row in the file.
    """

    milliseconds: int | None
    metres: int | None
    row: int


def known_ways(case: Case) -> dict[tuple[str, str], KnownWay]:
    """Return the case's own driving times and distances by origin and destination.

    Parameters
    ----------
    case
        With or without travel times.
    """
    if "travel_times" not in case:
        return {}
    frame = case.frame("travel_times")
    columns = (frame[name].tolist() for name in ("origin", "destination", "minutes", "km", "row"))
    return {
        (origin, destination): KnownWay(_whole(minutes, 60_000), _whole(km, 1_000), row)
        for origin, destination, minutes, km, row in zip(*columns, strict=True)
        if origin != destination
    }


def known_pairs(
    ways: Mapping[tuple[str, str], KnownWay], coordinates: Mapping[str, Coordinates]
) -> tuple[KnownPair, ...]:
    """Return the pairs on which a model of driving times can be held: known time, and both ends located, apart.

    Parameters
    ----------
    ways
        As made by :func:`known_ways`.
    coordinates
        Latitude and longitude by place [degrees].
    """
    pairs = []
    for (origin, destination), way in sorted(ways.items()):
        if way.milliseconds is not None and origin in coordinates and destination in coordinates:
            metres = int(straight_metres([coordinates[origin]], [coordinates[destination]])[0, 0])
            if metres:
                pairs.append(KnownPair(origin, destination, metres, way.milliseconds))
    return tuple(pairs)


def roads_of_case(case: Case) -> nx.DiGraph[str]:
    """Return the case's road graph; links without a driving time get one from their length and an assumed speed.

    Parameters
    ----------
    case
        With or without roads; without them the graph is empty.
    """
    if "roads" not in case:
        return road_graph((), {})
    frame = case.frame("roads")
    names = ("link", "origin", "destination", "road", "km", "minutes")
    rows = list(zip(*(frame[name].tolist() for name in names), strict=True))
    links = [
        Link(link, origin, destination, _whole(km, 1_000) or 0, _whole(minutes, 60_000) or 0, road)
        for link, origin, destination, road, km, minutes in rows
    ]
    positions = junction_positions(case)
    slow = STREET_KMH if holds_streets(road_graph(links, positions)) else MAIN_ROAD_KMH
    timed = [
        link if not math.isnan(row[-1]) else _timed(link, MOTORWAY_KMH if _MOTORWAY.search(link.road) else slow)
        for link, row in zip(links, rows, strict=True)
    ]
    return road_graph(timed, positions)


def speeds_assumed(case: Case) -> bool:
    """Whether any link of the case's roads lacks a driving time.

    Parameters
    ----------
    case
        With or without roads.
    """
    return "roads" in case and bool(case.frame("roads")["minutes"].isna().any())


def _timed(link: Link, kmh: int) -> Link:
    """Give a link the time that its length takes at a speed."""
    milliseconds = round_half_up(Fraction(link.metres * 3_600, kmh))
    return Link(link.name, link.origin, link.destination, link.metres, milliseconds, link.road)


def _whole(value: float, scale: int) -> int | None:
    """Return a decimal of a table in whole smaller units, halves up, as it is written; None where the cell is empty."""
    return None if math.isnan(value) else round_half_up(Fraction(Decimal(repr(value))) * scale)

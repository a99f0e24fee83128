"""Driving time and distance between the places of a case, each pair from the best source the case has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from models.network.connections import ConnectedWays, connected_ways
from models.network.roads import holds_streets
from models.network.sphere import Coordinates, Whole, straight_metres
from models.network.straight_line import PUBLISHED, StraightLine, calibrate
from models.network.ways import NO_WAY, Ways, fastest_way
from models.transport.instance import NO_ROAD
from optimiser.case import Case
from optimiser.issues import IssueLog
from optimiser.prepare.transport.travel_accuracy import travel_table
from optimiser.prepare.transport.travel_known import KnownWay, known_pairs, known_ways, roads_of_case
from optimiser.prepare.transport.travel_places import coordinates_of_case, first_use

Method = Literal["matrix", "road_graph", "straight_line"]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class TravelModel:
    """Driving time and distance between places.

    Parameters
    ----------
    places
        Names, in the order of the matrices.
    seconds, metres
        Whole, halves up; :data:`models.transport.instance.NO_ROAD` where no road leads; nought from a place to itself.
    coordinates
        Latitude and longitude by place, where they are known [degrees].
    method
        The worst source that any pair needed.
    used
        Pairs of different places by source [pairs]; those that no road joins are in none.
    table
        The findings table ``travel_model``: how times are computed and how far they are off on known pairs.
    graph
        The road graph; empty where the case has no roads.
    """

    places: tuple[str, ...]
    seconds: Whole
    metres: Whole
    coordinates: Mapping[str, Coordinates]
    method: Method
    used: Mapping[str, int]
    table: pd.DataFrame
    graph: nx.DiGraph[str]
    _through: ConnectedWays
    _by_road: Flags

    def paths(self, origin: str, destination: str) -> tuple[str, ...]:
        """Return the way from one place to another: both places, and the junctions between them.

        Only the two places where the way does not lead through the road graph.

        Parameters
        ----------
        origin, destination
            Two of ``places``.

        Raises
        ------
        ValueError
            If one of them is not.
        """
        first, last = self.places.index(origin), self.places.index(destination)
        if first == last:
            return (origin,)
        if not self._by_road[first, last]:
            return (origin, destination)
        names = self._through.junctions
        ends = names[self._through.enter[first, last]], names[self._through.leave[first, last]]
        return tuple(dict.fromkeys((origin, *fastest_way(self.graph, *ends), destination)))


def travel_model(case: Case, places: Sequence[str]) -> TravelModel:
    """Return driving time and distance between places, each pair from the best source there is.

    In this order: the case's own travel times; the road graph; the straight line. A graph of main roads lacks the local
    ones, so there the faster of graph and straight line holds; a graph that has the streets too stands by itself.

    Parameters
    ----------
    case
        With any of the tables travel_times, roads, sites and areas.
    places
        Names, each once.

    Raises
    ------
    InputError
        If a place is nowhere on the map: no coordinates, no junction, no travel time; or if a travel time has no
        distance and none can be computed.
    """
    ways, graph, everywhere = known_ways(case), roads_of_case(case), coordinates_of_case(case)
    _refuse_unknown(case, places, everywhere, ways)
    pairs = known_pairs(ways, everywhere)
    fitted = calibrate(pairs)
    line = fitted or PUBLISHED
    modelled = _Modelled.of(graph, places, everywhere, line)
    milliseconds, metres = modelled.ways.milliseconds.copy(), modelled.ways.metres.copy()
    own = _lay_over(case, places, ways, milliseconds, metres, modelled.straight)
    none, apart = milliseconds == NO_WAY, ~np.eye(len(places), dtype=bool)
    used: dict[str, int] = {
        "matrix": int((own & ~none).sum()),
        "road_graph": int((modelled.by_road & ~own & apart).sum()),
        "straight_line": int((~modelled.by_road & ~own & ~none & apart).sum()),
    }
    method: Method = "straight_line" if used["straight_line"] else "road_graph" if used["road_graph"] else "matrix"
    return TravelModel(
        places=tuple(places),
        seconds=np.where(none, NO_ROAD, (milliseconds + 500) // 1_000),
        metres=np.where(none, NO_ROAD, metres),
        coordinates={place: everywhere[place] for place in places if place in everywhere},
        method=method,
        used=used,
        table=travel_table(case, used, graph, everywhere, pairs, fitted),
        graph=graph,
        _through=modelled.through,
        _by_road=modelled.by_road,
    )


@dataclass(frozen=True, eq=False)
class _Modelled:
    """What the road graph and the straight line say, the case's own times not yet laid over.

    Parameters
    ----------
    ways
        Time and length; NO_WAY where neither knows a way.
    by_road
        Whether a pair's way is that through the road graph.
    through
        The ways through the road graph.
    straight
        Straight-line distances [m]; NO_WAY where a place has no coordinates.
    """

    ways: Ways
    by_road: Flags
    through: ConnectedWays
    straight: Whole

    @classmethod
    def of(
        cls,
        graph: nx.DiGraph[str],
        places: Sequence[str],
        coordinates: Mapping[str, Coordinates],
        line: StraightLine,
    ) -> _Modelled:
        """Choose between the road graph and the straight line."""
        straight = np.full((len(places), len(places)), NO_WAY, dtype=np.int64)
        at = [number for number, place in enumerate(places) if place in coordinates]
        located = [coordinates[places[number]] for number in at]
        straight[np.ix_(at, at)] = straight_metres(located, located)
        np.fill_diagonal(straight, 0)
        near = straight.clip(min=0)
        time = np.where(straight == NO_WAY, NO_WAY, line.milliseconds(near))
        length = np.where(straight == NO_WAY, NO_WAY, line.road_metres(near))
        through = connected_ways(graph, places, coordinates, line)
        road, apart = through.ways.milliseconds, ~np.eye(len(places), dtype=bool)
        if holds_streets(graph):
            by_road = apart & (road != NO_WAY)
            time, length = np.where(apart & ~by_road, NO_WAY, time), np.where(apart & ~by_road, NO_WAY, length)
        else:
            by_road = apart & (road != NO_WAY) & ((time == NO_WAY) | (road < time))
        ways = Ways(np.where(by_road, road, time), np.where(by_road, through.ways.metres, length))
        return cls(ways, by_road, through, straight)


def _lay_over(
    case: Case,
    places: Sequence[str],
    ways: Mapping[tuple[str, str], KnownWay],
    milliseconds: Whole,
    metres: Whole,
    straight: Whole,
) -> Flags:
    """Write the case's own times and distances over the modelled ones, and say which pairs it has."""
    log = IssueLog()
    own = np.zeros(milliseconds.shape, dtype=bool)
    number = {place: at for at, place in enumerate(places)}
    for (origin, destination), way in ways.items():
        if origin not in number or destination not in number:
            continue
        pair = number[origin], number[destination]
        own[pair] = True
        milliseconds[pair] = NO_WAY if way.milliseconds is None else way.milliseconds
        if way.milliseconds is not None and way.metres is None and straight[pair] == NO_WAY:
            message = "the row has no km, and a place of it has no coordinates from which they could be computed."
            file = case.tables["travel_times"].file
            log.add("place-unknown", message, table="travel_times", file=file, row=way.row, column="km")
        by_line = PUBLISHED.road_metres(straight[pair])
        metres[pair] = way.metres if way.metres is not None else by_line
    log.raise_if_errors()
    return own


def _refuse_unknown(
    case: Case,
    places: Sequence[str],
    coordinates: Mapping[str, Coordinates],
    ways: Mapping[tuple[str, str], KnownWay],
) -> None:
    """Refuse places of which nothing is known, and places named twice."""
    if len(set(places)) < len(places):
        msg = "a place is named twice"
        raise ValueError(msg)
    timed = {place for pair in ways for place in pair}
    log = IssueLog()
    for place in places:
        if place not in coordinates and place not in timed:
            table, row, column = first_use(case, place)
            file = case.tables[table].file if table else ""
            message = f"'{place}' has no coordinates and no travel times, so nobody can say how far away it is."
            log.add("place-unknown", message, table=table, file=file, row=row, column=column, value=place)
    log.raise_if_errors()

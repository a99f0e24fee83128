"""Places that lie beside the road graph: their ways to the junctions around them, and from there to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from models.network.roads import holds_streets, positions_of
from models.network.sphere import Coordinates, Whole, straight_metres
from models.network.straight_line import StraightLine
from models.network.ways import NO_WAY, Ways, many_to_many

NEAREST = 5
"""Junctions that a place is connected to: the nearest may lie on the wrong road, or on the wrong side of it."""
_FAR = 1 << 60
"""Above any driving time [ms]; three times it still fits 64 bits."""


@dataclass(frozen=True, eq=False)
class ConnectedWays:
    """Ways between places through the road graph, and where each enters and leaves it.

    Parameters
    ----------
    ways
        Time and length; :data:`models.network.ways.NO_WAY` where there is none. A place's way to itself is nought.
    enter, leave
        Number in ``junctions`` of the junction at which a way enters the graph, and of that at which it leaves it; -1
        where there is no way.
    junctions
        Names of the junctions that places are connected to, sorted.
    """

    ways: Ways
    enter: Whole
    leave: Whole
    junctions: tuple[str, ...]


def connected_ways(
    graph: nx.DiGraph[str], places: Sequence[str], positions: Mapping[str, Coordinates], line: StraightLine
) -> ConnectedWays:
    r"""Find the fastest ways between places through the road graph, and of the fastest the shortest.

    .. math:: t_{pq} = \min_{u \in N_p,\ v \in N_q} \left(c_{pu} + d_{uv} + c_{vq}\right)

    where :math:`d` is the fastest way between junctions, :math:`N_p` are the :data:`NEAREST` junctions around a place
    and :math:`c` is the straight-line model with one of the two ends of its fixed part: grown with the distance where
    the graph has the streets, whole where it has main roads only. A place that is a junction itself is connected to
    that junction alone, with :math:`c = 0`. No way leads through another place, so the answer for two
    places does not depend on which others are asked for.

    Parameters
    ----------
    graph
        As made by :func:`models.network.roads.road_graph`.
    places
        Names, each once.
    positions
        Latitude and longitude by place [degrees]; a place without one that is no junction has no way.
    line
        How a place is connected.
    """
    near = _connections(graph, places, positions, line)
    junctions = tuple(sorted({junction for ranked in near for junction, _, _ in ranked}))
    size = len(places)
    time, length = np.full((2, size, size), _FAR, dtype=np.int64)
    enter, leave = np.full((2, size, size), -1, dtype=np.int64)
    if junctions:
        between = many_to_many(graph, junctions, junctions)
        inner = np.where(between.milliseconds == NO_WAY, _FAR, between.milliseconds)
        ranks = [_ranked(near, junctions, rank) for rank in range(NEAREST)]
        for first, first_ms, first_m in ranks:
            for last, last_ms, last_m in ranks:
                through = inner[np.ix_(first, last)] + first_ms[:, None] + last_ms[None, :]
                metres = between.metres[np.ix_(first, last)] + first_m[:, None] + last_m[None, :]
                better = (through < time) | ((through == time) & (metres < length) & (through < _FAR))
                time, length = np.where(better, through, time), np.where(better, metres, length)
                enter, leave = np.where(better, first[:, None], enter), np.where(better, last[None, :], leave)
    none = time >= _FAR
    for matrix in (time, length):
        matrix[none] = NO_WAY
        np.fill_diagonal(matrix, 0)
    return ConnectedWays(Ways(time, length), enter, leave, junctions)


Connection = tuple[str, int, int]
"""Junction, time to it [ms], distance to it [m]."""


def _connections(
    graph: nx.DiGraph[str], places: Sequence[str], positions: Mapping[str, Coordinates], line: StraightLine
) -> list[list[Connection]]:
    """Return the junctions that each place is connected to, nearest first."""
    known = positions_of(graph)
    names = list(known)
    located = [place for place in places if place not in graph and place in positions]
    found: dict[str, list[Connection]] = {place: [(place, 0, 0)] for place in places if place in graph}
    if located and names:
        straight = straight_metres([positions[place] for place in located], list(known.values()))
        nearest = np.argsort(straight, axis=1, kind="stable")[:, :NEAREST]
        chosen = np.take_along_axis(straight, nearest, axis=1)
        times = line.milliseconds(chosen, ends=1) if holds_streets(graph) else line.to_main_road(chosen)
        lengths = line.road_metres(chosen)
        for row, place in enumerate(located):
            columns = zip(nearest[row].tolist(), times[row].tolist(), lengths[row].tolist(), strict=True)
            found[place] = [(names[column], ms, metres) for column, ms, metres in columns]
    return [found.get(place, []) for place in places]


def _ranked(near: Sequence[Sequence[Connection]], junctions: Sequence[str], rank: int) -> tuple[Whole, Whole, Whole]:
    """Return the junction of this rank for each place, with time and distance; one out of reach where there is none."""
    number = {junction: at for at, junction in enumerate(junctions)}
    nothing = (junctions[0], _FAR, 0)
    chosen = [ranked[rank] if rank < len(ranked) else nothing for ranked in near]
    node = np.array([number[junction] for junction, _, _ in chosen], dtype=np.int64)
    times = np.array([ms for _, ms, _ in chosen], dtype=np.int64)
    return node, times, np.array([metres for _, _, metres in chosen], dtype=np.int64)

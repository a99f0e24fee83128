"""Fastest ways through the road graph: many to many for the matrices, one at a time for the explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import scipy.sparse as sp
from scipy.sparse import csgraph

from models.network.sphere import Whole

NO_WAY = -1
"""Stands in a matrix where no road leads."""
_EXACT = 1 << 53
"""Whole numbers up to here are exact in double precision, which the fast search computes in."""


@dataclass(frozen=True, eq=False)
class Ways:
    """Driving time and distance from each origin to each destination.

    Parameters
    ----------
    milliseconds
        Driving time of the fastest way [ms]; :data:`NO_WAY` where there is none.
    metres
        Its length [m]: of several fastest ways the shortest; :data:`NO_WAY` where there is none.
    """

    milliseconds: Whole
    metres: Whole


def many_to_many(graph: nx.DiGraph[str], origins: Sequence[str], destinations: Sequence[str]) -> Ways:
    r"""Find the fastest way from each origin to each destination, and of the fastest the shortest.

    One Dijkstra search for each origin, on the single weight

    .. math:: w_{uv} = S \cdot \text{milliseconds}_{uv} + \text{metres}_{uv}

    with :math:`S` a power of two above the length of any way without a circle, so that time comes first and length
    decides between equals; both are read back from the sum. All is whole numbers and therefore exact.

    Parameters
    ----------
    graph
        As made by :func:`models.network.roads.road_graph`.
    origins, destinations
        Junctions of the graph.

    Raises
    ------
    ValueError
        If times and lengths are so large that the sums would not be exact.
    """
    size = len(graph)
    number = {node: place for place, node in enumerate(graph)}
    sources = np.array([number[node] for node in origins], dtype=np.int64)
    targets = np.array([number[node] for node in destinations], dtype=np.int64)
    if not len(sources) or not len(targets):
        nothing = np.zeros((len(sources), len(targets)), dtype=np.int64)
        return Ways(nothing, nothing)
    scale = _scale(graph)
    tails = np.array([number[tail] for tail, _ in graph.edges], dtype=np.int64)
    heads = np.array([number[head] for _, head in graph.edges], dtype=np.int64)
    weights = np.array([_weight(data, scale) for _, _, data in graph.edges(data=True)], dtype=np.float64)
    matrix = sp.csr_array((weights, (tails, heads)), shape=(size, size))
    found = csgraph.dijkstra(matrix, directed=True, indices=sources)[:, targets]
    there = np.isfinite(found)
    if there.any() and found[there].max() >= _EXACT:
        msg = "times and lengths of the road graph are too large to be kept exactly"
        raise ValueError(msg)
    milliseconds, metres = np.divmod(np.where(there, found, 0).astype(np.int64), scale)
    return Ways(np.where(there, milliseconds, NO_WAY), np.where(there, metres, NO_WAY))


def fastest_way(graph: nx.DiGraph[str], origin: str, destination: str) -> tuple[str, ...]:
    """Return the junctions of a fastest way in order, both ends in; empty where no road leads.

    The same weight as in :func:`many_to_many`, so time and length are those of its matrices.

    Parameters
    ----------
    graph
        As made by :func:`models.network.roads.road_graph`.
    origin, destination
        Junctions of the graph.
    """
    scale = _scale(graph)
    try:
        return tuple(nx.dijkstra_path(graph, origin, destination, weight=lambda _, __, data: _weight(data, scale)))
    except nx.NetworkXNoPath:
        return ()


def _scale(graph: nx.DiGraph[str]) -> int:
    """Return a power of two above the length of any way without a circle [m]."""
    lengths: list[int] = [data["metres"] for _, _, data in graph.edges(data=True)]
    return 1 << sum(lengths).bit_length()


def _weight(data: Mapping[str, int], scale: int) -> int:
    """Return what one link weighs: time first, then length."""
    return data["milliseconds"] * scale + data["metres"]

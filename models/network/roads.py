"""The road graph: junctions and directed links as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low

import networkx as nx

from models.network.sphere import Coordinates

STREET_METRES = 1_000
"""A graph whose middle link is shorter than this holds the streets too; one of main roads only has longer links [m]."""


@dataclass(frozen=True)
class Link:
    """One directed link.

    Parameters
    ----------
    name
        Its identifier.
    origin, destination
        Junctions.
    metres
        Length, at least 0 [m].
    milliseconds
        Driving time, at least 0 [ms].
    road
        Road it belongs to; "" where it is not said.
    """

    name: str
    origin: str
    destination: str
    metres: int
    milliseconds: int
    road: str = ""

    def __post_init__(self) -> None:
        if self.metres < 0 or self.milliseconds < 0:
            msg = f"link {self.name} has a length or a time below 0"
            raise ValueError(msg)


def road_graph(links: Iterable[Link], positions: Mapping[str, Coordinates]) -> nx.DiGraph[str]:
    """Draw the road graph.

    Nodes are junctions by name and carry ``latitude`` and ``longitude`` [degrees] where they are known; edges carry
    ``link``, ``road``, ``metres`` [m] and ``milliseconds`` [ms]. Of parallel links the fastest is kept, then the
    shortest, then the first by name; a link from a junction to itself leads nowhere and is left out. Node-link JSON
    holds the graph as it is, for all its attributes are text and numbers.

    Parameters
    ----------
    links
        In any order.
    positions
        Latitude and longitude by junction [degrees]; junctions without a link are drawn too.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    best = {}
    for link in sorted(links, key=lambda link: (link.milliseconds, link.metres, link.name), reverse=True):
        best[link.origin, link.destination] = link
    ends = {end for pair in best for end in pair}
    for node in sorted(ends | positions.keys()):
        known = positions.get(node)
        graph.add_node(node, **({} if known is None else {"latitude": known[0], "longitude": known[1]}))
    for (origin, destination), link in sorted(best.items()):
        if origin != destination:
            graph.add_edge(
                origin,
                destination,
                link=link.name,
                road=link.road,
                metres=link.metres,
                milliseconds=link.milliseconds,
            )
    return graph


def positions_of(graph: nx.DiGraph[str]) -> dict[str, Coordinates]:
    """Return latitude and longitude of the junctions that have them [degrees], in the order of the graph.

    Parameters
    ----------
    graph
        As made by :func:`road_graph`.
    """
    return {node: (data["latitude"], data["longitude"]) for node, data in graph.nodes(data=True) if "latitude" in data}


def holds_streets(graph: nx.DiGraph[str]) -> bool:
    """Whether the graph has the local streets too, or main roads only.

    The middle length of its links tells: junctions of streets are some hundred metres apart, those of main roads some
    kilometres. In a graph of streets a place that cannot be reached cannot be reached; in one of main roads the way
    between two places may run outside it.

    Parameters
    ----------
    graph
        As made by :func:`road_graph`.
    """
    lengths: list[int] = [data["metres"] for _, _, data in graph.edges(data=True)]
    return bool(lengths) and median_low(lengths) < STREET_METRES

"""Suppliers are the connected components of the graph of names; what does not cohere is cut at its weakest link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import networkx as nx

from optimiser.ingest.supplier_match.identifiers import NOTHING_KNOWN
from optimiser.ingest.supplier_match.links import Link
from optimiser.ingest.supplier_match.names import Name, compare

_MOST_COMPARED = 60
_UNLIKE = 0.6
_STRENGTH = {"decision": 3.0, "exact": 2.0, "likeness": 0.0}


@dataclass(frozen=True)
class Cut:
    """A link that was not followed.

    Parameters
    ----------
    link
        The link.
    ends
        The two names that would have become one supplier by it.
    why
        Why they must not; begins with "kept" where a person's decisions contradict what is known, and nothing was cut.
    """

    link: Link
    ends: tuple[int, int]
    why: str


def name_graph(names: Sequence[Name], links: Sequence[Link]) -> nx.Graph[int]:
    """Return the graph of names joined by the links that merge.

    Parameters
    ----------
    names
        All names; the nodes are their places.
    links
        All links; those of the band ``auto`` become edges with their link as data.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    for link in links:
        if link.band == "auto":
            graph.add_edge(link.left, link.right, link=link, strength=_STRENGTH[link.ground] + link.score)
    return graph


def cut_incoherent(graph: nx.Graph[int], names: Sequence[Name], rejected: Mapping[str, frozenset[str]]) -> list[Cut]:
    """Cut links until no component holds two names that must not be one, and return what was cut.

    Only the strongest tree of each component is kept, so that every name has one chain to every other.

    Parameters
    ----------
    graph
        The graph of names; changed in place.
    names
        All names.
    rejected
        By spelling, the spellings that a person said are another supplier.
    """
    cuts: list[Cut] = []
    for component in sorted(sorted(part) for part in nx.connected_components(graph) if len(part) > 1):
        tree = nx.maximum_spanning_tree(graph.subgraph(component), weight="strength")
        graph.remove_edges_from(list(graph.subgraph(component).edges))
        for left, right, why, hard in _conflicts(component, names, rejected):
            cuts.extend(_separate(tree, left, right, why, hard=hard))
        graph.add_edges_from(tree.edges(data=True))
    return cuts


def _conflicts(
    component: Sequence[int], names: Sequence[Name], rejected: Mapping[str, frozenset[str]]
) -> list[tuple[int, int, str, bool]]:
    """Return the pairs of a component that must not be one, the hard differences first."""
    hard, soft = [], []
    compared = component if len(component) <= _MOST_COMPARED else []
    told = [place for place in component if names[place].read.identifiers != NOTHING_KNOWN]
    pairs = sorted({*combinations(compared, 2), *combinations(told[: 4 * _MOST_COMPARED], 2)})
    for left, right in pairs:
        found = compare(names[left], names[right])
        if found.veto:
            hard.append((left, right, found.reason, True))
        elif found.score < _UNLIKE:
            soft.append((left, right, "the ends of the chain are unlike", False))
    places = {spelling.text: place for place in component for spelling in names[place].spellings}
    said = {
        (min(places[text], places[other]), max(places[text], places[other]))
        for text in places
        for other in rejected.get(text, frozenset())
        if other in places and places[other] != places[text]
    }
    return [*((left, right, "a person said they are two", True) for left, right in sorted(said)), *hard, *soft]


def _separate(tree: nx.Graph[int], left: int, right: int, why: str, *, hard: bool) -> list[Cut]:
    """Cut the weakest link of the chain between two names, if there is one that may be cut."""
    if not nx.has_path(tree, left, right):
        return []
    path = nx.shortest_path(tree, left, right)
    chain: list[Link] = [tree.edges[pair]["link"] for pair in pairwise(path)]
    open_to_cut = [link for link in chain if link.ground == "likeness" or (hard and link.ground == "exact")]
    # A number, a code or a person's word carries unlike names; only chains of mere likeness are suspicious.
    if not hard and (len(chain) < 2 or len(open_to_cut) < len(chain)):
        return []
    if not open_to_cut:
        kind_only = why.startswith(("two kinds", "points", "countries", "numbers differ"))
        return [] if kind_only else [Cut(chain[0], (left, right), f"kept by a person's decision, although {why}")]
    weakest = min(open_to_cut, key=lambda link: (link.ground != "likeness", link.score, link.left, link.right))
    if hard and weakest.ground == "exact" and why.startswith(("two kinds", "points", "countries", "numbers differ")):
        return []
    tree.remove_edge(weakest.left, weakest.right)
    return [Cut(weakest, (left, right), why)]

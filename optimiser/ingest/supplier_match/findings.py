"""The tables that show what the matching did: the chains that merged, the questions, and what was cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx
import pandas as pd

from optimiser.ingest.decisions import match_id
from optimiser.ingest.supplier_match.components import Cut
from optimiser.ingest.supplier_match.entities import Paid
from optimiser.ingest.supplier_match.links import Link
from optimiser.ingest.supplier_match.names import Name

LINK_COLUMNS = ("left", "right", "reason", "score", "band", "supplier")
REVIEW_COLUMNS = ("match", "left", "right", "left_supplier", "right_supplier", "reason", "score", "pence")
SPLIT_COLUMNS = ("left", "right", "reason", "score", "end_left", "end_right", "why")


def link_table(graph: nx.Graph[int], names: Sequence[Name], supplier_of: Mapping[str, str]) -> pd.DataFrame:
    """Return the links that merged, within names and between them.

    Parameters
    ----------
    graph
        The graph of names after cutting.
    names
        All names; the nodes are their places.
    supplier_of
        Supplier of each spelling.
    """
    rows = [row for name in names for row in _within(name, supplier_of)]
    for left, right, link in _followed(graph):
        first, second = sorted((names[left].label, names[right].label))
        if supplier := _supplier_of(names, (left, right), supplier_of):
            rows.append((first, second, link.reason, link.score, "auto", supplier))
    return pd.DataFrame(sorted(rows), columns=list(LINK_COLUMNS))


def _followed(graph: nx.Graph[int]) -> list[tuple[int, int, Link]]:
    """Return the links of the graph in order."""
    edges = ((min(pair), max(pair), graph.edges[pair]["link"]) for pair in graph.edges)
    return sorted(edges, key=lambda edge: edge[:2])


def without_idle_reference(graph: nx.Graph[int], names: Sequence[Name]) -> nx.Graph[int]:
    """Return the graph without names of the look-up that joined nothing, other names of a body already found.

    Parameters
    ----------
    graph
        The graph of names after cutting.
    names
        All names.
    """
    kept = graph.copy()
    for place in sorted(graph.nodes):
        links: list[Link] = [graph.edges[pair]["link"] for pair in graph.edges(place)]
        if not names[place].spellings and len(links) == 1 and links[0].reason.startswith("public body"):
            kept.remove_node(place)
    return kept


def _within(name: Name, supplier_of: Mapping[str, str]) -> list[tuple[str, str, str, float, str, str]]:
    """Return the links between the first spelling of a name and the others."""
    label = name.label
    return [
        (min(label, other.text), max(label, other.text), "same name", 1.0, "auto", supplier_of[label])
        for other in name.spellings[1:]
    ]


def _supplier_of(names: Sequence[Name], places: tuple[int, int], supplier_of: Mapping[str, str]) -> str:
    """Return the supplier of the first of two linked names that a trust wrote."""
    return next((supplier_of[names[place].label] for place in places if names[place].spellings), "")


def review_table(
    names: Sequence[Name],
    links: Sequence[Link],
    cuts: Sequence[Cut],
    supplier_of: Mapping[str, str],
    paid: Mapping[str, Paid],
) -> pd.DataFrame:
    """Return the pairs of suppliers that a person should decide: one question for two suppliers, the most telling.

    Parameters
    ----------
    names
        All names.
    links
        All links; those of the band ``review`` are asked about.
    cuts
        Links that were cut; they are asked about too.
    supplier_of
        Supplier of each spelling.
    paid
        What was paid by spelling.
    """
    pence_of: dict[str, int] = defaultdict(int)
    for text, supplier in supplier_of.items():
        pence_of[supplier] += paid[text].pence
    asked = [(link, link.reason) for link in links if link.band == "review"]
    asked += [(cut.link, f"{cut.link.reason}; cut, {cut.why}") for cut in cuts if not cut.why.startswith("kept")]
    best: dict[tuple[str, str], tuple[str, str, str, str, str, str, float, int]] = {}
    for link, reason in sorted(asked, key=lambda item: (-item[0].score, item[0].left, item[0].right)):
        sides = sorted((names[place].label, place) for place in (link.left, link.right) if names[place].spellings)
        if len(sides) < 2:
            continue
        left, right = sides[0][0], sides[1][0]
        pair = (min(supplier_of[left], supplier_of[right]), max(supplier_of[left], supplier_of[right]))
        if pair[0] != pair[1] and pair not in best:
            pence = min(pence_of[pair[0]], pence_of[pair[1]])
            match = match_id("supplier", left, right)
            best[pair] = (match, left, right, supplier_of[left], supplier_of[right], reason, link.score, pence)
    rows = sorted(best.values(), key=lambda row: (-row[-1], row))
    return pd.DataFrame(rows, columns=list(REVIEW_COLUMNS))


def split_table(names: Sequence[Name], cuts: Sequence[Cut]) -> pd.DataFrame:
    """Return what was cut.

    Parameters
    ----------
    names
        All names.
    cuts
        Links that were cut.
    """
    rows = [
        (
            *sorted((names[cut.link.left].label, names[cut.link.right].label)),
            cut.link.reason,
            cut.link.score,
            *sorted((names[cut.ends[0]].label, names[cut.ends[1]].label)),
            cut.why,
        )
        for cut in cuts
    ]
    return pd.DataFrame(sorted(rows), columns=list(SPLIT_COLUMNS))


def spelling_graph(graph: nx.Graph[int], names: Sequence[Name]) -> nx.Graph[str]:
    """Return the graph with spellings for nodes, those of the look-up among them where they join others.

    Parameters
    ----------
    graph
        The graph of names after cutting.
    names
        All names.
    """
    spelled: nx.Graph[str] = nx.Graph()
    for place in sorted(graph.nodes):
        name = names[place]
        if name.spellings or graph.degree(place):
            spelled.add_node(name.label, reference=not name.spellings)
        for other in name.spellings[1:]:
            spelled.add_edge(name.label, other.text, reason="same name", score=1.0)
    for left, right, link in _followed(graph):
        spelled.add_edge(names[left].label, names[right].label, reason=link.reason, score=link.score)
    return spelled

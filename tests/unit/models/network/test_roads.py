"""The road graph."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from models.network.roads import Link, holds_streets, positions_of, road_graph

LINKS = [
    Link("slow", "A", "B", 1_000, 90_000, "A1"),
    Link("fast", "A", "B", 1_200, 60_000, "A2"),
    Link("back", "B", "A", 1_000, 90_000),
    Link("loop", "B", "B", 300, 30_000),
]


def test_nodes_and_edges() -> None:
    """Of parallel links the fastest is kept, loops are left out, and a junction without a position has none."""
    graph = road_graph(LINKS, {"A": (54.0, -1.0), "Z": (55.0, -2.0)})
    assert {node: graph.nodes[node] for node in graph} == {
        "A": {"latitude": 54.0, "longitude": -1.0},
        "B": {},
        "Z": {"latitude": 55.0, "longitude": -2.0},
    }
    assert list(graph.edges(data=True)) == [
        ("A", "B", {"link": "fast", "road": "A2", "metres": 1_200, "milliseconds": 60_000}),
        ("B", "A", {"link": "back", "road": "", "metres": 1_000, "milliseconds": 90_000}),
    ]
    assert positions_of(graph) == {"A": (54.0, -1.0), "Z": (55.0, -2.0)}


def test_parallel_links_of_one_time() -> None:
    """Equally fast links are told apart by length, then by name."""
    alike = [Link(name, "A", "B", metres, 60_000) for name, metres in (("c", 900), ("b", 800), ("a", 800))]
    assert road_graph(alike, {}).edges["A", "B"]["link"] == "a"


def test_order_of_links_does_not_matter() -> None:
    """The same links in any order draw the same graph, node by node."""
    first, second = road_graph(LINKS, {}), road_graph(LINKS[::-1], {})
    assert json.dumps(nx.node_link_data(first, edges="edges")) == json.dumps(nx.node_link_data(second, edges="edges"))


def test_node_link_json_holds_the_graph() -> None:
    """The graph comes back from its JSON as it was."""
    graph = road_graph(LINKS, {"A": (54.0, -1.0)})
    back = nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph, edges="edges"))), edges="edges")
    assert nx.utils.graphs_equal(graph, back)


def test_streets_or_main_roads() -> None:
    """The middle link tells: below a kilometre the graph has the streets too."""
    streets = [Link(f"s{at}", f"S{at}", f"S{at + 1}", 200, 20_000) for at in range(3)]
    main = [Link(f"m{at}", f"M{at}", f"M{at + 1}", 4_000, 200_000) for at in range(2)]
    assert holds_streets(road_graph([*streets, *main], {}))
    assert not holds_streets(road_graph([*main, streets[0]], {}))
    assert not holds_streets(road_graph([], {}))


def test_a_link_is_not_shorter_than_nothing() -> None:
    """A negative length or time is no link."""
    with pytest.raises(ValueError, match="below 0"):
        Link("x", "A", "B", -1, 0)

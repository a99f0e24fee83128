"""Times that fit together."""

from __future__ import annotations

import networkx as nx
import numpy as np

from models.network.closure import closed


def test_a_faster_way_over_a_third_place_is_taken() -> None:
    """From the first place to the last it is 10 told and 3 + 4 over the second, at its length; the way back stays."""
    times = np.array([[0, 3, 10], [3, 0, 4], [6, 4, 0]])
    lengths = np.array([[0, 30, 50], [30, 0, 40], [60, 40, 0]])
    fastest, length = closed(times, lengths)
    assert fastest.tolist() == [[0, 3, 7], [3, 0, 4], [6, 4, 0]]
    assert length.tolist() == [[0, 30, 70], [30, 0, 40], [60, 40, 0]]


def test_where_no_road_leads_none_is_made() -> None:
    """The third place is reached by nobody."""
    times = np.array([[0, 3, -1], [3, 0, -1], [-1, -1, 0]])
    fastest, length = closed(times, times)
    assert fastest.tolist() == times.tolist()
    assert length.tolist() == times.tolist()


def test_it_agrees_with_networkx() -> None:
    """On a drawn graph with gaps, every time is that of networkx's shortest path."""
    draw = np.random.default_rng(7)
    times = np.where(draw.random((12, 12)) < 0.6, -1, draw.integers(1, 50, (12, 12)))
    np.fill_diagonal(times, 0)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(12))
    graph.add_weighted_edges_from((a, b, int(times[a, b])) for a in range(12) for b in range(12) if times[a, b] > 0)
    due = dict(nx.all_pairs_dijkstra_path_length(graph))
    found, _ = closed(times, times)
    assert [[due[a].get(b, -1) for b in range(12)] for a in range(12)] == found.tolist()

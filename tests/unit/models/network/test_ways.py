"""Fastest ways through the road graph."""

from __future__ import annotations

import pytest

from models.network.roads import Link, road_graph
from models.network.ways import NO_WAY, fastest_way, many_to_many

# From A to C over B it is 7 s and 70 m, straight it is 7 s and 90 m; D can only be left.
GRAPH = road_graph(
    [
        Link("ab", "A", "B", 30, 3_000),
        Link("bc", "B", "C", 40, 4_000),
        Link("ac", "A", "C", 90, 7_000),
        Link("da", "D", "A", 10, 1_000),
    ],
    {},
)


def test_times_and_lengths() -> None:
    """Time decides, then length; where no road leads both say so; a junction is nought from itself."""
    ways = many_to_many(GRAPH, ["A", "D"], ["C", "D", "A"])
    assert ways.milliseconds.tolist() == [[7_000, NO_WAY, 0], [8_000, 0, 1_000]]
    assert ways.metres.tolist() == [[70, NO_WAY, 0], [80, 0, 10]]


def test_the_way_itself() -> None:
    """The way is that of the matrices; from a junction to itself it is that junction; without a road it is empty."""
    assert fastest_way(GRAPH, "D", "C") == ("D", "A", "B", "C")
    assert fastest_way(GRAPH, "A", "A") == ("A",)
    assert fastest_way(GRAPH, "C", "D") == ()


def test_links_of_no_length() -> None:
    """A link that takes no time and has no length is still a road."""
    graph = road_graph([Link("x", "A", "B", 0, 0)], {})
    ways = many_to_many(graph, ["A"], ["B"])
    assert (ways.milliseconds.tolist(), ways.metres.tolist()) == ([[0]], [[0]])


def test_nothing_asked() -> None:
    """Without origins or destinations the matrices are empty."""
    assert many_to_many(GRAPH, [], ["A"]).metres.shape == (0, 1)
    assert many_to_many(GRAPH, ["A"], []).milliseconds.shape == (1, 0)


def test_too_large_to_be_exact() -> None:
    """Sums that double precision would round are refused, not rounded."""
    graph = road_graph([Link("x", "A", "B", 1 << 30, 1 << 30)], {})
    with pytest.raises(ValueError, match="too large"):
        many_to_many(graph, ["A"], ["B"])

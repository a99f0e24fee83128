"""The most that pairs save at once, and groups that could all share."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

import models.transport.shareability_groups as groups
from models.transport.shareability import CAN_SHARE, Shareability
from models.transport.shareability_groups import Clique, best_matching, maximal_cliques


def network(size: int, saved: dict[tuple[int, int], int]) -> Shareability:
    """Return a network from what its pairs save."""
    pairs = sorted(saved)
    columns = [np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1)]
    weight = np.array([saved[pair] for pair in pairs], dtype=np.int64)
    reason, nothing = np.full(size * (size - 1) // 2, CAN_SHARE, dtype=np.int8), np.zeros_like(weight)
    return Shareability(size, reason, columns[0], columns[1], nothing, weight, nothing, nothing, nothing, nothing)


def random_network(seed: int) -> Shareability:
    """Return a network of up to twelve requests."""
    draw = np.random.default_rng(seed)
    size = int(draw.integers(2, 13))
    pairs = [(one, other) for one in range(size) for other in range(one + 1, size)]
    return network(size, {pair: int(draw.integers(1, 50)) for pair in pairs if draw.random() < 0.4} or {(0, 1): 1})


def test_the_best_pairs_are_not_the_greedy_ones() -> None:
    """In a row of three pairs that save 3, 4 and 3 the outer two are chosen."""
    found = network(4, {(0, 1): 3, (1, 2): 4, (2, 3): 3})
    matching = best_matching(found)
    assert (matching.pairs, matching.saved, matching.bound) == ((0, 2), 6, 6)
    assert best_matching(found, np.array([1, 2])).pairs == (1,)
    assert best_matching(found, np.zeros(0, dtype=np.int64)) == groups.Matching((), 0, 0)


@pytest.mark.parametrize("seed", range(40))
def test_the_assignment_keeps_between_what_is_possible_and_its_bound(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without blossoms the pairs still touch nobody twice, save no more than the best, and the bound holds."""
    found = random_network(seed)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(zip(found.first, found.second, found.distance_saved, strict=True))
    best = sum(graph[one][other]["weight"] for one, other in nx.max_weight_matching(graph))
    exact = best_matching(found)
    assert (exact.saved, exact.bound) == (best, best)
    monkeypatch.setattr(groups, "_EXACT_WORK", 0)
    fast = best_matching(found)
    ends = [end for pair in fast.pairs for end in (int(found.first[pair]), int(found.second[pair]))]
    assert len(set(ends)) == len(ends)
    assert fast.saved == sum(int(found.distance_saved[pair]) for pair in fast.pairs)
    assert 2 * best <= 3 * fast.saved
    assert fast.saved <= best <= fast.bound


def test_rings_are_solved_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ring of six is matched exactly, a ring of three keeps its best pair and is told with its bound."""
    monkeypatch.setattr(groups, "_EXACT_WORK", 0)
    six = network(6, {(0, 1): 5, (1, 2): 4, (2, 3): 5, (3, 4): 4, (4, 5): 5, (0, 5): 4})
    assert (best_matching(six).saved, best_matching(six).bound) == (15, 15)
    three = network(3, {(0, 1): 5, (1, 2): 5, (0, 2): 6})
    assert (best_matching(three).saved, best_matching(three).bound) == (6, 8)


def test_groups_are_counted_by_size() -> None:
    """A triangle with a tail has a group of three and one of two; the best of each is kept with what its pairs save."""
    found = network(4, {(0, 1): 3, (1, 2): 4, (0, 2): 3, (2, 3): 9})
    cliques = maximal_cliques(found, range(4), 100)
    assert (cliques.count, cliques.complete) == ({2: 1, 3: 1}, True)
    assert cliques.best == {2: Clique((2, 3), 9), 3: Clique((0, 1, 2), 10)}
    assert maximal_cliques(found, [0, 1, 3], 100).count == {2: 1}


def test_groups_of_both_sorts_and_the_limit() -> None:
    """Only groups with both sorts count where asked, and a search that ends at its limit says so."""
    found = network(5, {(0, 1): 3, (2, 3): 4, (3, 4): 5})
    halves = np.array([True, True, True, False, False])
    assert maximal_cliques(found, range(5), 100, halves).best == {2: Clique((2, 3), 4)}
    assert not maximal_cliques(found, range(5), 2).complete
    assert maximal_cliques(found, range(5), 3).complete
    assert maximal_cliques(found, [], 3) == groups.Cliques({}, {}, True)

r"""What a shareability network says as a whole: the most that pairs save at once, and groups that could all share.

*Matched at once* is a matching of greatest weight: each request is in one pair at most. Without odd rings the best
choice is an assignment, so the assignment of requests to requests that saves most bounds every matching [1]_:

.. math:: \max_M \sum_{ab \in M} w_{ab} \le \tfrac12 \max_\pi \sum_a w_{a \pi(a)}

Its rings of even length are two matchings each, of which the heavier is taken; a ring of odd length loses one request,
the one that costs least. That is exact where no odd ring is left, as between two trusts; where one is, small networks
are matched exactly by blossoms [2]_, and large ones are told with the bound.

References
----------
.. [1] M. L. Balinski, Integer programming: methods, uses, computation, Management Science 12(3), 1965, on half-integral
   matchings.
.. [2] J. Edmonds, Paths, trees and flowers, Canadian Journal of Mathematics 17, 1965.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import networkx as nx
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from models.transport.shareability import Shareability
from models.transport.shareability_orders import Truth, Whole

# Requests times pairs up to which blossoms are asked; they take about two seconds for that much.
_EXACT_WORK = 2_000_000


@dataclass(frozen=True)
class Matching:
    """Pairs that share at once.

    Parameters
    ----------
    pairs
        Numbers of the pairs in the arrays of :class:`Shareability`, sorted.
    saved
        Way they save [units of distance].
    bound
        No choice of pairs saves more [units of distance].
    """

    pairs: tuple[int, ...]
    saved: int
    bound: int


@dataclass(frozen=True)
class Clique:
    """Requests of which each could share with every other.

    Parameters
    ----------
    requests
        Their numbers, sorted.
    saved
        Sum of what its pairs save [units of distance]: for comparison between groups, not to be had at once.
    """

    requests: tuple[int, ...]
    saved: int


@dataclass(frozen=True)
class Cliques:
    """Groups that cannot be enlarged, by size.

    Parameters
    ----------
    count
        How many there are of each size [groups].
    best
        Of each size the one whose pairs save most.
    complete
        Whether all were looked at; if not, the counts are of those seen within the limit.
    """

    count: dict[int, int]
    best: dict[int, Clique]
    complete: bool


def best_matching(found: Shareability, among: Whole | None = None) -> Matching:
    """Return the pairs that save most at once.

    Parameters
    ----------
    found
        The pairs.
    among
        Numbers of those that may be chosen; ``None`` for all.
    """
    chosen = np.arange(len(found.first)) if among is None else among
    if len(chosen) < 2:
        saved = int(found.distance_saved[chosen].sum())
        return Matching(tuple(chosen.tolist()), saved, saved)
    first, second, weight = found.first[chosen], found.second[chosen], found.distance_saved[chosen]
    nodes, places = np.unique(np.concatenate((first, second)), return_inverse=True)
    ends = np.array((places[: len(first)], places[len(first) :]), dtype=np.int64)
    pairs, bound = _by_assignment(len(nodes), ends, weight)
    saved = int(weight[pairs].sum())
    if saved < bound and len(nodes) * len(chosen) <= _EXACT_WORK:
        pairs = _by_blossoms(ends, weight)
        saved = bound = int(weight[pairs].sum())
    return Matching(tuple(sorted(chosen[pairs].tolist())), saved, bound)


def maximal_cliques(found: Shareability, requests: Sequence[int], limit: int, halves: Truth | None = None) -> Cliques:
    """Return the groups of two and more that cannot be enlarged.

    Parameters
    ----------
    found
        The pairs.
    requests
        Which requests are looked at.
    limit
        Groups looked at, at most [groups].
    halves
        Says of each request of which of two sorts it is: only groups of both count. ``None`` to count all.
    """
    inside = np.zeros(found.size, dtype=np.bool_)
    inside[list(requests)] = True
    kept = np.flatnonzero(inside[found.first] & inside[found.second])
    ends = list(zip(found.first[kept].tolist(), found.second[kept].tolist(), strict=True))
    saving = dict(zip(ends, found.distance_saved[kept].tolist(), strict=True))
    graph: nx.Graph[int] = nx.Graph(ends)
    count: dict[int, int] = {}
    best: dict[int, Clique] = {}
    looked = 0
    for group in islice(nx.find_cliques(graph), limit + 1):
        looked += 1
        if looked > limit:
            break
        members = tuple(sorted(group))
        if halves is not None and len({bool(halves[member]) for member in members}) < 2:
            continue
        size = len(members)
        count[size] = count.get(size, 0) + 1
        saved = sum(saving[pair] for pair in combinations(members, 2))
        # Of groups that save alike the first by number is kept, in whatever order they come.
        if size not in best or (-saved, members) < (-best[size].saved, best[size].requests):
            best[size] = Clique(members, saved)
    return Cliques(dict(sorted(count.items())), dict(sorted(best.items())), looked <= limit)


def _by_blossoms(ends: Whole, weight: Whole) -> Whole:
    """Return the pairs of a matching of greatest weight."""
    number = {pair: place for place, pair in enumerate(zip(*ends.tolist(), strict=True))}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from((*pair, int(weight[place])) for pair, place in number.items())
    chosen: list[int] = []
    for part in sorted(nx.connected_components(graph), key=min):
        edges = nx.max_weight_matching(graph.subgraph(sorted(part)))
        chosen += [number[min(edge), max(edge)] for edge in edges]
    return np.array(sorted(chosen), dtype=np.int64)


def _by_assignment(nodes: int, ends: Whole, weight: Whole) -> tuple[Whole, int]:
    """Return pairs of a matching made from the best assignment, and the bound that the assignment is."""
    # A request assigned to itself is in no pair. Costs are what is not saved, and one more as nought is no entry; whole
    # numbers below 2^53 are exact.
    most, itself = int(weight.max()) + 1, np.arange(nodes)
    costs = np.concatenate((most - weight, most - weight, np.full(nodes, most)))
    rows, columns = np.concatenate((ends[0], ends[1], itself)), np.concatenate((ends[1], ends[0], itself))
    matrix = coo_array((costs.astype(np.float64), (rows, columns)), shape=(nodes, nodes)).tocsr()
    partner = min_weight_full_bipartite_matching(matrix)[1]
    number = dict(zip(zip(*ends.tolist(), strict=True), range(len(weight)), strict=True))
    links_of = [number.get((min(here, there), max(here, there)), -1) for here, there in enumerate(partner.tolist())]
    bound = sum(int(weight[link]) for link in links_of if link >= 0) // 2
    chosen: list[int] = []
    seen: set[int] = set()
    for start in range(nodes):
        ring = []
        while start not in seen:
            seen.add(start)
            ring.append(start)
            start = int(partner[start])  # noqa: PLW2901 - the ring is followed from its start
        chosen += _of_ring([links_of[here] for here in ring], weight)
    taken = np.zeros(nodes, dtype=np.bool_)
    taken[ends[:, chosen].ravel()] = True
    for place in np.lexsort((np.arange(len(weight)), -weight)).tolist():
        if not taken[ends[:, place]].any():
            taken[ends[:, place]] = True
            chosen.append(place)
    return np.array(sorted(chosen), dtype=np.int64), bound


def _of_ring(links: list[int], weight: Whole) -> list[int]:
    """Return the links of a ring that save most and do not touch; -1 is a link that is none."""
    if len(links) <= 2:
        return [link for link in links[:1] if link >= 0]
    gain = [int(weight[link]) if link >= 0 else 0 for link in links]
    without = _of_path(gain[:-1])
    closed = _of_path(gain[1:-2])
    if closed[0] + gain[-1] > without[0]:
        return [link for link in (links[-1], *(links[place + 1] for place in closed[1])) if link >= 0]
    return [links[place] for place in without[1] if links[place] >= 0]


def _of_path(gain: list[int]) -> tuple[int, list[int]]:
    """Return the most that links of a path bring of which no two touch, and which they are."""
    before: tuple[int, list[int]] = (0, [])
    best = before
    for place, value in enumerate(gain):
        taken = (before[0] + value, [*before[1], place])
        before, best = best, max(best, taken, key=lambda one: one[0])
    return best

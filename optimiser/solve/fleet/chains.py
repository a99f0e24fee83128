"""Tasks chained by a matching of each task to the one after it: exact for one kind of vehicle, a bound for several."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from models.fleet.instance import FleetInstance
from models.fleet.network import Integers
from optimiser.solve.fleet.links import Links
from optimiser.solve.limits import Clock

_FIRST_LINKS = 24
_MORE_LINKS = 8
_ROUNDS = 100
_KEPT_LINKS = (0.1, 0.02, 0.02, 0.02)
"""After each of the first rounds the links stay whose reduced cost is at most this part of what a link saves."""


@dataclass(frozen=True)
class Chains:
    """The tasks in chains.

    Parameters
    ----------
    chains
        Tasks one after the other, each chain for one vehicle.
    bound
        Proven bound on the cost of any duties [cost units]; what the chains cost where every vehicle is alike and the
        matching was finished.
    rounds
        Matchings made.
    """

    chains: tuple[tuple[int, ...], ...]
    bound: int
    rounds: int


def chain_tasks(instance: FleetInstance, clock: Clock) -> Chains:
    """Chain tasks so that links save most, over all pairs, though only promising ones are ever looked at.

    The matching begins with a few links of each task; its prices, exact whole numbers, tell which other links could
    save more, and it is done again with them until none is left.

    Parameters
    ----------
    instance
        Each task can be done by some vehicle.
    clock
        How long it may take; stopped early, the bound is lower.
    """
    if not instance.tasks:
        return Chains((), 0, 0)
    links = Links(instance)
    rows, columns = links.near(_FIRST_LINKS)
    bound, rounds = 0, 0
    while True:
        saved = links.saving(rows, columns)
        after = _matched(links.size, rows, columns, saved)
        rounds += 1
        row_price, column_price = _prices(links.size, rows, columns, saved, after)
        more_rows, more_columns, missing = links.cheaper(row_price, column_price, _MORE_LINKS)
        bound = max(bound, links.apart + int(row_price.sum() + column_price.sum()) + missing)
        if not len(more_rows) or rounds >= _ROUNDS or clock.left <= 0:
            return Chains(_chains(after), bound, rounds)
        if rounds <= len(_KEPT_LINKS):
            most = _KEPT_LINKS[rounds - 1] * float(-row_price.mean())
            kept = saved - row_price[rows] - column_price[columns] <= most
            rows, columns = rows[kept], columns[kept]
        keys = np.unique(np.concatenate([rows, more_rows]) * links.size + np.concatenate([columns, more_columns]))
        rows, columns = keys // links.size, keys % links.size


def _matched(size: int, rows: Integers, columns: Integers, saved: Integers) -> Integers:
    """Return the task after each task, or -1 for none: the matching that saves most."""
    # Each task may end its chain in a column of its own. The matching takes a weight of 0 for no link at all and every
    # row has exactly one column, so all weights are moved by as much.
    shift = 1 + int(-saved.min(initial=0))
    own = np.arange(size)
    weights = np.concatenate([saved + shift, np.full(size, shift, dtype=np.int64)]).astype(float)
    graph = sp.csr_array(
        (weights, (np.concatenate([rows, own]), np.concatenate([columns, size + own]))), shape=(size, 2 * size)
    )
    row, column = min_weight_full_bipartite_matching(graph)
    after = np.full(size, -1, dtype=np.int64)
    after[row] = np.where(column < size, column, -1)
    return after


def _prices(
    size: int, rows: Integers, columns: Integers, saved: Integers, after: Integers
) -> tuple[Integers, Integers]:
    """Return prices that prove a matching best on its links, by shortest ways in whole numbers.

    A task that is reached has a price of 0 or less, one that is not reached 0, and no link costs less than its two
    prices together; matched links cost exactly that.
    """
    order = np.argsort(columns, kind="stable")
    rows, columns, saved = rows[order], columns[order], saved[order]
    reached, firsts = np.unique(columns, return_index=True)
    linked = np.flatnonzero(after >= 0)
    own = np.zeros(size, dtype=np.int64)
    matched = after[rows] == columns
    own[rows[matched]] = saved[matched]
    column_price = np.zeros(size, dtype=np.int64)
    while True:
        row_price = np.zeros(size, dtype=np.int64)
        row_price[linked] = own[linked] - column_price[after[linked]]
        if not len(reached):
            return row_price, column_price
        lowest = np.minimum.reduceat(saved - row_price[rows], firsts)
        lower = np.minimum(lowest, column_price[reached])
        if (lower == column_price[reached]).all():
            return row_price, column_price
        column_price[reached] = lower


def _chains(after: Integers) -> tuple[tuple[int, ...], ...]:
    """Return the chains that each task's next one makes."""
    next_one = after.tolist()
    firsts = sorted(set(range(len(next_one))) - set(next_one))
    chains = []
    for first in firsts:
        chain = [first]
        while next_one[chain[-1]] >= 0:
            chain.append(next_one[chain[-1]])
        chains.append(tuple(chain))
    return tuple(chains)

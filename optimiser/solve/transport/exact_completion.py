"""What it costs at least to finish a way, and which steps lie on no way that is cheap enough."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from optimiser.solve.transport.exact_labels import Labels, Prices, spread
from optimiser.solve.transport.exact_network import Floats, Ints, StepNetwork

_CHUNK = 2_000_000
"""So many pairs of a step and a label are looked at together."""


class Completion:
    """Least reduced cost from a node and a time to the depot.

    Parameters
    ----------
    network
        Steps.
    labels
        Its backward labels.
    """

    def __init__(self, network: StepNetwork, labels: Labels) -> None:
        self._tick = network.tick_cost
        self._low = int(min(labels.time.min(initial=0), network.shift[0]))
        self._span = int(max(labels.time.max(initial=0), network.shift[1])) - self._low + 2
        order = np.lexsort((labels.time, labels.node))
        self._node, self._nodes = labels.node[order], network.nodes
        self._keys = self._node * self._span + labels.time[order] - self._low
        self._by_drive = _best_from(self._node, labels.by_drive[order])
        self._by_window = _best_from(self._node, labels.by_window[order])

    def least(self, node: Ints, time: Ints, by_drive: Floats, by_window: Floats) -> Floats:
        """Return the least reduced cost of a whole route that goes on from some labels; infinite where none does.

        Parameters
        ----------
        node, time, by_drive, by_window
            Figures of forward labels.
        """
        if not len(self._keys):
            return np.full(len(node), np.inf)
        wanted = node * self._span + np.clip(time - self._low, 0, self._span - 1)
        place = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = (self._keys[place] >= wanted) & (self._node[place] == node)
        drive = self._by_drive[place]
        least = np.maximum(by_drive + drive, by_window + self._tick * time + drive)
        least = np.maximum(least, by_window + self._by_window[place])
        whole: Floats = np.where(found, least, np.inf)
        return whole

    def at(self, node: int, time: int) -> float:
        """Return the least reduced cost by drive from a node and a time on; infinite where there is no way.

        Parameters
        ----------
        node, time
            One of each.
        """
        wanted = node * self._span + max(0, time - self._low)
        place = int(np.searchsorted(self._keys, wanted))
        if place >= len(self._keys) or self._node[place] != node or time - self._low >= self._span:
            return float("inf")
        return float(self._by_drive[place])


def _best_from(node: Ints, value: Floats) -> Floats:
    """Return for each label the least value of those of its node from it on."""
    if not len(node):
        return value
    turned, groups = value[::-1], np.cumsum(np.concatenate([[0], (np.diff(node[::-1]) != 0).astype(np.int64)]))
    spread_of = turned.max() - turned.min() + 1.0
    best: Floats = np.minimum.accumulate(turned - groups * spread_of) + groups * spread_of
    return best[::-1]


def useful_steps(
    network: StepNetwork, prices: Prices, labels: Labels, completion: Completion, allowance: float
) -> Ints:
    """Return the steps that some route of at most a reduced cost goes through.

    Parameters
    ----------
    network
        Steps.
    prices
        Their reduced costs.
    labels
        Forward labels.
    completion
        What finishing costs.
    allowance
        The reduced cost [scaled cost].
    """
    order = np.argsort(labels.node, kind="stable")
    sorted_node = labels.node[order]
    firsts = np.searchsorted(sorted_node, np.arange(network.nodes + 1))
    counts = (firsts[1:] - firsts[:-1])[network.tail]
    least = np.full(len(network.tail), np.inf)
    for steps in _chunks(counts):
        owner, slot = spread(counts[steps], firsts[network.tail[steps]])
        step, label = steps[owner], order[slot]
        kept = labels.time[label] <= network.by[step]
        step, label = step[kept], label[kept]
        tick, cost, takes = network.tick_cost, prices.step[step], network.takes[step]
        window = np.maximum(labels.by_window[label], labels.by_drive[label] - tick * network.by[step])
        whole = completion.least(
            network.head[step],
            np.maximum(network.ready[step], labels.time[label] + takes),
            labels.by_drive[label] + cost + tick * takes,
            cost + window,
        )
        np.minimum.at(least, step, whole)
    return np.flatnonzero(least <= allowance)


def _chunks(counts: Ints) -> list[npt.NDArray[np.int64]]:
    """Return the places of the counts in parts of not too large a sum."""
    if not len(counts):
        return []
    part = np.cumsum(counts) // _CHUNK
    return np.split(np.arange(len(counts)), np.flatnonzero(np.diff(part)) + 1)

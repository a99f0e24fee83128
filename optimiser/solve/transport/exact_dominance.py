"""Which labels are worth keeping: those that no other at their node is as good as in every figure."""

from __future__ import annotations

import numpy as np

from optimiser.solve.transport.exact_network import Floats, Ints

_COMPARED = 12
"""With how many of its neighbours in order a label is compared where three figures decide; leaving some dominated ones
alive costs time, never truth."""


def undominated(node: Ints, time: Ints, by_drive: Floats, by_window: Floats, tick: float) -> Ints:
    """Return the places of labels that no other at their node is as good as in every figure, older ones first.

    Parameters
    ----------
    node, time, by_drive, by_window
        Figures of the labels; each the better the less.
    tick
        Cost of time; without it the last figure says the same as the one before.
    """
    if not len(node):
        return np.zeros(0, dtype=np.int64)
    order = np.lexsort((by_drive, time, node))
    node, by_drive, by_window = node[order], by_drive[order], by_window[order]
    if tick == 0.0:
        group = np.cumsum(np.concatenate([[0], (node[1:] != node[:-1]).astype(np.int64)]))
        least, most = by_drive.min(), by_drive.max()
        shifted = by_drive - least - group * (most - least + 1.0)
        before = np.concatenate([[np.inf], np.minimum.accumulate(shifted)[:-1]])
        return np.sort(order[shifted < before - 1e-9])
    alive = np.ones(len(node), dtype=bool)
    for back in range(1, min(_COMPARED, len(node) - 1) + 1):
        beaten = (
            (node[back:] == node[:-back])
            & (by_drive[:-back] <= by_drive[back:] + 1e-9)
            & (by_window[:-back] <= by_window[back:] + 1e-9)
        )
        alive[back:] &= ~beaten
    return np.sort(order[alive])

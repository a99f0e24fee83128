"""Empty vehicles on the way to their next pickup, and those that wait for it to open."""

from __future__ import annotations

import numpy as np

from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_day import Booleans, Floats, Integers
from models.transport.relaxation_walk import EMPTY, Walk, moved_on


class Waiting:
    """Best empty vehicles so far at each delivery by cell: whoever waits for a pickup to open is looked up, not listed.

    Parameters
    ----------
    arcs
        Stretches and ways.
    cells
        Each cell of time that occurs.
    """

    def __init__(self, arcs: PricingArcs, cells: Integers) -> None:
        size, kinds = arcs.size, arcs.kinds
        self._arcs = arcs
        self._order = np.argsort(arcs.opens[:size], kind="stable")
        self._time, self._way = (part[:, self._order] for part in arcs.between)
        self._opens, self._closes = arcs.opens[self._order], arcs.closes[self._order]
        # Labels of cells before this one arrive before the pickup opens, wherever in their cell they lie.
        self._surely = np.floor_divide(self._opens[None, :] - self._time, arcs.cell)
        self._cells = cells
        self._cost = np.full((len(cells) + 1, kinds, size), np.inf)
        self._label = np.full((len(cells) + 1, kinds, size), -1, dtype=np.int64)
        self._widest = float((self._closes - self._opens).max(initial=0.0))
        near = self._time[self._time < 10**14]
        self._farthest = float(near.max(initial=0.0))
        self._distance_cost = arcs.of_vehicles("cost_distance")

    def note(self, walk: Walk, number: int) -> None:
        """Keep the best empty vehicles after a cell."""
        first = self._arcs.nodes - self._arcs.size
        self._cost[number + 1] = walk.best[:, first:]
        self._label[number + 1] = walk.best_label

    def pull(self, walk: Walk, opened: Integers) -> None:
        """Make the labels of those who have waited for a pickup to open."""
        arcs, place = self._arcs, np.empty(self._arcs.size, dtype=np.int64)
        place[self._order] = np.arange(arcs.size)
        delivery = np.arange(arcs.size)
        kinds = np.arange(arcs.kinds)
        for pickup in opened:
            column = place[pickup]
            level = np.searchsorted(self._cells, self._surely[:, column], side="left")
            come = self._cost[level, :, delivery].T + self._distance_cost[:, None] * self._way[None, :, column]
            come[:, self._time[:, column] >= 10**14] = np.inf
            chosen = come.argmin(axis=1)
            cost = come[kinds, chosen]
            there = np.flatnonzero(cost < np.inf)
            if not len(there):
                continue
            time = np.full(len(there), arcs.opens[pickup])
            label = self._label[level[chosen[there]], there, chosen[there]]
            whole = cost[there] + walk.tick[there] * time
            none = np.full(len(there), EMPTY, dtype=np.int64)
            walk.put(there, np.full(len(there), pickup), (time, cost[there], whole), label, none)

    def push(
        self,
        walk: Walk,
        cell: int,
        kind: Integers,
        delivery: Integers,
        time: Floats,
        cost: Floats,
        whole: Floats,
        label: Integers,
    ) -> None:
        """Send empty vehicles on to pickups that are open, or open so soon that the time of arrival matters."""
        arcs = self._arcs
        begin = int(np.searchsorted(self._opens, cell * arcs.cell - self._widest, side="left"))
        end = int(np.searchsorted(self._opens, (cell + 1) * arcs.cell + self._farthest, side="right"))
        drive = self._time[delivery, begin:end]
        possible: Booleans = (time[:, None] + drive <= self._closes[None, begin:end]) & (
            self._surely[delivery, begin:end] <= cell
        )
        row, column = np.nonzero(possible)
        drive = drive[row, column]
        column += begin
        kind, pickup = kind[row], self._order[column]
        added = self._distance_cost[kind] * self._way[delivery[row], column]
        moved = moved_on(
            (time[row], cost[row], whole[row]),
            walk.tick[kind],
            self._closes[column] - drive,
            self._opens[column],
            drive,
            added,
        )
        walk.put(kind, pickup, moved, label[row], np.full(len(row), EMPTY, dtype=np.int64))

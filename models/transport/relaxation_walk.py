"""Labels of a walk over stretches while they are made: merged by node and cell of time."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_day import Floats, Integers

EMPTY = -2
"""Stands for the way of an empty vehicle where a label says how it came about."""


@dataclass
class Walk:
    """Labels while they are made; arrays by kind and cell, laid end to end."""

    arcs: PricingArcs
    tick: Floats
    cost: Floats
    whole: Floats
    time: Floats
    last: Integers
    best: Floats
    best_label: Integers
    ends: Floats
    end_label: Integers
    before: list[Integers] = field(default_factory=list)
    arc: list[Integers] = field(default_factory=list)
    count: int = 0

    def put(
        self, kind: Integers, node: Integers, label: tuple[Floats, Floats, Floats], origin: Integers, arc: Integers
    ) -> None:
        """Merge labels (time, cost, whole) into their cells; what reaches beyond its cell goes into the next too."""
        arcs, (time, cost, whole) = self.arcs, label
        cell = np.floor_divide(time, arcs.cell)
        border = (cell + 1) * arcs.cell
        tick = self.tick[kind]
        low = whole - tick * border
        over = np.flatnonzero((low > cost) & (border <= arcs.closes[node]))
        self._merge(kind, node, cell, (time, np.maximum(cost, low), whole), origin, arc)
        if len(over):
            late = (border[over], cost[over], whole[over])
            self._merge(kind[over], node[over], cell[over] + 1, late, origin[over], arc[over])

    def _merge(
        self,
        kind: Integers,
        node: Integers,
        cell: Floats,
        label: tuple[Floats, Floats, Floats],
        origin: Integers,
        arc: Integers,
    ) -> None:
        time, cost, whole = label
        keep = np.flatnonzero(cost < self.best[kind, node])
        if not len(keep):
            return
        kind, node, cost = kind[keep], node[keep], cost[keep]
        arcs = self.arcs
        at = kind * arcs.offset[-1] + arcs.offset[node] + cell[keep].astype(np.int64) - arcs.first_cell[node]
        np.minimum.at(self.time, at, time[keep])
        np.minimum.at(self.whole, at, whole[keep])
        won = cost < self.cost[at]
        np.minimum.at(self.cost, at, cost)
        won &= cost == self.cost[at]
        at, keep = at[won], keep[won]
        self.last[at] = self.count + np.arange(len(at))
        self.before.append(origin[keep])
        self.arc.append(arc[keep])
        self.count += len(at)


def moved_on(
    label: tuple[Floats, Floats, Floats], tick: Floats, latest: Floats, arrival: Floats, duration: Floats, added: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return labels after something that takes time.

    Parameters
    ----------
    label
        Time, cost and whole.
    tick
        Cost of a tick.
    latest, arrival, duration
        Latest start, earliest end and least duration of what is done.
    added
        What it costs but for time.
    """
    time, cost, whole = label
    new_cost = np.maximum(cost, whole - tick * latest) + added
    return (
        np.maximum(time + duration, arrival),
        new_cost,
        np.maximum(whole + added + tick * duration, new_cost + tick * arrival),
    )

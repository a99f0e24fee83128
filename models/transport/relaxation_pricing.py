r"""The cheapest routes at given prices, underestimated: no route of a day has a smaller reduced cost.

A label stands for a set of schedules that are at a node from a time :math:`t_0` on: at time :math:`t \ge t_0` for
:math:`\max(c, w - \tau t)`, where :math:`\tau` is the cost of a tick and the cost counts the departure as
:math:`-\tau` times its time: whoever leaves later has worked less, and waiting costs nothing until the vehicle is home,
where :math:`\tau` times the arrival is added. So a whole family of schedules that differ by a shift is one label, and
drives, services and waits keep it one. Labels of a node that begin in one cell of time are merged into the best of
each number, which no member undercuts; cells are gone through in order of time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_day import Floats, Integers
from models.transport.relaxation_waiting import Waiting
from models.transport.relaxation_walk import Walk, moved_on

_MOST_PASSES = 1000
_FROM_DEPOT = -1


@dataclass(frozen=True)
class Cheapest:
    """What pricing found.

    Parameters
    ----------
    reduced
        Least reduced cost of the routes of each kind that end with each delivery; infinite where there is none.
    label
        Label that each comes from; -1 where there is none.
    before, arc
        Label before each label, and the arc between them, below 0 where it is none.
    """

    reduced: Floats
    label: Integers
    before: Integers
    arc: Integers

    def arcs(self, kind: int, delivery: int) -> list[int]:
        """Return the arcs of the route of a kind that ends with a delivery.

        Parameters
        ----------
        kind, delivery
            Which, the delivery by its request's number.
        """
        found, label = [], int(self.label[kind, delivery])
        while label >= 0:
            if self.arc[label] >= 0:
                found.append(int(self.arc[label]))
            label = int(self.before[label])
        return found[::-1]


def cheapest(arcs: PricingArcs, prices: Floats) -> Cheapest | None:
    """Return the cheapest routes at prices, ``None`` where the stretches turn in circles without time passing.

    Parameters
    ----------
    arcs
        Stretches and ways.
    prices
        Price of each request [cost units].
    """
    walk = _new_walk(arcs)
    gain = _gain(arcs, prices)
    _depart(walk)
    order, cells, begin = arcs.by_time
    opening = np.floor_divide(arcs.opens[: arcs.size], arcs.cell).astype(np.int64)
    history = Waiting(arcs, cells)
    total = int(arcs.offset[-1])
    for number, cell in enumerate(cells):
        here = order[begin[number] : begin[number + 1]]
        opened = np.flatnonzero(opening == cell)
        if len(opened):
            history.pull(walk, opened)
        index = (np.arange(arcs.kinds)[:, None] * total + here[None, :]).ravel()
        for _ in range(_MOST_PASSES):
            chosen = index[walk.cost[index] < np.inf]
            if not len(chosen):
                break
            _go_on(walk, chosen, int(cell), gain, history)
        else:
            return None
        history.note(walk, number)
    return Cheapest(walk.ends, walk.end_label, _joined(walk.before), _joined(walk.arc))


def _joined(parts: list[Integers]) -> Integers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def _new_walk(arcs: PricingArcs) -> Walk:
    total, kinds, size = arcs.kinds * int(arcs.offset[-1]), arcs.kinds, arcs.size
    return Walk(
        arcs,
        arcs.of_vehicles("cost_tick"),
        np.full(total, np.inf),
        np.full(total, np.inf),
        np.full(total, np.inf),
        np.full(total, -1, dtype=np.int64),
        np.full((kinds, arcs.nodes), np.inf),
        np.full((kinds, size), -1, dtype=np.int64),
        np.full((kinds, size), np.inf),
        np.full((kinds, size), -1, dtype=np.int64),
    )


def _gain(arcs: PricingArcs, prices: Floats) -> tuple[Floats, Floats]:
    """Return what each arc earns, and the cost of distance of each kind."""
    return (arcs.earns @ prices)[arcs.arc], arcs.of_vehicles("cost_distance")


def _depart(walk: Walk) -> None:
    """Make the labels of vehicles that come to their first pickup straight from the depot, a label a cell."""
    arcs, size = walk.arcs, walk.arcs.size
    drive, way = arcs.outward
    first = np.maximum(arcs.opens[None, :size], arcs.shifts[:, :1] + drive)
    final = np.minimum(arcs.closes[None, :size], arcs.shifts[:, 1:])
    kind, node = np.nonzero(first <= final)
    first, final = first[kind, node], final[kind, node]
    counts = (np.floor_divide(final, arcs.cell) - np.floor_divide(first, arcs.cell) + 1).astype(np.int64)
    row, step = repeated(np.zeros(len(kind), dtype=np.int64), counts)
    kind, node, first, final = kind[row], node[row], first[row], final[row]
    begin = np.maximum(first, (np.floor_divide(first, arcs.cell) + step) * arcs.cell)
    end = np.minimum(final, (np.floor_divide(begin, arcs.cell) + 1) * arcs.cell)
    whole = arcs.of_vehicles("cost_fixed")[kind] + arcs.of_vehicles("cost_distance")[kind] * way[kind, node]
    whole += walk.tick[kind] * drive[kind, node]
    cost = whole - walk.tick[kind] * end
    none = np.full(len(kind), _FROM_DEPOT, dtype=np.int64)
    walk.put(kind, node, (begin, cost, whole), none, none)


def repeated(begin: Integers, counts: Integers) -> tuple[Integers, Integers]:
    """Return, for ranges laid end to end, the row of each element and the element.

    Parameters
    ----------
    begin, counts
        First element and length of each range.
    """
    row = np.repeat(np.arange(len(counts)), counts)
    return row, np.arange(len(row)) + np.repeat(begin - (np.cumsum(counts) - counts), counts)


def _go_on(walk: Walk, chosen: Integers, cell: int, gain: tuple[Floats, Floats], history: Waiting) -> None:
    """Take the labels out of their cells and extend those that no earlier one undercuts."""
    arcs, total = walk.arcs, int(walk.arcs.offset[-1])
    kind, node = chosen // total, arcs.node_of[chosen % total]
    time, cost, whole, label = walk.time[chosen], walk.cost[chosen], walk.whole[chosen], walk.last[chosen]
    walk.cost[chosen] = walk.whole[chosen] = walk.time[chosen] = np.inf
    keep = cost < walk.best[kind, node]
    kind, node, label = kind[keep], node[keep], label[keep]
    time, cost, whole = time[keep], cost[keep], whole[keep]
    walk.best[kind, node] = cost
    empty = node >= arcs.nodes - arcs.size
    done = (kind[empty], node[empty] - (arcs.nodes - arcs.size), time[empty], cost[empty], whole[empty], label[empty])
    if len(done[0]):
        walk.best_label[done[0], done[1]] = done[5]
        _return(walk, *done)
        history.push(walk, cell, *done)
    full = ~empty
    _stretch(walk, kind[full], node[full], time[full], cost[full], whole[full], label[full], gain)


def _stretch(
    walk: Walk,
    kind: Integers,
    node: Integers,
    time: Floats,
    cost: Floats,
    whole: Floats,
    label: Integers,
    gain: tuple[Floats, Floats],
) -> None:
    """Extend labels along stretches."""
    arcs = walk.arcs
    latest, arrival, duration, way = arcs.times
    begin = arcs.begin[kind, node]
    row, arc = repeated(begin, arcs.begin[kind, node + 1] - begin)
    possible = time[row] <= latest[arc]
    row, arc = row[possible], arc[possible]
    kind = kind[row]
    tick = walk.tick[kind]
    added = gain[1][kind] * way[arc] + arcs.of_vehicles("cost_request")[kind] * arcs.carried[arc] - gain[0][arc]
    moved = moved_on((time[row], cost[row], whole[row]), tick, latest[arc], arrival[arc], duration[arc], added)
    walk.put(kind, arcs.end[arc], moved, label[row], arc)


def _return(
    walk: Walk, kind: Integers, delivery: Integers, time: Floats, cost: Floats, whole: Floats, label: Integers
) -> None:
    """Send empty vehicles home."""
    del cost
    arcs = walk.arcs
    drive, way = arcs.homeward
    total = (
        whole + walk.tick[kind] * drive[kind, delivery] + arcs.of_vehicles("cost_distance")[kind] * way[kind, delivery]
    )
    better = (time + drive[kind, delivery] <= arcs.shifts[kind, 1]) & (total < walk.ends[kind, delivery])
    kind, delivery = kind[better], delivery[better]
    walk.ends[kind, delivery], walk.end_label[kind, delivery] = total[better], label[better]

r"""The cheapest routes at given prices, underestimated: no route of a day has a smaller reduced cost.

A label stands for a set of schedules that are at a node from a time :math:`t_0` on: at time :math:`t \ge t_0` for
:math:`\max(c, w - \tau t)`, where :math:`\tau` is the cost of a tick and the cost counts the departure as
:math:`-\tau` times its time: whoever leaves later has worked less, and waiting costs nothing until the vehicle is home,
where :math:`\tau` times the arrival is added. So a whole family of schedules that differ by a shift is one label, and
drives, services and waits keep it one. Labels of a node that begin in one cell of time are merged into the best of
each number, which no member undercuts; cells are gone through in order of time.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_day import Booleans, Floats, Integers

_MOST_PASSES = 1000
_FROM_DEPOT, _EMPTY = -1, -2


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


@dataclass
class _Walk:
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

    def put(self, kind: Integers, node: Integers, label: tuple[Floats, Floats, Floats], origin: Integers, arc: Integers) -> None:
        """Merge labels (time, cost, whole) into their cells; what reaches beyond its cell goes into the next as well."""
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
        self, kind: Integers, node: Integers, cell: Floats, label: tuple[Floats, Floats, Floats], origin: Integers, arc: Integers
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
    history = _History(arcs, cells)
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


def _new_walk(arcs: PricingArcs) -> _Walk:
    total, kinds, size = arcs.kinds * int(arcs.offset[-1]), arcs.kinds, arcs.size
    return _Walk(
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


def _depart(walk: _Walk) -> None:
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


def _go_on(walk: _Walk, chosen: Integers, cell: int, gain: tuple[Floats, Floats], history: _History) -> None:
    """Take the labels out of their cells and extend those that no earlier one undercuts."""
    arcs, total = walk.arcs, int(walk.arcs.offset[-1])
    kind, node = chosen // total, arcs.node_of[chosen % total]
    time, cost, whole, label = walk.time[chosen], walk.cost[chosen], walk.whole[chosen], walk.last[chosen]
    walk.cost[chosen] = walk.whole[chosen] = walk.time[chosen] = np.inf
    keep = cost < walk.best[kind, node]
    kind, node, time, cost, whole, label = (part[keep] for part in (kind, node, time, cost, whole, label))
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
    walk: _Walk, kind: Integers, node: Integers, time: Floats, cost: Floats, whole: Floats, label: Integers,
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
    return np.maximum(time + duration, arrival), new_cost, np.maximum(whole + added + tick * duration, new_cost + tick * arrival)


def _return(
    walk: _Walk, kind: Integers, delivery: Integers, time: Floats, cost: Floats, whole: Floats, label: Integers
) -> None:
    """Send empty vehicles home."""
    del cost
    arcs = walk.arcs
    drive, way = arcs.homeward
    total = whole + walk.tick[kind] * drive[kind, delivery] + arcs.of_vehicles("cost_distance")[kind] * way[kind, delivery]
    better = (time + drive[kind, delivery] <= arcs.shifts[kind, 1]) & (total < walk.ends[kind, delivery])
    kind, delivery = kind[better], delivery[better]
    walk.ends[kind, delivery], walk.end_label[kind, delivery] = total[better], label[better]


class _History:
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

    def note(self, walk: _Walk, number: int) -> None:
        """Keep the best empty vehicles after a cell."""
        first = self._arcs.nodes - self._arcs.size
        self._cost[number + 1] = walk.best[:, first:]
        self._label[number + 1] = walk.best_label

    def pull(self, walk: _Walk, opened: Integers) -> None:
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
            none = np.full(len(there), _EMPTY, dtype=np.int64)
            walk.put(there, np.full(len(there), pickup), (time, cost[there], whole), label, none)

    def push(
        self, walk: _Walk, cell: int, kind: Integers, delivery: Integers, time: Floats, cost: Floats, whole: Floats,
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
            (time[row], cost[row], whole[row]), walk.tick[kind], self._closes[column] - drive, self._opens[column], drive, added
        )
        walk.put(kind, pickup, moved, label[row], np.full(len(row), _EMPTY, dtype=np.int64))

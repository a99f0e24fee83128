"""Cheapest ways through a network of steps, all labels of a layer at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimiser.solve.transport.exact_dominance import undominated
from optimiser.solve.transport.exact_network import Floats, Ints, StepNetwork


@dataclass
class Prices:
    """What steps cost once every request picked up has paid its price.

    Parameters
    ----------
    step, entry
        Reduced cost of each step, and of each step from the depot; a vehicle's own price is in the latter.
    """

    step: Floats
    entry: Floats


def prices_of(network: StepNetwork, duals: Floats, vehicle_dual: float) -> Prices:
    """Return reduced costs.

    Parameters
    ----------
    network
        Steps of one kind of vehicle.
    duals
        Price of each request.
    vehicle_dual
        Price of a vehicle of the kind, at most 0.
    """
    step = network.cost - network.covers @ duals
    entry = network.entry_cost - network.entry_covers @ duals - vehicle_dual
    return Prices(step, entry)


@dataclass
class Labels:
    """Ways from the depot to nodes (or from nodes to the depot), none of them dominated as far as was looked.

    Parameters
    ----------
    node
        Where each ends (begins).
    time
        Earliest time there (latest time there).
    by_drive
        Cost with time paid as if there were no waiting.
    by_window
        Cost with time paid as the windows force it: forwards, less the price of the latest departure; backwards, plus
        the price of the earliest return.
    parent
        The label it was made of; -1 at the depot.
    step
        The step that made it; the entry at the depot.
    """

    node: Ints
    time: Ints
    by_drive: Floats
    by_window: Floats
    parent: Ints
    step: Ints

    def __len__(self) -> int:
        return len(self.node)

    def take(self, which: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Labels:
        """Return some of the labels.

        Parameters
        ----------
        which
            Places, or a mask.
        """
        return Labels(
            self.node[which],
            self.time[which],
            self.by_drive[which],
            self.by_window[which],
            self.parent[which],
            self.step[which],
        )


def _joined(parts: list[Labels]) -> Labels:
    return Labels(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("node", "time", "by_drive", "by_window", "parent", "step")
        )
    )


def spread(counts: Ints, firsts: Ints) -> tuple[Ints, Ints]:
    """Return for each count so many pairs of its place and of the numbers from its first on.

    Parameters
    ----------
    counts, firsts
        How many, and from which number on.
    """
    owner = np.repeat(np.arange(len(counts)), counts)
    starts = np.cumsum(counts) - counts
    return owner, firsts[owner] + np.arange(len(owner)) - starts[owner]


def forward(network: StepNetwork, prices: Prices, layers: int) -> Labels:
    """Return the cheapest ways from the depot to every node.

    Parameters
    ----------
    network
        Steps.
    prices
        Their reduced costs.
    layers
        Most steps of a way.
    """
    tick, first_step = network.tick_cost, network.first_step
    takes = network.entry_takes
    time = np.maximum(network.entry_ready, network.shift[0] + takes)
    open_ = network.entry_by >= network.shift[0]
    leave = np.minimum(network.entry_by, network.shift[1])
    frontier = Labels(
        network.entry,
        time,
        prices.entry + tick * takes,
        prices.entry - tick * leave,
        np.full(len(takes), -1),
        np.arange(len(takes)),
    ).take(open_)
    frontier = frontier.take(undominated(frontier.node, frontier.time, frontier.by_drive, frontier.by_window, tick))
    kept, base, best = [frontier], 0, frontier
    for _ in range(layers):
        owner, step = spread(first_step[frontier.node + 1] - first_step[frontier.node], first_step[frontier.node])
        in_time = frontier.time[owner] <= network.by[step]
        owner, step = owner[in_time], step[in_time]
        if not len(owner):
            break
        cost, takes = prices.step[step], network.takes[step]
        made = Labels(
            network.head[step],
            np.maximum(network.ready[step], frontier.time[owner] + takes),
            frontier.by_drive[owner] + cost + tick * takes,
            cost + np.maximum(frontier.by_window[owner], frontier.by_drive[owner] - tick * network.by[step]),
            base + owner,
            step,
        )
        base += len(frontier)
        frontier, best = _improving(best, made, tick)
        if not len(frontier):
            break
        kept.append(frontier)
    return _joined(kept)


def _improving(best: Labels, made: Labels, tick: float) -> tuple[Labels, Labels]:
    """Return the new labels that are not dominated, and all that are not."""
    both = _joined([best, made])
    keep = undominated(both.node, both.time, both.by_drive, both.by_window, tick)
    new = keep[keep >= len(best)]
    return made.take(new - len(best)), both.take(keep)


def finished(network: StepNetwork, labels: Labels) -> tuple[Ints, Floats]:
    """Return the labels from which the vehicle may return to its depot, and the reduced cost of the route then.

    Parameters
    ----------
    network
        Steps.
    labels
        Forward labels.
    """
    back = network.exit_by[labels.node]
    cost = network.exit_cost[labels.node]
    may = np.flatnonzero((labels.time <= back) & np.isfinite(cost))
    takes, tick = network.exit_takes[labels.node[may]], network.tick_cost
    by_drive = labels.by_drive[may] + tick * takes
    leaves_late = np.maximum(labels.by_window[may], labels.by_drive[may] - tick * back[may])
    return may, cost[may] + np.maximum(by_drive, leaves_late + tick * (labels.time[may] + takes))


def stops_of(network: StepNetwork, labels: Labels, label: int) -> tuple[int, ...]:
    """Return the stops of the way of one forward label.

    Parameters
    ----------
    network
        Steps.
    labels
        Forward labels.
    label
        One of them.
    """
    parts: list[tuple[int, ...]] = []
    while label >= 0:
        step, parent = int(labels.step[label]), int(labels.parent[label])
        parts.append(network.entry_stops[step] if parent < 0 else network.stops[step])
        label = parent
    return tuple(stop for part in reversed(parts) for stop in part)


def collected(network: StepNetwork, labels: Labels, chosen: Ints, price: Floats) -> Floats:
    """Return what the requests picked up on the way of some forward labels add up to.

    Parameters
    ----------
    network
        Steps.
    labels
        Forward labels.
    chosen
        Some of them.
    price
        Of each request.
    """
    of_step, of_entry = network.covers @ price, network.entry_covers @ price
    found, at, row = np.zeros(len(chosen)), chosen, np.arange(len(chosen))
    while len(at):
        parent, step = labels.parent[at], labels.step[at]
        more = parent >= 0
        found[row[~more]] += of_entry[step[~more]]
        found[row[more]] += of_step[step[more]]
        at, row = parent[more], row[more]
    return found


def backward(network: StepNetwork, prices: Prices, layers: int) -> Labels:
    """Return the cheapest ways from every node to the depot.

    Parameters
    ----------
    network
        Steps.
    prices
        Their reduced costs.
    layers
        Most steps of a way.
    """
    tick, order = network.tick_cost, np.argsort(network.head, kind="stable")
    bounds = np.searchsorted(network.head[order], np.arange(network.nodes + 1))
    ends = np.flatnonzero(np.isfinite(network.exit_cost))
    frontier = Labels(
        ends,
        network.exit_by[ends],
        network.exit_cost[ends] + tick * network.exit_takes[ends],
        network.exit_cost[ends] + tick * network.shift[0],
        np.full(len(ends), -1),
        np.full(len(ends), -1),
    )
    kept, base, best = [frontier], 0, frontier
    for _ in range(layers):
        owner, slot = spread(bounds[frontier.node + 1] - bounds[frontier.node], bounds[frontier.node])
        step = order[slot]
        in_time = network.ready[step] <= frontier.time[owner]
        owner, step = owner[in_time], step[in_time]
        if not len(owner):
            break
        cost, takes = prices.step[step], network.takes[step]
        made = Labels(
            network.tail[step],
            np.minimum(network.by[step], frontier.time[owner] - takes),
            frontier.by_drive[owner] + cost + tick * takes,
            cost + np.maximum(frontier.by_window[owner], frontier.by_drive[owner] + tick * network.ready[step]),
            base + owner,
            step,
        )
        base += len(frontier)
        both = _joined([best, made])
        keep = undominated(both.node, -both.time, both.by_drive, both.by_window, tick)
        new = keep[keep >= len(best)]
        frontier, best = made.take(new - len(best)), both.take(keep)
        if not len(frontier):
            break
        kept.append(frontier)
    return best

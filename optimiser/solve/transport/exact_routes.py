"""Every route whose reduced cost is small enough, found layer by layer, each request at most once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.transport.instance import TransportInstance
from optimiser.solve.transport.exact_completion import Completion
from optimiser.solve.transport.exact_labels import Prices, spread
from optimiser.solve.transport.exact_network import Floats, Ints, Matrix, StepNetwork

Words = npt.NDArray[np.uint64]
_WORD = 64
_COMPARED = 8
_WAYS = 3


class TooManyRoutesError(ValueError):
    """More routes than were allowed."""


@dataclass
class _Ways:
    """Ways from the depot to nodes, all with the same number of steps."""

    node: Ints
    time: Ints
    drive: Ints
    leave: Ints
    cost: Floats
    done: Words
    barred: Words
    parent: Ints
    step: Ints

    def take(self, which: Ints | npt.NDArray[np.bool_]) -> _Ways:
        return _Ways(*(getattr(self, name)[which] for name in self.__dataclass_fields__))


def enumerate_routes(
    instance: TransportInstance,
    network: StepNetwork,
    prices: Prices,
    completion: Completion,
    allowance: float,
    most: int,
) -> list[tuple[tuple[int, ...], float]]:
    """Return stops and reduced cost of every route up to a reduced cost that no other of the same requests beats.

    Of ways with the same requests to the same stop only those are kept that are not beaten in time, length and cost;
    where breaks may fall due, all are.

    Parameters
    ----------
    instance
        The day.
    network
        Stretches and drives of one kind of vehicle.
    prices
        Their reduced costs.
    completion
        What finishing costs at least.
    allowance
        The reduced cost [scaled cost].
    most
        So many ways at once, or routes in all, are too many.

    Raises
    ------
    TooManyRoutesError
        If there were more.
    """
    vehicle = instance.vehicles[network.kind]
    keep_all = bool(vehicle.break_after) and vehicle.longest > vehicle.break_after
    taken, barred = _masks(instance, network.covers), _barred(instance, network.covers)
    ways = _begin(instance, network, prices)
    ways = ways.take(_promising(network, completion, ways, allowance))
    layers: list[_Ways] = []
    ends: list[tuple[Ints, Floats]] = []
    count = 0
    while len(ways.node):
        layers.append(ways)
        ends.append(_finished(network, ways, allowance))
        count += len(ends[-1][0])
        if count > most:
            raise TooManyRoutesError(f"more than {most} routes")
        ways = _longer(network, prices, ways, taken, barred, most)
        ways = ways.take(_promising(network, completion, ways, allowance))
        if not keep_all:
            ways = ways.take(_unbeaten(ways))
        if len(ways.node) > _WAYS * most:
            raise TooManyRoutesError(f"more than {most} ways")
    return [
        (_stops(network, layers[: place + 1], int(way)), float(cost))
        for place, (last, reduced) in enumerate(ends)
        for way, cost in zip(last, reduced, strict=True)
    ]


def _masks(instance: TransportInstance, covers: Matrix) -> Words:
    """Return each row's requests as bits."""
    words = np.zeros((covers.shape[0], instance.size // _WORD + 1), dtype=np.uint64)
    pairs = covers.tocoo()
    for row, request in zip(pairs.row, pairs.col, strict=True):
        words[row, request // _WORD] |= np.uint64(1 << (int(request) % _WORD))
    return words


def _barred(instance: TransportInstance, covers: Matrix) -> Words:
    """Return for each row as bits the requests that may not come after, in the same vehicle on the same day."""
    size = instance.size
    groups = sorted({request.group for request in instance.requests})
    clash = {
        group: [number for number in range(size) if instance.sharing_of(group, instance.requests[number].group) == "no"]
        for group in groups
    }
    own = np.zeros((size, size // _WORD + 1), dtype=np.uint64)
    for number, request in enumerate(instance.requests):
        for other in {number, *clash[request.group]}:
            own[number, other // _WORD] |= np.uint64(1 << (other % _WORD))
    words = np.zeros((covers.shape[0], own.shape[1]), dtype=np.uint64)
    pairs = covers.tocoo()
    for row, request in zip(pairs.row, pairs.col, strict=True):
        words[row] |= own[request]
    return words


def _begin(instance: TransportInstance, network: StepNetwork, prices: Prices) -> _Ways:
    shift, takes = network.shift, network.entry_takes
    count = len(takes)
    ways = _Ways(
        network.entry,
        np.maximum(network.entry_ready, shift[0] + takes),
        takes,
        np.minimum(network.entry_by, shift[1]),
        prices.entry,
        _masks(instance, network.entry_covers),
        _barred(instance, network.entry_covers),
        np.full(count, -1),
        np.arange(count),
    )
    return ways.take(network.entry_by >= shift[0])


def _promising(network: StepNetwork, completion: Completion, ways: _Ways, allowance: float) -> npt.NDArray[np.bool_]:
    """Return which ways may still become a route that is short and cheap enough."""
    tick = network.tick_cost
    least = completion.least(ways.node, ways.time, ways.cost + tick * ways.drive, ways.cost - tick * ways.leave)
    so_long = np.maximum(ways.drive, ways.time - ways.leave)
    good: npt.NDArray[np.bool_] = (least <= allowance) & (so_long <= network.longest)
    return good


def _longer(network: StepNetwork, prices: Prices, ways: _Ways, taken: Words, barred: Words, most: int) -> _Ways:
    """Return the ways with one step more."""
    first_step = network.first_step
    counts = first_step[ways.node + 1] - first_step[ways.node]
    if counts.sum() > 40 * most:
        raise TooManyRoutesError(f"more than {40 * most} ways")
    owner, step = spread(counts, first_step[ways.node])
    may = (ways.time[owner] <= network.by[step]) & ~(ways.barred[owner] & taken[step]).any(axis=1)
    owner, step = owner[may], step[may]
    return _Ways(
        network.head[step],
        np.maximum(network.ready[step], ways.time[owner] + network.takes[step]),
        ways.drive[owner] + network.takes[step],
        np.minimum(ways.leave[owner], network.by[step] - ways.drive[owner]),
        ways.cost[owner] + prices.step[step],
        ways.done[owner] | taken[step],
        ways.barred[owner] | barred[step],
        owner,
        step,
    )


def _unbeaten(ways: _Ways) -> Ints:
    """Return the places of ways that no other of the same requests to the same node beats, as far as was looked."""
    count = len(ways.node)
    if count < 2:
        return np.arange(count)
    order = np.lexsort((ways.drive, ways.time, ways.cost, *ways.done.T, ways.node))
    node, done = ways.node[order], ways.done[order]
    alive = np.ones(count, dtype=bool)
    for back in range(1, min(_COMPARED, count - 1) + 1):
        here, before = order[back:], order[:-back]
        alive[back:] &= ~(
            (node[back:] == node[:-back])
            & (done[back:] == done[:-back]).all(axis=1)
            & (ways.time[before] <= ways.time[here])
            & (ways.drive[before] <= ways.drive[here])
            & (ways.leave[before] >= ways.leave[here])
        )
    return np.sort(order[alive])


def _finished(network: StepNetwork, ways: _Ways, allowance: float) -> tuple[Ints, Floats]:
    """Return the ways from which a vehicle may go home within the allowance, and the reduced cost of the routes."""
    tick = network.tick_cost
    by, back, cost = (values[ways.node] for values in (network.exit_by, network.exit_takes, network.exit_cost))
    leave = np.minimum(ways.leave, by - ways.drive)
    length = np.maximum(ways.drive + back, ways.time + back - leave)
    reduced = ways.cost + cost + tick * length
    good = np.isfinite(cost) & (ways.time <= by) & (length <= network.longest) & (reduced <= allowance)
    return np.flatnonzero(good), reduced[good]


def _stops(network: StepNetwork, layers: list[_Ways], way: int) -> tuple[int, ...]:
    parts: list[tuple[int, ...]] = []
    for layer in reversed(layers):
        step, way = int(layer.step[way]), int(layer.parent[way])
        parts.append(network.stops[step] if way >= 0 else network.entry_stops[step])
    return tuple(stop for part in reversed(parts) for stop in part)

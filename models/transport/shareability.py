r"""Which movements could share a vehicle, what that saves, and why the others cannot: no optimiser, every pair.

Two requests *can share* when one vehicle can have both on board at once, in some order of their four stops, within
windows and longest times on board, with no ride longer than its direct drive by more than what is allowed, and with a
shorter way. What a pair saves is measured against both driven directly, loaded, each by itself:

.. math:: w_{ab} = d_a + d_b - d_{ab}

where :math:`d_a` and :math:`d_b` are the ways from pickup to delivery and :math:`d_{ab}` is the way from the first
pickup to the last delivery of the order that saves most. Ways to the first pickup and from the last delivery are left
out on both sides. The network of such pairs is a shareability network [1]_ [2]_.

References
----------
.. [1] P. Santi et al., Quantifying the benefits of vehicle pooling with shareability networks, PNAS 111(37), 2014.
.. [2] J. Alonso-Mora et al., On-demand high-capacity ride-sharing via dynamic trip-vehicle assignment, PNAS 114(3),
   2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

from models.transport.instance import TransportInstance
from models.transport.shareability_orders import ORDERS, StopArrays, Truth, Whole

REASONS = ("compatibility", "places", "window", "time_on_board", "detour", "no_saving")
"""Why two cannot share, in the order it is asked: the first that holds is told."""
CAN_SHARE = -1
"""Stands among the reasons for a pair that can share."""
# Pairs looked at in one step: enough for numpy, little for memory.
_BLOCK = 1 << 18


@dataclass(frozen=True, eq=False)
class Shareability:
    """Every pair of requests of a day.

    Parameters
    ----------
    size
        Number of requests.
    reason
        For each pair (a, b) with a < b, in the order (0, 1), (0, 2), ..., (1, 2), ...: the number of its reason in
        :data:`REASONS`, or :data:`CAN_SHARE`.
    first, second
        Requests of each pair that can share, a < b, in that order; the arrays below have one entry for each.
    order
        Number of the order in :data:`models.transport.shareability_orders.ORDERS` that saves most.
    distance_saved
        Way saved, above 0 [units of distance].
    time_saved
        Driving time saved; below 0 where the shorter way is the slower [ticks].
    shared_from, shared_to
        Places between which both are on board: those of the second and the third stop.
    shared_at
        When the vehicle leaves the former, at the earliest [ticks].
    """

    size: int
    reason: npt.NDArray[np.int8]
    first: Whole
    second: Whole
    order: Whole
    distance_saved: Whole
    time_saved: Whole
    shared_from: Whole
    shared_to: Whole
    shared_at: Whole

    def pairs(self) -> Iterator[tuple[slice, Whole, Whole]]:
        """Yield all pairs, of :attr:`reason` a part at a time: where the part stands, its first and second requests."""
        return _blocks(self.size)


def shareability(instance: TransportInstance, most_added: int) -> Shareability:
    """Look at every pair of requests.

    Parameters
    ----------
    instance
        The day. With vehicles, some kind must hold both requests, if any kind carries requests like them at all;
        without, any vehicle is thought to.
    most_added
        Longest time that sharing may add to the direct drive of either [ticks].
    """
    stops, fleet = StopArrays(instance), _Fleet(instance)
    reasons = np.zeros(instance.size * (instance.size - 1) // 2, dtype=np.int8)
    parts: list[list[Whole]] = []
    for where, first, second in _blocks(instance.size):
        reasons[where], part = _look(stops, fleet, first, second, most_added)
        parts.append(part)
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    if not columns:
        columns = [np.zeros(0, dtype=np.int64) for _ in range(8)]
    return Shareability(instance.size, reasons, *columns)


def shareability_graph(instance: TransportInstance, found: Shareability) -> nx.Graph[str]:
    """Return the shareability network.

    A node is a request by its name, with ``trust``, ``kind`` and ``group``; an edge a pair that can share, with
    ``distance_saved`` [units of distance], ``time_saved`` [ticks], and the names of the places between which both are
    on board, ``shared_from`` and ``shared_to``.

    Parameters
    ----------
    instance
        The day.
    found
        What :func:`shareability` says of it.
    """
    graph: nx.Graph[str] = nx.Graph()
    names = [request.name for request in instance.requests]
    for request in instance.requests:
        graph.add_node(request.name, trust=request.trust, kind=request.kind, group=request.group)
    columns = (found.first, found.second, found.distance_saved, found.time_saved, found.shared_from, found.shared_to)
    for first, second, distance, time, here, there in zip(*(column.tolist() for column in columns), strict=True):
        graph.add_edge(
            names[first],
            names[second],
            distance_saved=distance,
            time_saved=time,
            shared_from=instance.places[here],
            shared_to=instance.places[there],
        )
    return graph


class _Fleet:
    """What may be on board together, and what the vehicles hold."""

    def __init__(self, instance: TransportInstance) -> None:
        requests, vehicles = instance.requests, instance.vehicles
        groups = sorted({request.group for request in requests})
        self.group = np.array([groups.index(request.group) for request in requests], dtype=np.int64)
        sharing = [[instance.sharing_of(one, other) == "yes" for other in groups] for one in groups]
        self.sharing = np.array(sharing, dtype=np.bool_).reshape(len(groups), len(groups))
        self.alone = np.array([request.alone for request in requests], dtype=np.bool_)
        self.load = np.array([request.load for request in requests], dtype=np.int64)
        self.goods = np.array([request.kind == "consignment" for request in requests], dtype=np.bool_)
        self.carries = [
            np.array([instance.may_carry(vehicle, request) for request in requests], dtype=np.bool_)
            for vehicle in vehicles
        ]
        self.layouts = [vehicle.layouts for vehicle in vehicles]
        carried = np.any(self.carries, axis=0) if vehicles else np.zeros(len(requests), dtype=np.bool_)
        self.known = {goods: bool((carried & (self.goods == goods)).any()) for goods in (False, True)}

    def compatible(self, first: Whole, second: Whole) -> Truth:
        """Whether both may be on board at once."""
        together: Truth = self.sharing[self.group[first], self.group[second]]
        return together & ~self.alone[first] & ~self.alone[second]

    def holds(self, first: Whole, second: Whole) -> Truth:
        """Whether some kind of vehicle carries either and holds both; whether none is known for what they are."""
        known = np.array([self.known[False], self.known[True]])
        goods = self.goods.astype(np.int64)
        held: Truth = ~(known[goods[first]] | known[goods[second]])
        load = self.load[first] + self.load[second]
        for carries, layouts in zip(self.carries, self.layouts, strict=True):
            both = carries[first] & carries[second]
            for layout in layouts:
                held |= both & np.all(load <= np.array(layout, dtype=np.int64), axis=1)
        return held


def _blocks(size: int) -> Iterator[tuple[slice, Whole, Whole]]:
    """Yield the pairs in rows of the upper triangle, as many rows at a time as make a block."""
    begun, row = 0, 0
    while row < size - 1:
        rows = max(1, _BLOCK // (size - 1 - row))
        last = min(row + rows, size - 1)
        lengths = np.arange(size - 1 - row, size - 1 - last, -1, dtype=np.int64)
        first = np.repeat(np.arange(row, last, dtype=np.int64), lengths)
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        second = np.arange(len(first), dtype=np.int64) - starts + first + 1
        yield slice(begun, begun + len(first)), first, second
        begun, row = begun + len(first), last


def _look(
    stops: StopArrays, fleet: _Fleet, first: Whole, second: Whole, most_added: int
) -> tuple[npt.NDArray[np.int8], list[Whole]]:
    """Return the reason of each pair, and of those that can share what :class:`Shareability` says of them."""
    reason = np.zeros(len(first), dtype=np.int8)
    at = np.flatnonzero(fleet.compatible(first, second))
    reason[at] = REASONS.index("places")
    at = at[fleet.holds(first[at], second[at])]
    reason[at] = REASONS.index("window")
    a, b = first[at], second[at]
    reached = np.full(len(at), REASONS.index("window"), dtype=np.int8)
    best = np.zeros((6, len(at)), dtype=np.int64)
    loaded, driven = stops.direct_distance[a] + stops.direct_distance[b], stops.direct[a] + stops.direct[b]
    for number, order in enumerate(ORDERS):
        keeps, times = _feasible(stops, (a, b), order, most_added, reached)
        four = stops.stops(a[keeps], b[keeps], order)
        drive, way = stops.way(four)
        here, there = stops.place[four[1]], stops.place[four[2]]
        saved = loaded[keeps] - way
        better = saved > best[0, keeps]
        rows = (
            saved,
            driven[keeps] - drive,
            here,
            there,
            times + stops.service[four[1]],
            np.full(len(keeps), number),
        )
        best[:, keeps[better]] = np.array(rows, dtype=np.int64)[:, better]
    shares = np.flatnonzero(best[0] > 0)
    reason[at] = reached
    reason[at[shares]] = CAN_SHARE
    saved, time, here, there, leaves, chosen = best[:, shares]
    return reason, [a[shares], b[shares], chosen, saved, time, here, there, leaves]


def _feasible(
    stops: StopArrays, pair: tuple[Whole, Whole], order: tuple[int, ...], most_added: int, reached: npt.NDArray[np.int8]
) -> tuple[Whole, Whole]:
    """Return which pairs can keep to an order, and when its second stop begins; note in ``reached`` what stops others.

    Windows are asked first, then times on board, then how much is added to a direct drive: each only of those left.
    """
    a, b = pair
    left = np.arange(len(a), dtype=np.int64)
    second_stop = np.zeros(0, dtype=np.int64)
    for told, level in enumerate(("none", "own", "added"), start=REASONS.index("time_on_board")):
        limits = None
        if level != "none":
            limits = (stops.limit[a[left]], stops.limit[b[left]])
        if level == "added":
            added = (stops.direct[a[left]] + most_added, stops.direct[b[left]] + most_added)
            limits = (np.minimum(stops.limit[a[left]], added[0]), np.minimum(stops.limit[b[left]], added[1]))
        times, keeps = stops.earliest(stops.stops(a[left], b[left], order), order, limits)
        left, second_stop = left[keeps], times[1][keeps]
        reached[left] = np.maximum(reached[left], told)
    return left, second_stop

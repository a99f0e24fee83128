"""What pricing walks over: stretches by class of vehicle, ways between them, ways from and to the depots, and cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse

from models.transport.instance import TransportInstance
from models.transport.relaxation_day import FAR, Floats, Integers, RelaxedDay, shortest
from models.transport.relaxation_stretches import Stretches
from models.transport.vehicle import Vehicle


@dataclass(frozen=True)
class Layer:
    """Kinds of vehicle that are priced as one: alike but for their depots, of which each stop may choose the best.

    Parameters
    ----------
    kinds
        Numbers of the kinds.
    shift
        First departure and last return [ticks]. A limit on a route's duration is relaxed to several layers, one of
        which every route within the limit fits.
    """

    kinds: tuple[int, ...]
    shift: tuple[int, int]


def layers_of(instance: TransportInstance, alike: bool, parts: int) -> tuple[Layer, ...]:
    """Return the layers of a day.

    Parameters
    ----------
    instance
        The day.
    alike
        Whether kinds that differ only in their depots are one layer.
    parts
        Into how many layers the shift is divided where routes may not last it.
    """
    groups: dict[object, list[int]] = {}
    for number, vehicle in enumerate(instance.vehicles):
        costs = (vehicle.cost_fixed, vehicle.cost_tick, vehicle.cost_distance, vehicle.cost_request)
        alone = None if alike else number
        key = (vehicle.layouts, vehicle.skills, vehicle.groups, vehicle.shift, vehicle.longest, costs, alone)
        groups.setdefault(key, []).append(number)
    found = []
    for kinds in groups.values():
        vehicle = instance.vehicles[kinds[0]]
        begin, end = vehicle.shift
        spare = end - begin - vehicle.longest
        pieces = parts if spare > 0 else 1
        step = -(-spare // pieces)
        found += [
            Layer(tuple(kinds), (begin + part * step, min(end, begin + (part + 1) * step + vehicle.longest)))
            for part in range(pieces)
        ]
    return tuple(found)


@dataclass(frozen=True)
class PricingArcs:
    """Numbers by kind of vehicle, by node and by stretch, as floating point that holds them exactly.

    Parameters
    ----------
    instance
        The day.
    day
        Its arrays.
    pieces
        The stretches of its routes.
    cell
        Length of the cells that time is cut into [ticks].
    layers
        What is priced, each as one kind of vehicle.
    """

    instance: TransportInstance
    day: RelaxedDay
    pieces: Stretches
    cell: int
    layers: tuple[Layer, ...]

    @property
    def size(self) -> int:
        """Number of requests."""
        return self.day.size

    @property
    def kinds(self) -> int:
        """Number of layers."""
        return len(self.layers)

    @cached_property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """One vehicle of each layer."""
        return tuple(self.instance.vehicles[layer.kinds[0]] for layer in self.layers)

    @cached_property
    def shifts(self) -> Floats:
        """First departure and last return of each layer."""
        return np.array([layer.shift for layer in self.layers], dtype=np.float64).reshape(self.kinds, 2)

    @property
    def nodes(self) -> int:
        """Number of nodes; the last of them are deliveries that leave the vehicle empty."""
        return len(self.pieces.node_first)

    @cached_property
    def arc(self) -> Integers:
        """Stretch of each arc; each class has arcs of its own, by their start."""
        return np.concatenate([self._of_class(number) for number in range(len(self.day.classes))])

    @cached_property
    def begin(self) -> Integers:
        """For each layer and node the first of its arcs, with the end of the last behind them."""
        first, found = 0, []
        for number in range(len(self.day.classes)):
            chosen = self._of_class(number)
            counts = np.bincount(self.pieces.start[chosen], minlength=self.nodes)
            found.append(first + np.concatenate([[0], np.cumsum(counts)]))
            first += len(chosen)
        return np.array([found[self.day.class_of[layer.kinds[0]]] for layer in self.layers], dtype=np.int64)

    def _of_class(self, number: int) -> Integers:
        return np.flatnonzero((self.pieces.fits >> number) & 1)

    @cached_property
    def end(self) -> Integers:
        """End of each arc."""
        return self.pieces.end[self.arc]

    @cached_property
    def times(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Latest start, earliest arrival, duration and way of each arc."""
        pieces = self.pieces
        parts = (pieces.latest, pieces.arrival, pieces.duration, pieces.distance)
        latest, arrival, duration, way = (part[self.arc].astype(np.float64) for part in parts)
        return latest, arrival, duration, way

    @cached_property
    def earns(self) -> scipy.sparse.csr_matrix:
        """How often each stretch earns each request's price."""
        row, column = np.nonzero(self.pieces.requests >= 0)
        entries = (np.ones(len(row)), (row, self.pieces.requests[row, column]))
        return scipy.sparse.csr_matrix(entries, shape=(len(self.pieces.start), self.size))

    @cached_property
    def carried(self) -> Floats:
        """Requests of each arc."""
        return np.asarray(self.earns.sum(axis=1)).ravel()[self.arc]

    @cached_property
    def opens(self) -> Floats:
        """When service at each node may begin first."""
        return self.pieces.node_first.astype(np.float64)

    @cached_property
    def closes(self) -> Floats:
        """When service at each node may begin last."""
        return self.pieces.node_last.astype(np.float64)

    @cached_property
    def first_cell(self) -> Integers:
        """First cell of each node."""
        return np.floor_divide(self.pieces.node_first, self.cell)

    @cached_property
    def offset(self) -> Integers:
        """Place of each node's first cell among all cells, with their number behind."""
        last = np.floor_divide(self.pieces.node_last, self.cell)
        return np.concatenate([[0], np.cumsum(np.maximum(0, last - self.first_cell + 1))]).astype(np.int64)

    @cached_property
    def node_of(self) -> Integers:
        """Node of each of all cells."""
        return np.repeat(np.arange(self.nodes), np.diff(self.offset))

    @cached_property
    def by_time(self) -> tuple[Integers, Integers, Integers]:
        """All cells in order of time, each time that occurs, and where it begins in that order."""
        node = self.node_of
        time = np.arange(len(node)) - self.offset[node] + self.first_cell[node]
        order = np.argsort(time, kind="stable")
        found, begin = np.unique(time[order], return_index=True)
        return order, found, np.concatenate([begin, [len(order)]])

    @cached_property
    def between(self) -> tuple[Floats, Floats]:
        """Time and way from each delivery that empties the vehicle to each pickup."""
        size = self.size
        time = self.day.least[size:, :size].astype(np.float64)
        np.fill_diagonal(time, float(FAR))
        return time, self.day.distance[size:, :size].astype(np.float64)

    @cached_property
    def outward(self) -> tuple[Floats, Floats]:
        """Least time and way from a depot of each layer to each pickup."""
        places = np.array(self.instance.place[: self.size], dtype=np.int64)
        travel, distance = (way[:, places] for way in self._ways)
        return self._least(travel), self._least(distance)

    @cached_property
    def homeward(self) -> tuple[Floats, Floats]:
        """Least time from the beginning of each delivery to a depot of each layer, a row a layer, and the way."""
        places = np.array(self.instance.place[self.size :], dtype=np.int64)
        service = np.array(self.instance.service[self.size :], dtype=np.float64)
        travel, distance = (way[places].T for way in self._ways)
        return self._least(travel) + service, self._least(distance)

    def _least(self, way: Floats) -> Floats:
        depots = [[self.instance.vehicles[kind].depot for kind in layer.kinds] for layer in self.layers]
        return np.array([way[places].min(axis=0) for places in depots]).reshape(self.kinds, self.size)

    @cached_property
    def _ways(self) -> tuple[Floats, Floats]:
        travel = np.where(self.instance.travel < 0, FAR, self.instance.travel)
        return shortest(travel).astype(np.float64), shortest(self.instance.distance).astype(np.float64)

    def of_vehicles(self, name: str) -> Floats:
        """Return one number of each layer.

        Parameters
        ----------
        name
            Its name.
        """
        return np.array([getattr(vehicle, name) for vehicle in self.vehicles], dtype=np.float64)

"""Ways through a day as arrays: steps with their times and costs, for one kind of vehicle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from models.transport.events import DEPOT, EventNetwork, way_back, way_out
from models.transport.events_time import FAR
from models.transport.instance import TransportInstance

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Matrix = Any


@dataclass(frozen=True)
class StepNetwork:
    """Nodes with a time each, and steps between them.

    A step from a node whose time is ``t`` may be made if ``t`` is at most ``by``, and leads to the time ``max(ready, t
    + takes)``. So a drive to the next stop is a step, and so is a whole stretch of stops from empty to empty.

    Parameters
    ----------
    kind
        Number of the kind of vehicle.
    nodes
        Number of nodes.
    tail, head
        Nodes of each step; sorted by tail.
    by, ready, takes
        Times of each step [ticks].
    cost
        Cost of distance and of requests taken up [scaled cost].
    covers
        For each step, how often it picks up each request.
    stops
        For each step the stops it adds.
    entry, entry_ready, entry_takes, entry_by, entry_cost, entry_covers
        The same for steps from the depot; the vehicle may leave at once.
    exit_takes, exit_by, exit_cost
        For each node the way to the depot [ticks; ticks; scaled cost]; infinite cost where there is none.
    tick_cost
        Cost of time [scaled cost per tick].
    shift
        First departure and last return [ticks].
    longest
        Longest time from departure to return [ticks].
    """

    kind: int
    nodes: int
    tail: Ints
    head: Ints
    by: Ints
    ready: Ints
    takes: Ints
    cost: Floats
    covers: Matrix
    stops: tuple[tuple[int, ...], ...]
    entry: Ints
    entry_ready: Ints
    entry_takes: Ints
    entry_by: Ints
    entry_cost: Floats
    entry_covers: Matrix
    entry_stops: tuple[tuple[int, ...], ...]
    exit_takes: Ints
    exit_by: Ints
    exit_cost: Floats
    tick_cost: float
    shift: tuple[int, int]
    longest: int

    @property
    def first_step(self) -> Ints:
        """For each node the place of its first step, and one more at the end."""
        return np.searchsorted(self.tail, np.arange(self.nodes + 1))

    def only(self, steps: Ints) -> StepNetwork:
        """Return the network with some of its steps.

        Parameters
        ----------
        steps
            Their places, ascending.
        """
        arrays = {name: getattr(self, name)[steps] for name in ("tail", "head", "by", "ready", "takes", "cost")}
        return replace(self, covers=self.covers[steps], stops=tuple(self.stops[step] for step in steps), **arrays)

    def without(self, steps: Ints, entries: Ints, exits: Ints) -> StepNetwork:
        """Return the network with only some steps and entries, and without some exits.

        Parameters
        ----------
        steps, entries
            What is kept, ascending.
        exits
            Nodes that no way ends at.
        """
        arrays = {name: getattr(self, name)[entries] for name in _ENTRY_ARRAYS}
        cost = self.exit_cost.copy()
        cost[exits] = np.inf
        return replace(
            self.only(steps),
            entry_covers=self.entry_covers[entries],
            entry_stops=tuple(self.entry_stops[entry] for entry in entries),
            exit_cost=cost,
            **arrays,
        )


_ENTRY_ARRAYS = ("entry", "entry_ready", "entry_takes", "entry_by", "entry_cost")


def event_steps(network: EventNetwork, kind: int, scale: float) -> StepNetwork:
    """Return the event network of one kind of vehicle as steps from stop to stop.

    Times on board are held as far as the network itself holds them.

    Parameters
    ----------
    network
        Of the day.
    kind
        Number of the kind.
    scale
        Cost units to the unit of scaled cost.
    """
    instance, times = network.instance, network.times
    vehicle, size = instance.vehicles[kind], instance.size
    stop_of = np.array([event.stop for event in network.events], dtype=np.int64)
    tails, heads = _ends(network, kind)
    inner = (stop_of[tails] != DEPOT) & (stop_of[heads] != DEPOT)
    stop, following = stop_of[tails[inner]], stop_of[heads[inner]]
    entered = stop_of[heads[stop_of[tails] == DEPOT]]
    places, distance = np.array(instance.place, dtype=np.int64), instance.distance * vehicle.cost_distance
    first, last = np.array(times.first, dtype=np.int64), np.array(times.last, dtype=np.int64)
    takes = np.array(times.leg, dtype=np.int64).reshape(2 * size, 2 * size)[stop, following]
    out = np.array([way_out(instance, vehicle, int(one)) for one in entered], dtype=np.int64)
    back = np.array([FAR if one == DEPOT else way_back(instance, vehicle, int(one)) for one in stop_of], dtype=np.int64)
    last_stops = tails[stop_of[heads] == DEPOT]
    home = np.full(len(stop_of), np.inf)
    home[last_stops] = distance[places[stop_of[last_stops]], vehicle.depot] / scale
    taken_up = distance[places[stop], places[following]] + vehicle.cost_request * (following < size)
    begun = distance[vehicle.depot, places[entered]] + vehicle.cost_request + vehicle.cost_fixed
    return StepNetwork(
        kind=kind,
        nodes=len(stop_of),
        tail=tails[inner],
        head=heads[inner],
        by=last[following] - takes,
        ready=first[following],
        takes=takes,
        cost=taken_up / scale,
        covers=_covers(following, size),
        stops=tuple((int(one),) for one in following),
        entry=heads[stop_of[tails] == DEPOT],
        entry_ready=first[entered],
        entry_takes=out,
        entry_by=last[entered] - out,
        entry_cost=begun / scale,
        entry_covers=_covers(entered, size),
        entry_stops=tuple((int(one),) for one in entered),
        exit_takes=back,
        exit_by=vehicle.shift[1] - back,
        exit_cost=home,
        tick_cost=vehicle.cost_tick / scale,
        shift=vehicle.shift,
        longest=vehicle.longest,
    )


def _ends(network: EventNetwork, kind: int) -> tuple[Ints, Ints]:
    """Return tails and heads of the arcs that a kind of vehicle may take."""
    pairs = [pair for pair in network.arcs if kind in network.kinds_of(*pair)]
    arcs = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return arcs[:, 0], arcs[:, 1]


def _covers(stops: Ints, size: int) -> Matrix:
    """Return which request each of some stops picks up."""
    rows = np.flatnonzero(stops < size)
    return sparse.csr_matrix((np.ones(len(rows)), (rows, stops[rows])), shape=(len(stops), size))


def cost_scale(instance: TransportInstance) -> float:
    """Return how many cost units make a unit of scaled cost: a request's way by itself costs about ten.

    Parameters
    ----------
    instance
        The day.
    """
    most = 1
    for vehicle in instance.vehicles:
        for request in instance.requests:
            if not instance.may_carry(vehicle, request):
                continue
            places = (vehicle.depot, request.pickup, request.delivery, vehicle.depot)
            legs = list(pairwise(places))
            way = sum(int(instance.distance[one, other]) for one, other in legs)
            time = sum(max(0, int(instance.travel[one, other])) for one, other in legs)
            most = max(most, vehicle.cost_distance * way + vehicle.cost_tick * time + vehicle.cost_fixed)
    return most / 10

"""The duty network: where one kind of vehicle can be at which time, with few arcs however many tasks there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import numpy.typing as npt

from models.fleet.instance import NO_ROAD, FleetInstance

Integers = npt.NDArray[np.int64]
OUT, WAIT, DRIVE, TASK, HOME = range(5)
"""What an arc stands for: leaving the depot, waiting, driving empty, doing a task, coming home."""
WORDS = ("out", "wait", "drive", "task", "home")
DEPOT = -1
"""Stands for the depot, before the day and after it, among the nodes."""


class Arc(NamedTuple):
    """One arc of a network: what it is, from node to node, what it costs, and the task it does or -1."""

    word: int
    tail: int
    head: int
    cost: int
    task: int = -1


@dataclass(frozen=True, eq=False)
class TimeSpace:
    """The time-space network of one kind of vehicle, as arrays.

    Parameters
    ----------
    vehicle
        Its number in the instance.
    place, time
        Place and time of each node, by place and then by time; times in ticks.
    word, tail, head, cost, task
        By arc: what it stands for, its nodes (:data:`DEPOT` for the depot), its cost [cost units], and the task it does
        or -1.
    """

    vehicle: int
    place: Integers
    time: Integers
    word: Integers
    tail: Integers
    head: Integers
    cost: Integers
    task: Integers

    @property
    def nodes(self) -> int:
        """How many nodes there are, the depot not counted."""
        return len(self.place)

    @property
    def arcs(self) -> int:
        """How many arcs there are."""
        return len(self.word)


def time_space(instance: FleetInstance, vehicle: int) -> TimeSpace:
    """Return the time-space network of one kind of vehicle [1]_, over the tasks that it may do.

    A node is a place at a time when one of these tasks begins or ends there. Of all ways to drive empty from one place
    so as to reach the next beginning of a task at another, only the latest has an arc: whoever could leave earlier
    waits. Where time costs nothing a vehicle leaves its depot for the first node of a place that its shift lets it
    reach, and comes home from the last one. No duty is lost, and none costs more.

    Parameters
    ----------
    instance
        The data.
    vehicle
        Number of the kind of vehicle.

    References
    ----------
    .. [1] N. Kliewer, T. Mellouli and L. Suhl, A time-space network based exact optimization model for multi-depot bus
       scheduling, European Journal of Operational Research 175, 2006, 1616-1627.
    """
    own = [number for number, _ in enumerate(instance.tasks) if instance.may_do(vehicle, number)]
    tasks = [instance.tasks[number] for number in own]
    begins = _moments((task.start_place, task.start) for task in tasks)
    ends = _moments((task.end_place, task.end) for task in tasks)
    line = {place: np.union1d(begins.get(place, _NONE), ends.get(place, _NONE)) for place in sorted({*begins, *ends})}
    first = dict(zip(line, np.cumsum([0, *(len(times) for times in line.values())]).tolist(), strict=False))

    def node(place: int, moment: int) -> int:
        return int(first[place] + np.searchsorted(line[place], moment))

    arcs = [
        Arc(TASK, node(task.start_place, task.start), node(task.end_place, task.end), cost, number)
        for number, task in zip(own, tasks, strict=True)
        for cost in [_cost(instance, vehicle, task.end - task.start, task.distance)]
    ]
    for place, times in line.items():
        arcs += [
            Arc(WAIT, node(place, one), node(place, other), _cost(instance, vehicle, other - one, 0))
            for one, other in pairwise(times.tolist())
        ]
    for origin, leave in ends.items():
        for place, begin in begins.items():
            if origin != place:
                pairs = _latest(leave, begin, int(instance.travel[origin, place]))
                distance = int(instance.distance[origin, place])
                arcs += [
                    Arc(DRIVE, node(origin, one), node(place, other), _cost(instance, vehicle, other - one, distance))
                    for one, other in pairs
                ]
    arcs += [arc for place, times in begins.items() for arc in _out(instance, vehicle, place, times, first, line)]
    arcs += [arc for place, times in ends.items() for arc in _home(instance, vehicle, place, times, first, line)]
    places = np.repeat(np.array(list(line), dtype=np.int64), [len(times) for times in line.values()])
    columns = np.array(arcs, dtype=np.int64).reshape(-1, 5).T
    return TimeSpace(vehicle, places, np.concatenate([_NONE, *line.values()]), *columns)


_NONE = np.zeros(0, dtype=np.int64)


def _moments(found: Any) -> dict[int, Integers]:
    """Return the times at each place, each once and in order."""
    times: dict[int, set[int]] = {}
    for place, moment in found:
        times.setdefault(place, set()).add(moment)
    return {place: np.array(sorted(times[place]), dtype=np.int64) for place in sorted(times)}


def _latest(leave: Integers, begin: Integers, way: int) -> list[tuple[int, int]]:
    """Return for each beginning that can be the next one reached, the latest end that reaches it."""
    if way == NO_ROAD:
        return []
    reached = np.searchsorted(begin, leave + way)
    kept = reached < len(begin)
    last = kept & np.append(reached[1:] != reached[:-1], True)
    return list(zip(leave[last].tolist(), begin[reached[last]].tolist(), strict=True))


def _cost(instance: FleetInstance, vehicle: int, ticks: int, distance: int) -> int:
    means = instance.vehicles[vehicle]
    return means.cost_tick * ticks + means.cost_distance * distance


def _out(
    instance: FleetInstance, vehicle: int, place: int, times: Integers, first: dict[int, int], line: dict[int, Integers]
) -> list[Arc]:
    """Return the arcs from the depot to one place."""
    means = instance.vehicles[vehicle]
    way, distance = int(instance.travel[means.depot, place]), int(instance.distance[means.depot, place])
    reached = times[times - way >= means.shift[0]]
    chosen = reached if means.cost_tick else reached[:1]
    cost = means.cost_fixed + _cost(instance, vehicle, way, distance)
    return [Arc(OUT, DEPOT, first[place] + int(at), cost) for at in np.searchsorted(line[place], chosen)]


def _home(
    instance: FleetInstance, vehicle: int, place: int, times: Integers, first: dict[int, int], line: dict[int, Integers]
) -> list[Arc]:
    """Return the arcs from one place to the depot."""
    means = instance.vehicles[vehicle]
    way, distance = int(instance.travel[place, means.depot]), int(instance.distance[place, means.depot])
    left = times[times + way <= means.shift[1]]
    chosen = left if means.cost_tick else left[-1:]
    cost = _cost(instance, vehicle, way, distance)
    return [Arc(HOME, first[place] + int(at), DEPOT, cost) for at in np.searchsorted(line[place], chosen)]


def duty_network(instance: FleetInstance, vehicle: int) -> nx.MultiDiGraph[int]:
    """Return the time-space network of one kind of vehicle as a graph, for drawing, explaining and node-link JSON.

    A node has ``place`` (a name) and ``time`` [ticks]; the node ``-1`` is the depot, with its place only. An edge's key
    is its number; it has ``does`` (``out``, ``wait``, ``drive``, ``task`` or ``home``), ``cost`` [cost units] and,
    where it does a task, ``task`` (a name). A duty is a cycle through the depot. The graph is named after the vehicle.

    Parameters
    ----------
    instance
        The data.
    vehicle
        Number of the kind of vehicle.
    """
    network = time_space(instance, vehicle)
    means = instance.vehicles[vehicle]
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph(name=means.name)
    graph.add_node(DEPOT, place=instance.places[means.depot])
    for number, (place, moment) in enumerate(zip(network.place.tolist(), network.time.tolist(), strict=True)):
        graph.add_node(number, place=instance.places[place], time=moment)
    columns = (network.word, network.tail, network.head, network.cost, network.task)
    for key, row in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        arc = Arc(*row)
        about = {"does": WORDS[arc.word], "cost": arc.cost}
        if arc.word == TASK:
            about["task"] = instance.tasks[arc.task].name
        graph.add_edge(arc.tail, arc.head, key=key, **about)
    return graph

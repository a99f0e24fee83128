"""An answer to a vehicle scheduling problem: duties, read off flows and turned into them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from models.fleet.constraints import FleetModel
from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.network import DEPOT, DRIVE, HOME, OUT, TASK, WAIT, Integers, TimeSpace
from models.tolerances import nearest_whole


@dataclass(frozen=True)
class FleetSolution:
    """Which vehicle does what in which order.

    Parameters
    ----------
    duties
        Duties, sorted by vehicle and tasks.
    """

    duties: tuple[Duty, ...]

    @classmethod
    def of(cls, duties: Iterable[Duty]) -> FleetSolution:
        """Return the answer with some duties, in any order; those without tasks are left out.

        Parameters
        ----------
        duties
            The duties.
        """
        return cls(tuple(sorted(duty for duty in duties if duty.tasks)))


def read_solution(model: FleetModel) -> FleetSolution:
    """Read the duties off a solved model.

    Parameters
    ----------
    model
        A solved model.

    Raises
    ------
    ValueError
        If a variable has a value that stands for no whole number.
    """
    flows = [np.zeros(network.arcs, dtype=np.int64) for network in model.variables.networks]
    for (vehicle, arc), along in model.variables.along.items():
        # A vehicle that nothing asks for stands in no row, and has no value.
        flows[vehicle][arc] = nearest_whole(along.varValue or 0.0)
    pairs = zip(model.variables.networks, flows, strict=True)
    return FleetSolution.of(duty for network, flow in pairs for duty in duties_of_flow(network, flow))


def duties_of_flow(network: TimeSpace, flow: Integers) -> list[Duty]:
    """Return the duties that a whole flow through a network falls into.

    Vehicles that meet are alike, so any of them may take any way on. Drives that take no time may go round in a ring
    that nobody comes to; it holds no task and is left out.

    Parameters
    ----------
    network
        Of one kind of vehicle.
    flow
        How many vehicles go along each arc; as many leave each node as come there.
    """
    leaving: dict[int, list[int]] = {}
    for arc in np.flatnonzero(flow)[::-1].tolist():
        leaving.setdefault(int(network.tail[arc]), []).extend([arc] * int(flow[arc]))
    duties = []
    for _ in range(len(leaving.get(DEPOT, []))):
        arc, tasks = leaving[DEPOT].pop(), list[int]()
        while network.head[arc] != DEPOT:
            arc = leaving[int(network.head[arc])].pop()
            if network.word[arc] == TASK:
                tasks.append(int(network.task[arc]))
        duties.append(Duty(network.vehicle, tuple(tasks)))
    return duties


def carry(model: FleetModel, instance: FleetInstance, solution: FleetSolution) -> None:
    """Let the variables of a model carry an answer, to be started from or to be held against its rows.

    Parameters
    ----------
    model
        The model.
    instance
        The data it was built from.
    solution
        Duties that their vehicles can do, whatever the drivers' hours.

    Raises
    ------
    ValueError
        If a duty has no way through the network of its vehicle.
    """
    for network in model.variables.networks:
        own = [duty for duty in solution.duties if duty.vehicle == network.vehicle]
        for arc, number in enumerate(flow_of_duties(instance, network, own).tolist()):
            model.variables.along[network.vehicle, arc].varValue = float(number)


def flow_of_duties(instance: FleetInstance, network: TimeSpace, duties: Iterable[Duty]) -> Integers:
    """Return how many vehicles go along each arc of a network with some duties.

    Parameters
    ----------
    instance
        The data.
    network
        Of one kind of vehicle.
    duties
        Duties of that kind that it can do, whatever the drivers' hours.

    Raises
    ------
    ValueError
        If a duty has no way through the network.
    """
    flow = np.zeros(network.arcs, dtype=np.int64)
    arcs = _arcs_by_kind(network)
    for duty in duties:
        np.add.at(flow, _way(instance, network, arcs, duty), 1)
    return flow


_ArcsByKind = Mapping[tuple[int, int, int], list[int]]


def _arcs_by_kind(network: TimeSpace) -> _ArcsByKind:
    """Return arcs by what they are: by task, by place from the depot and to it, by both places of an empty drive."""
    found: dict[tuple[int, int, int], list[int]] = {}
    for arc, word in enumerate(network.word.tolist()):
        tail, head = int(network.tail[arc]), int(network.head[arc])
        begin = DEPOT if word == OUT else int(network.place[tail])
        end = DEPOT if word == HOME else int(network.place[head])
        key = (TASK, int(network.task[arc]), 0) if word == TASK else (word, begin, end)
        found.setdefault(key, []).append(arc)
    return found


def _way(instance: FleetInstance, network: TimeSpace, arcs: _ArcsByKind, duty: Duty) -> list[int]:
    """Return the arcs of a duty: the latest out, each drive that arrives in time, the first one home, and the waits."""
    found: list[int] = []
    node = DEPOT
    for number in duty.tasks:
        (own,) = arcs[TASK, number, 0]
        goal = int(network.tail[own])
        word, here = (OUT, DEPOT) if node == DEPOT else (DRIVE, int(network.place[node]))
        place = instance.tasks[number].start_place
        if here != place:
            fits = [arc for arc in arcs.get((word, here, place), []) if _is_between(network, node, arc, goal)]
            found += [*_waits(network, arcs, node, int(network.tail[fits[-1]])), fits[-1]] if fits else []
            node = int(network.head[fits[-1]]) if fits else goal + 1
        if node > goal:
            msg = f"no way to {instance.tasks[number].name}"
            raise ValueError(msg)
        found += [*_waits(network, arcs, node, goal), own]
        node = int(network.head[own])
    homes = [arc for arc in arcs.get((HOME, int(network.place[node]), DEPOT), []) if network.tail[arc] >= node]
    if not homes:
        msg = f"no way home from {instance.places[int(network.place[node])]}"
        raise ValueError(msg)
    return [*found, *_waits(network, arcs, node, int(network.tail[homes[0]])), homes[0]]


def _is_between(network: TimeSpace, node: int, arc: int, goal: int) -> bool:
    """Whether a drive leaves after a node and arrives before another, both at its own places."""
    return int(network.tail[arc]) >= node and int(network.head[arc]) <= goal


def _waits(network: TimeSpace, arcs: _ArcsByKind, node: int, goal: int) -> list[int]:
    """Return the waiting arcs from one node of a place to another one there."""
    if node in (DEPOT, goal):
        return []
    place = int(network.place[node])
    return [arc for arc in arcs[WAIT, place, place] if node <= network.tail[arc] < goal]

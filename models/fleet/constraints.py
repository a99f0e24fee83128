"""The rules of vehicle scheduling on the time-space network, one function each."""

from __future__ import annotations

from dataclasses import dataclass

import pulp

from models.fleet.instance import FleetInstance
from models.fleet.network import DEPOT, OUT, TASK, TimeSpace
from models.protocol import Model


@dataclass(frozen=True)
class FleetVariables:
    r"""What is decided, and the networks it is decided on.

    Parameters
    ----------
    networks
        One for each kind of vehicle.
    along
        :math:`x_{va}`, how many vehicles go along an arc, by the numbers of the vehicle and of the arc.
    """

    networks: tuple[TimeSpace, ...]
    along: dict[tuple[int, int], pulp.LpVariable]


FleetModel = Model[FleetVariables]


def task_is_done_once(model: FleetModel, instance: FleetInstance) -> None:
    r"""
    Do every task once, with one kind of vehicle.

    .. math:: \sum_{v : t \in T_v} \sum_{a \in A_v^t} x_{va} = 1 \qquad \forall t \in T
    """
    doing: dict[int, list[pulp.LpVariable]] = {task: [] for task in range(len(instance.tasks))}
    for (vehicle, arc), along in model.variables.along.items():
        network = model.variables.networks[vehicle]
        if network.word[arc] == TASK:
            doing[int(network.task[arc])].append(along)
    for task, along_arcs in doing.items():
        name = model.names.name("task_is_done_once", instance.tasks[task].name)
        model.problem.addConstraint(pulp.lpSum(along_arcs) == 1, name)


def vehicle_goes_on(model: FleetModel, instance: FleetInstance) -> None:
    r"""
    Let as many vehicles leave each place at each time as come there.

    .. math:: \sum_{a \in A_v : a = (m, k)} x_{va} = \sum_{a \in A_v : a = (k, m)} x_{va}
        \qquad \forall v \in V,\ k \in N_v
    """
    terms: dict[tuple[int, int], list[tuple[pulp.LpVariable, int]]] = {
        (vehicle, node): [] for vehicle, network in enumerate(model.variables.networks) for node in range(network.nodes)
    }
    for (vehicle, arc), along in model.variables.along.items():
        network = model.variables.networks[vehicle]
        tail, head = int(network.tail[arc]), int(network.head[arc])
        if head != DEPOT:
            terms[vehicle, head].append((along, 1))
        if tail != DEPOT:
            terms[vehicle, tail].append((along, -1))
    for (vehicle, node), signed in terms.items():
        network = model.variables.networks[vehicle]
        place, time = instance.places[int(network.place[node])], int(network.time[node])
        name = model.names.name("vehicle_goes_on", instance.vehicles[vehicle].name, place, time)
        model.problem.addConstraint(pulp.LpAffineExpression(signed) == 0, name)


def vehicles_are_enough(model: FleetModel, instance: FleetInstance) -> None:
    r"""
    Send out no more vehicles of a kind than there are.

    .. math:: \sum_{a \in A_v^{out}} x_{va} \le n_v \qquad \forall v \in V
    """
    leaving: dict[int, list[pulp.LpVariable]] = {vehicle: [] for vehicle in range(len(instance.vehicles))}
    for (vehicle, arc), along in model.variables.along.items():
        if model.variables.networks[vehicle].word[arc] == OUT:
            leaving[vehicle].append(along)
    for vehicle, out in leaving.items():
        if out:
            means = instance.vehicles[vehicle]
            name = model.names.name("vehicles_are_enough", means.name)
            model.problem.addConstraint(pulp.lpSum(out) <= means.number, name)


FAMILIES = (task_is_done_once, vehicle_goes_on, vehicles_are_enough)
"""Every constraint family of the build."""

"""The one build that defines vehicle scheduling where no driver's hours limit a duty as a whole."""

from __future__ import annotations

import pulp

from models.fleet.constraints import FAMILIES, FleetModel, FleetVariables
from models.fleet.instance import FleetInstance
from models.fleet.network import TASK, WORDS, time_space
from models.protocol import Model


def build(instance: FleetInstance) -> FleetModel:
    r"""Build the flow of every kind of vehicle through its time-space network, joined by the tasks.

    .. math:: \min \sum_{v \in V} \sum_{a \in A_v} c_a x_{va}

    With one kind of vehicle it is a minimum-cost flow, whose linear relaxation is whole. Drivers' hours are not in it,
    for they limit paths and not flows: with them it is a relaxation, and the choice of duties decides
    (:mod:`models.fleet.duty_choice`).

    Parameters
    ----------
    instance
        The data.
    """
    networks = tuple(time_space(instance, vehicle) for vehicle in range(len(instance.vehicles)))
    model: FleetModel = Model(pulp.LpProblem("fleet", pulp.LpMinimize), FleetVariables(networks, {}))
    for vehicle, network in enumerate(networks):
        for arc, word in enumerate(network.word.tolist()):
            name = model.names.name(WORDS[word], instance.vehicles[vehicle].name, arc)
            most = 1 if word == TASK else None
            added = model.problem.add_variable(name, 0, most, cat=pulp.LpInteger)
            model.variables.along[vehicle, arc] = added
    model.problem.setObjective(total_cost(model, instance))
    for family in FAMILIES:
        family(model, instance)
    return model


def total_cost(model: FleetModel, _instance: FleetInstance) -> pulp.LpAffineExpression:
    r"""Return the objective: duties, hours and distance.

    .. math:: \sum_{v \in V} \sum_{a \in A_v} c_a x_{va}

    Parameters
    ----------
    model
        A model with its variables.
    _instance
        The data; every cost stands on an arc.
    """
    networks = model.variables.networks
    return pulp.lpSum(
        int(networks[vehicle].cost[arc]) * along for (vehicle, arc), along in model.variables.along.items()
    )

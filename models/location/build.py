"""The one build that defines facility location."""

from __future__ import annotations

import pulp

from models.location.constraints import FAMILIES, LocationModel, LocationVariables
from models.location.instance import LocationInstance
from models.protocol import Model


def build(instance: LocationInstance) -> LocationModel:
    r"""Build the strong formulation.

    .. math:: \min \sum_{j \in J} f_j y_j + \sum_{(i, j) \in P} c_{ij} x_{ij}

    Parameters
    ----------
    instance
        The data.
    """
    model: LocationModel = Model(pulp.LpProblem("location", pulp.LpMinimize), LocationVariables({}, {}))
    _add_variables(model, instance)
    model.problem.setObjective(total_cost(model, instance))
    for family in FAMILIES:
        family(model, instance)
    return model


def total_cost(model: LocationModel, instance: LocationInstance) -> pulp.LpAffineExpression:
    r"""Return the objective: opening cost and service cost.

    .. math:: \sum_{j \in J} f_j y_j + \sum_{(i, j) \in P} c_{ij} x_{ij}

    Parameters
    ----------
    model
        A model with its variables.
    instance
        The data.
    """
    opening = [instance.opening_cost[place] * opened for place, opened in model.variables.is_open.items()]
    service = [
        instance.service_cost[customer][facility] * share
        for (customer, facility), share in model.variables.share.items()
    ]
    return pulp.lpSum(opening) + pulp.lpSum(service)


def _add_variables(model: LocationModel, instance: LocationInstance) -> None:
    """Add a variable for each facility and for each possible pair."""
    for place, facility in enumerate(instance.facilities):
        name = model.names.name("open", facility)
        model.variables.is_open[place] = model.problem.add_variable(name, cat=pulp.LpBinary)
    category = pulp.LpBinary if instance.single_source else pulp.LpContinuous
    for customer, place in instance.pairs:
        name = model.names.name("share", instance.customers[customer], instance.facilities[place])
        model.variables.share[customer, place] = model.problem.add_variable(name, 0, 1, cat=category)

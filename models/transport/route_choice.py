"""Which routes to drive, out of a pool: the set partitioning that every large day ends with.

A route says which requests it serves, with which kind of vehicle and at what cost; how it does so is settled. What is
left to decide is which routes together serve every request once, with no more vehicles of a kind than there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulp

from models.protocol import Model
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route


@dataclass(frozen=True)
class PooledRoute:
    """A route that can be driven, and what it costs.

    Parameters
    ----------
    route
        Kind of vehicle, and stops.
    cost
        Cost [cost units].
    """

    route: Route
    cost: int


@dataclass(frozen=True)
class RouteChoiceVariables:
    r"""What is decided.

    Parameters
    ----------
    drive
        :math:`z_p`, whether each route of the pool is driven, by its place in the pool.
    leave_out
        :math:`u_r`, whether each request is left unserved; empty where every request must be served.
    """

    drive: dict[int, pulp.LpVariable]
    leave_out: dict[int, pulp.LpVariable]


RouteChoiceModel = Model[RouteChoiceVariables]


def build_route_choice(
    instance: TransportInstance, pool: Sequence[PooledRoute], *, relaxed: bool = False
) -> RouteChoiceModel:
    r"""Build the choice of routes.

    .. math:: \min \sum_{p \in P} c_p z_p + c \sum_{r \in R} u_r

    Parameters
    ----------
    instance
        The day.
    pool
        Routes to choose from; each can be driven.
    relaxed
        Whether a part of a route may be driven, for the prices of requests and vehicles.
    """
    model: RouteChoiceModel = Model(pulp.LpProblem("route_choice", pulp.LpMinimize), RouteChoiceVariables({}, {}))
    category = pulp.LpContinuous if relaxed else pulp.LpBinary
    for place in range(len(pool)):
        name = model.names.name("drive", place)
        model.variables.drive[place] = model.problem.add_variable(name, 0, 1, cat=category)
    if instance.unserved_cost is not None:
        for number, request in enumerate(instance.requests):
            name = model.names.name("leave_out", request.name)
            model.variables.leave_out[number] = model.problem.add_variable(name, 0, 1, cat=category)
    model.problem.setObjective(cost_of_choice(model, instance, pool))
    for family in FAMILIES:
        family(model, instance, pool)
    return model


def cost_of_choice(
    model: RouteChoiceModel, instance: TransportInstance, pool: Sequence[PooledRoute]
) -> pulp.LpAffineExpression:
    r"""Return the objective: the routes driven and what is left unserved, in pennies.

    .. math:: \sum_{p \in P} c_p z_p + c \sum_{r \in R} u_r

    Pennies keep the numbers near one another; whoever needs the cost exactly prices the plan.

    Parameters
    ----------
    model
        A model with its variables.
    instance
        The day.
    pool
        Routes to choose from.
    """
    units = instance.cost_units
    routes = [pool[place].cost / units * drive for place, drive in model.variables.drive.items()]
    left = [(instance.unserved_cost or 0) / units * leave_out for leave_out in model.variables.leave_out.values()]
    return pulp.lpSum([*routes, *left])


def request_is_served_once(model: RouteChoiceModel, instance: TransportInstance, pool: Sequence[PooledRoute]) -> None:
    r"""
    Serve every request on exactly one route, or leave it out where that is allowed.

    .. math:: \sum_{p \in P : r \in p} z_p + u_r = 1 \qquad \forall r \in R
    """
    serving: dict[int, list[pulp.LpVariable]] = {number: [] for number in range(instance.size)}
    for place, drive in model.variables.drive.items():
        for number in pool[place].route.requests(instance.size):
            serving[number].append(drive)
    for number, drives in serving.items():
        left = [model.variables.leave_out[number]] if number in model.variables.leave_out else []
        row = pulp.lpSum([*drives, *left]) == 1
        model.problem.addConstraint(row, model.names.name("request_is_served_once", instance.requests[number].name))


def vehicles_are_enough(model: RouteChoiceModel, instance: TransportInstance, pool: Sequence[PooledRoute]) -> None:
    r"""
    Send out no more vehicles of a kind than there are.

    .. math:: \sum_{p \in P_k} z_p \le n_k \qquad \forall k \in K

    The number is a row, not a cost: a cost that outweighs everything else would drown what routes cost in rounding.
    """
    driven: dict[int, list[pulp.LpVariable]] = {kind: [] for kind in range(len(instance.vehicles))}
    for place, drive in model.variables.drive.items():
        driven[pool[place].route.vehicle].append(drive)
    for kind, drives in driven.items():
        vehicle = instance.vehicles[kind]
        if len(drives) > vehicle.number:
            row = pulp.lpSum(drives) <= vehicle.number
            model.problem.addConstraint(row, model.names.name("vehicles_are_enough", vehicle.name))


FAMILIES = (request_is_served_once, vehicles_are_enough)
"""Every constraint family of the build."""


def plan_of_choice(model: RouteChoiceModel, instance: TransportInstance, pool: Sequence[PooledRoute]) -> Plan:
    """Read the plan off a solved model.

    Parameters
    ----------
    model
        Solved; its variables carry the values.
    instance
        The day.
    pool
        Routes that were chosen from.
    """
    chosen = [pool[place].route for place, drive in model.variables.drive.items() if round(drive.varValue or 0.0)]
    return Plan.of(chosen, instance.size)

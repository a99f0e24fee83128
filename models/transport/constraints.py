"""The rules of the event network, one function each: who goes where."""

from __future__ import annotations

import pulp

from models.transport.events import DEPOT
from models.transport.instance import TransportInstance
from models.transport.variables import EventModel


def request_is_served(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Pick up each request once, or leave it out where that is allowed.

    .. math:: \sum_{k} \sum_{a \text{ into a pickup of } r} x_{ka} + u_r = 1 \qquad \forall r

    Whoever is picked up is delivered: who is on board is part of each event.
    """
    taken: dict[int, list[pulp.LpVariable]] = {request: [] for request in range(instance.size)}
    for step, variable in model.variables.step.items():
        stop = model.variables.stops(step)[1]
        if 0 <= stop < instance.size:
            taken[stop].append(variable)
    for request, steps in taken.items():
        left_out = [model.variables.unserved[request]] if model.variables.unserved else []
        row = pulp.lpSum([*steps, *left_out]) == 1
        model.problem.addConstraint(row, model.names.name("request_is_served", instance.requests[request].name))


def vehicle_goes_on(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Let every vehicle that comes to an event leave it.

    .. math:: \sum_{a \in \delta^-(v)} x_{ka} - \sum_{a \in \delta^+(v)} x_{ka} = 0 \qquad \forall k,\ v

    Rows of the depot are left out: they follow from the others.
    """
    terms: dict[tuple[int, int], list[pulp.LpAffineExpression]] = {}
    for step, variable in model.variables.step.items():
        kind, tail, head = step
        first, second = model.variables.stops(step)
        if first != DEPOT:
            terms.setdefault((kind, tail), []).append(-1 * variable)
        if second != DEPOT:
            terms.setdefault((kind, head), []).append(1 * variable)
    for (kind, event), parts in sorted(terms.items()):
        name = model.names.name("vehicle_goes_on", instance.vehicles[kind].name, event)
        model.problem.addConstraint(pulp.lpSum(parts) == 0, name)


def fleet_is_kept(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Send out no more vehicles of a kind than there are.

    .. math:: \sum_{a \in \delta^+(\text{depot})} x_{ka} \le n_k \qquad \forall k
    """
    out = model.variables.out()
    for kind, vehicle in enumerate(instance.vehicles):
        steps = [variable for (of_kind, _), variable in out.items() if of_kind == kind]
        if steps:
            name = model.names.name("fleet_is_kept", vehicle.name)
            model.problem.addConstraint(pulp.lpSum(steps) <= vehicle.number, name)


def request_has_one_kind(model: EventModel, instance: TransportInstance) -> None:
    r"""
    Let each stop be made by one vehicle: what comes to its pickup goes on from its delivery.

    .. math:: \sum_{a \text{ into the pickup of } r} x_{ka} = \sum_{a \text{ into the delivery of } r} x_{ka}
       \qquad \forall k,\ r

    It follows from the flow of whole numbers; said by itself it is short and closes ways of split vehicles.
    """
    terms: dict[tuple[int, int], list[pulp.LpAffineExpression]] = {}
    for step, variable in model.variables.step.items():
        stop = model.variables.stops(step)[1]
        if stop != DEPOT:
            sign = 1 if stop < instance.size else -1
            terms.setdefault((step[0], stop % instance.size), []).append(sign * variable)
    for (kind, request), parts in sorted(terms.items()):
        names = (instance.vehicles[kind].name, instance.requests[request].name)
        model.problem.addConstraint(pulp.lpSum(parts) == 0, model.names.name("request_has_one_kind", *names))


FAMILIES_OF_WAYS = (request_is_served, vehicle_goes_on, fleet_is_kept, request_has_one_kind)
"""Every family of this module."""

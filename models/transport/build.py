"""The one build that defines the planning of a day: the event network as a mixed-integer program."""

from __future__ import annotations

import pulp

from models.protocol import Model
from models.transport.constraints import FAMILIES_OF_WAYS
from models.transport.constraints_pay import FAMILIES_OF_PAY
from models.transport.constraints_time import FAMILIES_OF_TIMES
from models.transport.events import DEPOT, EventNetwork, event_network, way_back, way_out
from models.transport.instance import TransportInstance
from models.transport.variables import EventModel, EventVariables, Step
from models.transport.vehicle import Vehicle

FAMILIES = (*FAMILIES_OF_WAYS, *FAMILIES_OF_TIMES, *FAMILIES_OF_PAY)
"""Every constraint family of the build."""


def build(instance: TransportInstance, network: EventNetwork | None = None) -> EventModel:
    r"""Build the event network of a day.

    .. math:: \min \sum_{k, a} c_{ka} x_{ka} + \sum_k w_k \Bigl(\sum_d h_{kd} - \sum_p l_{kp}\Bigr) + \sum_r v\, u_r

    Three rules are no part of it, for they concern whole routes and not steps: breaks, classes that may never be in one
    vehicle on one day, and their kin. Its answers are plans but for these, and its optimum is a bound all the same;
    :func:`models.transport.timetable.timetable` holds them.

    Parameters
    ----------
    instance
        The day.
    network
        Its event network, where it is there already.
    """
    known = event_network(instance) if network is None else network
    variables = EventVariables(known, time_scale(instance))
    model: EventModel = Model(pulp.LpProblem("event_network", pulp.LpMinimize), variables)
    _add_steps(model, instance)
    _add_times(model, instance)
    model.problem.setObjective(total_cost(model, instance))
    for family in FAMILIES:
        family(model, instance)
    return model


def total_cost(model: EventModel, instance: TransportInstance) -> pulp.LpAffineExpression:
    r"""Return the objective: ways, vehicles, requests, time from departure to return, and what is left out.

    .. math:: \sum_{k, a} c_{ka} x_{ka} + \sum_k w_k \Bigl(\sum_d h_{kd} - \sum_p l_{kp}\Bigr) + \sum_r v\, u_r

    Parameters
    ----------
    model
        A model with its variables.
    instance
        The day.
    """
    variables, scale = model.variables, model.variables.scale
    terms = [step_cost(model, instance, step) * variable for step, variable in variables.step.items()]
    for sign, times in ((1, variables.returns), (-1, variables.leaves)):
        terms += [sign * scale * instance.vehicles[kind].cost_tick * one for (kind, _), one in times.items()]
    terms += [(instance.unserved_cost or 0) * variable for variable in variables.unserved.values()]
    return pulp.lpSum(terms)


def step_cost(model: EventModel, instance: TransportInstance, step: Step) -> int:
    """Return the cost of a step but for its time [cost units].

    Parameters
    ----------
    model
        A model with its variables.
    instance
        The day.
    step
        One of its steps.
    """
    vehicle = instance.vehicles[step[0]]
    stop, following = model.variables.stops(step)
    here = vehicle.depot if stop == DEPOT else instance.place[stop]
    there = vehicle.depot if following == DEPOT else instance.place[following]
    cost = int(instance.distance[here, there]) * vehicle.cost_distance
    if stop == DEPOT:
        cost += vehicle.cost_fixed
    return cost + (vehicle.cost_request if 0 <= following < instance.size else 0)


def time_scale(instance: TransportInstance) -> int:
    """Return how many ticks make the build's unit of time: a day is then some thousand units at most.

    Parameters
    ----------
    instance
        The day.
    """
    longest = max((vehicle.shift[1] - vehicle.shift[0] for vehicle in instance.vehicles), default=1)
    return max(1, longest // 1000)


def _add_steps(model: EventModel, instance: TransportInstance) -> None:
    """Add a variable for each kind of vehicle on each arc, and for each request that may be left out."""
    network, names = model.variables.network, model.names
    for tail, head in network.arcs:
        for kind in network.kinds_of(tail, head):
            name = names.name("step", instance.vehicles[kind].name, tail, head)
            model.variables.step[kind, tail, head] = model.problem.add_variable(name, cat=pulp.LpBinary)
    if instance.unserved_cost is not None:
        for request, one in enumerate(instance.requests):
            name = names.name("unserved", one.name)
            model.variables.unserved[request] = model.problem.add_variable(name, cat=pulp.LpBinary)


def _add_times(model: EventModel, instance: TransportInstance) -> None:
    """Add the times of stops, and those that a longest duration or paid time ask for."""
    variables, names, unit = model.variables, model.names, model.variables.time
    times, size = variables.network.times, instance.size
    for stop in range(2 * size):
        if times.is_servable(stop % size):
            low, high = unit(times.first[stop]), unit(times.last[stop])
            variables.begin[stop] = model.problem.add_variable(names.name("begin", stop), low, high)
    if any(_has_longest(vehicle) for vehicle in instance.vehicles):
        earliest = unit(min(vehicle.shift[0] for vehicle in instance.vehicles))
        for stop in variables.begin:
            name = names.name("departure", stop)
            variables.departure[stop] = model.problem.add_variable(name, earliest, unit(times.last[stop]))
    for kind, stop in sorted(variables.out()):
        vehicle = instance.vehicles[kind]
        if vehicle.cost_tick:
            name = names.name("leaves", vehicle.name, stop)
            low = min(0.0, unit(vehicle.shift[0]), unit(times.first[stop] - way_out(instance, vehicle, stop)))
            variables.leaves[kind, stop] = model.problem.add_variable(name, low)
    for kind, stop in sorted(variables.home()):
        vehicle = instance.vehicles[kind]
        if vehicle.cost_tick:
            name = names.name("returns", vehicle.name, stop)
            low = min(0.0, unit(times.first[stop] + way_back(instance, vehicle, stop)))
            variables.returns[kind, stop] = model.problem.add_variable(name, low)


def _has_longest(vehicle: Vehicle) -> bool:
    return vehicle.number > 0 and vehicle.longest < vehicle.shift[1] - vehicle.shift[0]

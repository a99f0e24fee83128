"""From the event network's variables to a plan, and back."""

from __future__ import annotations

from itertools import pairwise

from models.tolerances import nearest_whole
from models.transport.events import DEPOT, Event, way_back, way_out
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from models.transport.variables import EventModel, Step


def read_solution(model: EventModel, instance: TransportInstance) -> Plan:
    """Read the plan that a solved model carries.

    Parameters
    ----------
    model
        A solved model.
    instance
        The day it was built from.

    Raises
    ------
    ValueError
        If a whole-number variable has a value that stands for no whole number.
    """
    following: dict[tuple[int, int], list[Step]] = {}
    for step, variable in model.variables.step.items():
        if nearest_whole(variable.varValue or 0.0):
            following.setdefault((step[0], step[1]), []).append(step)
    events = model.variables.network.events
    depot = next(place for place, event in enumerate(events) if event.stop == DEPOT)
    routes = []
    for kind in range(len(instance.vehicles)):
        for first in following.get((kind, depot), []):
            stops, event = [], first[2]
            while event != depot:
                stops.append(events[event].stop)
                event = following[kind, event][0][2]
            routes.append(Route(kind, tuple(stops)))
    return Plan.of(routes, instance.size)


def carry(model: EventModel, instance: TransportInstance, plan: Plan) -> None:
    """Let the variables of a model carry a plan, to be started from or to be held against its rows.

    Parameters
    ----------
    model
        The model.
    instance
        The day.
    plan
        The plan; each route has a timetable.

    Raises
    ------
    ValueError
        If a route has no timetable, or takes a step that is not in the network.
    """
    variables, unit = model.variables, model.variables.time
    for group in (variables.step, variables.leaves, variables.returns):
        for variable in group.values():
            variable.varValue = 0.0
    for request, variable in variables.unserved.items():
        variable.varValue = float(request in plan.unserved)
    for stop, variable in variables.begin.items():
        # An unserved request's times hold among themselves as the windows do.
        variable.varValue = unit(variables.network.times.first[stop])
    for variable in variables.departure.values():
        variable.varValue = variable.lowBound
    for route in plan.routes:
        _carry_route(model, instance, route)


def _carry_route(model: EventModel, instance: TransportInstance, route: Route) -> None:
    """Set the steps and times of one route."""
    variables, unit = model.variables, model.variables.time
    vehicle, found = instance.vehicles[route.vehicle], timetable(instance, route)
    if found is None:
        msg = "a route has no timetable"
        raise ValueError(msg)
    for step in steps_of_route(model, instance, route):
        if step not in variables.step:
            msg = "a route takes a step that is not in the network"
            raise ValueError(msg)
        variables.step[step].varValue = 1.0
    for stop, begin in zip(route.stops, found.begins, strict=True):
        variables.begin[stop].varValue = unit(begin)
        if stop in variables.departure:
            variables.departure[stop].varValue = unit(found.departure)
    first, last = (route.vehicle, route.stops[0]), (route.vehicle, route.stops[-1])
    if first in variables.leaves:
        leaves = found.begins[0] - way_out(instance, vehicle, route.stops[0])
        variables.leaves[first].varValue = unit(min(leaves, found.arrival))
        variables.returns[last].varValue = unit(found.begins[-1] + way_back(instance, vehicle, route.stops[-1]))


def steps_of_route(model: EventModel, instance: TransportInstance, route: Route) -> list[Step]:
    """Return the steps that a route takes.

    Parameters
    ----------
    model
        A model of the day.
    instance
        The day.
    route
        The route.

    Raises
    ------
    ValueError
        If an event of the route is not in the network.
    """
    number = {event: place for place, event in enumerate(model.variables.network.events)}
    board: set[int] = set()
    ends = [number[Event(DEPOT)]]
    for stop in route.stops:
        request = stop % instance.size
        board ^= {request}
        event = Event(stop, tuple(sorted(board - {request})))
        if event not in number:
            msg = "a route takes a step that is not in the network"
            raise ValueError(msg)
        ends.append(number[event])
    ends.append(ends[0])
    return [(route.vehicle, tail, head) for tail, head in pairwise(ends)]

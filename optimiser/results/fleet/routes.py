"""Planned routes as tasks for a fleet: who could drive them, one after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from models.fleet.instance import DutyVehicle, FleetInstance, Task
from models.transport.plan import Route
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle
from optimiser.prepare.transport.day import TransportDay, VehicleSource
from optimiser.results.transport.priced import PricedPlan, PricedRoute

_NOT_ITS_OWN = frozenset({"hired", "provider"})


def fleet_of_plan(day: TransportDay, plan: PricedPlan) -> FleetInstance:
    """Return the routes of a plan as tasks at the times that were planned, with the vehicles of the day.

    A task is the route from the beginning of its first stop to the end of its last one; the ways from and to a depot
    are the duty's. Another kind of vehicle may do it where it could drive the same stops and has the same charge for
    each request, which is not part of a duty's cost.

    Parameters
    ----------
    day
        The day.
    plan
        Routes whose stops all have a time; they are numbered as in the plan.

    Raises
    ------
    ValueError
        If a stop has no time.
    """
    vehicles = tuple(
        _duty_vehicle(vehicle, source) for vehicle, source in zip(day.instance.vehicles, day.vehicles, strict=True)
    )
    tasks = tuple(_task(day, route) for route in plan.routes)
    return FleetInstance(day.instance.places, day.instance.travel, day.instance.distance.clip(min=0), tasks, vehicles)


def _duty_vehicle(vehicle: Vehicle, source: VehicleSource) -> DutyVehicle:
    return DutyVehicle(
        name=vehicle.name,
        owner=vehicle.trust,
        depot=vehicle.depot,
        number=vehicle.number,
        shift=vehicle.shift,
        hired=source.ownership in _NOT_ITS_OWN,
        longest_duty=vehicle.max_duration,
        break_after=vehicle.break_after,
        break_length=vehicle.break_length,
        cost_fixed=vehicle.cost_fixed,
        cost_tick=vehicle.cost_tick,
        cost_distance=vehicle.cost_distance,
    )


def _task(day: TransportDay, route: PricedRoute) -> Task:
    instance, stops = day.instance, route.route.stops
    begins = [begin for begin in route.begins if begin is not None]
    if len(begins) < len(stops):
        msg = f"route {route.number} has a stop without a time"
        raise ValueError(msg)
    places = [instance.place[stop] for stop in stops]
    ways = [int(instance.travel[way]) for way in pairwise(places)]
    metres = sum(int(instance.distance[way]) for way in pairwise(places))
    ends = [begin + instance.service[stop] for begin, stop in zip(begins, stops, strict=True)]
    length = instance.vehicles[route.route.vehicle].break_length
    # A break is taken where the stop before it is, and ends in time for the way to the next one.
    leaves = [begins[at] - ways[at - 1] for at in route.breaks_before if 0 < at < len(stops)]
    rests = [(leave - length, leave) for leave in leaves]
    return Task(
        name=str(route.number),
        owner=instance.vehicles[route.route.vehicle].trust,
        start_place=places[0],
        end_place=places[-1],
        start=begins[0],
        end=max(ends[-1], begins[0] + 1),
        driving=sum(ways),
        distance=metres,
        vehicles=_able(day, route.route),
        rests=tuple(rests),
    )


def _able(day: TransportDay, route: Route) -> frozenset[str]:
    """Return the kinds of vehicle that could drive the stops of a route, its own always among them."""
    own = day.instance.vehicles[route.vehicle]
    alike = [
        vehicle.name
        for number, vehicle in enumerate(day.instance.vehicles)
        if vehicle.cost_request == own.cost_request
        and timetable(day.instance, replace(route, vehicle=number)) is not None
    ]
    return frozenset({own.name, *alike})

"""Whether a vehicle of anybody could make a request, were it the only one of the day; if not, what is in the way."""

from __future__ import annotations

from dataclasses import replace

from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle
from optimiser.prepare.transport.refusal import Refusal
from optimiser.prepare.transport.requests import BARIATRIC, PLACES
from optimiser.prepare.transport.windows import DAY


def refusal_of(instance: TransportInstance, number: int) -> Refusal | None:
    """Return why no vehicle of anybody can take a request; ``None`` where one can.

    Parameters
    ----------
    instance
        The day.
    number
        Of the request.
    """
    request = instance.requests[number]
    allowed = [vehicle for vehicle in instance.vehicles if not vehicle.groups or request.group in vehicle.groups]
    found = [vehicle for vehicle in allowed if vehicle.holds(request.load)]
    if not found:
        return _refusal("mobility", f"no vehicle of anybody that may carry patients has {_needs(request)}.")
    found = [vehicle for vehicle in found if request.skills <= vehicle.skills]
    if not found:
        skills = ", ".join(f"'{skill}'" for skill in sorted(request.skills))
        column = "mobility" if request.skills == {BARIATRIC} else "skills"
        return _refusal(column, f"no crew of a vehicle with places for it has all the skills it asks for: {skills}.")
    stops = (number, number + instance.size)
    kinds = [kind for kind, vehicle in enumerate(instance.vehicles) if vehicle in found]
    if any(timetable(instance, Route(kind, stops)) is not None for kind in kinds):
        return None
    if not any(_reaches(instance, vehicle, request) for vehicle in found):
        places = f"'{instance.places[request.pickup]}' and back from '{instance.places[request.delivery]}'"
        message = f"no road leads from the depot of a vehicle that could take it to {places}."
        return Refusal("no-road", "origin", message)
    return _refusal("", f"{_who(found)} would have to be out {_hindrance(instance, number, kinds)}.")


def _reaches(instance: TransportInstance, vehicle: Vehicle, request: Request) -> bool:
    """Whether roads lead from a vehicle's depot to a request and back."""
    ways = instance.travel[vehicle.depot, request.pickup], instance.travel[request.delivery, vehicle.depot]
    return NO_ROAD not in ways


def _hindrance(instance: TransportInstance, number: int, kinds: list[int]) -> str:
    """Say what keeps every vehicle with places for a request from making it: its hours, or how long it may be out."""
    stops = (number, number + instance.size)
    vehicles = list(instance.vehicles)
    for kind in kinds:
        vehicles[kind] = _at_any_hour(vehicles[kind])
    free = replace(instance, vehicles=tuple(vehicles))
    if any(timetable(free, Route(kind, stops)) is not None for kind in kinds):
        return "outside its shift"
    return "longer than its duty or its breaks allow"


def _at_any_hour(vehicle: Vehicle) -> Vehicle:
    return replace(vehicle, shift=(-DAY, 2 * DAY), max_duration=vehicle.longest)


def _who(vehicles: list[Vehicle]) -> str:
    if len(vehicles) == 1:
        return f"'{vehicles[0].name}', which alone could take it,"
    return f"each of the {len(vehicles)} kinds of vehicle that could take it"


def _needs(request: Request) -> str:
    """Return the places that a request needs, in words."""
    place = PLACES.get(request.mobility, "room for its load")
    escorts = request.load[3] - request.load[2] if request.mobility else 0
    if not escorts:
        return place
    return f"{place} and places for {'an escort' if escorts == 1 else f'{escorts} escorts'}"


def _refusal(column: str, message: str) -> Refusal:
    return Refusal("no-vehicle-can-take", column, message)

"""A day small enough to be followed by eye: a straight road with a place every ten ticks."""

from __future__ import annotations

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.places_on_board import PEOPLE, people_capacity, people_load
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.vehicle import Vehicle

PLACES = ("yard", "near", "middle", "far", "end")
ALL_DAY = (0, 1000)
SEAT = people_load(seated=1)
WHEELCHAIR = people_load(wheelchairs=1)


def request(name: str, pickup: int = 1, delivery: int = 3, /, **changes: object) -> Request:
    """Return a seated patient's journey from near to far, at any time, without time for loading."""
    given: dict[str, object] = {
        "trust": "T",
        "kind": "journey",
        "pickup": pickup,
        "delivery": delivery,
        "pickup_window": ALL_DAY,
        "delivery_window": ALL_DAY,
        "pickup_service": 0,
        "delivery_service": 0,
        "load": SEAT,
    }
    return Request(name=name, **{**given, **changes})  # type: ignore[arg-type]


def vehicle(name: str = "van", /, **changes: object) -> Vehicle:
    """Return two vans with two seats at the yard; a tick costs 1, a unit of distance 2, a day 100."""
    given: dict[str, object] = {
        "trust": "T",
        "depot": 0,
        "number": 2,
        "layouts": (people_capacity(0, 2, 0, 0),),
        "shift": ALL_DAY,
        "cost_fixed": 100,
        "cost_tick": 1,
        "cost_distance": 2,
    }
    return Vehicle(name=name, **{**given, **changes})  # type: ignore[arg-type]


def day(*requests: Request, **changes: object) -> TransportInstance:
    """Return a day of requests with one kind of van, all of which must be served."""
    steps = np.arange(len(PLACES), dtype=np.int64)
    road = 10 * abs(steps[:, None] - steps[None, :])
    given: dict[str, object] = {
        "places": PLACES,
        "travel": road,
        "distance": road,
        "requests": requests,
        "vehicles": (vehicle(),),
        "resources": PEOPLE,
    }
    return TransportInstance(**{**given, **changes})  # type: ignore[arg-type]


def route(instance: TransportInstance, names: str, kind: int = 0) -> Route:
    """Return the route of names in order: the first time a name stands there is its pickup, the second its delivery."""
    number = {one.name: place for place, one in enumerate(instance.requests)}
    stops: list[int] = []
    for name in names.split():
        stop = number[name]
        stops.append(stop + instance.size if stop in stops else stop)
    return Route(kind, tuple(stops))

"""A day of two trusts on a straight road, in pence: a kilometre from place to place, ten minutes each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.places_on_board import PEOPLE, people_capacity, people_load
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.vehicle import Vehicle
from optimiser.prepare.transport.day import (
    COST_UNITS,
    UNITS_OF_METRE_RATE,
    UNITS_OF_SECOND_RATE,
    RecordedRoute,
    RequestSource,
    TransportDay,
    VehicleSource,
)

PLACES = ("yard", "near", "middle", "far")
DAY = (0, 24 * 3600)


def journey(name: str, trust: str, pickup: int = 1, delivery: int = 2, **changes: Any) -> Request:
    """Return a walker's journey at any time, a minute to load and to unload."""
    given: dict[str, Any] = {"pickup_window": DAY, "delivery_window": DAY, "pickup_service": 60, "delivery_service": 60}
    given |= {"load": people_load(seated=1), "mobility": "walker"}
    return Request(name, trust, "journey", pickup, delivery, **{**given, **changes})


def van(name: str, trust: str, number: int = 1, *, fixed: int = 1000, hour: int = 600, km: int = 0) -> Vehicle:
    """Return vans with two seats at the yard: a day costs 10 pounds, an hour 6, a kilometre so many pence."""
    return Vehicle(
        name,
        trust,
        0,
        number,
        (people_capacity(0, 2, 0, 0),),
        DAY,
        cost_fixed=fixed * COST_UNITS,
        cost_tick=hour * UNITS_OF_SECOND_RATE,
        cost_distance=km * 10_000 * UNITS_OF_METRE_RATE,
    )


def drawn_day(
    requests: Sequence[Request],
    vehicles: Sequence[Vehicle],
    recorded: Sequence[RecordedRoute] = (),
    basis: str = "supplied",
    factor: Fraction | None = Fraction(1, 4000),
    **changes: Any,
) -> TransportDay:
    """Return the day; a kilometre makes a quarter of a kilogramme."""
    steps = np.arange(len(PLACES), dtype=np.int64)
    apart = abs(steps[:, None] - steps[None, :])
    instance = TransportInstance(
        PLACES, 600 * apart, 1000 * apart, tuple(requests), tuple(vehicles), PEOPLE, cost_units=COST_UNITS, **changes
    )
    sources = tuple(RequestSource("journeys", one.name, row) for row, one in enumerate(requests, start=2))
    kinds = tuple(VehicleSource(one.name, row, "owned", factor) for row, one in enumerate(vehicles, start=2))
    return TransportDay("weekday", instance, sources, kinds, {}, tuple(recorded), basis)


def record(
    code: str, vehicle: int, stops: tuple[int, ...], begins: tuple[int | None, ...] | None = None, **more: Any
) -> RecordedRoute:
    """Return a recorded route; nothing is known of its times or its cost unless it is given."""
    given: dict[str, Any] = {"depart": None, "back": None, "cost_pence": None, **more}
    return RecordedRoute(code, "S", 2, vehicle, stops, begins or (None,) * len(stops), **given)


def only(vehicle: int, *stops: int) -> Route:
    """Return a route."""
    return Route(vehicle, stops)

"""The data of one day's transport: places and roads, requests, vehicles, and what may share a vehicle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.transport.request import Request
from models.transport.vehicle import Vehicle

Sharing = Literal["yes", "changeover", "no"]
Matrix = npt.NDArray[np.int64]
NO_ROAD = -1
"""Stands in a travel matrix where no road leads."""


@dataclass(frozen=True, eq=False)
class TransportInstance:
    """A day of requests and the vehicles that may serve them.

    Every number is whole. Time is in ticks (a second, where a case is solved), distance in the matrix's own unit (a
    metre), cost in units of which ``cost_units`` make a penny. A *stop* is a number: ``r`` is the pickup of request
    ``r``, ``n + r`` its delivery, where ``n`` is the number of requests.

    Parameters
    ----------
    places
        Names, each once.
    travel
        Driving time from place to place [ticks]; :data:`NO_ROAD` where there is no way.
    distance
        Distance from place to place [units of distance].
    requests, vehicles
        What is to be moved, and with what.
    resources
        Names of what a load is measured in. Places for people are *nested*, so that a patient's upgrade needs no
        decision: see :mod:`models.transport.places_on_board`.
    sharing
        For two classes in alphabetical order whether they may be on board together (``yes``), one after the other with
        a changeover (``changeover``), or never in one vehicle on one day (``no``). A class shares with itself unless it
        says otherwise; two classes that are not in it are ``no``.
    changeover
        How long a changeover takes [ticks].
    cleaning
        How long the cleaning after one who travelled alone takes [ticks].
    cost_units
        Cost units to the penny.
    unserved_cost
        What a request that nobody serves weighs [cost units]: so much that serving it is always better; ``None`` where
        every request must be served.
    """

    places: tuple[str, ...]
    travel: Matrix
    distance: Matrix
    requests: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]
    resources: tuple[str, ...]
    sharing: Mapping[tuple[str, str], Sharing] = field(default_factory=dict)
    changeover: int = 0
    cleaning: int = 0
    cost_units: int = 1
    unserved_cost: int | None = None

    def __post_init__(self) -> None:
        size = (len(self.places), len(self.places))
        _refuse(len(set(self.places)) < len(self.places), "two places have one name")
        _refuse(self.travel.shape != size or self.distance.shape != size, "a matrix has not one row for each place")
        _refuse(bool((self.travel < NO_ROAD).any()), "a driving time is below 0")
        _refuse(len({request.name for request in self.requests}) < len(self.requests), "two requests have one name")
        _refuse(len({vehicle.name for vehicle in self.vehicles}) < len(self.vehicles), "two vehicles have one name")
        _refuse(any(pair[0] > pair[1] for pair in self.sharing), "a pair of classes is not in alphabetical order")
        _refuse(self.cost_units < 1, "cost_units is below 1")
        _refuse(min(self.changeover, self.cleaning, self.unserved_cost or 0) < 0, "a time or a cost is below 0")
        wanted = len(self.resources)
        for request in self.requests:
            _refuse(len(request.load) != wanted, f"the load of {request.name} has not one number for each resource")
            there = all(0 <= place < size[0] for place in (request.pickup, request.delivery))
            _refuse(not there, f"{request.name} is at a place that is not there")
        for vehicle in self.vehicles:
            _refuse(len(vehicle.layouts[0]) != wanted, f"{vehicle.name} has not one capacity for each resource")
            _refuse(not 0 <= vehicle.depot < size[0], f"the depot of {vehicle.name} is a place that is not there")

    @property
    def size(self) -> int:
        """Number of requests; the first stop that is a delivery."""
        return len(self.requests)

    @cached_property
    def place(self) -> tuple[int, ...]:
        """Place of each stop."""
        requests = self.requests
        return tuple(one.pickup for one in requests) + tuple(one.delivery for one in requests)

    @cached_property
    def window(self) -> tuple[tuple[int, int], ...]:
        """When service at each stop may begin, first and last [ticks]."""
        requests = self.requests
        return tuple(one.pickup_window for one in requests) + tuple(one.delivery_window for one in requests)

    @cached_property
    def service(self) -> tuple[int, ...]:
        """How long each stop takes [ticks], the cleaning after one who travelled alone in."""
        requests = self.requests
        unloading = (one.delivery_service + (self.cleaning if one.alone else 0) for one in requests)
        return (*(one.pickup_service for one in requests), *unloading)

    def request_of(self, stop: int) -> Request:
        """Return the request of a stop."""
        return self.requests[stop % self.size]

    def is_pickup(self, stop: int) -> bool:
        """Whether a stop is a pickup."""
        return stop < self.size

    def sharing_of(self, one: str, other: str) -> Sharing:
        """Return whether two classes may share a vehicle.

        Parameters
        ----------
        one, other
            Classes in any order.
        """
        pair = (one, other) if one <= other else (other, one)
        return self.sharing.get(pair, "yes" if one == other else "no")

    def may_carry(self, vehicle: Vehicle, request: Request) -> bool:
        """Whether a vehicle has the places, the skills and the leave for a request, were it the only one.

        Parameters
        ----------
        vehicle, request
            Of this instance.
        """
        allowed = not vehicle.groups or request.group in vehicle.groups
        return allowed and request.skills <= vehicle.skills and vehicle.holds(request.load)

    def direct(self, request: Request) -> int:
        """Driving time of a request without a detour [ticks]; :data:`NO_ROAD` where there is no way."""
        return int(self.travel[request.pickup, request.delivery])


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise ValueError(message)

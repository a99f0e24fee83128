"""A plan: which vehicle makes which stops in which order. The decisions only; times and costs follow from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Route:
    """One vehicle's way from its depot and back.

    Parameters
    ----------
    vehicle
        Number of the kind of vehicle in the instance.
    stops
        Stops in order, as :class:`models.transport.instance.TransportInstance` numbers them.
    """

    vehicle: int
    stops: tuple[int, ...]

    def requests(self, size: int) -> tuple[int, ...]:
        """Return the requests served, in the order of their pickups.

        Parameters
        ----------
        size
            Number of requests of the instance.
        """
        return tuple(stop for stop in self.stops if stop < size)


@dataclass(frozen=True)
class Plan:
    """What every vehicle does on one day.

    Parameters
    ----------
    routes
        Routes, sorted.
    unserved
        Requests that no route serves, sorted.
    """

    routes: tuple[Route, ...]
    unserved: tuple[int, ...] = ()

    @classmethod
    def of(cls, routes: Iterable[Route], size: int) -> Plan:
        """Return the plan of some routes; what they leave out is unserved.

        Parameters
        ----------
        routes
            Routes in any order; those without stops are left out.
        size
            Number of requests of the instance.
        """
        kept = tuple(sorted(route for route in routes if route.stops))
        served = {request for route in kept for request in route.requests(size)}
        return cls(kept, tuple(request for request in range(size) if request not in served))

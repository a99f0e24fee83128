"""A part of a day: some of its requests and vehicles as an instance of their own, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route


@dataclass(frozen=True)
class Part:
    """An instance made of a part of another.

    Parameters
    ----------
    instance
        The part.
    whole
        What it was taken from.
    requests, vehicles
        Numbers, in the whole, of the part's requests and kinds of vehicles.
    """

    instance: TransportInstance
    whole: TransportInstance
    requests: tuple[int, ...]
    vehicles: tuple[int, ...]

    def to_whole(self, routes: Iterable[Route]) -> list[Route]:
        """Return routes of the part as routes of the whole.

        Parameters
        ----------
        routes
            Of the part.
        """
        stops = [*self.requests, *(self.whole.size + request for request in self.requests)]
        return [Route(self.vehicles[route.vehicle], tuple(stops[stop] for stop in route.stops)) for route in routes]

    def from_whole(self, plan: Plan) -> Plan:
        """Return a plan of the whole as one of the part: stops of other requests are left out.

        Parameters
        ----------
        plan
            Of the whole; routes of vehicles that are not in the part are left out.
        """
        size, whole = self.instance.size, self.whole.size
        number = {request: place for place, request in enumerate(self.requests)}
        number |= {whole + request: size + place for place, request in enumerate(self.requests)}
        kind = {vehicle: place for place, vehicle in enumerate(self.vehicles)}
        routes = (
            Route(kind[route.vehicle], tuple(number[stop] for stop in route.stops if stop in number))
            for route in plan.routes
            if route.vehicle in kind
        )
        return Plan.of(routes, size)


def part_of(
    instance: TransportInstance,
    requests: Sequence[int],
    vehicles: Sequence[int],
    numbers: Mapping[int, int] | None = None,
) -> Part:
    """Return a part of a day.

    Parameters
    ----------
    instance
        The whole.
    requests, vehicles
        Numbers of what is in it.
    numbers
        How many vehicles of a kind there are in it, where it is not as many as in the whole.
    """
    fewer = numbers or {}
    kinds = tuple(
        replace(instance.vehicles[kind], number=fewer.get(kind, instance.vehicles[kind].number)) for kind in vehicles
    )
    own = replace(instance, requests=tuple(instance.requests[one] for one in requests), vehicles=kinds)
    return Part(own, instance, tuple(requests), tuple(vehicles))

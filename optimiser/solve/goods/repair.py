"""Routes of a search that does not know every rule, made into routes that keep them all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from optimiser.solve.transport.arrays import DayArrays
from optimiser.solve.transport.evaluate import route_cost
from optimiser.solve.transport.insertion import insert_best
from optimiser.solve.transport.rows import Rows

_SPARE_STOPS = 20
"""By how many stops a route may grow."""


def repaired(instance: TransportInstance, day: DayArrays, routes: Sequence[Route]) -> Plan:
    """Return a plan that keeps every rule but, maybe, that every request must be served.

    Of a route that cannot be driven the requests are kept, in their order, that can be driven with those kept before.
    The routes of a kind beyond its vehicles are given up, those with the fewest requests first. What is left over goes
    where it costs least.

    Parameters
    ----------
    instance, day
        The day, and the same as arrays.
    routes
        No request is in two of them.
    """
    kept = _within_the_fleet(instance, [_drivable(instance, route) for route in routes])
    kinds = [route.vehicle for route in kept]
    for kind, vehicle in enumerate(instance.vehicles):
        kinds += [kind] * min(instance.size, vehicle.number - kinds.count(kind))
    widest = max((len(route.stops) for route in kept), default=0)
    rows = Rows(day, np.array(kinds, dtype=np.int64), min(widest + _SPARE_STOPS, 2 * instance.size) + 2)
    for row, route in enumerate(kept):
        rows.set_stops(row, list(route.stops))
    if kinds:
        rows.refresh(np.arange(len(kinds)))
    for request in _left_out(instance, day, kept):
        _insert(rows, request)
    found = [Route(kind, tuple(rows.stops_of(row))) for row, kind in enumerate(kinds)]
    return Plan.of((route for route in found if route_cost(instance, route) is not None), instance.size)


def _drivable(instance: TransportInstance, route: Route) -> Route:
    """Return a route, or as much of it as can be driven."""
    if route_cost(instance, route) is not None:
        return route
    kept: set[int] = set()
    best = Route(route.vehicle, ())
    for request in route.requests(instance.size):
        stops = tuple(stop for stop in route.stops if stop % instance.size in kept | {request})
        tried = Route(route.vehicle, stops)
        if route_cost(instance, tried) is not None:
            kept.add(request)
            best = tried
    return best


def _within_the_fleet(instance: TransportInstance, routes: Sequence[Route]) -> list[Route]:
    left = [vehicle.number for vehicle in instance.vehicles]
    kept = []
    for route in sorted(routes, key=lambda one: (-len(one.stops), one)):
        if route.stops and left[route.vehicle]:
            left[route.vehicle] -= 1
            kept.append(route)
    return sorted(kept)


def _left_out(instance: TransportInstance, day: DayArrays, kept: Sequence[Route]) -> list[int]:
    served = {request for route in kept for request in route.requests(instance.size)}
    left = [request for request in range(instance.size) if request not in served]
    return sorted(left, key=lambda one: (day.urgency[2][one], one))


def _insert(rows: Rows, request: int) -> None:
    """Put a request where it costs least, if anywhere."""
    day = rows.day
    used = np.flatnonzero(rows.count > 0)
    spare = np.flatnonzero(rows.count == 0)
    _, first = np.unique(rows.kind[spare], return_index=True)
    asked = np.sort(np.concatenate([used, spare[first]]))
    keep = day.carries[rows.kind[asked], request]
    if day.mixed:
        keep &= (rows.on_day[asked] & day.clash_on_day[request]) == 0
    asked = asked[keep]
    if len(asked):
        insert_best(rows, asked, np.full(len(asked), request), np.zeros(len(asked), dtype=np.int64))

"""A day of a few requests, solved by looking at every route there is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Status
from optimiser.solve.transport.answer import PlanAnswer

MOST = 4
"""Requests up to which every route is looked at: 2,956 orders for each kind of vehicle [requests]."""
METHOD = "every route there is"

_Numbers = tuple[int, ...]


def solve_tiny(instance: TransportInstance, limits: Limits, clock: Clock) -> PlanAnswer:
    """Return the best plan of a day of at most :data:`MOST` requests, whatever its windows.

    Parameters
    ----------
    instance
        The day.
    limits
        For the seed; nothing here takes long enough to be limited.
    clock
        When the solve began.
    """
    size, unserved = instance.size, instance.unserved_cost
    best = _best_routes(instance)

    @cache
    def plan(left: frozenset[int], numbers: _Numbers) -> tuple[int, tuple[Route, ...]] | None:
        """Return the cheapest routes for some requests with some vehicles."""
        if not left:
            return 0, ()
        first = min(left)
        rest = plan(left - {first}, numbers) if unserved is not None else None
        found = None if rest is None or unserved is None else (rest[0] + unserved, rest[1])
        for (kind, riders), (cost, route) in best.items():
            if first in riders and riders <= left and numbers[kind]:
                fewer = (*numbers[:kind], numbers[kind] - 1, *numbers[kind + 1 :])
                rest = plan(left - riders, fewer)
                if rest is not None and (found is None or rest[0] + cost < found[0]):
                    found = (rest[0] + cost, (*rest[1], route))
        return found

    answer = plan(frozenset(range(size)), tuple(min(vehicle.number, size) for vehicle in instance.vehicles))
    cost = None if answer is None else answer[0]
    value = None if cost is None else float(cost)
    status = Status.INFEASIBLE if cost is None else Status.OPTIMAL
    outcome = Outcome(status, value, value, clock.spent, limits.seed, METHOD)
    return PlanAnswer(outcome, None if answer is None else Plan.of(answer[1], size), cost, METHOD)


def _best_routes(instance: TransportInstance) -> dict[tuple[int, frozenset[int]], tuple[int, Route]]:
    """Return the cheapest order for each kind of vehicle and set of requests that it can serve."""
    best: dict[tuple[int, frozenset[int]], tuple[int, Route]] = {}
    orders = sorted(_orders(instance.size))
    for kind in range(len(instance.vehicles)):
        for stops in orders:
            route = Route(kind, stops)
            found = timetable(instance, route)
            if found is not None:
                key = (kind, frozenset(route.requests(instance.size)))
                best[key] = min(best.get(key, (found.cost, route)), (found.cost, route))
    return best


def _orders(size: int, begun: _Numbers = ()) -> Iterator[_Numbers]:
    """Yield every order of stops in which each request that is picked up is delivered afterwards."""
    board = [stop for stop in begun if stop < size and stop + size not in begun]
    if begun and not board:
        yield begun
    for stop in range(size):
        if stop not in begun:
            yield from _orders(size, (*begun, stop))
    for stop in board:
        yield from _orders(size, (*begun, stop + size))

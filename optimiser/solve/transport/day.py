"""A whole day's plan: every request of several trusts, with the vehicles of them all."""

from __future__ import annotations

from collections.abc import Callable

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.evaluate import plan_cost, route_cost


def solve_day(
    instance: TransportInstance,
    limits: Limits,
    start: Plan | None = None,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
) -> PlanAnswer:
    """Plan a day (first, simple form: cheapest insertion)."""
    clock = Clock(limits.seconds)
    routes: list[Route] = []
    costs: list[int] = []
    free = [vehicle.number for vehicle in instance.vehicles]
    size = instance.size
    for request in sorted(range(size), key=lambda one: (instance.window[one], one)):
        best: tuple[int, int, Route] | None = None
        for at, route in enumerate(routes):
            for first in range(max(0, len(route.stops) - 4), len(route.stops) + 1):
                for last in range(first, len(route.stops) + 1):
                    stops = (*route.stops[:first], request, *route.stops[first:last], size + request, *route.stops[last:])
                    found = route_cost(instance, Route(route.vehicle, stops))
                    if found is not None and (best is None or found - costs[at] < best[0]):
                        best = (found - costs[at], at, Route(route.vehicle, stops))
        for kind, number in enumerate(free):
            found = route_cost(instance, Route(kind, (request, size + request))) if number else None
            if found is not None and (best is None or found < best[0]):
                best = (found, len(routes), Route(kind, (request, size + request)))
        if best is None:
            continue
        delta, at, route = best
        if at == len(routes):
            routes.append(route)
            costs.append(delta)
            free[route.vehicle] -= 1
        else:
            routes[at] = route
            costs[at] += delta
    plan: Plan | None = Plan.of(routes, size)
    cost = plan_cost(instance, plan)
    if start is not None:
        given = plan_cost(instance, start)
        if given is not None and (cost is None or given <= cost):
            plan, cost = start, given
    value = None if cost is None else float(cost)
    outcome = Outcome(Status.LIMIT, value, None, clock.spent, limits.seed, "insertion")
    return PlanAnswer(outcome, plan if cost is not None else None, None, "")

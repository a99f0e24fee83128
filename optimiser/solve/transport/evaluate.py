"""What a plan costs, exactly; every answer of the search is priced here before anybody hears of it."""

from __future__ import annotations

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable


def price_of_unserved(instance: TransportInstance) -> int:
    """Return what a request that nobody serves weighs in the search [cost units].

    Where every request must be served it is more than any plan that serves them all can cost, so that leaving one out
    never pays.

    Parameters
    ----------
    instance
        The day.
    """
    if instance.unserved_cost is not None:
        return instance.unserved_cost
    longest = max((vehicle.longest for vehicle in instance.vehicles), default=0)
    furthest = int(instance.distance.max(initial=0))
    dearest = 0
    for vehicle in instance.vehicles:
        legs = furthest * vehicle.cost_distance * 3
        dearest = max(dearest, vehicle.cost_fixed + vehicle.cost_tick * longest + legs + vehicle.cost_request)
    return 1 + dearest


def route_cost(instance: TransportInstance, route: Route) -> int | None:
    """Return what a route costs [cost units]; ``None`` where it cannot be driven.

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.
    """
    found = timetable(instance, route)
    return None if found is None else found.cost


def plan_cost(instance: TransportInstance, plan: Plan) -> int | None:
    """Return what a plan costs, with what unserved requests weigh [cost units].

    ``None`` where a route cannot be driven, a request is served twice, more vehicles of a kind go out than there are,
    or a request is left out that must be served.

    Parameters
    ----------
    instance
        The day.
    plan
        The routes.
    """
    if plan.unserved and instance.unserved_cost is None:
        return None
    served = sorted(request for route in plan.routes for request in route.requests(instance.size))
    if sorted([*served, *plan.unserved]) != list(range(instance.size)):
        return None
    out = [0] * len(instance.vehicles)
    cost = len(plan.unserved) * (instance.unserved_cost or 0)
    for route in plan.routes:
        out[route.vehicle] += 1
        found = route_cost(instance, route)
        if found is None or out[route.vehicle] > instance.vehicles[route.vehicle].number:
            return None
        cost += found
    return cost

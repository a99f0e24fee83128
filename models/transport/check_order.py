"""The independent check of what needs no clock: who is served, by which vehicle, in which order, beside whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from models.protocol import Violation
from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.plan import Plan, Route
from models.transport.request import Request
from models.transport.vehicle import Vehicle


def check_order(instance: TransportInstance, plan: Plan) -> list[Violation]:
    """Return every rule that a plan breaks and that needs no clock to see.

    Parameters
    ----------
    instance
        The day.
    plan
        The decisions.
    """
    found = [*_numbers_that_mean_nothing(instance, plan), *_service_that_is_not_once(instance, plan)]
    found += _vehicles_that_are_not_there(instance, plan)
    for route in plan.routes:
        found += route_order(instance, route)
    return found


def route_order(instance: TransportInstance, route: Route) -> list[Violation]:
    """Return every rule that one route breaks and that needs no clock to see; none for numbers that mean nothing.

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.
    """
    if not is_known(instance, route):
        return []
    vehicle = instance.vehicles[route.vehicle]
    return [
        *_order_that_is_wrong(instance, vehicle, route),
        *_leave_that_is_missing(instance, vehicle, route),
        *_places_that_are_missing(instance, vehicle, route),
        *_company_that_is_not_allowed(instance, vehicle, route),
        *_classes_that_may_not_share(instance, vehicle, route),
        *_roads_that_are_missing(instance, vehicle, route),
    ]


def is_known(instance: TransportInstance, route: Route) -> bool:
    """Whether the vehicle and every stop of a route are numbers of the instance.

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.
    """
    stops = all(0 <= stop < 2 * instance.size for stop in route.stops)
    return stops and 0 <= route.vehicle < len(instance.vehicles)


def can_be_timed(instance: TransportInstance, route: Route) -> bool:
    """Whether a route is one that times can be asked for: each delivery after its pickup, and roads all the way.

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.
    """
    if not is_known(instance, route):
        return False
    vehicle = instance.vehicles[route.vehicle]
    broken = [*_order_that_is_wrong(instance, vehicle, route), *_roads_that_are_missing(instance, vehicle, route)]
    return not broken


def changeovers_due(instance: TransportInstance, stops: Sequence[int]) -> dict[int, str]:
    """Return the positions of the pickups that ask for a changeover right before, and the class that it is owed to.

    A pickup asks for one where the vehicle, since its last changeover, has had a class on board that the new one may
    only follow after a changeover.

    Parameters
    ----------
    instance
        The day.
    stops
        In order.
    """
    found: dict[int, str] = {}
    begin = 0
    for position, stop in enumerate(stops):
        if stop >= instance.size:
            continue
        group = instance.requests[stop].group
        before = [instance.requests[other].group for other in stops[begin:position] if other < instance.size]
        owed = [other for other in before if _sharing(instance, group, other) == "changeover"]
        if owed:
            found[position] = owed[-1]
            begin = position
    return found


def _sharing(instance: TransportInstance, one: str, other: str) -> str:
    first, second = sorted((one, other))
    return instance.sharing.get((first, second), "yes" if one == other else "no")


def _numbers_that_mean_nothing(instance: TransportInstance, plan: Plan) -> Iterator[Violation]:
    for route in plan.routes:
        if not is_known(instance, route):
            where = (str(route.vehicle), *map(str, route.stops))
            yield Violation("route_is_known", where, "a route has a vehicle or a stop that is not there")


def _service_that_is_not_once(instance: TransportInstance, plan: Plan) -> Iterator[Violation]:
    size = instance.size
    times = Counter(stop for route in plan.routes for stop in route.stops)
    for number, request in enumerate(instance.requests):
        pickups, deliveries = times[number], times[number + size]
        if max(pickups, deliveries) > 1:
            message = f"{request.name} is picked up {pickups} times and delivered {deliveries} times"
            yield Violation("request_is_served_once", (request.name,), message, Fraction(max(pickups, deliveries) - 1))
        if not pickups and instance.unserved_cost is None:
            yield Violation("every_request_is_served", (request.name,), f"no vehicle picks up {request.name}")
        if (number in plan.unserved) == bool(pickups):
            message = f"{request.name} is served" if pickups else f"{request.name} is not served"
            yield Violation("unserved_are_told", (request.name,), f"{message}, and the plan says otherwise")
    for number in sorted({number for number in plan.unserved if not 0 <= number < size}):
        yield Violation("unserved_are_told", (str(number),), "a request that is not there is told to be unserved")


def _vehicles_that_are_not_there(instance: TransportInstance, plan: Plan) -> Iterator[Violation]:
    used = Counter(route.vehicle for route in plan.routes)
    for number, vehicle in enumerate(instance.vehicles):
        if used[number] > vehicle.number:
            message = f"{used[number]} vehicles of the kind {vehicle.name} go out, and there are {vehicle.number}"
            yield Violation("vehicles_are_enough", (vehicle.name,), message, Fraction(used[number] - vehicle.number))


def _order_that_is_wrong(instance: TransportInstance, vehicle: Vehicle, route: Route) -> Iterator[Violation]:
    size = instance.size
    for number in dict.fromkeys(stop % size for stop in route.stops):
        name = instance.requests[number].name
        kinds = [stop < size for stop in route.stops if stop % size == number]
        if kinds == [True, False]:
            continue
        if True not in kinds:
            message = f"{vehicle.name} delivers {name} and never picks it up"
        elif False not in kinds:
            message = f"{vehicle.name} picks {name} up and never delivers it"
        elif len(kinds) > 2:
            message = f"{vehicle.name} stops more than twice for {name}"
        else:
            message = f"{vehicle.name} delivers {name} before it picks it up"
        yield Violation("pickup_comes_first", (vehicle.name, name), message)


def _leave_that_is_missing(instance: TransportInstance, vehicle: Vehicle, route: Route) -> Iterator[Violation]:
    for stop in route.stops:
        if stop >= instance.size:
            continue
        request = instance.requests[stop]
        where = (vehicle.name, request.name)
        lacking = sorted(request.skills - vehicle.skills)
        if lacking:
            message = f"the crew of {vehicle.name} has not the skills for {request.name}: {', '.join(lacking)}"
            yield Violation("crew_has_skills", where, message, Fraction(len(lacking)))
        if vehicle.groups and request.group not in vehicle.groups:
            message = f"{vehicle.name} may not carry {request.group}, which {request.name} is"
            yield Violation("vehicle_may_carry", where, message)


def _aboard(instance: TransportInstance, route: Route) -> Iterator[tuple[Request, list[Request]]]:
    """Yield each request as it is picked up, with those that are on board already."""
    board: dict[int, Request] = {}
    for stop in route.stops:
        if stop < instance.size:
            yield instance.requests[stop], list(board.values())
            board[stop] = instance.requests[stop]
        else:
            board.pop(stop - instance.size, None)


def _places_that_are_missing(instance: TransportInstance, vehicle: Vehicle, route: Route) -> Iterator[Violation]:
    for request, board in _aboard(instance, route):
        load = [sum(parts) for parts in zip(request.load, *(other.load for other in board), strict=True)]
        over = min(
            max((part - room for part, room in zip(load, layout, strict=True)), default=0) for layout in vehicle.layouts
        )
        if over > 0:
            names = [other.name for other in board] + [request.name]
            message = f"{vehicle.name} has no room for {', '.join(names)} at once"
            yield Violation("places_suffice", (vehicle.name, *names), message, Fraction(over))


def _company_that_is_not_allowed(instance: TransportInstance, vehicle: Vehicle, route: Route) -> Iterator[Violation]:
    for request, board in _aboard(instance, route):
        for other in board:
            if request.alone or other.alone:
                alone = request if request.alone else other
                where = (vehicle.name, other.name, request.name)
                message = f"{other.name} and {request.name} are together in {vehicle.name}, and {alone.name} is alone"
                yield Violation("alone_means_alone", where, message)


def _classes_that_may_not_share(instance: TransportInstance, vehicle: Vehicle, route: Route) -> Iterator[Violation]:
    groups = [instance.requests[stop].group for stop in route.stops if stop < instance.size]
    told = set()
    for place, group in enumerate(groups):
        for other in groups[:place]:
            pair = (min(group, other), max(group, other))
            if _sharing(instance, *pair) == "no" and pair not in told:
                told.add(pair)
                message = f"{vehicle.name} carries {pair[0]} and {pair[1]} on one day"
                yield Violation("classes_may_share", (vehicle.name, *pair), message)
    due = changeovers_due(instance, route.stops)
    pickups = [position for position, stop in enumerate(route.stops) if stop < instance.size]
    for position, (request, board) in zip(pickups, _aboard(instance, route), strict=True):
        if position in due and board:
            message = f"{vehicle.name} is not empty for the changeover from {due[position]} to {request.group}"
            where = (vehicle.name, *(other.name for other in board), request.name)
            yield Violation("classes_may_share", where, message)


def _roads_that_are_missing(instance: TransportInstance, vehicle: Vehicle, route: Route) -> Iterator[Violation]:
    places = [vehicle.depot, *(instance.place[stop] for stop in route.stops), vehicle.depot]
    for here, there in dict.fromkeys(pairwise(places)):
        if instance.travel[here, there] == NO_ROAD:
            where = (vehicle.name, instance.places[here], instance.places[there])
            yield Violation("road_exists", where, f"no road leads from {where[1]} to {where[2]}")

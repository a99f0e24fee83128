"""When one vehicle is where: the best timetable of a route, or that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.plan import Route
from models.transport.vehicle import Vehicle


@dataclass(frozen=True)
class Timetable:
    """A route with its times and its cost.

    Parameters
    ----------
    departure, arrival
        When the vehicle leaves its depot and is back [ticks].
    begins
        When service begins at each stop, in the route's order [ticks].
    distance
        Way from depot to depot [units of distance].
    cost
        What it costs [cost units].
    break_before
        Position of the stop that a break is taken before, 0 for the first; ``None`` where no break is due.
    """

    departure: int
    arrival: int
    begins: tuple[int, ...]
    distance: int
    cost: int
    break_before: int | None = None

    @property
    def duration(self) -> int:
        """Time from departure to return [ticks]."""
        return self.arrival - self.departure


def timetable(instance: TransportInstance, route: Route) -> Timetable | None:
    """Return the shortest timetable of a route that keeps every rule, or ``None`` where there is none.

    Order, places on board, classes and skills are held first; then times are the least fixed point of the differences
    that windows, drives, services and times on board demand. The return is as early as can be and, given that, the
    departure as late as can be, which is the shortest duration there is [1]_; each stop is as early as the departure
    allows. Where work is so long that a break is due, each moment with an empty vehicle is tried for it.

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.

    References
    ----------
    .. [1] R. K. Ahuja, T. L. Magnanti and J. B. Orlin, Network Flows, Prentice Hall, 1993, chapter 4, on systems of
       difference constraints and longest paths.
    """
    vehicle = instance.vehicles[route.vehicle]
    if not keeps_order_and_places(instance, vehicle, route.stops):
        return None
    drives = _drives(instance, vehicle, route.stops)
    if drives is None:
        return None
    times = _times(instance, vehicle, route.stops, drives, None)
    if times is None:
        return None
    break_before = None
    if vehicle.break_after and times[-1] - times[0] > vehicle.break_after:
        tried = [
            (found[-1] - found[0], place, found)
            for place in _empty_before(instance, route.stops)
            if (found := _times(instance, vehicle, route.stops, drives, place)) is not None
        ]
        if not tried:
            return None
        _, break_before, times = min(tried)
    distance = route_distance(instance, vehicle, route.stops)
    duration = times[-1] - times[0]
    cost = vehicle.cost_fixed + vehicle.cost_tick * duration + vehicle.cost_distance * distance
    cost += vehicle.cost_request * (len(route.stops) // 2)
    return Timetable(times[0], times[-1], tuple(times[1:-1]), distance, cost, break_before)


def route_distance(instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int]) -> int:
    """Return the way from the depot over all stops and back [units of distance].

    Parameters
    ----------
    instance
        The day.
    vehicle
        Who drives.
    stops
        In order.
    """
    places = [vehicle.depot, *(instance.place[stop] for stop in stops), vehicle.depot]
    return sum(int(instance.distance[here, there]) for here, there in pairwise(places))


def keeps_order_and_places(instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int]) -> bool:
    """Whether each request is picked up, then delivered, and everything on board fits and may be together.

    Parameters
    ----------
    instance
        The day.
    vehicle
        Who drives.
    stops
        In order.
    """
    size = instance.size
    board: set[int] = set()
    done: set[int] = set()
    load = [0] * len(instance.resources)
    groups: set[str] = set()
    for stop in stops:
        number = stop % size
        request = instance.requests[number]
        if stop >= size:
            if number not in board:
                return False
            board.remove(number)
            load = [here - part for here, part in zip(load, request.load, strict=True)]
            continue
        if number in done or not instance.may_carry(vehicle, request):
            return False
        if board and (request.alone or any(instance.requests[other].alone for other in board)):
            return False
        if any(instance.sharing_of(request.group, instance.requests[other].group) != "yes" for other in board):
            return False
        if any(instance.sharing_of(request.group, other) == "no" for other in groups):
            return False
        groups.add(request.group)
        board.add(number)
        done.add(number)
        load = [here + part for here, part in zip(load, request.load, strict=True)]
        if not vehicle.holds(tuple(load)):
            return False
    return not board


def pause_between(instance: TransportInstance, stop: int, following: int) -> int:
    """Return how long a changeover between two stops takes, 0 where none is due [ticks].

    It is due where the vehicle changes, empty, from one class to another that it may only carry afterwards. As the
    vehicle is empty between a delivery and a pickup whose classes may not be on board together, looking at the two
    stops is enough.

    Parameters
    ----------
    instance
        The day.
    stop, following
        Two stops, one right after the other.
    """
    if stop < instance.size or following >= instance.size:
        return 0
    pair = (instance.request_of(stop).group, instance.request_of(following).group)
    return instance.changeover if instance.sharing_of(*pair) == "changeover" else 0


def _drives(instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int]) -> list[int] | None:
    """Return the least time from the beginning of each stop to that of the next, depots in; ``None`` without a road."""
    travel, place, service = instance.travel, instance.place, instance.service
    if not stops:
        return [0]
    drives = [int(travel[vehicle.depot, place[stops[0]]])]
    for stop, following in pairwise(stops):
        drive = int(travel[place[stop], place[following]])
        if drive == NO_ROAD:
            return None
        drives.append(service[stop] + drive + pause_between(instance, stop, following))
    last = int(travel[place[stops[-1]], vehicle.depot])
    if NO_ROAD in {drives[0], last}:
        return None
    return [*drives, service[stops[-1]] + last]


def _empty_before(instance: TransportInstance, stops: Sequence[int]) -> list[int]:
    """Return the positions, but the first, that the vehicle comes to empty."""
    found, on_board = [], 0
    for place, stop in enumerate(stops):
        if on_board == 0 and place:
            found.append(place)
        on_board += 1 if stop < instance.size else -1
    return found


def _times(
    instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int], drives: list[int], break_before: int | None
) -> list[int] | None:
    """Return departure, beginning of each stop and return, with a break before one position where one is asked for."""
    size, count = instance.size, len(stops)
    low = [vehicle.shift[0], *(instance.window[stop][0] for stop in stops), vehicle.shift[0]]
    high = [vehicle.shift[1], *(instance.window[stop][1] for stop in stops), vehicle.shift[1]]
    least = list(drives)
    # (earlier, later, most): the later is at most so long after the earlier.
    most: list[tuple[int, int, int]] = []
    at = {stop: place + 1 for place, stop in enumerate(stops)}
    for stop, place in at.items():
        limit = instance.requests[stop].max_on_board if stop < size else None
        if limit is not None:
            most.append((place, at[stop + size], instance.service[stop] + limit))
    if vehicle.longest < vehicle.shift[1] - vehicle.shift[0]:
        most.append((0, count + 1, vehicle.longest))
    if break_before is not None:
        least[break_before] += vehicle.break_length
        # The break is taken right before the drive to the next stop: work before it ends with the stop before, and
        # work after it begins with the drive.
        done = drives[break_before] - instance.service[stops[break_before - 1]]
        most.append((0, break_before, vehicle.break_after - instance.service[stops[break_before - 1]]))
        most.append((break_before + 1, count + 1, vehicle.break_after - done))
    first = _earliest(low, high, least, most)
    if first is None:
        return None
    latest = _latest(low, [*high[:-1], first[-1]], least, most)
    if latest is None:
        return None
    return _earliest([latest[0], *low[1:]], high, least, most)


def _earliest(low: list[int], high: list[int], least: list[int], most: list[tuple[int, int, int]]) -> list[int] | None:
    """Return the least times that keep every difference, or ``None`` where there are none."""
    times = list(low)
    # A longest path goes through each limit at most once, so that many passes settle every time; what still moves then
    # contradicts itself.
    for _ in range(len(most) + 2):
        for place, drive in enumerate(least):
            times[place + 1] = max(times[place + 1], times[place] + drive)
        if any(time > end for time, end in zip(times, high, strict=True)):
            return None
        changed = False
        for earlier, later, limit in most:
            if times[later] - limit > times[earlier]:
                times[earlier] = times[later] - limit
                changed = True
        if not changed:
            return times
    return None


def _latest(low: list[int], high: list[int], least: list[int], most: list[tuple[int, int, int]]) -> list[int] | None:
    """Return the greatest times that keep every difference, or ``None`` where there are none."""
    backwards = _earliest(
        [-time for time in reversed(high)],
        [-time for time in reversed(low)],
        list(reversed(least)),
        [(len(high) - 1 - later, len(high) - 1 - earlier, limit) for earlier, later, limit in most],
    )
    return None if backwards is None else [-time for time in reversed(backwards)]

"""When one vehicle is where: the best timetable of a route, or that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from models.transport.instance import NO_ROAD, TransportInstance
from models.transport.on_board import changeovers, keeps_order_and_places, pause_between
from models.transport.plan import Route
from models.transport.vehicle import Vehicle

__all__ = ["Timetable", "changeovers", "keeps_order_and_places", "pause_between", "route_distance", "timetable"]


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
    breaks_before
        Positions of the stops that a break is taken before, 0 for the first stop and the number of stops for the way
        home; a break is taken where the stop before it is. Empty where no break is due.
    """

    departure: int
    arrival: int
    begins: tuple[int, ...]
    distance: int
    cost: int
    breaks_before: tuple[int, ...] = ()

    @property
    def duration(self) -> int:
        """Time from departure to return [ticks]."""
        return self.arrival - self.departure


def timetable(instance: TransportInstance, route: Route) -> Timetable | None:
    """Return the shortest timetable of a route that keeps every rule, or ``None`` where there is none.

    Order, places on board, classes and skills are held first; then times are the least fixed point of the differences
    that windows, drives, services and times on board demand. The return is as early as can be and, given that, the
    departure as late as can be, which is the shortest duration there is [1]_; each stop is as early as the departure
    allows. Where work is so long that breaks are due, every choice of moments with an empty vehicle is tried that has
    no break to spare.

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
    times = _times(instance, vehicle, route.stops, drives, ())
    if times is None:
        return None
    breaks: tuple[int, ...] = ()
    if vehicle.break_after and times[-1] - times[0] > vehicle.break_after:
        found = _with_breaks(instance, vehicle, route.stops, drives, times[-1] - times[0])
        if found is None:
            return None
        breaks, times = found
    distance = route_distance(instance, vehicle, route.stops)
    duration = times[-1] - times[0]
    cost = vehicle.cost_fixed + vehicle.cost_tick * duration + vehicle.cost_distance * distance
    cost += vehicle.cost_request * (len(route.stops) // 2)
    return Timetable(times[0], times[-1], tuple(times[1:-1]), distance, cost, breaks)


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


def _drives(instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int]) -> list[int] | None:
    """Return the least time from the beginning of each stop to that of the next, depots in; ``None`` without a road."""
    travel, place, service = instance.travel, instance.place, instance.service
    if not stops:
        return [0]
    changed = changeovers(instance, stops) if instance.changeover else ()
    drives = [int(travel[vehicle.depot, place[stops[0]]])]
    for position, (stop, following) in enumerate(pairwise(stops), start=1):
        drive = int(travel[place[stop], place[following]])
        if drive == NO_ROAD:
            return None
        drives.append(service[stop] + drive + (instance.changeover if position in changed else 0))
    last = int(travel[place[stops[-1]], vehicle.depot])
    if NO_ROAD in {drives[0], last}:
        return None
    return [*drives, service[stops[-1]] + last]


def _with_breaks(
    instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int], drives: list[int], shortest: int
) -> tuple[tuple[int, ...], list[int]] | None:
    """Return the breaks and times of the shortest timetable with breaks, ``None`` where there is none.

    A choice that contains another which will do is never shorter. So only those are of use in which no break can be
    left out, that is, in which two stretches of work and the break between them exceed the limit; as they do so one by
    one without overlap, there are fewer than two breaks for each time the limit fits into the longest duration.
    """
    limit, places = vehicle.break_after, _empty_before(instance, stops)
    begins = list(accumulate(drives, initial=0))
    ends = {place: begins[place] + instance.service[stops[place - 1]] for place in places}
    best: tuple[tuple[int, ...], list[int]] | None = None
    enough: list[set[int]] = []
    for number in range(1, min(len(places), 2 * ((vehicle.longest - 1) // limit)) + 1):
        for chosen in combinations(places, number):
            work = [0, *(ends[place] for place in chosen), begins[-1]]
            if any(end - begin > limit for begin, end in pairwise(work)):
                continue
            if any(known <= set(chosen) for known in enough):
                continue
            times = _times(instance, vehicle, stops, drives, chosen)
            if times is None:
                continue
            enough.append(set(chosen))
            if best is None or times[-1] - times[0] < best[1][-1] - best[1][0]:
                best = (chosen, times)
            if times[-1] - times[0] == shortest:
                return best
    return best


def _empty_before(instance: TransportInstance, stops: Sequence[int]) -> list[int]:
    """Return the positions, but the first, that the vehicle comes to empty, the way home in."""
    found, on_board = [], 0
    for place, stop in enumerate(stops, start=1):
        on_board += 1 if stop < instance.size else -1
        if on_board == 0:
            found.append(place)
    return found


def _times(
    instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int], drives: list[int], breaks: tuple[int, ...]
) -> list[int] | None:
    """Return departure, beginning of each stop and return, with breaks before some positions."""
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
    # A break is taken right before the drive to the next stop: work before it ends with the stop before, and work after
    # it begins with the drive.
    begin, done = 0, 0
    for place in breaks:
        served = instance.service[stops[place - 1]]
        least[place] += vehicle.break_length
        most.append((begin, place, vehicle.break_after - done - served))
        begin, done = place + 1, drives[place] - served
    if breaks:
        most.append((begin, count + 1, vehicle.break_after - done))
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

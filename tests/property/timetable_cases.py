"""Random days for timetables, and two ways to the shortest duration that share nothing with the models."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from models.transport.instance import NO_ROAD, Sharing, TransportInstance
from models.transport.plan import Route
from models.transport.request import Request, Window
from models.transport.vehicle import Vehicle

GROUPS = ("linen", "mail", "patient")
PLACES = 3
FOREVER = 10_000
PAIRS = [(one, other) for one in GROUPS for other in GROUPS if one <= other]


@st.composite
def requests(draw: st.DrawFn, name: str, longest: int, mixed: bool) -> Request:
    """Draw a request at any time; of any class, and perhaps alone, where they are mixed."""
    place = st.integers(0, PLACES - 1)
    service = st.integers(0, longest)
    return Request(
        name=name,
        trust="T",
        kind="journey",
        pickup=draw(place),
        delivery=draw(place),
        pickup_window=(0, FOREVER),
        delivery_window=(0, FOREVER),
        pickup_service=draw(service),
        delivery_service=draw(service),
        load=(draw(st.integers(0, 2)), draw(st.integers(0, 1))),
        group=draw(st.sampled_from(GROUPS)) if mixed else "patient",
        alone=mixed and draw(st.integers(0, 9)) == 0,
        skills=frozenset({"lift"}) if mixed and draw(st.integers(0, 9)) == 0 else frozenset(),
    )


@st.composite
def vehicles(draw: st.DrawFn, mixed: bool) -> Vehicle:
    """Draw a vehicle; one whose places, skills and leave may not do, where requests are mixed."""
    return Vehicle(
        name="van",
        trust="T",
        depot=draw(st.integers(0, PLACES - 1)),
        number=1,
        layouts=((4, 1), (1, 2)) if mixed else ((99, 99),),
        shift=(0, FOREVER),
        skills=frozenset({"lift"}) if draw(st.booleans()) else frozenset(),
        groups=frozenset(GROUPS[:2]) if mixed and draw(st.integers(0, 9)) == 0 else frozenset(),
        cost_fixed=1000,
        cost_tick=7,
        cost_distance=3,
        cost_request=11,
    )


@st.composite
def open_days(draw: st.DrawFn, most: int, longest: int, mixed: bool) -> TransportInstance:
    """Draw a day of a few requests at any time; classes, loads and missing roads matter where they are mixed."""
    missing = mixed and draw(st.integers(0, 9)) == 0
    matrix = st.lists(st.integers(NO_ROAD if missing else 0, longest), min_size=PLACES**2, max_size=PLACES**2)
    travel = np.array(draw(matrix), dtype=np.int64).reshape(PLACES, PLACES)
    sharing: st.SearchStrategy[Sharing] = st.sampled_from(["yes", "yes", "yes", "changeover", "changeover", "no"])
    return TransportInstance(
        places=tuple(f"p{place}" for place in range(PLACES)),
        travel=travel,
        distance=travel + 1,
        requests=tuple(draw(requests(f"r{each}", longest, mixed)) for each in range(draw(st.integers(1, most)))),
        vehicles=(draw(vehicles(mixed)),),
        resources=("seat", "wheelchair"),
        sharing={pair: draw(sharing) for pair in PAIRS} if mixed else {},
        changeover=draw(st.integers(0, 2)) if mixed else 0,
        cleaning=draw(st.integers(0, 2)) if mixed else 0,
        unserved_cost=100_000,
    )


@st.composite
def routes(draw: st.DrawFn, instance: TransportInstance) -> Route:
    """Draw a route of all requests in which each pickup comes before its delivery."""
    order = draw(st.permutations([*range(instance.size)] * 2))
    stops: list[int] = []
    for request in order:
        stops.append(request + instance.size if request in stops else request)
    return Route(0, tuple(stops))


@st.composite
def days(draw: st.DrawFn, most: int, longest: int, *, mixed: bool = False) -> tuple[TransportInstance, Route]:
    """Draw a day and a route of it; windows and limits lie around one way to drive it, and now and then too close."""
    instance = draw(open_days(most, longest, mixed))
    route = draw(routes(instance))
    waits = st.sampled_from([0, 0, 0, 1, longest, 2 * longest])
    clock = draw(st.integers(0, 2))
    times = [clock]
    for service, drive, _ in _legs(instance, route):
        clock += service + max(0, drive) + draw(waits)
        times.append(clock)
    at = dict(zip(route.stops, times[1:-1], strict=True))
    slack = st.sampled_from([0, 0, 0, 1, 1, 2, longest, longest, 3 * longest, FOREVER, FOREVER, -1])
    around = [draw(_around(at[stop], slack)) for stop in range(2 * instance.size)]
    changed = []
    for number, request in enumerate(instance.requests):
        ride = at[number + instance.size] - at[number] - request.pickup_service
        limit = draw(st.sampled_from([None, None, ride, ride, ride + 1, ride + longest, ride + longest, ride - 1]))
        moved = replace(request, pickup_window=around[number], delivery_window=around[number + instance.size])
        changed.append(replace(moved, max_on_board=None if limit is None else max(0, limit)))
    duration = times[-1] - times[0]
    rests = duration > 1 and draw(st.integers(0, 3)) > 0
    vehicle = replace(
        instance.vehicles[0],
        shift=draw(_shift(times[0], times[-1], longest)),
        max_duration=draw(st.sampled_from([None, None, None, duration, max(0, duration - 1), duration + longest])),
        break_after=draw(st.integers(max(1, duration // 3), duration)) if rests else 0,
        break_length=draw(st.integers(1, 1 + longest)) if rests else 0,
    )
    return replace(instance, requests=tuple(changed), vehicles=(vehicle,)), route


@st.composite
def spoilt(draw: st.DrawFn, drawn: tuple[TransportInstance, Route]) -> tuple[TransportInstance, Route]:
    """Forget, repeat or exchange a stop of the route now and then."""
    instance, route = drawn
    stops = list(route.stops)
    for _ in range(draw(st.sampled_from([0, 0, 0, 0, 1, 2]))):
        place = draw(st.integers(0, len(stops)))
        stop = st.integers(0, 2 * instance.size - 1)
        stops[place : place + draw(st.integers(0, 1))] = draw(st.lists(stop, max_size=1))
    return instance, Route(0, tuple(stops))


@st.composite
def _around(draw: st.DrawFn, time: int, slack: st.SearchStrategy[int]) -> Window:
    before, after = draw(slack), draw(slack)
    first = max(0, time - before)
    return first, max(first, time + after)


@st.composite
def _shift(draw: st.DrawFn, departure: int, arrival: int, longest: int) -> Window:
    return draw(st.integers(0, departure)), max(
        departure, arrival + draw(st.sampled_from([0, 1, longest, longest, longest, -1]))
    )


def _legs(instance: TransportInstance, route: Route) -> list[tuple[int, int, bool]]:
    """Return service before, drive, and whether the vehicle is empty, for each leg; classes are all alike."""
    vehicle, size = instance.vehicles[0], instance.size
    places = [vehicle.depot]
    service, on_board = [0], [0]
    for stop in route.stops:
        request = instance.requests[stop % size]
        places.append(request.pickup if stop < size else request.delivery)
        service.append(request.pickup_service if stop < size else request.delivery_service)
        on_board.append(on_board[-1] + (1 if stop < size else -1))
    drives = [int(instance.travel[here, there]) for here, there in pairwise([*places, vehicle.depot])]
    empty = [bool(place) and not people for place, people in enumerate(on_board)]
    return list(zip(service, drives, empty, strict=True))


def by_every_tick(instance: TransportInstance, route: Route) -> int | None:
    """Return the shortest duration by going through every tick of every timetable, breaks wherever they may be."""
    vehicle = instance.vehicles[0]
    first, last = vehicle.shift
    # (departure, begin of the work, begin at the last stop, when those on board were loaded)
    states = {(start, start, start, frozenset[tuple[int, int]]()) for start in range(first, last + 1)}
    for (service, drive, empty), stop in zip(_legs(instance, route), [*route.stops, None], strict=True):
        reached = set()
        for departure, work, begin, loaded in states:
            leaves = {(work, begin + service)}
            if empty and vehicle.break_after and begin + service - work <= vehicle.break_after:
                leaves |= {(end, end) for end in range(begin + service + vehicle.break_length, last + 1)}
            for since, leave in leaves:
                reached |= _arrivals(instance, stop, (departure, since, leave + drive), loaded)
        states = reached
    found = [
        end - departure
        for departure, work, end, _ in states
        if (vehicle.max_duration is None or end - departure <= vehicle.max_duration)
        and (not vehicle.break_after or end - work <= vehicle.break_after)
    ]
    return min(found, default=None)


def _arrivals(
    instance: TransportInstance,
    stop: int | None,
    arrival: tuple[int, int, int],
    loaded: frozenset[tuple[int, int]],
) -> set[tuple[int, int, int, frozenset[tuple[int, int]]]]:
    """Return what may follow an arrival: service at every tick that windows and times on board let it begin."""
    departure, since, earliest = arrival
    end = instance.vehicles[0].shift[1]
    if stop is None:
        return {(departure, since, earliest, loaded)} if earliest <= end else set()
    request = instance.requests[stop % instance.size]
    if stop < instance.size:
        first, last = request.pickup_window
        times = range(max(first, earliest), min(last, end) + 1)
        return {(departure, since, begin, loaded | {(stop, begin + request.pickup_service)}) for begin in times}
    first, last = request.delivery_window
    since_loaded = dict(loaded)[stop - instance.size]
    rest = loaded - {(stop - instance.size, since_loaded)}
    limit = last if request.max_on_board is None else min(last, since_loaded + request.max_on_board)
    return {(departure, since, begin, rest) for begin in range(max(first, earliest), min(limit, end) + 1)}


def by_linear_programme(instance: TransportInstance, route: Route) -> int | None:
    """Return the shortest duration by a linear programme for every set of legs that breaks might be taken in."""
    vehicle = instance.vehicles[0]
    legs = _legs(instance, route)
    empty = [place for place, leg in enumerate(legs) if leg[2]] if vehicle.break_after else []
    found = [
        _shortest(instance, route, chosen) for size in range(len(empty) + 1) for chosen in combinations(empty, size)
    ]
    return min((duration for duration in found if duration is not None), default=None)


def _shortest(instance: TransportInstance, route: Route, chosen: tuple[int, ...]) -> int | None:
    """Return the shortest duration with breaks in some legs; variables are all moments, then the ends of breaks."""
    vehicle, size, count = instance.vehicles[0], instance.size, len(route.stops)
    limits = [vehicle.shift]
    for stop in route.stops:
        request = instance.requests[stop % size]
        limits.append(request.pickup_window if stop < size else request.delivery_window)
    limits.append(vehicle.shift)
    limits += [(0, vehicle.shift[1])] * len(chosen)
    # Each row says: time of the first less time of the second is at most so much.
    rows: list[tuple[int, int, int]] = []
    work, worked = 0, 0
    for place, (service, drive, _) in enumerate(_legs(instance, route)):
        if place not in chosen:
            rows.append((place, place + 1, -service - drive))
            continue
        end = count + 2 + chosen.index(place)
        rows += [(place, end, -service - vehicle.break_length), (end, place + 1, -drive)]
        rows.append((place, work, vehicle.break_after - service))
        work, worked = end, worked + 1
    if vehicle.break_after:
        rows.append((count + 1, work, vehicle.break_after))
    if vehicle.max_duration is not None:
        rows.append((count + 1, 0, vehicle.max_duration))
    at = {stop: place for place, stop in enumerate(route.stops, start=1)}
    for number, request in enumerate(instance.requests):
        if request.max_on_board is not None:
            rows.append((at[number + size], at[number], request.pickup_service + request.max_on_board))
    matrix = np.zeros((len(rows), len(limits)))
    for row, (one, other, _) in enumerate(rows):
        matrix[row, one] += 1
        matrix[row, other] -= 1
    objective = np.zeros(len(limits))
    objective[[0, count + 1]] = -1, 1
    solved = linprog(objective, A_ub=matrix, b_ub=[most for _, _, most in rows], bounds=limits, method="highs")
    return round(solved.fun) if solved.status == 0 else None

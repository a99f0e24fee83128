"""The times of a route as a graph of differences: what must be how long after what, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from models.transport.check_order import changeovers_due
from models.transport.instance import TransportInstance
from models.transport.plan import Route

CLOCK, DEPARTURE = 0, 1
"""The moment that times are counted from, and the departure; stops follow, then the return, then breaks."""


@dataclass(frozen=True)
class Difference:
    """One moment is at least so long after another.

    Parameters
    ----------
    earlier, later
        Moments.
    least
        The time of the later less that of the earlier is at least this [ticks]; below 0 where the rule is a limit.
    rule
        The rule that says so, in words.
    about
        Names of the requests it is about.
    """

    earlier: int
    later: int
    least: int
    rule: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Differences:
    """All that the times of one route must keep.

    Parameters
    ----------
    moments
        What each moment is, in words.
    rows
        The differences; with the moments they are a graph whose longest paths are the times.
    """

    moments: tuple[str, ...]
    rows: tuple[Difference, ...]


def differences(instance: TransportInstance, route: Route, breaks: Sequence[int] = ()) -> Differences:
    """Return the differences that the times of a route must keep.

    Parameters
    ----------
    instance
        The day.
    route
        Its stops in an order that may be driven; every road is there.
    breaks
        Positions of the stops before whose drive a break is taken; the number of stops for the way home.
    """
    vehicle = instance.vehicles[route.vehicle]
    back = DEPARTURE + len(route.stops) + 1
    moments = ["the day begins", f"{vehicle.name} leaves", *(stop_words(instance, stop) for stop in route.stops)]
    moments += [f"{vehicle.name} is back"]
    rows = [
        Difference(CLOCK, DEPARTURE, vehicle.shift[0], f"begin of the shift of {vehicle.name}"),
        Difference(back, CLOCK, -vehicle.shift[1], f"end of the shift of {vehicle.name}"),
        *_windows(instance, route),
        *_times_on_board(instance, route),
    ]
    if vehicle.max_duration is not None:
        rows.append(Difference(back, DEPARTURE, -vehicle.max_duration, f"longest duration of {vehicle.name}"))
    work = DEPARTURE
    limit = f"longest work of {vehicle.name} without a break"
    for leg in legs(instance, route):
        if leg.position not in breaks:
            words = " and ".join(part for part in (leg.service_rule, leg.drive_rule) if part)
            rows.append(Difference(leg.begin, leg.begin + 1, leg.service + leg.drive, words, leg.about))
            continue
        pause, resume = len(moments), len(moments) + 1
        moments += [f"break {'begins' if moment == pause else 'ends'}" for moment in (pause, resume)]
        rows += [
            Difference(leg.begin, pause, leg.service, leg.service_rule, leg.about),
            Difference(pause, resume, vehicle.break_length, f"break of {vehicle.name}"),
            Difference(resume, leg.begin + 1, leg.drive, leg.drive_rule, leg.about),
            Difference(pause, work, -vehicle.break_after, limit),
        ]
        work = resume
    if breaks:
        rows.append(Difference(back, work, -vehicle.break_after, limit))
    return Differences(tuple(moments), tuple(rows))


def longest_paths(graph: Differences) -> list[int] | tuple[Difference, ...]:
    """Return the longest way from the departure to each moment, or a cycle of differences that contradict each other.

    A cycle whose sum is above 0 says that a moment is later than itself. Bellman and Ford's method, which settles every
    longest way in as many passes as there are moments, or meets such a cycle.

    Parameters
    ----------
    graph
        The differences of a route; every moment can be reached from the departure.
    """
    count = len(graph.moments)
    far: list[int | None] = [None] * count
    far[DEPARTURE] = 0
    by: list[Difference | None] = [None] * count
    moved: Difference | None = None
    for _ in range(count + 1):
        moved = None
        for row in graph.rows:
            start, end = far[row.earlier], far[row.later]
            if start is not None and (end is None or start + row.least > end):
                far[row.later], by[row.later], moved = start + row.least, row, row
        if moved is None:
            return [way for way in far if way is not None]
    assert moved is not None
    return _cycle(by, moved.later, count)


def _cycle(by: Sequence[Difference | None], moment: int, count: int) -> tuple[Difference, ...]:
    """Return the cycle that is met by walking back from a moment that still moved after as many passes as moments."""
    for _ in range(count):
        row = by[moment]
        assert row is not None
        moment = row.earlier
    found: list[Difference] = []
    here = moment
    while not found or here != moment:
        row = by[here]
        assert row is not None
        found.append(row)
        here = row.earlier
    found.reverse()
    first = min(range(len(found)), key=lambda place: found[place].earlier)
    return tuple(found[first:] + found[:first])


def difference_graph(instance: TransportInstance, route: Route) -> nx.DiGraph[str]:
    """Return the differences of a route, breaks left out, as a graph for people.

    A node is a moment in words. An edge says by ``least`` how long the second is at least after the first [ticks],
    below 0 for a limit, and by ``rule`` why. The longest way from the departure to the return is the shortest duration;
    a cycle whose sum is above 0 says that the route has no timetable.

    Parameters
    ----------
    instance
        The day.
    route
        Its stops in an order that may be driven; every road is there.
    """
    found = differences(instance, route)
    graph: nx.DiGraph[str] = nx.DiGraph(vehicle=instance.vehicles[route.vehicle].name)
    graph.add_nodes_from(found.moments)
    for row in found.rows:
        graph.add_edge(found.moments[row.earlier], found.moments[row.later], least=row.least, rule=row.rule)
    return graph


def stop_words(instance: TransportInstance, stop: int) -> str:
    """Return what happens at a stop.

    Parameters
    ----------
    instance
        The day.
    stop
        As the instance numbers it.
    """
    return f"{'pickup' if stop < instance.size else 'delivery'} of {instance.requests[stop % instance.size].name}"


@dataclass(frozen=True)
class Leg:
    """The way from one moment of a route to the next.

    Parameters
    ----------
    position
        Position of the stop it leads to, the number of stops for the way home.
    begin
        Moment it follows.
    service
        How long the stop that it leaves takes [ticks].
    drive
        Drive and changeover [ticks].
    service_rule, drive_rule
        The two in words; the first empty where the stop takes no time.
    about
        Names of the requests at its ends.
    """

    position: int
    begin: int
    service: int
    drive: int
    service_rule: str
    drive_rule: str
    about: tuple[str, ...]


def legs(instance: TransportInstance, route: Route) -> list[Leg]:
    """Return the legs of a route.

    Parameters
    ----------
    instance
        The day.
    route
        Its stops in an order that may be driven; every road is there.
    """
    vehicle, size = instance.vehicles[route.vehicle], instance.size
    owed = set(changeovers_due(instance, route.stops))
    found = []
    for position, (stop, following) in enumerate(pairwise([None, *route.stops, None])):
        here, there = (
            vehicle.depot
            if end is None
            else (instance.requests[end].pickup if end < size else instance.requests[end - size].delivery)
            for end in (stop, following)
        )
        service, drive = 0, int(instance.travel[here, there])
        drive_rule = f"drive from {instance.places[here]} to {instance.places[there]}"
        service_rule = ""
        if stop is not None:
            request = instance.requests[stop % size]
            cleaning = instance.cleaning if request.alone and stop >= size else 0
            service = (request.pickup_service if stop < size else request.delivery_service) + cleaning
            service_rule = f"time for the {stop_words(instance, stop)}" if service else ""
        if position in owed:
            drive += instance.changeover
            drive_rule += " with a changeover"
        about = dict.fromkeys(instance.requests[end % size].name for end in (stop, following) if end is not None)
        found.append(Leg(position, DEPARTURE + position, service, drive, service_rule, drive_rule, tuple(about)))
    return found


def _windows(instance: TransportInstance, route: Route) -> list[Difference]:
    rows = []
    for moment, stop in enumerate(route.stops, start=DEPARTURE + 1):
        request = instance.requests[stop % instance.size]
        first, last = request.pickup_window if stop < instance.size else request.delivery_window
        words = stop_words(instance, stop)
        rows.append(Difference(CLOCK, moment, first, f"begin of the window for the {words}", (request.name,)))
        rows.append(Difference(moment, CLOCK, -last, f"end of the window for the {words}", (request.name,)))
    return rows


def _times_on_board(instance: TransportInstance, route: Route) -> list[Difference]:
    rows = []
    moment = {stop: place for place, stop in enumerate(route.stops, start=DEPARTURE + 1)}
    for stop in route.stops:
        request = instance.requests[stop % instance.size]
        if stop < instance.size and request.max_on_board is not None:
            limit = request.pickup_service + request.max_on_board
            end = moment[stop + instance.size]
            rows.append(Difference(end, moment[stop], -limit, f"time on board of {request.name}", (request.name,)))
    return rows

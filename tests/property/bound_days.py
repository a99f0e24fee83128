"""Tiny random days and their cheapest plans by trying every route: what bounds are held against."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.request import Request
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle

HORIZON = 120


@st.composite
def tiny_days(draw: st.DrawFn) -> TransportInstance:
    """Return a day of up to three requests and up to two kinds of vehicle."""
    places = draw(st.integers(2, 4))
    corners = [(draw(st.integers(0, 12)), draw(st.integers(0, 12))) for _ in range(places)]
    way = np.array([[abs(a - c) + abs(b - d) for c, d in corners] for a, b in corners], dtype=np.int64)
    if draw(st.booleans()):
        # A way that is longer than over a third place.
        way = way + draw(st.integers(0, 5)) * (way > 6)
    return TransportInstance(
        places=tuple(f"p{number}" for number in range(places)),
        travel=way,
        distance=way * draw(st.integers(1, 3)),
        requests=tuple(draw(_requests(f"r{number}", places)) for number in range(draw(st.integers(1, 3)))),
        vehicles=tuple(draw(_vehicles(f"v{number}", places)) for number in range(draw(st.integers(1, 2)))),
        resources=("seats",),
        sharing={("clean", "dirty"): draw(st.sampled_from(("yes", "changeover", "no")))},
        changeover=draw(st.integers(0, 8)),
        cleaning=draw(st.integers(0, 5)),
        unserved_cost=draw(st.none() | st.integers(0, 300)),
    )


@st.composite
def _requests(draw: st.DrawFn, name: str, places: int) -> Request:
    first = draw(st.integers(0, 40))
    later = draw(st.integers(0, 60))
    return Request(
        name=name,
        trust="A",
        kind="journey",
        pickup=draw(st.integers(0, places - 1)),
        delivery=draw(st.integers(0, places - 1)),
        pickup_window=(first, first + draw(st.integers(0, 60))),
        delivery_window=(later, later + draw(st.integers(10, 60))),
        pickup_service=draw(st.integers(0, 3)),
        delivery_service=draw(st.integers(0, 3)),
        load=(draw(st.integers(0, 2)),),
        max_on_board=draw(st.none() | st.integers(10, 50)),
        group=draw(st.sampled_from(("clean", "dirty"))),
        alone=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def _vehicles(draw: st.DrawFn, name: str, places: int) -> Vehicle:
    rest = draw(st.integers(0, 3)) == 0
    return Vehicle(
        name=name,
        trust="A",
        depot=draw(st.integers(0, places - 1)),
        number=draw(st.integers(0, 2)),
        layouts=((draw(st.integers(1, 3)),),),
        shift=(draw(st.integers(0, 20)), HORIZON),
        max_duration=draw(st.none() | st.integers(30, HORIZON)),
        break_after=40 if rest else 0,
        break_length=10 if rest else 0,
        cost_fixed=draw(st.integers(0, 40)),
        cost_tick=draw(st.integers(0, 3)),
        cost_distance=draw(st.integers(0, 3)),
        cost_request=draw(st.integers(0, 10)),
    )


def cheapest_routes(day: TransportInstance) -> dict[tuple[int, frozenset[int]], tuple[int, Route]]:
    """Return the cheapest route of each kind over each set of requests that has one, by trying every order."""
    found: dict[tuple[int, frozenset[int]], tuple[int, Route]] = {}
    for count in range(1, day.size + 1):
        for chosen in itertools.combinations(range(day.size), count):
            stops = [*chosen, *(request + day.size for request in chosen)]
            for order, kind in itertools.product(itertools.permutations(stops), range(len(day.vehicles))):
                route = Route(kind, order)
                timed = timetable(day, route)
                key = (kind, frozenset(chosen))
                if timed is not None and timed.cost < found.get(key, (timed.cost + 1, route))[0]:
                    found[key] = (timed.cost, route)
    return found


def least_cost(day: TransportInstance) -> int | None:
    """Return what the cheapest plan costs, or ``None`` where there is no plan."""
    routes = [(kind, chosen, cost) for (kind, chosen), (cost, _) in cheapest_routes(day).items()]
    best: int | None = None

    def go_on(left: frozenset[int], used: tuple[int, ...], spent: int) -> None:
        nonlocal best
        if not left:
            best = spent if best is None else min(best, spent)
            return
        request = min(left)
        if day.unserved_cost is not None:
            go_on(left - {request}, used, spent + day.unserved_cost)
        for kind, chosen, cost in routes:
            if request in chosen and chosen <= left and used[kind] < day.vehicles[kind].number:
                more = tuple(number + (place == kind) for place, number in enumerate(used))
                go_on(left - chosen, more, spent + cost)

    go_on(frozenset(range(day.size)), (0,) * len(day.vehicles), 0)
    return best

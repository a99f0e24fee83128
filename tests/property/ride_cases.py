"""Random days small enough for every plan to be tried, and the trying."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import strategies as st

from models.transport.instance import Sharing, TransportInstance
from models.transport.plan import Plan, Route
from models.transport.request import Request
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle

GROUPS = ("linen", "patient", "specimen")
_SHARING: tuple[Sharing, ...] = ("yes", "changeover", "no")


@st.composite
def _vehicles(draw: st.DrawFn, places: int, kinds: int) -> tuple[Vehicle, ...]:
    found = []
    for kind in range(kinds):
        begin = draw(st.integers(0, 20))
        broken = draw(st.sampled_from([0, 0, 60]))
        found.append(
            Vehicle(
                name=f"kind {kind}",
                trust="RXX",
                depot=draw(st.integers(0, places - 1)),
                number=draw(st.integers(0, 2)),
                layouts=draw(st.sampled_from([((2, 0),), ((1, 1),), ((3, 0), (0, 2)), ((4, 4),)])),
                shift=(begin, begin + draw(st.integers(80, 200))),
                max_duration=draw(st.sampled_from([None, None, 70, 100])),
                break_after=broken,
                break_length=10 if broken else 0,
                skills=draw(st.sampled_from([frozenset[str](), frozenset({"crew"})])),
                cost_fixed=draw(st.sampled_from([0, 50])),
                cost_tick=draw(st.sampled_from([0, 1, 3])),
                cost_distance=draw(st.integers(0, 3)),
                cost_request=draw(st.sampled_from([0, 7])),
            )
        )
    return tuple(found)


@st.composite
def _requests(draw: st.DrawFn, places: int, count: int) -> tuple[Request, ...]:
    found = []
    for number in range(count):
        first, second = draw(st.integers(0, 120)), draw(st.integers(20, 160))
        skilled = draw(st.integers(0, 5)) == 0
        found.append(
            Request(
                name=f"J{number}",
                trust="RXX",
                kind="journey",
                pickup=draw(st.integers(0, places - 1)),
                delivery=draw(st.integers(0, places - 1)),
                pickup_window=(first, first + draw(st.integers(0, 60))),
                delivery_window=(second, second + draw(st.integers(0, 60))),
                pickup_service=draw(st.integers(0, 4)),
                delivery_service=draw(st.integers(0, 4)),
                load=draw(st.sampled_from([(1, 0), (0, 1), (2, 0)])),
                max_on_board=draw(st.sampled_from([None, 25, 40])),
                group=draw(st.sampled_from(GROUPS)),
                alone=draw(st.integers(0, 4)) == 0,
                skills=frozenset({"crew"}) if skilled else frozenset(),
            )
        )
    return tuple(found)


@st.composite
def days(draw: st.DrawFn, most: int = 3, kinds: int = 2) -> TransportInstance:
    """Draw a day."""
    places, count = draw(st.integers(2, 4)), draw(st.integers(1, most))
    travel = np.array([[draw(st.integers(0, 25)) for _ in range(places)] for _ in range(places)], dtype=np.int64)
    np.fill_diagonal(travel, 0)
    distance = np.array([[draw(st.integers(0, 30)) for _ in range(places)] for _ in range(places)], dtype=np.int64)
    if draw(st.integers(0, 5)) == 0:
        travel[0, places - 1] = -1
    pairs = [(one, other) for one in GROUPS for other in GROUPS if one <= other]
    return TransportInstance(
        places=tuple(f"P{place}" for place in range(places)),
        travel=travel,
        distance=distance,
        requests=draw(_requests(places, count)),
        vehicles=draw(_vehicles(places, kinds)),
        resources=("seats", "wheelchairs"),
        sharing={
            pair: draw(st.sampled_from(_SHARING if pair[0] != pair[1] else ("yes", "yes", "no"))) for pair in pairs
        },
        changeover=draw(st.integers(0, 10)),
        cleaning=draw(st.integers(0, 10)),
        unserved_cost=draw(st.sampled_from([None, 1000])),
    )


def best_cost(instance: TransportInstance) -> int | None:
    """Return the cost of the best plan, every plan tried; ``None`` where there is none."""
    size = instance.size
    routes: dict[tuple[int, frozenset[int]], int] = {}
    for kind in range(len(instance.vehicles)):
        for chosen in range(1, 1 << size):
            requests = [request for request in range(size) if chosen >> request & 1]
            stops = [*requests, *(size + request for request in requests)]
            tables = (timetable(instance, Route(kind, order)) for order in permutations(stops))
            costs = [table.cost for table in tables if table is not None]
            if costs:
                routes[kind, frozenset(requests)] = min(costs)
    return _cover(instance, frozenset(range(size)), [one.number for one in instance.vehicles], routes)


def _cover(
    instance: TransportInstance, left: frozenset[int], numbers: list[int], routes: dict[tuple[int, frozenset[int]], int]
) -> int | None:
    if not left:
        return 0
    first, found = min(left), []
    if instance.unserved_cost is not None:
        rest = _cover(instance, left - {first}, numbers, routes)
        found.append(None if rest is None else rest + instance.unserved_cost)
    for (kind, requests), cost in routes.items():
        if first in requests and requests <= left and numbers[kind]:
            fewer = [number - (place == kind) for place, number in enumerate(numbers)]
            rest = _cover(instance, left - requests, fewer, routes)
            found.append(None if rest is None else rest + cost)
    known = [cost for cost in found if cost is not None]
    return min(known) if known else None


def plan_cost(instance: TransportInstance, plan: Plan) -> int:
    """Return the exact cost of a plan; each of its routes has a timetable."""
    tables = [timetable(instance, route) for route in plan.routes]
    assert all(table is not None for table in tables)
    return sum(table.cost for table in tables if table is not None) + len(plan.unserved) * (instance.unserved_cost or 0)

"""The tiny case's day of transport, worked by hand in its README: routes, plans, and that no plan is cheaper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations

import pytest

from models.transport.plan import Route
from models.transport.timetable import Timetable, timetable
from optimiser.config.scenario import Scenario
from optimiser.ingest.load_case import load_case
from optimiser.prepare.transport.build import transport_days
from optimiser.prepare.transport.day import TransportDay
from tests.unit.results.test_tiny_readme import TINY, TRANSPORT, worked

ROUTES = [row for row in TRANSPORT if row[0].startswith("route ")]
PLANS = {row[0]: row[1:] for row in TRANSPORT if row[0].startswith("day ")}


@pytest.fixture(scope="module")
def day() -> TransportDay:
    """Return the day."""
    return transport_days(load_case(TINY), Scenario())[0]


def cheapest(day: TransportDay, vehicle: int, requests: tuple[int, ...]) -> Timetable | None:
    """Return the cheapest route of a vehicle that serves some requests, of all orders of their stops."""
    size = day.instance.size
    stops = [stop for request in requests for stop in (request, request + size)]
    tables = (timetable(day.instance, Route(vehicle, order)) for order in permutations(stops))
    return min((table for table in tables if table is not None), key=lambda table: table.cost, default=None)


def pounds(day: TransportDay, cost: int) -> Fraction:
    """Return cost units as pounds."""
    return Fraction(cost, 100 * day.instance.cost_units)


@pytest.mark.parametrize("row", ROUTES, ids=lambda row: row[0])
def test_a_route(day: TransportDay, row: list[str]) -> None:
    """The sum comes to the amount; minutes, kilometres and cost are those of the cheapest such route."""
    vehicle, _, names = row[0].partition(": ")[2].partition(" with ")
    requests = [request.name for request in day.instance.requests]
    found = cheapest(
        day,
        [kind.name for kind in day.instance.vehicles].index(vehicle),
        tuple(requests.index(name) for name in names.split(", ")),
    )
    assert found is not None
    assert worked(row[2]) == worked(row[3]) == pounds(day, found.cost)
    length = re.fullmatch(r"(.+) = (\d+) min, (\d+) km", row[1])
    assert length is not None
    assert (int(length[2]) * 60, int(length[3]) * 1000) == (found.duration, found.distance)
    if ":" not in length[1]:
        assert worked(length[1]) == int(length[2])


def test_the_plan_as_run(day: TransportDay) -> None:
    """The recorded routes cost what the README says."""
    tables = [timetable(day.instance, Route(record.vehicle, record.stops)) for record in day.recorded]
    assert sum(table.cost for table in tables if table is not None) == worked(PLANS["day as run"][1]) * 100 * 90_000_000
    assert all(tables)


def plans(day: TransportDay, requests: tuple[int, ...], trust: str = "") -> Iterator[int]:
    """Yield the cost of every way to serve some requests with the vehicles of all, or of one trust."""
    kinds = [
        kind for kind, one in enumerate(day.instance.vehicles) for _ in range(one.number) if trust in {"", one.trust}
    ]
    routes = {
        (kind, chosen): cheapest(day, kind, chosen)
        for kind in set(kinds)
        for number in range(1, len(requests) + 1)
        for chosen in combinations(requests, number)
    }

    def rest(kinds: list[int], left: tuple[int, ...]) -> Iterator[int]:
        if not left:
            yield 0
        for kind in sorted(set(kinds)) if left else ():
            fewer = [*kinds]
            fewer.remove(kind)
            for (other, chosen), route in routes.items():
                if other == kind and left[0] in chosen and set(chosen) <= set(left) and route is not None:
                    for cost in rest(fewer, tuple(one for one in left if one not in chosen)):
                        yield route.cost + cost

    yield from rest(kinds, requests)


def test_no_plan_is_cheaper(day: TransportDay) -> None:
    """Of every way to serve the day the cheapest is the README's: for each trust alone, and for all together."""
    of_trust = {
        trust: tuple(number for number, request in enumerate(day.instance.requests) if request.trust == trust)
        for trust in ("ALD", "BIR", "CED")
    }
    alone = sum(min(plans(day, requests, trust)) for trust, requests in of_trust.items())
    assert pounds(day, alone) == worked(PLANS["day alone"][1])
    assert pounds(day, min(plans(day, tuple(range(day.instance.size))))) == worked(PLANS["day together"][1])


@pytest.mark.parametrize("plan", PLANS)
def test_a_sum(plan: str) -> None:
    """Each sum of the plans comes to the amount beside it."""
    assert worked(PLANS[plan][0]) == worked(PLANS[plan][1])

"""The sweep misses no place a request could go to, and never bounds one too high."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.solve.transport.arrays import day_arrays
from optimiser.solve.transport.construct import first_plan
from optimiser.solve.transport.insertion import insert_best, places_for
from optimiser.solve.transport.rows import Rows
from tests.benchmarks.transport_days import day_of
from tests.unit.models.transport.day_sample import day, request, route, vehicle

JOURNEYS = 24


def rows_of(instance: TransportInstance, routes: list[Route]) -> Rows:
    """Return routes in rows."""
    rows = Rows(day_arrays(instance), np.array([one.vehicle for one in routes]), 2 * instance.size + 2)
    for row, one in enumerate(routes):
        rows.set_stops(row, list(one.stops))
    assert rows.refresh(np.arange(len(routes))).all()
    return rows


def with_request(one: Route, number: int, size: int, first: int, last: int) -> Route:
    """Return a route with a request put in."""
    stops = one.stops
    return Route(one.vehicle, (*stops[:first], number, *stops[first:last], number + size, *stops[last:]))


@pytest.mark.parametrize("breaks", [False, True])
def test_every_possible_place_is_found_and_bounded_from_below(breaks: bool) -> None:
    """Whatever a timetable allows is among the places, at no more than it truly adds."""
    instance = day_of(JOURNEYS, 2)
    if breaks:
        crews = tuple(replace(one, break_after=4 * 3_600, break_length=1_800) for one in instance.vehicles)
        instance = replace(instance, vehicles=crews)
    arrays = day_arrays(instance)
    plan = first_plan(arrays, tuple(one.number for one in instance.vehicles))
    routes = [*plan.routes, Route(1, ())]
    rows = rows_of(instance, routes)
    possible = 0
    for row, one in enumerate(routes):
        known = timetable(instance, one) if one.stops else None
        others = [
            number for number in range(JOURNEYS) if number not in one.stops and arrays.carries[one.vehicle, number]
        ]
        found = places_for(rows, np.full(len(others), row), np.array(others))
        places = zip(found.entry.tolist(), found.first.tolist(), found.last.tolist(), strict=True)
        bounds = dict(zip(places, found.cost.tolist(), strict=True))
        for entry, number in enumerate(others):
            for first in range(len(one.stops) + 1):
                for last in range(first, len(one.stops) + 1):
                    exact = timetable(instance, with_request(one, number, JOURNEYS, first, last))
                    if exact is not None:
                        possible += 1
                        assert bounds[entry, first, last] <= exact.cost - (known.cost if known else 0)
    assert possible > 50


def test_the_cheapest_place_is_taken_and_the_row_is_right_again() -> None:
    """A request goes along on the way rather than by another van, and the next one sees it there."""
    instance = day(request("A", 1, 4), request("B", 2, 3), request("C", 2, 3), vehicles=(vehicle(number=2),))
    rows = rows_of(instance, [route(instance, "A A"), Route(0, ())])
    for number in (1, 2):
        changed, placed = insert_best(rows, np.array([0, 1]), np.full(2, number), np.zeros(2, dtype=np.int64))
        assert (changed.tolist(), placed.tolist()) == ([0], [True])
    served = Route(0, tuple(rows.stops_of(0)))
    exact = timetable(instance, served)
    assert exact is not None
    assert (rows.cost[0], rows.duration[0]) == (exact.cost, exact.duration)
    assert sorted(served.stops) == list(range(6))


def test_a_request_that_fits_nowhere_stays_out() -> None:
    """One task's request is placed, the other's has no place: each is told by itself."""
    instance = day(request("A", pickup_window=(0, 5)), request("B"))
    rows = rows_of(instance, [Route(0, ()), Route(0, ())])
    changed, placed = insert_best(rows, np.array([0, 1]), np.array([0, 1]), np.array([0, 1]))
    assert (changed.tolist(), placed.tolist()) == ([1], [False, True])


def test_who_travels_alone_and_who_may_not_share_is_kept_apart() -> None:
    """Someone infectious is not put beside anybody, nor food beside linen."""
    instance = day(request("A", 1, 4), request("B", 2, 3, alone=True), request("C", 2, 3, group="food"))
    instance = replace(instance, sharing={("food", "patient"): "changeover"})
    rows = rows_of(instance, [route(instance, "A A")])
    found = places_for(rows, np.array([0, 0]), np.array([1, 2]))
    places = sorted(zip(found.entry.tolist(), found.first.tolist(), found.last.tolist(), strict=True))
    assert places == [(0, 0, 0), (0, 2, 2), (1, 0, 0), (1, 2, 2)]

"""Neighbourhoods annealed in step: nothing is lost, nothing gets worse than the best, and each stands for itself."""

from __future__ import annotations

import math

from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from optimiser.solve.transport.anneal import anneal
from optimiser.solve.transport.arrays import day_arrays
from optimiser.solve.transport.construct import first_plan
from optimiser.solve.transport.neighbourhoods import nearest_requests
from optimiser.solve.transport.task import Found, Heat, Task
from tests.benchmarks.transport_days import day_of
from tests.unit.models.transport.day_sample import day, request

INSTANCE = day_of(30, 4)
ARRAYS = day_arrays(INSTANCE)
NEAR = nearest_requests(ARRAYS).tolist()
START = first_plan(ARRAYS, tuple(one.number for one in INSTANCE.vehicles))


def task(plan: Plan, seed: int) -> Task:
    """Return a plan as one task, with a spare vehicle of each kind."""
    spare = range(len(INSTANCE.vehicles))
    kinds = (*(route.vehicle for route in plan.routes), *spare)
    return Task(kinds, (*(route.stops for route in plan.routes), *(() for _ in spare)), plan.unserved, seed)


def cost_of(kinds: tuple[int, ...], routes: list[list[int]]) -> int:
    """Return the cost of routes by their own timetables."""
    tables = [timetable(INSTANCE, Route(kind, tuple(one))) for kind, one in zip(kinds, routes, strict=True) if one]
    assert None not in tables
    return sum(table.cost for table in tables if table is not None)


def requests_of(found: Found) -> list[int]:
    """Return the requests that are served or wait, sorted."""
    return sorted([*(stop for one in found.routes for stop in one if stop < INSTANCE.size), *found.waiting])


def test_a_task_gets_better_and_keeps_its_requests() -> None:
    """After some rounds the best plan is cheaper, costs what its timetables say, and has every request once."""
    asked = task(START, 7)
    (found,) = anneal(ARRAYS, NEAR, [asked], Heat(30, 1e10, 1e9, 6))
    assert found.cost < cost_of(asked.kinds, [list(one) for one in asked.routes])
    assert found.cost == cost_of(asked.kinds, found.routes) + ARRAYS.unserved * len(found.waiting)
    assert found.last_cost == cost_of(asked.kinds, found.last_routes) + ARRAYS.unserved * len(found.last_waiting)
    assert requests_of(found) == list(range(30))
    assert all(math.isclose(cost, cost_of((kind,), [list(stops)])) for kind, stops, cost in found.seen)


def test_what_is_found_for_a_task_does_not_depend_on_the_others() -> None:
    """A task by itself and beside another of another size comes to the same."""
    lone = Task((0, 1), ((), ()), (3, 5), 9)
    alone = anneal(ARRAYS, NEAR, [task(START, 7)], Heat(12, 1e10, 1e9, 6))
    beside = anneal(ARRAYS, NEAR, [lone, task(START, 7)], Heat(12, 1e10, 1e9, 6))
    assert alone[0] == beside[1]


def test_requests_that_wait_are_put_in_when_there_is_a_vehicle() -> None:
    """Two requests without a route and an idle vehicle of a kind that may carry them make a route."""
    instance = day(request("A"), request("B"))
    arrays = day_arrays(instance)
    (found,) = anneal(arrays, nearest_requests(arrays).tolist(), [Task((0,), ((),), (0, 1), 1)], Heat(2, 0.0, 0.0, 2))
    assert (found.waiting, found.cost) == ([], 280.0)

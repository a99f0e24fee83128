"""Whole days against brute force, against the timetable, and against themselves with other names and more freedom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import keeps_order_and_places, timetable
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport import day as module
from optimiser.solve.transport import search
from optimiser.solve.transport.arrays import NEVER, day_arrays
from optimiser.solve.transport.bound import DayBound, Prices
from optimiser.solve.transport.chains import chains_of, spans_of
from optimiser.solve.transport.day import solve_day
from optimiser.solve.transport.evaluate import plan_cost
from optimiser.solve.transport.schedule import durations, earliest
from tests.benchmarks.transport_days import day_of
from tests.property.ride_cases import best_cost, days
from tests.property.timetable_cases import days as one_route_days

TINY = days(3, 2)
ROUTES = one_route_days(4, 10, mixed=True)


@settings(max_examples=300)
@given(ROUTES)
def test_times_of_rows_are_those_of_timetables(drawn: tuple[TransportInstance, Route]) -> None:
    """A route can be driven by one exactly where it can by the other, and as fast, or with a break fewer."""
    instance, route = drawn
    arrays = day_arrays(instance)
    stops = np.full((2, len(route.stops) + 4), -1)
    stops[:, 1 : 1 + len(route.stops)] = route.stops
    chains = chains_of(arrays, stops, np.full(2, len(route.stops)), np.zeros(2, dtype=np.int64))
    spans = spans_of(arrays, chains)
    found = durations(arrays, chains, spans, *earliest(chains, spans)).tolist()
    assert found[0] == found[1]
    exact = timetable(instance, route)
    if not keeps_order_and_places(instance, instance.vehicles[0], route.stops):
        return
    event("no timetable" if exact is None else f"{len(exact.breaks_before)} breaks")
    if exact is None:
        assert found[0] >= NEVER
    elif len(exact.breaks_before) < 2:
        assert found[0] == exact.duration
    else:
        assert found[0] >= exact.duration


@settings(max_examples=25)
@given(TINY)
def test_a_tiny_day_is_solved_as_trying_every_plan_does(instance: TransportInstance) -> None:
    """The plan costs what the best of all plans costs, and there is none where there is none."""
    answer = solve_day(instance, Limits())
    expected = best_cost(instance)
    event("no plan" if expected is None else "plan")
    assert (None if answer.plan is None else plan_cost(instance, answer.plan)) == expected


@settings(max_examples=15)
@given(TINY)
def test_more_freedom_never_costs_more(instance: TransportInstance) -> None:
    """One more vehicle of each kind, or wider windows, makes a proven plan no dearer."""
    tight = solve_day(instance, Limits())
    if tight.plan is None or tight.outcome.status is not Status.OPTIMAL:
        return
    vehicles = tuple(replace(one, number=one.number + 1) for one in instance.vehicles)
    wider = tuple(
        replace(one, pickup_window=(one.pickup_window[0], one.pickup_window[1] + 9)) for one in instance.requests
    )
    known = plan_cost(instance, tight.plan)
    assert known is not None
    for free in (replace(instance, vehicles=vehicles), replace(instance, requests=wider)):
        answer = solve_day(free, Limits())
        assert answer.plan is not None
        cost = plan_cost(free, answer.plan)
        assert cost is not None
        assert cost <= known


@settings(max_examples=4)
@given(st.integers(1, 1000))
def test_names_do_not_matter(seed: int) -> None:
    """With trusts and requests renamed a searched day costs the same."""
    instance = day_of(24, seed)
    requests = tuple(
        replace(one, name=f"R{at}", trust=f"Z{9 - int(one.trust[1:])}") for at, one in enumerate(instance.requests)
    )
    with _short():
        costs = [solve_day(one, Limits()).outcome.objective for one in (instance, replace(instance, requests=requests))]
    assert costs[0] == costs[1]


@settings(max_examples=3)
@given(st.integers(1, 1000))
def test_together_is_never_dearer_than_each_alone(seed: int) -> None:
    """Started from the trusts' own plans, the plan of all costs no more than these together."""
    instance = day_of(20, seed)
    with _short():
        routes: list[Route] = []
        for trust in sorted({one.trust for one in instance.requests}):
            numbers = [at for at, one in enumerate(instance.requests) if one.trust == trust]
            own = replace(
                instance,
                requests=tuple(instance.requests[at] for at in numbers),
                vehicles=tuple(one if one.trust == trust else replace(one, number=0) for one in instance.vehicles),
            )
            plan = solve_day(own, Limits()).plan
            assert plan is not None
            routes += [_in_whole(route, numbers, instance.size) for route in plan.routes]
        alone = Plan.of(routes, instance.size)
        known = plan_cost(instance, alone)
        together = solve_day(instance, Limits(), start=alone)
    assert known is not None
    assert together.outcome.objective is not None
    assert together.outcome.objective <= known


@contextmanager
def _short() -> Iterator[None]:
    """Search for a moment, and neither solve exactly nor bound."""
    floor = DayBound(0, "none", Prices((), ()))
    with (
        patch.object(module, "SMALL", 0),
        patch.object(module, "work_of", lambda _: 150),
        patch.object(module, "day_bound", lambda *_: floor),
        patch.object(search, "ROUNDS", 5),
    ):
        yield


def _in_whole(route: Route, numbers: list[int], size: int) -> Route:
    """Return a route of a part of the day as one of the whole."""
    own = len(numbers)
    return Route(route.vehicle, tuple(numbers[stop % own] + (size if stop >= own else 0) for stop in route.stops))

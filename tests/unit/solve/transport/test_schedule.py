"""Times of many routes at once are those of each by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.solve.transport.arrays import NEVER, day_arrays
from optimiser.solve.transport.chains import chains_of, spans_of
from optimiser.solve.transport.rows import costs
from optimiser.solve.transport.schedule import durations, earliest, latest
from tests.unit.models.transport.day_sample import day, request, route, vehicle


def timed(instance: TransportInstance, routes: list[Route]) -> list[tuple[int, float] | None]:
    """Return duration and cost of each route, ``None`` for one that cannot be driven."""
    arrays = day_arrays(instance)
    width = max(len(one.stops) for one in routes) + 2
    stops = np.full((len(routes), width), -1)
    for row, one in enumerate(routes):
        stops[row, 1 : 1 + len(one.stops)] = one.stops
    count = np.array([len(one.stops) for one in routes])
    chains = chains_of(arrays, stops, count, np.array([one.vehicle for one in routes]))
    spans = spans_of(arrays, chains)
    times, fine = earliest(chains, spans)
    duration = durations(arrays, chains, spans, times, fine)
    cost = costs(arrays, chains, duration)
    return [None if one >= NEVER else (one, two) for one, two in zip(duration.tolist(), cost.tolist(), strict=True)]


def expected(instance: TransportInstance, routes: list[Route]) -> list[tuple[int, float] | None]:
    """Return what the timetable of each route says."""
    found = [timetable(instance, one) for one in routes]
    return [None if one is None else (one.duration, float(one.cost)) for one in found]


def test_routes_of_different_lengths_stand_side_by_side() -> None:
    """Short and long routes in one array have the durations and costs of their own timetables."""
    instance = day(
        request("A", pickup_window=(30, 50), max_on_board=25), request("B", 2, 4, delivery_window=(100, 130))
    )
    routes = [route(instance, names) for names in ("A A", "A B A B", "B A A B", "A A B B")]
    found = timed(instance, routes)
    assert found == expected(instance, routes)
    assert None not in found


def test_a_limit_on_board_that_waiting_breaks_is_seen() -> None:
    """A delivery that has to wait while somebody is on board whose limit is short cannot be driven."""
    late, short = request("A", 1, 3, delivery_window=(200, 210)), request("B", 1, 4, max_on_board=40)
    instance = day(replace(late, pickup_window=(0, 20)), replace(short, pickup_window=(0, 30)))
    routes = [route(instance, names) for names in ("B A A B", "B B A A", "A B A B")]
    assert timed(instance, routes) == expected(instance, routes)
    assert timed(instance, routes)[0] is None


def test_breaks_are_taken_where_the_vehicle_is_empty() -> None:
    """One break, two breaks, and none possible: all as the timetable has it."""
    crew = vehicle(break_after=90, break_length=30)
    instance = day(*(request(name) for name in "ABCD"), vehicles=(crew,))
    routes = [route(instance, names) for names in ("A A", "A A B B", "A A B B C C D D", "A B A B C D C D")]
    found = timed(instance, routes)
    assert found == expected(instance, routes)
    assert found[2] is not None
    tight = replace(instance, vehicles=(replace(crew, break_after=50),))
    assert timed(tight, routes[:1]) == expected(tight, routes[:1])


def test_changeovers_take_their_time_and_need_an_empty_vehicle() -> None:
    """Linen after food costs a changeover; linen beside what came with the food is refused."""
    classes = {"A": "food", "B": "linen", "C": "mail"}
    instance = day(
        *(request(name, group=group) for name, group in classes.items()),
        sharing={("food", "linen"): "changeover", ("food", "mail"): "yes", ("linen", "mail"): "yes"},
        changeover=17,
    )
    routes = [route(instance, names) for names in ("A A B B", "A C A B C B", "C B C B A A", "A C A C B B")]
    assert timed(instance, routes) == expected(instance, routes)
    assert timed(instance, routes)[1] is None


def test_the_latest_times_leave_every_limit_kept() -> None:
    """The latest times of a route are as late as its windows and its time on board let them be."""
    instance = day(request("A", 1, 3, pickup_window=(0, 500), delivery_window=(0, 300), max_on_board=30))
    arrays = day_arrays(instance)
    chains = chains_of(arrays, np.array([[-1, 0, 1, -1]]), np.array([2]), np.array([0]))
    spans = spans_of(arrays, chains)
    assert latest(chains, spans).tolist() == [[270, 280, 300, 1000]]
    assert earliest(chains, spans)[0].tolist() == [[0, 10, 30, 60]]

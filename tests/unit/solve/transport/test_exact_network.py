"""A day as steps with times and costs, read off a straight road."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.events import event_network
from optimiser.solve.transport.exact_network import cost_scale, event_steps
from tests.unit.models.transport.day_sample import SEAT, day, request, vehicle
from tests.unit.solve.transport.exact_sample import TWO, steps_of

EVENTS = [(event.stop, event.others) for event in event_network(TWO).events]
"""Pickups 0 and 1, deliveries 2 and 3, each with who else is on board."""


def step(tail: tuple[int, tuple[int, ...]], head: tuple[int, tuple[int, ...]]) -> tuple[object, ...]:
    """Return the times and the cost of a step of the day of two."""
    steps = steps_of(TWO)
    (place,) = np.flatnonzero((steps.tail == EVENTS.index(tail)) & (steps.head == EVENTS.index(head)))
    covers = steps.covers[place].toarray().ravel().tolist()
    return (int(steps.by[place]), int(steps.ready[place]), int(steps.takes[place]), float(steps.cost[place]), covers)


def test_a_step_has_the_times_of_its_stops_and_the_cost_of_its_way() -> None:
    """From near with a on board to middle: ten ticks and a distance of ten at 2, picking up nobody."""
    by, ready, takes, cost, covers = step((0, ()), (2, ()))
    assert (ready, takes, cost, covers) == (20, 10, 20.0, [0.0, 0.0])
    assert by == 1000 - 20 - 10


def test_a_step_to_a_pickup_takes_it_up() -> None:
    """The second is fetched where the first was: no time, no way, by tick 20."""
    assert step((0, ()), (1, (0,))) == (20, 10, 0, 0.0, [0.0, 1.0])


def test_a_way_begins_with_a_day_and_ends_empty() -> None:
    """100 and a way of ten at 2 to near; home from middle and far only with nobody on board."""
    steps = steps_of(TWO)
    assert steps.entry.tolist() == [EVENTS.index((0, ())), EVENTS.index((1, ()))]
    assert steps.entry_takes.tolist() == [10, 10]
    assert steps.entry_by.tolist() == [10, 10]
    assert steps.entry_cost.tolist() == [120.0, 120.0]
    assert steps.entry_covers.toarray().tolist() == [[1.0, 0.0], [0.0, 1.0]]
    home = {EVENTS[node]: float(steps.exit_cost[node]) for node in np.flatnonzero(np.isfinite(steps.exit_cost))}
    assert home == {(2, ()): 40.0, (3, ()): 60.0}
    middle = EVENTS.index((2, ()))
    assert (steps.exit_takes[middle], steps.exit_by[middle]) == (20, 980)


def test_costs_are_scaled_and_each_request_has_its_charge() -> None:
    """With 7 for each request at a scale of 2: (100 + 20 + 7) / 2 to begin, and 3.5 to fetch the other."""
    steps = steps_of(day(*TWO.requests, vehicles=(vehicle(cost_request=7),)), 2.0)
    assert steps.entry_cost.tolist() == [63.5, 63.5]
    assert steps.tick_cost == 0.5
    assert steps.exit_cost[np.isfinite(steps.exit_cost)].tolist() == [20.0, 30.0]
    fetched = {float(cost) for cost, stops in zip(steps.cost, steps.stops, strict=True) if stops[0] < 2}
    assert fetched == {3.5}


def test_only_vehicles_that_may_carry_make_steps() -> None:
    """A van without seats has neither steps nor entries."""
    none = day(*TWO.requests, vehicles=(vehicle("van"), vehicle("bare", layouts=((0,) * len(SEAT),))))
    steps = event_steps(event_network(none), 1, 1.0)
    assert (len(steps.tail), len(steps.entry)) == (0, 0)


def test_steps_are_sorted_by_their_tail() -> None:
    """So that those of a node lie together."""
    steps = steps_of(TWO)
    assert steps.tail.tolist() == sorted(steps.tail.tolist())
    first = steps.first_step
    assert len(first) == steps.nodes + 1
    assert all((steps.tail[first[node] : first[node + 1]] == node).all() for node in range(steps.nodes))
    assert first[-1] == len(steps.tail)


def test_some_steps_alone() -> None:
    """Everything of a step goes with it."""
    steps = steps_of(TWO)
    few = steps.only(np.array([1, 3]))
    for name in ("tail", "head", "by", "ready", "takes", "cost"):
        assert getattr(few, name).tolist() == getattr(steps, name)[[1, 3]].tolist()
    assert few.stops == (steps.stops[1], steps.stops[3])
    assert few.covers.toarray().tolist() == steps.covers.toarray()[[1, 3]].tolist()
    assert few.entry.tolist() == steps.entry.tolist()


def test_without_some_entries_and_exits() -> None:
    """What is left out is gone, and the network it was taken from is as it was."""
    steps = steps_of(TWO)
    middle = EVENTS.index((2, ()))
    few = steps.without(np.array([0]), np.array([1]), np.array([middle]))
    assert (len(few.tail), few.entry.tolist(), few.entry_stops) == (1, [EVENTS.index((1, ()))], ((1,),))
    assert few.entry_covers.toarray().tolist() == [[0.0, 1.0]]
    assert few.exit_cost[middle] == np.inf
    assert steps.exit_cost[middle] == 40.0


@pytest.mark.parametrize(
    ("requests", "due"),
    [((request("a", 1, 2),), 22.0), ((request("a", 1, 2), request("b", 1, 3)), 28.0), ((), 0.1)],
)
def test_the_dearest_way_by_itself_is_about_ten(requests: tuple[object, ...], due: float) -> None:
    """220 for a and 280 for b; a day without requests has 1, so that nothing is divided by nothing."""
    assert cost_scale(day(*requests)) == due  # type: ignore[arg-type]


def test_a_vehicle_that_may_carry_nobody_does_not_set_the_scale() -> None:
    """However dear it is."""
    bare = vehicle("bare", layouts=((0,) * len(SEAT),), cost_fixed=9999)
    assert cost_scale(day(request("a", 1, 2), vehicles=(bare, vehicle()))) == 22.0

"""Cheapest ways through the steps of small days."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from optimiser.solve.transport.exact_labels import collected, finished, forward, prices_of, spread, stops_of
from optimiser.solve.transport.exact_network import StepNetwork
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TIGHT, TWO, every_route, priced, steps_of


def routes(network: StepNetwork, *duals: float, vehicle: float = 0.0, layers: int = 9) -> dict[tuple[int, ...], float]:
    """Return the reduced cost of the routes that the labels make, by their stops."""
    labels = forward(network, prices_of(network, np.array(duals), vehicle), layers)
    ends, reduced = finished(network, labels)
    return {stops_of(network, labels, int(end)): float(cost) for end, cost in zip(ends, reduced, strict=True)}


def test_whoever_is_picked_up_has_paid() -> None:
    """A step is cheaper by the price of the request it takes up, an entry by its own and that of the vehicle."""
    steps = steps_of(TWO)
    prices = prices_of(steps, np.array([5.0, 7.0]), -3.0)
    assert prices.entry.tolist() == [120 - 5 + 3, 120 - 7 + 3]
    paid = {stops[0]: cost - price for cost, price, stops in zip(steps.cost, prices.step, steps.stops, strict=True)}
    assert paid == {0: 5.0, 1: 7.0, 2: 0.0, 3: 0.0}


def test_numbers_are_spread() -> None:
    """Two from 5 on and one from 7."""
    owner, number = spread(np.array([2, 0, 1]), np.array([5, 9, 7]))
    assert (owner.tolist(), number.tolist()) == ([0, 0, 2], [5, 6, 7])


def test_the_cheapest_route_takes_whom_it_pays_to_take() -> None:
    """At 150 each both together are worth 20; at 230 and 0 only a is worth a way."""
    stops, cost = min(routes(steps_of(TWO), 150, 150).items(), key=lambda one: one[1])
    assert (set(stops), cost) == ({0, 1, 2, 3}, -20)
    assert min(routes(steps_of(TWO), 230, 0).items(), key=lambda one: one[1]) == ((0, 2), -10)


def test_a_vehicle_has_its_price() -> None:
    """Four to pay for the van."""
    assert min(routes(steps_of(TWO), 150, 150, vehicle=-4.0).values()) == -16


WINDOWS = day(
    request("a", 1, 2, pickup_window=(0, 20)),
    request("b", 2, 1, pickup_window=(60, 70), delivery_window=(0, 85)),
)
DAYS = ("two", "three", "pairs", "wait", "late", "tight")
LATE = day(request("a", 1, 2, pickup_window=(200, 210)), request("b", 2, 3, delivery_window=(300, 300)))


@pytest.mark.parametrize("instance", [TWO, THREE, PAIRS, WINDOWS, LATE, TIGHT], ids=DAYS)
def test_a_route_costs_what_its_timetable_does(instance: TransportInstance) -> None:
    """The vehicle leaves as late as it may, and waiting that the windows force is paid for."""
    exact = every_route(instance)
    found = {
        stops: cost
        for stops, cost in routes(steps_of(instance), *[0.0] * instance.size).items()
        if len(set(stops)) == len(stops)
    }
    assert found
    assert {stops: exact[stops] for stops in found} == found


@pytest.mark.parametrize("instance", [TWO, THREE, PAIRS, TIGHT], ids=["two", "three", "pairs", "tight"])
def test_no_route_that_is_cheaper_is_overlooked(instance: TransportInstance) -> None:
    """With several prices the least reduced cost is that of all routes there are, each driven by itself."""
    for duals in ((0, 0, 0), (100, 190, 90), (300, 50, 200), (0, 150, 150)):
        own = np.array(duals[: instance.size], dtype=float)
        least = min(
            cost - own[[stop for stop in stops if stop < instance.size]].sum()
            for stops, cost in every_route(instance).items()
        )
        assert min(routes(steps_of(instance), *own).values()) == pytest.approx(least)


def test_layers_are_the_most_steps() -> None:
    """With one step after the entry nobody but one can be brought anywhere."""
    assert set(routes(steps_of(TWO), 150, 150, layers=1)) == {(0, 2), (1, 3)}


def test_a_vehicle_that_begins_too_late_takes_nobody() -> None:
    """Its shift begins when everybody should have been fetched."""
    late = day(*TWO.requests, vehicles=(vehicle(shift=(21, 999)),))
    assert routes(steps_of(late), 500, 500) == {}


def test_what_a_way_collects() -> None:
    """The prices of those picked up on it, along every step back to the entry."""
    steps = steps_of(TWO)
    labels = forward(steps, prices_of(steps, np.array([150.0, 150.0]), 0.0), 9)
    ends, _ = finished(steps, labels)
    sums = collected(steps, labels, ends, np.array([1.0, 10.0]))
    due = [sum((1.0, 10.0)[stop] for stop in stops_of(steps, labels, int(end)) if stop < 2) for end in ends]
    assert sums.tolist() == due
    assert 11.0 in due


@pytest.mark.parametrize("instance", [TWO, THREE, WINDOWS, TIGHT], ids=["two", "three", "wait", "tight"])
def test_ways_back_say_what_ways_out_cost(instance: TransportInstance) -> None:
    """The best finish of the best beginning costs as much as the best whole route."""
    steps = steps_of(instance)
    _, labels, completion = priced(steps, *[140.0] * instance.size)
    _, reduced = finished(steps, labels)
    whole = completion.least(labels.node, labels.time, labels.by_drive, labels.by_window)
    assert whole[: len(steps.entry)].min() == pytest.approx(reduced.min())

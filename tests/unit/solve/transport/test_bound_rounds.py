"""Rounds of prices on days whose linear programme is known by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from models.transport.relaxation_arcs import PricingArcs, layers_of
from models.transport.relaxation_day import relaxed_day
from models.transport.relaxation_stretches import stretches
from optimiser.solve.limits import Clock
from optimiser.solve.transport.bound_master import Column
from optimiser.solve.transport.bound_rounds import BestBound, Rounds
from tests.unit.models.transport.day_sample import day, vehicle
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO, every_route


def rounds_of(instance: TransportInstance, told: list[float], unserved: float = 5000.0, alike: bool = False) -> Rounds:
    """Return rounds over all stretches of a day, in cells of a tick."""
    relaxed = relaxed_day(instance, shortcuts=False)
    found = stretches(relaxed, 9, (9, 9), 100_000, 60.0)
    assert found is not None
    arcs = PricingArcs(instance, relaxed, found, 1, layers_of(instance, alike, 1))
    return Rounds(arcs, np.full(instance.size, unserved), Clock(), told.append)


def nothing(instance: TransportInstance) -> BestBound:
    """Return the bound that is known before anything is."""
    return BestBound(-np.inf, np.zeros(instance.size), np.zeros(len(instance.vehicles)))


@pytest.mark.parametrize(("instance", "due"), [(TWO, 280), (THREE, 290), (PAIRS, 420)], ids=["two", "three", "pairs"])
def test_the_bound_is_close_to_that_of_all_routes(instance: TransportInstance, due: float) -> None:
    """And never above it: one van for two, and for three; half of each pair of those who go the same way."""
    told: list[float] = []
    best = nothing(instance)
    assert rounds_of(instance, told).run([], best, 60, None)
    assert due * (1 - 1e-3) <= best.value <= due
    assert told == sorted(told)
    assert told[-1] == best.value


@pytest.mark.parametrize("vehicles", [1, 3])
def test_the_prices_prove_the_bound(vehicles: int) -> None:
    """No route costs less than its requests and its vehicle pay; with one van, two of three are served at most."""
    instance = day(*PAIRS.requests, vehicles=(vehicle(number=vehicles),))
    best = nothing(instance)
    rounds_of(instance, []).run([], best, 60, None)
    assert best.prices.sum() + vehicles * best.vehicle.sum() == pytest.approx(best.value, rel=1e-6)
    for stops, cost in every_route(instance).items():
        paid = best.prices[[stop for stop in stops if stop < 3]].sum() + best.vehicle[0]
        assert cost - paid >= -1e-3, stops
    assert best.value == pytest.approx(420 if vehicles == 3 else 280 + 5000, rel=2e-3)


def test_known_routes_and_prices_do_not_change_the_truth() -> None:
    """Nor does a bound that is known and lower; one that is higher is kept."""
    best = nothing(PAIRS)
    known = [Column(280.0, {0: 1, 1: 1}, 0), Column(280.0, {2: 1}, 0)]
    rounds_of(PAIRS, []).run(known, best, 60, np.array([900.0, 0.0, 1.0]))
    assert best.value == pytest.approx(420, rel=1e-3)
    told: list[float] = []
    high = replace(nothing(PAIRS), value=421.0)
    rounds_of(PAIRS, told).run([], high, 60, None)
    assert (high.value, told) == (421.0, [])


def test_without_rounds_nothing_is_proven() -> None:
    """The bound stays as it was."""
    best = nothing(PAIRS)
    assert not rounds_of(PAIRS, []).run([], best, 0, None)
    assert best.value == -np.inf


def test_one_round_proves_something() -> None:
    """Any prices prove a bound, however low, once they are lowered until no route is cheaper."""
    best = nothing(PAIRS)
    assert rounds_of(PAIRS, []).run([], best, 1, None)
    assert 0 < best.value <= 420


def test_vehicles_alike_share_a_group() -> None:
    """Two kinds that differ in nothing are one group of five, but never more than there are requests."""
    instance = day(*PAIRS.requests, vehicles=(vehicle("one", number=1), vehicle("other", number=4)))
    together = rounds_of(instance, [], alike=True)
    assert (together.groups, together.vehicles.tolist()) == ({(0, 1): 0}, [3])
    apart = rounds_of(instance, [])
    assert (apart.groups, apart.vehicles.tolist()) == ({(0,): 0, (1,): 1}, [1, 3])


def test_nobody_pays_more_than_staying_costs() -> None:
    """At 60 each the bound is 180."""
    best = nothing(PAIRS)
    rounds_of(PAIRS, [], unserved=60.0).run([], best, 60, None)
    assert best.value == pytest.approx(180, rel=1e-3)
    assert best.prices.max() <= 60 + 1e-9

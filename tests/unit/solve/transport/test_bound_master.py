"""Prices from the cheapest mix of routes, with answers known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from optimiser.solve.transport.bound_master import BoundMaster, Column

ALONE = [Column(220.0, {0: 1}, 0), Column(280.0, {1: 1}, 0)]
SHARED = Column(300.0, {0: 1, 1: 1}, 0)


def master(*columns: Column, vehicles: tuple[int, ...] = (2,), unserved: float = 1000.0) -> BoundMaster:
    """Return the linear programme of two requests with some routes."""
    made = BoundMaster(np.full(2, unserved), vehicles)
    made.add(columns)
    return made


def test_without_routes_everybody_stays() -> None:
    """Each at what that costs, which is also its price."""
    value, prices, vehicle = master().prices()
    assert value == pytest.approx(2000)
    assert prices.tolist() == pytest.approx([1000, 1000])
    assert vehicle.tolist() == [0]


def test_the_cheapest_mix_serves_everybody() -> None:
    """Each by itself for 500, both together for 300; prices add up to it, as vehicles are not short."""
    assert master(*ALONE).prices()[0] == pytest.approx(500)
    value, prices, vehicle = master(*ALONE, SHARED).prices()
    assert value == pytest.approx(300)
    assert prices.sum() == pytest.approx(300)
    assert vehicle.tolist() == pytest.approx([0])


def test_vehicles_that_are_short_have_a_price_below_nothing() -> None:
    """One van serves a; another would serve b for 280 instead of leaving it for 1000."""
    value, prices, vehicle = master(*ALONE, vehicles=(1,)).prices()
    assert value == pytest.approx(1220)
    assert prices.tolist() == pytest.approx([940, 1000])
    assert vehicle.tolist() == pytest.approx([-720])


def test_vehicles_are_counted_by_group() -> None:
    """The second group takes b at 290."""
    made = master(*ALONE, Column(290.0, {1: 1}, 1), vehicles=(1, 1))
    assert made.prices()[0] == pytest.approx(510)


def test_a_route_that_carries_twice_serves_twice() -> None:
    """Half of it is enough."""
    assert master(Column(400.0, {0: 2, 1: 2}, 0)).prices()[0] == pytest.approx(200)


def test_routes_may_be_added_between_prices() -> None:
    """500 first, then 300."""
    made = master(*ALONE)
    assert made.prices()[0] == pytest.approx(500)
    made.add([SHARED])
    assert made.prices()[0] == pytest.approx(300)


def test_large_costs_are_as_exact_as_small_ones() -> None:
    """The same in units of which there are ninety million to the penny."""
    units = 9e7
    made = master(*(Column(one.cost * units, one.carried, 0) for one in (*ALONE, SHARED)), unserved=1000.0 * units)
    value, prices, _ = made.prices()
    assert value == pytest.approx(300 * units, rel=1e-9)
    assert prices.sum() == pytest.approx(300 * units, rel=1e-9)


def test_a_day_without_requests() -> None:
    """Costs nothing."""
    assert BoundMaster(np.zeros(0), (1,)).prices()[0] == 0

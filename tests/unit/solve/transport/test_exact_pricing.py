"""Routes added until none could better the linear program, on days whose bound is known by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_master import Master
from optimiser.solve.transport.exact_pricing import Relaxed, relax
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO, every_route, steps_of


def relaxed(
    instance: TransportInstance, vehicles: int = 3, unserved: float = 5000.0, **more: Any
) -> tuple[Relaxed, Master]:
    """Return what the linear program of a day comes to."""
    master = Master(instance.size, [vehicles], unserved)
    return relax(master, [steps_of(instance)], Clock(), **more), master


@pytest.mark.parametrize(("instance", "due"), [(TWO, 280), (THREE, 290), (PAIRS, 420)], ids=["two", "three", "pairs"])
def test_the_bound_is_that_of_all_routes(instance: TransportInstance, due: float) -> None:
    """One van for two and for three; of three who go the same way half of each pair."""
    found, master = relaxed(instance)
    assert found.converged
    assert found.bound == pytest.approx(due)
    assert master.value == pytest.approx(due)


def test_the_prices_prove_the_bound() -> None:
    """No route costs less than its requests and its vehicle pay, and all of them pay the bound."""
    found, _ = relaxed(PAIRS)
    assert found.duals.sum() + 3 * found.vehicle_duals.sum() == pytest.approx(found.bound)
    for stops, cost in every_route(PAIRS).items():
        paid = found.duals[[stop for stop in stops if stop < 3]].sum() + found.vehicle_duals[0]
        assert cost - paid >= -1e-6, stops


def test_too_few_vehicles_have_a_price() -> None:
    """One van takes two of three; with 5000 for the third a van more would be worth 5000 less 140."""
    found, master = relaxed(PAIRS, vehicles=1)
    assert found.bound == pytest.approx(280 + 5000)
    assert found.vehicle_duals[0] < -1000
    assert master.unserved == pytest.approx(1)


def test_routes_cost_what_they_cost() -> None:
    """Those that were added have the cost of their timetables."""
    _, master = relaxed(THREE)
    exact = every_route(THREE)
    costs = {column.stops: column.cost for column in master.columns}
    assert costs
    assert costs == pytest.approx({stops: exact[stops] for stops in costs})


def test_a_bound_that_is_good_enough_ends_it() -> None:
    """Nothing is looked for beyond the cutoff."""
    found, _ = relaxed(PAIRS, cutoff=100.0)
    assert found.converged
    assert 100 <= found.bound <= 420 + 1e-6


def test_rounds_may_be_few() -> None:
    """After one round the bound is one, and it is not said to be the end."""
    found, _ = relaxed(PAIRS, rounds=1)
    assert not found.converged
    assert found.bound <= 420


def test_without_time_nothing_is_known() -> None:
    """The clock is up before the first linear program."""
    found = relax(Master(2, [2], 1000.0), [steps_of(TWO)], Clock(0.0))
    assert (found.bound, found.converged) == (-np.inf, False)


def test_prices_to_begin_with_do_not_change_the_bound() -> None:
    """However far off they are."""
    for centre in (np.zeros(3), np.array([900.0, 0.0, 50.0])):
        found = relax(Master(3, [3], 5000.0), [steps_of(PAIRS)], Clock(), centre)
        assert found.bound == pytest.approx(420)


def test_a_vehicle_that_may_go_nowhere_adds_nothing() -> None:
    """Without an entry there is no route: all stay, for 5000 each."""
    steps = steps_of(TWO)
    none = steps.without(np.arange(len(steps.tail)), np.array([], dtype=np.int64), np.array([], dtype=np.int64))
    found = relax(Master(2, [2], 5000.0), [none], Clock())
    assert found.converged
    assert found.bound == pytest.approx(10_000)

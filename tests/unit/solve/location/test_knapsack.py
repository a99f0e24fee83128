"""The knapsacks of all facilities at once."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from optimiser.solve.location.arrays import Floats, Integers
from optimiser.solve.location.knapsack import split_knapsacks, whole_knapsacks


def _drawn(seed: int, customers: int = 9) -> tuple[Floats, Integers, Integers]:
    chance = np.random.default_rng(seed)
    profit = chance.integers(-10, 30, size=(6, customers)).astype(np.float64)
    return profit, chance.integers(0, 9, size=customers), chance.integers(0, 25, size=6)


def test_a_knapsack_by_hand() -> None:
    """Room 5, weights 4, 3, 2 worth 8, 6, 3: split, the first and a third of the second; whole, the last two."""
    profit, demand, capacity = np.array([[8.0, 6.0, 3.0]]), np.array([4, 3, 2]), np.array([5])
    split = split_knapsacks(profit, demand, capacity)
    assert split.value.tolist() == [pytest.approx(8 + 2)]
    assert split.taken.tolist() == [[1.0, pytest.approx(1 / 3), 0.0]]
    assert split.unit_value.tolist() == [pytest.approx(2)]
    whole = whole_knapsacks(profit, demand, capacity)
    assert whole.value.tolist() == [9.0]
    assert whole.taken.tolist() == [[0.0, 1.0, 1.0]]
    assert whole.relaxed_value.tolist() == split.value.tolist()


def test_what_is_worth_nothing_stays_out_and_what_weighs_nothing_comes_in() -> None:
    """Even with no room at all."""
    found = whole_knapsacks(np.array([[5.0, 0.0, -3.0, 7.0]]), np.array([0, 0, 0, 2]), np.array([0]))
    assert found.taken.tolist() == [[1.0, 0.0, 0.0, 0.0]]
    assert split_knapsacks(np.array([[5.0, -3.0]]), np.array([0, 2]), np.array([9])).taken.tolist() == [[1.0, 0.0]]


@pytest.mark.parametrize("seed", range(30))
def test_whole_knapsacks_are_exact(seed: int) -> None:
    """Value and contents agree with trying every choice, and the contents fit."""
    profit, demand, capacity = _drawn(seed)
    found = whole_knapsacks(profit, demand, capacity)
    choices = np.array(list(product((0, 1), repeat=len(demand))))
    weights = choices @ demand
    for place in range(len(capacity)):
        best = (choices @ profit[place])[weights <= capacity[place]].max()
        assert found.value[place] == best == found.taken[place] @ profit[place]
    assert (found.taken @ demand <= capacity).all()


@pytest.mark.parametrize("seed", range(30))
def test_split_knapsacks_are_no_worse_and_fit(seed: int) -> None:
    """What may be split is worth at least as much, its shares add up to its value, and it fits."""
    profit, demand, capacity = _drawn(seed)
    split, whole = split_knapsacks(profit, demand, capacity), whole_knapsacks(profit, demand, capacity)
    assert (split.value >= whole.value - 1e-9).all()
    assert np.allclose((split.taken * profit).sum(axis=1), split.value)
    assert (split.taken @ demand <= capacity + 1e-9).all()
    assert (split.taken >= 0).all()
    assert (split.taken <= 1).all()


@pytest.mark.parametrize("seed", range(10))
def test_the_value_of_room_bounds_more_room(seed: int) -> None:
    """One more unit of room is worth no more than was said."""
    profit, demand, capacity = _drawn(seed)
    now, more = split_knapsacks(profit, demand, capacity), split_knapsacks(profit, demand, capacity + 1)
    assert (more.value <= now.value + now.unit_value + 1e-9).all()

"""Which facilities cover the need at the least price."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from optimiser.solve.location.arrays import Floats, Integers
from optimiser.solve.location.cover import cheapest_cover, forced_covers


def _drawn(seed: int) -> tuple[Floats, Integers, int]:
    chance = np.random.default_rng(seed)
    return chance.integers(-5, 20, 7).astype(np.float64), chance.integers(0, 9, 7), int(chance.integers(0, 40))


def _best(price: Floats, units: Integers, need: int, place: int = 0, forced: int | None = None) -> float:
    costs = [
        float(np.dot(choice, price))
        for choice in product((0, 1), repeat=len(price))
        if np.dot(choice, units) >= need and (forced is None or choice[place] == forced)
    ]
    return min(costs, default=np.inf)


def test_a_cover_by_hand() -> None:
    """Seven units from pieces of 4, 4 and 7 at 5, 6 and 12: the two small ones."""
    value, chosen = cheapest_cover(np.array([5.0, 6.0, 12.0]), np.array([4, 4, 7]), 7)
    assert (value, chosen.tolist()) == (11.0, [True, True, False])


def test_what_pays_is_taken_even_without_need() -> None:
    """A negative price is taken; nothing else is."""
    value, chosen = cheapest_cover(np.array([-2.0, 3.0]), np.array([0, 4]), -5)
    assert (value, chosen.tolist()) == (-2.0, [True, False])


@pytest.mark.parametrize("seed", range(30))
def test_covers_are_exact(seed: int) -> None:
    """Price and choice agree with trying everything; where nothing covers, the price is endless."""
    price, units, need = _drawn(seed)
    value, chosen = cheapest_cover(price, units, need)
    assert value == _best(price, units, need)
    if np.isfinite(value):
        assert float(price[chosen].sum()) == value
        assert int(units[chosen].sum()) >= need


@pytest.mark.parametrize("seed", range(30))
def test_forced_covers_are_exact(seed: int) -> None:
    """With each one in and with each one out, the price agrees with trying everything."""
    price, units, need = _drawn(seed)
    chosen, left_out = forced_covers(price, units, need)
    for place in range(len(price)):
        assert chosen[place] == _best(price, units, need, place, 1)
        assert left_out[place] == _best(price, units, need, place, 0)

"""Duties chosen from a pool."""

from __future__ import annotations

import math

import pytest

from models.fleet.duty import Duty
from optimiser.solve.fleet.pool_choice import choose_duties
from optimiser.solve.fleet.repair import pieces_of
from optimiser.solve.limits import Clock, Limits
from tests.unit.models.fleet.drawn import drawn, with_van

CHAINS = [(0, 1), (0, 2)]


@pytest.mark.parametrize(("vans", "cost"), [(2, 225), (1, 245)])
def test_the_best_of_a_pool(vans: int, cost: int) -> None:
    """With two vans or one, from nothing or from an answer."""
    day = with_van(number=vans)
    pool = pieces_of(day, CHAINS)
    costs = {piece.duty: piece.cost for piece in pool}
    first = choose_duties(day, pool, Limits(), Clock())
    again = choose_duties(day, pool, Limits(), Clock(), first.duties or ())
    for found in (first, again):
        assert sum(costs[duty] for duty in found.duties or ()) == cost
        assert found.bound == pytest.approx(cost, abs=1e-3)


def test_a_pool_that_leaves_a_task_out() -> None:
    """Proven to hold no answer."""
    pool = [piece for piece in pieces_of(drawn(), CHAINS) if piece.duty == Duty(0, (0, 1))]
    found = choose_duties(drawn(), pool, Limits(), Clock())
    assert (found.duties, found.bound) == (None, math.inf)

"""Single-source answers for given open facilities."""

from __future__ import annotations

import numpy as np
import pytest

from models.location.check import check, cost
from models.location.solution import LocationSolution
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.assign import assign, assignment_cost, improve
from tests.unit.models.location.drawn import drawn
from tests.unit.solve.location.drawn import random_instance


@pytest.mark.parametrize("seed", range(10))
def test_an_assignment_keeps_the_rules(seed: int) -> None:
    """It passes the check, uses open facilities only, and its cost is the check's."""
    instance = random_instance(6, 25, seed, single_source=True)
    arrays = arrays_of(instance)
    opened = np.array([True, True, False, True, True, True])
    found = assign(arrays, opened)
    assert found is not None
    solution = LocationSolution.of_assignment(tuple(int(place) for place in found))
    assert check(instance, solution) == []
    assert 2 not in solution.opened
    assert assignment_cost(arrays, found) == cost(instance, solution)


def test_scarce_room_is_filled_by_size() -> None:
    """Where the cheapest places first leave the large customers out, the largest first finds a way."""
    cost = ((0, 1), (0, 1), (9, 9), (9, 9))
    instance = drawn(
        customers=("a", "b", "c", "d"),
        demand=(3, 3, 5, 5),
        capacity=(8, 8),
        service_cost=cost,
        single_source=True,
    )
    found = assign(arrays_of(instance), np.array([True, True]))
    assert found is not None
    assert sorted(np.bincount(found, weights=np.array([3, 3, 5, 5])).tolist()) == [8, 8]


def test_no_room_no_assignment() -> None:
    """Where one of the open facilities cannot hold anybody's need, there is none; nor where a pair is impossible."""
    arrays = arrays_of(drawn(single_source=True))
    assert assign(arrays, np.array([True, False])) is None
    assert assign(arrays, np.array([False, True])) is None


def test_shifts_and_exchanges_are_made() -> None:
    """From the worst start two exchanged customers and one shifted come to their best places."""
    cost = np.array([[1.0, 9.0, 1.0], [9.0, 1.0, 5.0]])
    demand, capacity = np.array([2, 2, 1]), np.array([3, 3])
    assert improve(cost, demand, capacity, np.array([1, 0, 1])).tolist() == [0, 1, 0]


def test_an_exchange_minds_the_room() -> None:
    """Two customers whose exchange would be cheaper stay where they are if the larger does not fit."""
    cost = np.array([[9.0, 1.0], [1.0, 9.0]])
    assert improve(cost, np.array([2, 5]), np.array([2, 5]), np.array([0, 1])).tolist() == [0, 1]
    assert improve(cost, np.array([2, 5]), np.array([5, 5]), np.array([0, 1])).tolist() == [1, 0]

"""The Lagrangian bound holds, and so does what is left out because of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from models.location.instance import LocationInstance
from optimiser.solve.location.arrays import LocationArrays, arrays_of
from optimiser.solve.location.relaxation import Part, reduced, relax
from tests.property.location_cases import best_cost
from tests.unit.solve.location.drawn import random_instance

CASES = [
    pytest.param(single, seed, id=f"{'single' if single else 'split'}-{seed}") for single in (0, 1) for seed in range(8)
]


def _whole(arrays: LocationArrays) -> Part:
    facilities = len(arrays.opening)
    return Part(np.zeros(facilities, np.bool_), np.ones(facilities, np.bool_), np.isfinite(arrays.service))


def _drawn(single: int, seed: int) -> tuple[LocationInstance, LocationArrays, Fraction]:
    instance = random_instance(4, 5, seed, single_source=bool(single))
    best = best_cost(instance)
    assert best is not None
    return instance, arrays_of(instance), best


@pytest.mark.parametrize(("single", "seed"), CASES)
def test_every_multiplier_gives_a_bound_that_holds(single: int, seed: int) -> None:
    """No bound is above the best cost, at whatever multipliers."""
    _, arrays, best = _drawn(single, seed)
    chance = np.random.default_rng(seed)
    ranked = np.sort(arrays.service, axis=0)
    bounds = [relax(arrays, _whole(arrays), ranked[1] * chance.uniform(0, 3, 5)).bound for _ in range(20)]
    assert max(bounds) <= best
    assert max(bounds) > 0


@pytest.mark.parametrize(("single", "seed"), CASES)
def test_nothing_is_left_out_of_a_best_answer(single: int, seed: int) -> None:
    """With the best cost as the limit, no best answer is lost to what is settled or taken out."""
    instance, arrays, best = _drawn(single, seed)
    multipliers = np.sort(arrays.service, axis=0)[1] * 1.2
    relaxed = relax(arrays, _whole(arrays), multipliers)
    part = reduced(arrays, _whole(arrays), relaxed, float(best) + 1e-6)
    service = tuple(
        tuple(cost if part.pairs[place, customer] else None for place, cost in enumerate(row))
        for customer, row in enumerate(instance.service_cost)
    )
    left = replace(instance, service_cost=service)
    assert best_cost(left) == best
    assert (part.must_open <= part.may_open).all()


@pytest.mark.parametrize("seed", range(40))
def test_a_pair_that_is_taken_out_costs_more_than_the_limit(seed: int) -> None:
    """Whatever the limit, the best answer with that pair costs more; some pairs are taken out."""
    instance, arrays, best = _drawn(1, seed)
    relaxed = relax(arrays, _whole(arrays), np.sort(arrays.service, axis=0)[1] + 60.0)
    limits = [float(best) * part for part in (0.9, 0.95, 1.0, 1.05, 1.1)]
    left = [reduced(arrays, _whole(arrays), relaxed, limit).pairs for limit in limits if limit >= relaxed.bound]
    for customer in range(5):
        for place in range(4):
            row = tuple(cost if other == place else None for other, cost in enumerate(instance.service_cost[customer]))
            rows = (*instance.service_cost[:customer], row, *instance.service_cost[customer + 1 :])
            with_pair = best_cost(replace(instance, service_cost=rows))
            least = float("inf") if with_pair is None else float(with_pair)
            taken_out = [
                limit for limit, pairs in zip(limits[-len(left) :], left, strict=True) if not pairs[place, customer]
            ]
            assert all(least > limit for limit in taken_out)
    assert not left[0].all()


@pytest.mark.parametrize(("single", "seed"), CASES)
def test_a_part_has_a_bound_of_its_own(single: int, seed: int) -> None:
    """With a facility open or closed the bound is no lower, and one of the two parts has the whole's."""
    _, arrays, _ = _drawn(single, seed)
    whole = _whole(arrays)
    multipliers = np.sort(arrays.service, axis=0)[1]
    bound = relax(arrays, whole, multipliers).bound
    for place in range(4):
        parts = [relax(arrays, whole.with_facility(place, opened), multipliers).bound for opened in (True, False)]
        assert min(parts) == pytest.approx(bound)


def test_a_closed_facility_serves_nobody() -> None:
    """Closing takes its pairs out, opening leaves them, and neither changes the part it came from."""
    arrays = arrays_of(random_instance(3, 4, 1))
    whole = _whole(arrays)
    closed, opened = whole.with_facility(1, opened=False), whole.with_facility(1, opened=True)
    assert not closed.pairs[1].any()
    assert closed.undecided.tolist() == opened.undecided.tolist() == [0, 2]
    assert whole.pairs.all()
    assert whole.undecided.tolist() == [0, 1, 2]


def test_a_part_without_enough_capacity_has_no_answer() -> None:
    """Its bound is endless."""
    arrays = arrays_of(random_instance(3, 6, 2))
    part = _whole(arrays).with_facility(0, opened=False).with_facility(1, opened=False)
    assert relax(arrays, part, np.ones(6)).bound == np.inf

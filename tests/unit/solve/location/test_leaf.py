"""A part of a problem, solved by the build of what is left."""

from __future__ import annotations

import math

import numpy as np

from models.location.check import check, cost
from optimiser.solve.limits import Limits
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.leaf import restricted, solve_leaf
from optimiser.solve.location.relaxation import Part
from optimiser.solve.outcome import Status
from tests.unit.models.location.drawn import drawn

INSTANCE = drawn(
    facilities=("off", "near", "far"),
    opening_cost=(1, 10, 20),
    capacity=(9, 6, 6),
    service_cost=((0, 4, 9), (0, 8, 12), (0, 3, None)),
    single_source=True,
)
ARRAYS = arrays_of(INSTANCE)


def _part(must: list[bool], may: list[bool]) -> Part:
    pairs = np.isfinite(ARRAYS.service) & np.array(may)[:, None]
    return Part(np.array(must), np.array(may), pairs)


def test_a_part_without_the_cheapest_facility() -> None:
    """With off closed the answer is the one of the other two, in the places of the whole instance."""
    leaf = solve_leaf(INSTANCE, _part([False] * 3, [False, True, True]), math.inf, Limits())
    assert leaf.outcome.objective == 49
    assert leaf.solution is not None
    assert leaf.solution.opened == (1, 2)
    assert check(INSTANCE, leaf.solution) == []


def test_a_facility_that_must_be_open_is_paid_in_the_part_only() -> None:
    """The part costs one more opening; its answer leaves what it does not use closed."""
    leaf = solve_leaf(INSTANCE, _part([False, True, False], [True] * 3), math.inf, Limits())
    assert leaf.outcome.objective == 11
    assert leaf.solution is not None
    assert leaf.solution.opened == (0,)
    assert cost(INSTANCE, leaf.solution) == 1


def test_nothing_below_a_limit() -> None:
    """An answer that costs more than is wanted is none."""
    leaf = solve_leaf(INSTANCE, _part([False] * 3, [False, True, True]), 48.5, Limits())
    assert leaf.outcome.status is Status.INFEASIBLE
    assert leaf.solution is None


def test_pairs_that_are_out_stay_out() -> None:
    """What a part leaves out is no pair of the smaller instance."""
    part = _part([False] * 3, [False, True, True])
    part.pairs[1, 0] = False
    left = restricted(INSTANCE, part, [1, 2])
    assert left.facilities == ("near", "far")
    assert left.service_cost == ((None, 9), (8, 12), (3, None))

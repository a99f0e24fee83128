"""Facility location solved."""

from __future__ import annotations

import pytest

from models.location.check import check
from models.location.solution import LocationSolution
from optimiser.solve.limits import Limits
from optimiser.solve.location.method import solve_location
from optimiser.solve.location.tree import LocationTree
from optimiser.solve.outcome import SolverError, Status
from tests.unit.models.location.drawn import drawn
from tests.unit.solve.location.drawn import random_instance


@pytest.mark.parametrize(("single_source", "cost"), [(True, 49.0), (False, 48.0)])
def test_a_small_problem(single_source: bool, cost: float) -> None:
    """The best cost, proven, with the bound at the cost where costs are whole."""
    answer = solve_location(drawn(single_source=single_source), Limits(seed=4))
    assert (answer.outcome.status, answer.outcome.objective) == (Status.OPTIMAL, cost)
    assert answer.outcome.bound == (cost if single_source else pytest.approx(cost, rel=1e-6))
    assert answer.outcome.seed == 4
    assert answer.outcome.solver.endswith(tuple("0123456789"))


def test_no_answer_is_infeasible() -> None:
    """Proven, with neither cost nor bound."""
    answer = solve_location(drawn(capacity=(4, 4)), Limits())
    assert (answer.outcome.status, answer.outcome.objective, answer.outcome.bound) == (Status.INFEASIBLE, None, None)
    assert answer.solution is None


@pytest.mark.parametrize("single_source", [True, False])
def test_one_facility_is_no_choice(single_source: bool) -> None:
    """With one place everybody goes there."""
    instance = drawn(
        facilities=("near",),
        opening_cost=(10,),
        capacity=(9,),
        service_cost=((4,), (8,), (3,)),
        single_source=single_source,
    )
    assert solve_location(instance, Limits()).outcome.objective == 25


@pytest.mark.parametrize("single_source", [True, False])
def test_a_limit_tells_what_is_known(single_source: bool) -> None:
    """Without time the status is a limit, and whatever answer there is passes the check."""
    instance = random_instance(20, 100, 5, single_source=single_source)
    answer = solve_location(instance, Limits(seconds=0.0))
    assert answer.outcome.status is Status.LIMIT
    assert answer.outcome.bound is not None
    if answer.solution is not None:
        assert check(instance, answer.solution) == []


def test_large_knapsacks_are_bounded_by_their_relaxation() -> None:
    """Quantities too fine for a table give the same best cost as coarse ones."""
    coarse = random_instance(6, 18, 8, single_source=True)
    fine = drawn(
        facilities=coarse.facilities,
        customers=coarse.customers,
        opening_cost=coarse.opening_cost,
        capacity=tuple(1009 * value + 1000 for value in coarse.capacity),
        demand=tuple(1009 * value + place % 2 for place, value in enumerate(coarse.demand)),
        service_cost=coarse.service_cost,
        single_source=True,
    )
    assert solve_location(coarse, Limits()).outcome.objective == solve_location(fine, Limits()).outcome.objective


def test_an_answer_that_the_build_refuses_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """If check and build ever disagree, nothing is told."""

    def spoil(self: LocationTree) -> None:
        self.incumbent.solution = LocationSolution.of_assignment((0, 0, 0))

    monkeypatch.setattr(LocationTree, "search", spoil)
    with pytest.raises(SolverError, match="capacity_is_kept__near"):
        solve_location(drawn(), Limits())

"""Facility location against brute force and another solver, and laws that hold of every problem."""

from __future__ import annotations

import random
import warnings
from dataclasses import replace
from fractions import Fraction

import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.location.build import build
from models.location.check import check, cost
from models.location.instance import LocationInstance
from models.location.solution import LocationSolution, carry, read_solution
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.location import tree
from optimiser.solve.location.method import LocationAnswer, solve_location
from optimiser.solve.outcome import Status
from tests.property.location_cases import best_cost, instances

EITHER = st.booleans().flatmap(lambda single: instances(single_source=single))
few = settings(max_examples=60)


def _agrees(answer: LocationAnswer, instance: LocationInstance, best: Fraction | None) -> bool:
    """Whether an answer is the best one, checked and proven."""
    if best is None:
        return answer.outcome.status is Status.INFEASIBLE and answer.solution is None
    assert answer.solution is not None
    assert answer.outcome.bound is not None
    close = abs(cost(instance, answer.solution) - best) <= Fraction(1, 10**6) * max(Fraction(1), best)
    return (
        close
        and check(instance, answer.solution) == []
        and answer.outcome.status is Status.OPTIMAL
        and answer.outcome.bound <= float(best) + 1e-9
    )


@few
@given(EITHER)
def test_the_method_finds_the_best_answer(instance: LocationInstance) -> None:
    """Cost, proof and infeasibility agree with trying everything."""
    assert _agrees(solve_location(instance, Limits()), instance, best_cost(instance))


@few
@given(EITHER)
def test_branching_alone_finds_the_best_answer(instance: LocationInstance) -> None:
    """With small parts not left to the solver's build, the search over facilities agrees as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "LEAF_PAIRS", {True: 0, False: 0})
        patch.setattr(tree, "_ROOT_ITERATIONS", 2)
        patch.setattr(tree, "_ITERATIONS", 2)
        answer = solve_location(instance, Limits())
    assert _agrees(answer, instance, best_cost(instance))


@few
@given(EITHER)
def test_the_build_defines_the_same_problem(instance: LocationInstance) -> None:
    """The build, solved as it stands, has the cost of brute force, and its answer passes the check."""
    model = build(instance)
    outcome = solve_problem(model.problem, Limits())
    best = best_cost(instance)
    if best is None:
        assert outcome.status is Status.INFEASIBLE
        return
    assert outcome.objective == pytest.approx(float(best), abs=1e-6)
    if instance.single_source:
        assert check(instance, read_solution(model, instance)) == []


@settings(max_examples=15)
@given(EITHER)
def test_another_solver_agrees(instance: LocationInstance) -> None:
    """CBC and HiGHS find the same cost for the build."""
    with warnings.catch_warnings():
        # PuLP 4 will want CBC installed apart; the one that PuLP 3 brings is what is meant here.
        warnings.simplefilter("ignore", DeprecationWarning)
        solver = pulp.PULP_CBC_CMD(msg=False, gapRel=0)
    if not solver.available():
        pytest.skip("PuLP's CBC does not run here")
    model = build(instance)
    outcome = solve_problem(model.problem, Limits())
    model.problem.solve(solver)
    if outcome.objective is None:
        assert model.problem.sol_status not in {pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible}
    else:
        # The value of an objective that is 0 throughout is None.
        assert (pulp.value(model.problem.objective) or 0.0) == pytest.approx(outcome.objective, abs=1e-5)


@few
@given(EITHER, st.randoms(use_true_random=False))
def test_the_check_and_the_build_agree_on_any_answer(instance: LocationInstance, chance: random.Random) -> None:
    """A random assignment breaks a rule of the check exactly where it breaks a row of the build."""
    assignment = tuple(
        chance.choice([place for place, each in enumerate(row) if each is not None] or [-1])
        for row in instance.service_cost
    )
    if -1 in assignment:
        return
    solution = LocationSolution.of_assignment(assignment)
    if chance.random() < 0.3:
        solution = replace(solution, opened=solution.opened[1:])
    model = build(instance)
    carry(model, solution)
    broken = {model.names.meaning(name)[0] for name in model.broken_rows()}
    # That what is open covers the need follows from the rest; the check does not ask for it.
    broken.discard("open_capacity_covers_demand")
    rules = {violation.rule for violation in check(instance, solution)}
    assert bool(broken) == bool(rules)
    assert rules <= broken


@few
@given(EITHER, st.integers(1, 9))
def test_another_facility_never_costs_more(instance: LocationInstance, room: int) -> None:
    """With one more place to choose from, the best cost falls or stays."""
    more = replace(
        instance,
        facilities=(*instance.facilities, "new"),
        opening_cost=(*instance.opening_cost, room),
        capacity=(*instance.capacity, room),
        service_cost=tuple((*row, room) for row in instance.service_cost),
    )
    before, after = solve_location(instance, Limits()).outcome, solve_location(more, Limits()).outcome
    if before.objective is not None:
        assert after.objective is not None
        assert after.objective <= before.objective * (1 + 1e-6)


@few
@given(instances(single_source=True))
def test_splitting_never_costs_more(instance: LocationInstance) -> None:
    """Where customers may be split, the best cost is no higher than with one source each."""
    whole = solve_location(instance, Limits()).outcome
    split = solve_location(replace(instance, single_source=False), Limits()).outcome
    if whole.objective is not None:
        assert split.objective is not None
        assert split.objective <= whole.objective * (1 + 1e-6)


@few
@given(EITHER)
def test_names_and_units_change_nothing(instance: LocationInstance) -> None:
    """In pence, in thousandths of a unit and under other names, the best answer costs a hundred times as much."""
    other = replace(
        instance,
        facilities=tuple(f"{name} & co." for name in instance.facilities),
        opening_cost=tuple(100 * value for value in instance.opening_cost),
        capacity=tuple(1000 * value for value in instance.capacity),
        demand=tuple(1000 * value for value in instance.demand),
        service_cost=tuple(
            tuple(None if value is None else 100 * value for value in row) for row in instance.service_cost
        ),
    )
    first, second = solve_location(instance, Limits()).outcome, solve_location(other, Limits()).outcome
    assert first.status is second.status
    if first.objective is not None:
        assert second.objective == pytest.approx(100 * first.objective, rel=2e-6)

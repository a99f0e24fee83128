"""Laws of the event network and of the exact solver, on days small enough to try every plan."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from models.transport.build import build
from models.transport.check import check
from models.transport.instance import TransportInstance
from models.transport.solution import carry
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.exact import solve_exact
from tests.property.ride_cases import best_cost, days, plan_cost


@given(days())
@settings(max_examples=100)
def test_the_exact_solver_agrees_with_trying_every_plan(instance: TransportInstance) -> None:
    """Status, cost, bound and plan are those of the best of all plans; where there is none that is proven."""
    known, answer = best_cost(instance), solve_exact(instance, Limits())
    if known is None:
        assert (answer.outcome.status, answer.plan) == (Status.INFEASIBLE, None)
        return
    assert answer.plan is not None
    assert answer.outcome.status is Status.OPTIMAL
    assert answer.outcome.objective == known == plan_cost(instance, answer.plan)
    assert answer.bound is not None
    assert answer.bound <= known
    assert check(instance, answer.plan) == []


@given(days(most=2))
@settings(max_examples=40)
def test_the_build_bounds_every_plan_and_has_the_best(instance: TransportInstance) -> None:
    """The best plan keeps every row; the build's optimum is never above it, and is it without breaks and classes."""
    known, model = best_cost(instance), build(instance)
    outcome = solve_problem(model.problem, Limits())
    local = all(not one.break_after for one in instance.vehicles) and "no" not in instance.sharing.values()
    if known is None:
        assert not local or outcome.status is Status.INFEASIBLE
        return
    assert outcome.objective is not None
    assert outcome.objective <= known + 1e-4
    assert not local or abs(outcome.objective - known) <= 1e-4
    plan = solve_exact(instance, Limits()).plan
    assert plan is not None
    carry(model, instance, plan)
    assert model.broken_rows() == []


@given(days(), st.integers(1, 30))
@settings(max_examples=25)
def test_more_time_or_another_vehicle_never_costs_more(instance: TransportInstance, more: int) -> None:
    """A wider window, and one more vehicle of a kind, can only help."""
    cost = solve_exact(instance, Limits()).outcome.objective
    first = instance.requests[0]
    begin, end = first.pickup_window
    wider = replace(first, pickup_window=(max(0, begin - more), end + more))
    added = replace(instance.vehicles[0], number=instance.vehicles[0].number + 1)
    for changed in (
        replace(instance, requests=(wider, *instance.requests[1:])),
        replace(instance, vehicles=(added, *instance.vehicles[1:])),
    ):
        better = solve_exact(changed, Limits()).outcome.objective
        assert cost is None or (better is not None and better <= cost)

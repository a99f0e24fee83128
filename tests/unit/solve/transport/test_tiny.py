"""Days of a few requests."""

from __future__ import annotations

from dataclasses import replace

from models.transport.check import certify
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.day import solve_day
from optimiser.solve.transport.tiny import METHOD, solve_tiny
from tests.unit.models.transport.day_sample import day, request


def test_wide_windows_are_no_matter() -> None:
    """Three requests at any time and without a limit on board are proven, and the check agrees with the cost."""
    instance = day(request("A", 1, 4), request("B", 2, 3), request("C", 1, 2))
    answer = solve_day(instance, Limits())
    assert answer.plan is not None
    assert (answer.outcome.status, answer.method) == (Status.OPTIMAL, METHOD)
    assert certify(instance, answer.plan, None).cost == answer.bound


def test_without_vehicles_enough_a_day_is_infeasible_or_leaves_somebody() -> None:
    """With no vehicle at all nobody can be served: infeasible where all must be, else at what that weighs."""
    instance = day(request("A", 1, 4), request("B", 2, 3))
    none = replace(instance, vehicles=tuple(replace(vehicle, number=0) for vehicle in instance.vehicles))
    must = solve_tiny(replace(none, unserved_cost=None), Limits(), Clock())
    assert must.outcome.status is Status.INFEASIBLE
    may = solve_tiny(replace(none, unserved_cost=7), Limits(), Clock())
    assert may.plan is not None
    assert (may.plan.unserved, may.bound) == ((0, 1), 14)

"""Small days solved to a proof."""

from __future__ import annotations

from dataclasses import replace

from models.transport.plan import Plan, Route
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress, Status
from optimiser.solve.transport import exact
from optimiser.solve.transport.exact import fits_exact, solve_exact
from tests.formulation.event_network_sample import sample


def test_a_day_is_solved_and_proven() -> None:
    """The best plan of the sample takes one vehicle; its cost is whole and is its own bound."""
    answer = solve_exact(sample(), Limits())
    assert answer.outcome.status is Status.OPTIMAL
    assert answer.plan is not None
    assert answer.outcome.objective == answer.bound
    assert answer.method


def test_a_start_is_never_made_worse_and_a_bad_one_is_left_aside() -> None:
    """The answer is the same from a good start, a poor one, and one that keeps not every rule."""
    best = solve_exact(sample(), Limits())
    starts = (best.plan, Plan((), unserved=(0, 1)), Plan((Route(1, (0, 1, 2, 3)),)))
    for start in starts:
        assert solve_exact(sample(), Limits(), start=start).outcome.objective == best.outcome.objective


def test_a_day_without_requests() -> None:
    """There is nothing to plan, and that is proven."""
    answer = solve_exact(replace(sample(), requests=()), Limits())
    assert (answer.outcome.status, answer.plan, answer.bound) == (Status.OPTIMAL, Plan(()), 0)


def test_a_day_that_cannot_be_served() -> None:
    """Without vehicles nothing is served: infeasible where all must be, everything left out where it may be."""
    day = sample()
    none = tuple(replace(vehicle, number=0) for vehicle in day.vehicles)
    assert solve_exact(replace(day, vehicles=none, unserved_cost=None), Limits()).outcome.status is Status.INFEASIBLE
    left_out = solve_exact(replace(day, vehicles=none), Limits())
    assert (left_out.outcome.status, left_out.outcome.objective) == (Status.OPTIMAL, 10_000)


def test_kinds_alike_are_one_and_come_apart_again() -> None:
    """Two kinds that differ by name alone share the work, none beyond its number."""
    day = sample()
    twins = (replace(day.vehicles[1], name="first"), replace(day.vehicles[1], name="second", trust="RZZ"))
    plan = solve_exact(replace(day, vehicles=twins), Limits()).plan
    assert plan is not None
    kinds = [route.vehicle for route in plan.routes]
    assert len(set(kinds)) == len(kinds)


def test_what_is_too_large_is_said_so() -> None:
    """Beyond the ceiling there is no bound, and a start comes back with its cost."""
    assert fits_exact(sample())
    assert not fits_exact(sample(), most=5)
    start = Plan((Route(0, (0, 1, 2, 3)),))
    answer = solve_exact(sample(), Limits(seconds=0.001), start=start)
    assert (answer.outcome.status, answer.plan, answer.bound, answer.method) == (Status.LIMIT, start, None, "")


def test_progress_is_told() -> None:
    """The last account has the answer's cost, and a bound not above it."""
    told: list[Progress] = []
    answer = solve_exact(sample(), Limits(), progress=told.append)
    assert told[-1].objective == answer.outcome.objective
    assert told[-1].bound is not None
    assert told[0].bound is not None
    assert told[0].bound <= told[-1].bound


def test_the_same_again() -> None:
    """Without a limit of time the answer repeats itself."""
    one, other = (solve_exact(sample(), Limits()) for _ in range(2))
    assert (one.plan, one.bound, one.outcome.nodes) == (other.plan, other.bound, other.outcome.nodes)
    assert exact.METHOD

"""The choice among routes, solved: every request once, vehicles enough, and nothing left that is cheaper to serve."""

from __future__ import annotations

from dataclasses import replace

from models.transport.plan import Plan, Route
from models.transport.route_choice import PooledRoute, build_route_choice, plan_of_choice
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.unit.models.transport.day_sample import day, request, vehicle

INSTANCE = day(request("A"), request("B"), vehicles=(vehicle("one", number=1), vehicle("two", number=1)))
BOTH = PooledRoute(Route(0, (0, 1, 2, 3)), 330)
POOL = [
    PooledRoute(Route(0, (0, 2)), 160),
    PooledRoute(Route(0, (1, 3)), 150),
    PooledRoute(Route(1, (1, 3)), 190),
    BOTH,
]


def test_the_cheapest_choice_that_keeps_the_rows_is_made() -> None:
    """One vehicle for both costs 330 and two cost 350; two routes of the one vehicle there is would cost 310."""
    model = build_route_choice(INSTANCE, POOL)
    outcome = solve_problem(model.problem, Limits())
    assert outcome.objective == 330
    assert plan_of_choice(model, INSTANCE, POOL) == Plan((BOTH.route,))
    assert model.broken_rows() == []


def test_a_request_is_left_out_only_where_that_is_allowed() -> None:
    """Without a route for the second request there is no choice, or it is left out at its price."""
    assert solve_problem(build_route_choice(INSTANCE, POOL[:1]).problem, Limits()).status is Status.INFEASIBLE
    loose = replace(INSTANCE, unserved_cost=1_000)
    model = build_route_choice(loose, POOL[:1])
    assert solve_problem(model.problem, Limits()).objective == 1_160
    assert plan_of_choice(model, loose, POOL[:1]) == Plan((POOL[0].route,), (1,))


def test_relaxed_the_choice_may_be_in_parts() -> None:
    """Three pairs of three requests: half of each route together is a bound below any whole choice."""
    instance = day(request("A"), request("B"), request("C"), vehicles=(vehicle(number=3),), unserved_cost=1_000)
    pool = [PooledRoute(Route(0, stops), 100) for stops in ((0, 1, 3, 4), (1, 2, 4, 5), (0, 2, 3, 5))]
    assert solve_problem(build_route_choice(instance, pool, relaxed=True).problem, Limits()).objective == 150
    assert solve_problem(build_route_choice(instance, pool).problem, Limits()).objective == 1_100

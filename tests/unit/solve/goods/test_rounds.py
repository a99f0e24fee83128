"""A day of consignments from start to answer."""

from __future__ import annotations

import time

import pytest

from models.transport.check import check
from models.transport.plan import Plan, Route
from optimiser.solve.goods import rounds as module
from optimiser.solve.goods import search
from optimiser.solve.goods.rounds import solve_rounds
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress, Status
from optimiser.solve.transport.evaluate import plan_cost
from tests.unit.models.transport.day_sample import day, request, vehicle
from tests.unit.solve.goods.goods_sample import goods_day


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the search be short."""
    monkeypatch.setattr(search, "_ROUNDS", 3)
    monkeypatch.setattr(module, "_WORK", 20)


def test_a_small_day_is_proven() -> None:
    """Five consignments: PyVRP's plan is the start of the exact solve, and nothing is cheaper."""
    instance = goods_day(5, limit=200)
    told: list[Progress] = []
    answer = solve_rounds(instance, Limits(), progress=told.append)
    assert answer.plan is not None
    assert answer.outcome.status is Status.OPTIMAL
    assert answer.bound == plan_cost(instance, answer.plan)
    assert check(instance, answer.plan) == []
    seconds = [one.seconds for one in told]
    assert seconds == sorted(seconds)


def test_the_start_is_kept_where_nothing_is_better() -> None:
    """A plan that is the best already comes back."""
    instance = goods_day(5, limit=200)
    best = solve_rounds(instance, Limits()).plan
    again = solve_rounds(instance, Limits(), start=best)
    assert again.plan is not None
    assert best is not None
    assert plan_cost(instance, again.plan) == plan_cost(instance, best)


def test_a_start_that_breaks_a_rule_is_left_aside() -> None:
    """A plan that serves one of five is no start where all must be served."""
    instance = goods_day(5)
    answer = solve_rounds(instance, Limits(), start=Plan.of([Route(0, (0, 5))], 5))
    assert answer.plan is not None
    assert check(instance, answer.plan) == []


def test_processes_do_not_change_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """With counted work, one process and two come to the same plan."""
    monkeypatch.setattr(module, "_WORTH_A_PROCESS", 1)
    instance = goods_day(8, number=8)
    one, two = (solve_rounds(instance, Limits(), jobs=jobs, vehicles_first=True) for jobs in (1, 2))
    assert one.plan == two.plan
    assert one.outcome.objective == two.outcome.objective


def test_without_vehicles_or_without_requests() -> None:
    """Nothing to move, and nothing to move it with, with cost first and with vehicles first."""
    for first in (False, True):
        assert solve_rounds(day(), Limits(), vehicles_first=first).plan == Plan(())
        idle = day(request("A"), vehicles=(vehicle(number=0),))
        answer = solve_rounds(idle, Limits(), vehicles_first=first)
        assert (answer.plan, answer.outcome.status) == (None, Status.INFEASIBLE)


def test_fewest_vehicles_are_proven_where_that_is_easy() -> None:
    """Five consignments: a proof of vehicles and of cost, without the search that would follow."""
    answer = solve_rounds(goods_day(5, number=5), Limits(), vehicles_first=True)
    assert answer.plan is not None
    assert answer.outcome.status is Status.OPTIMAL
    assert answer.bound == answer.outcome.objective


def test_fewest_vehicles_without_a_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where windows are wide the plan is told without a bound."""
    monkeypatch.setattr(module, "is_tight", lambda _: False)
    instance = goods_day(8, number=8)
    told: list[Progress] = []
    answer = solve_rounds(instance, Limits(seconds=1.0), progress=told.append, vehicles_first=True)
    assert answer.plan is not None
    assert check(instance, answer.plan) == []
    assert (answer.bound, answer.outcome.status, answer.outcome.bound) == (None, Status.LIMIT, None)
    assert told


def test_a_day_too_large_for_pyvrp(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is left to the search that knows every rule."""
    monkeypatch.setattr(module, "MOST_REQUESTS", 4)
    monkeypatch.setattr(module, "Lanes", None)
    for first in (False, True):
        answer = solve_rounds(goods_day(5), Limits(seconds=0.5), vehicles_first=first)
        assert answer.plan is not None


def test_too_little_time_for_pyvrp(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nothing could interrupt is not begun; the other search finds a plan, and vehicles come first in it too."""
    monkeypatch.setattr(module, "_SECONDS_A_REQUEST", 1.0)
    monkeypatch.setattr(module, "Lanes", None)
    instance = goods_day(5, number=5)
    answer = solve_rounds(instance, Limits(seconds=1.0), vehicles_first=True)
    assert answer.plan is not None
    assert check(instance, answer.plan) == []
    assert answer.outcome.objective == plan_cost(instance, answer.plan)
    assert (answer.bound, answer.outcome.status) == (None, Status.LIMIT)


def test_several_kinds_have_no_fewest_vehicles() -> None:
    """Which kind there should be fewer of is not said."""
    instance = day(request("A"), vehicles=(vehicle(), vehicle("bus")))
    with pytest.raises(ValueError, match="one kind"):
        solve_rounds(instance, Limits(), vehicles_first=True)


def test_progress_tells_of_the_whole_time() -> None:
    """What the exact solve tells of comes after what PyVRP's part told of."""
    started = time.perf_counter()
    told: list[Progress] = []
    answer = solve_rounds(goods_day(5), Limits(), progress=told.append)
    assert told[-1].seconds <= answer.outcome.seconds <= time.perf_counter() - started

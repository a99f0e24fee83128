"""The search over a whole day, from a poor start to a plan that is known to be the best."""

from __future__ import annotations

import pytest

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.transport.evaluate import plan_cost
from optimiser.solve.transport.search import MOST_PLANS, ROUNDS, DaySearch, work_of
from optimiser.solve.transport.workers import Workers
from tests.unit.models.transport.day_sample import day, vehicle
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO

NOBODY = Plan((), (0, 1))


def apart(instance: TransportInstance) -> Plan:
    """Return the plan of a van for each request."""
    return Plan.of((Route(0, (one, one + instance.size)) for one in range(instance.size)), instance.size)


def searched(instance: TransportInstance, *starts: Plan, work: int = 1, seed: int = 1) -> tuple[DaySearch, list[int]]:
    """Return a search that is over, and the costs it told of."""
    told: list[int] = []
    with Workers(instance, 1) as workers:
        search = DaySearch(instance, workers, starts, Limits(seed=seed), Clock())
        search.run(work, None, told.append)
    return search, told


@pytest.mark.parametrize(("instance", "due"), [(TWO, 280), (THREE, 290), (PAIRS, 560)], ids=["two", "three", "pairs"])
def test_a_poor_start_ends_at_the_best_plan(instance: TransportInstance, due: int) -> None:
    """With as many vans as requests each goes alone at first; the cost is exact and never rises."""
    many = day(*instance.requests, vehicles=(vehicle(number=3),))
    search, told = searched(many, apart(many))
    assert (search.cost, plan_cost(many, search.best), search.best.unserved) == (due, due, ())
    assert told == sorted(told, reverse=True)
    assert told[-1] == due


def test_the_best_start_is_begun_with() -> None:
    """Of a plan that serves nobody, one that goes apart and one that shares, the last is the best."""
    shared = Plan.of([Route(0, (0, 1, 2, 3))], 2)
    with Workers(TWO, 1) as workers:
        search = DaySearch(TWO, workers, [NOBODY, apart(TWO), shared], Limits(), Clock())
    assert (search.best, search.cost) == (shared, 280)


def test_a_start_that_serves_nobody_is_no_answer() -> None:
    """Where all must be served it has no cost; the search finds a plan all the same."""
    with Workers(TWO, 1) as workers:
        assert DaySearch(TWO, workers, [NOBODY], Limits(), Clock()).cost is None
    assert searched(TWO, NOBODY)[0].cost == 280


def test_whoever_may_stay_stays_where_a_van_costs_more() -> None:
    """At 150 each a pair is worth a van and the third is not."""
    may_stay = day(*PAIRS.requests, unserved_cost=150, vehicles=(vehicle(number=3),))
    search, _ = searched(may_stay, apart(may_stay))
    assert (search.cost, len(search.best.unserved)) == (430, 1)


def test_the_work_is_done_and_little_more() -> None:
    """A small day is annealed as several plans at once, each in one group, a turn of rounds at a time."""
    search, told = searched(TWO, apart(TWO), work=300)
    a_turn = MOST_PLANS * ROUNDS
    assert 300 <= search.ruins < 300 + a_turn
    assert len(told) == search.ruins // a_turn


def test_the_same_again() -> None:
    """With the same seed the same plan after the same work."""
    one, other = (searched(THREE, apart(day(*THREE.requests)), seed=5)[0] for _ in range(2))
    assert (one.best, one.cost, one.ruins) == (other.best, other.cost, other.ruins)


@pytest.mark.parametrize(("size", "work"), [(0, 1), (1, 7), (600, 2100), (100_000, 4175)])
def test_large_days_have_less_work_a_request(size: int, work: int) -> None:
    """Seven ruins a request on a small day, half as many at 600, and never more than 4,200 in all."""
    assert work_of(size) == work

"""Branch and price on days whose best plan is known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from optimiser.solve.limits import Clock
from optimiser.solve.transport import exact_tree
from optimiser.solve.transport.exact_choice import Choice, RouteChoice
from optimiser.solve.transport.exact_master import Master
from optimiser.solve.transport.exact_tree import CLOSE, RouteTree
from tests.unit.models.transport.day_sample import day
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO, stretches_of


def tree_of(
    instance: TransportInstance, vehicles: int = 3, most_nodes: int | None = None, seconds: float | None = None
) -> RouteTree:
    """Return a tree over the routes of a day."""
    unserved = instance.unserved_cost or 5000
    master = Master(instance.size, [vehicles], float(unserved))
    return RouteTree(instance, master, RouteChoice(instance, [0], [vehicles], 1.0), 1.0, Clock(seconds), most_nodes)


@pytest.mark.parametrize(("instance", "due"), [(TWO, 280), (THREE, 290), (PAIRS, 560)], ids=["two", "three", "pairs"])
def test_the_best_plan_is_found_and_proven(instance: TransportInstance, due: int) -> None:
    """The bound that comes back is the cost of the plan, but for what is too little to look for."""
    tree = tree_of(instance)
    bound = tree.search([stretches_of(instance)], 2000.0, None)
    assert (tree.best.cost, tree.value) == (due, due)
    assert due * (1 - 2 * CLOSE) <= bound <= due
    assert tree.nodes >= 1
    assert tree.best.routes is not None
    assert sorted(stop for route in tree.best.routes for stop in route.stops) == list(range(2 * instance.size))


@pytest.mark.parametrize("instance", [THREE, PAIRS], ids=["three", "pairs"])
def test_where_routes_are_too_many_steps_are_decided(
    instance: TransportInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same plan and the same proof come of branching alone."""
    whole = tree_of(instance)
    whole.search([stretches_of(instance)], 2000.0, None)
    monkeypatch.setattr(exact_tree, "_ROUTES", 0)
    monkeypatch.setattr(exact_tree, "_CHOICE_NODES", 0)
    tree = tree_of(instance)
    bound = tree.search([stretches_of(instance)], 2000.0, None)
    assert tree.best.cost == whole.best.cost
    assert bound >= whole.best.cost * (1 - 2 * CLOSE)


def test_branching_takes_more_than_one_node(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of each pair is no plan, so that a pair is decided."""
    monkeypatch.setattr(exact_tree, "_ROUTES", 0)
    tree = tree_of(PAIRS)
    tree.search([stretches_of(PAIRS)], 2000.0, None)
    assert tree.nodes > 1


def test_plans_beyond_the_cutoff_are_not_looked_for() -> None:
    """That there is none below 500 is proven; the bound is the cutoff, and no more."""
    tree = tree_of(PAIRS)
    assert tree.search([stretches_of(PAIRS)], 500.0, None) == 500.0


def test_a_cutoff_below_the_relaxation_ends_at_once() -> None:
    """Half of each pair costs 420 already."""
    tree = tree_of(PAIRS)
    assert tree.search([stretches_of(PAIRS)], 300.0, np.full(3, 140.0)) == 300.0
    assert tree.nodes == 1


def test_only_a_better_plan_is_kept() -> None:
    """Before the first the cost is without end; one that is dearer, or none, changes nothing."""
    tree = tree_of(TWO)
    assert tree.value == np.inf
    first = Choice((Route(0, (0, 2)),), 500, complete=True)
    for choice in (first, Choice(None, 0, complete=True), Choice((), 501, complete=True)):
        tree.offer(choice)
    assert tree.best is first
    tree.offer(Choice((), 499, complete=False))
    assert tree.value == 499


def test_a_plan_that_is_known_is_the_target() -> None:
    """With the best plan in hand nothing better is found, and that is proven."""
    tree = tree_of(PAIRS)
    known = Choice((), 560, complete=False)
    tree.offer(known)
    assert tree.search([stretches_of(PAIRS)], 2000.0, None) == pytest.approx(560)
    assert tree.best is known


def test_a_limit_of_nodes_leaves_what_is_known() -> None:
    """Before the first node nothing is; after it no bound above the truth."""
    tree = tree_of(PAIRS, most_nodes=0)
    assert (tree.search([stretches_of(PAIRS)], 2000.0, None), tree.nodes) == (-np.inf, 0)


def test_without_time_nothing_is_looked_at() -> None:
    """The clock was up before the first node."""
    tree = tree_of(PAIRS, seconds=0.0)
    assert (tree.search([stretches_of(PAIRS)], 2000.0, None), tree.nodes) == (-np.inf, 0)


def test_whoever_may_stay_stays_where_a_van_costs_more() -> None:
    """At 150 each a pair is worth a van and the third is not: 280 and 150."""
    may_stay = day(*PAIRS.requests, unserved_cost=150)
    tree = tree_of(may_stay)
    bound = tree.search([stretches_of(may_stay)], 2000.0, None)
    assert tree.best.cost == 430
    assert bound == pytest.approx(430, rel=1e-6)

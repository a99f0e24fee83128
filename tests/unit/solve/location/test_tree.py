"""The search over open and closed facilities."""

from __future__ import annotations

import pytest

from optimiser.solve.limits import Clock, Limits
from optimiser.solve.location import tree
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.tree import LocationTree
from optimiser.solve.outcome import Progress
from tests.unit.models.location.drawn import drawn
from tests.unit.solve.location.drawn import random_instance


@pytest.fixture(params=[False, True], ids=["split", "single"])
def single_source(request: pytest.FixtureRequest) -> bool:
    """Return whether sources are single."""
    return bool(request.param)


@pytest.fixture
def no_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave nothing to the solver's build, so that the search has to branch."""
    monkeypatch.setattr(tree, "LEAF_PAIRS", {True: 0, False: 0})
    monkeypatch.setattr(tree, "_ROOT_ITERATIONS", 5)
    monkeypatch.setattr(tree, "_ITERATIONS", 3)


def _tree(single_source: bool, limits: Limits, told: list[Progress] | None = None) -> LocationTree:
    instance = random_instance(8, 24, 11, single_source=single_source)
    listener = None if told is None else told.append
    return LocationTree(instance, arrays_of(instance), limits, Clock(limits.seconds), listener)


@pytest.mark.usefixtures("no_leaves")
def test_branching_and_the_solver_agree(single_source: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that branches down to single choices comes to the cost of one that leaves all to the build."""
    branching = _tree(single_source, Limits())
    branching.search()
    assert branching.nodes > 2
    assert branching.proven
    monkeypatch.setattr(tree, "LEAF_PAIRS", {True: 10**6, False: 10**6})
    leaving = _tree(single_source, Limits())
    leaving.search()
    assert leaving.nodes == 0
    assert branching.incumbent.target == pytest.approx(leaving.incumbent.target, rel=1e-6)


@pytest.mark.usefixtures("no_leaves")
def test_a_node_limit_leaves_a_bound_that_holds(single_source: bool) -> None:
    """Stopped early, nothing is proven, the bound is below the best cost, and the same run ends the same."""
    full = _tree(single_source, Limits())
    full.search()
    first, second = (_tree(single_source, Limits(nodes=2)) for _ in range(2))
    first.search()
    second.search()
    assert not first.proven
    assert first.bound <= full.incumbent.target <= first.incumbent.target
    assert (first.bound, first.incumbent.cost, first.nodes) == (second.bound, second.incumbent.cost, second.nodes)


@pytest.mark.usefixtures("no_leaves")
def test_without_time_there_is_still_a_bound(single_source: bool) -> None:
    """With no time at all the first relaxation is made and its bound holds."""
    full = _tree(single_source, Limits())
    full.search()
    hurried = _tree(single_source, Limits(seconds=0.0))
    hurried.search()
    assert not hurried.proven
    assert 0 < hurried.bound <= full.incumbent.target


@pytest.mark.usefixtures("no_leaves")
def test_a_gap_that_is_asked_saves_work(single_source: bool) -> None:
    """With a gap of a fifth the search is shorter, and its bound is within it."""
    full, quick = _tree(single_source, Limits()), _tree(single_source, Limits(gap=0.2))
    full.search()
    quick.search()
    assert quick.proven
    assert quick.iterations < full.iterations
    assert quick.bound >= 0.8 * quick.incumbent.target


@pytest.mark.usefixtures("no_leaves")
def test_progress_falls_towards_the_answer(single_source: bool) -> None:
    """Each account has a better answer, and a bound that no later answer goes below."""
    told: list[Progress] = []
    search = _tree(single_source, Limits(), told)
    search.search()
    objectives = [one.objective for one in told if one.objective is not None]
    assert objectives == sorted(objectives, reverse=True)
    assert objectives[-1] == search.incumbent.target
    assert all(one.bound is None or one.bound <= objectives[-1] for one in told)


def test_it_is_proven_that_there_is_no_answer(single_source: bool) -> None:
    """Too little capacity, a customer nobody can serve, or whole customers that do not fit: nothing is left open."""
    cases = [drawn(capacity=(4, 4)), drawn(service_cost=((4, 9), (8, 12), (None, None)))]
    if single_source:
        cases += [drawn(demand=(5, 5, 2), capacity=(6, 6)), drawn(demand=(7, 1, 1), capacity=(6, 6))]
    for case in cases:
        instance = drawn(
            capacity=case.capacity, demand=case.demand, service_cost=case.service_cost, single_source=single_source
        )
        search = LocationTree(instance, arrays_of(instance), Limits(), Clock())
        search.search()
        assert search.proven
        assert search.incumbent.solution is None

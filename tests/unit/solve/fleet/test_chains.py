"""Tasks chained by a matching."""

from __future__ import annotations

import pytest

from optimiser.solve.fleet import chains
from optimiser.solve.fleet.chains import chain_tasks
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Clock, Limits
from tests.unit.models.fleet.drawn import VAN, drawn
from tests.unit.solve.fleet.random_day import random_day


def test_one_kind_is_settled() -> None:
    """Early and back in one chain, late alone: the bound is the cost."""
    found = chain_tasks(drawn(vehicles=(VAN,)), Clock())
    assert (found.chains, found.bound) == (((0, 1), (2,)), 225)


def test_several_kinds_are_bounded() -> None:
    """A vehicle that starts far away and ends at base would cost less than any there is."""
    assert chain_tasks(drawn(), Clock()).bound <= 225


def test_no_tasks_no_chains() -> None:
    """An empty day costs nothing."""
    assert chain_tasks(drawn(tasks=()), Clock()).chains == ()


@pytest.mark.parametrize("first", [1, 3, 40])
def test_however_few_links_it_begins_with_the_end_is_the_same(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The prices bring every link that is missing."""
    day = random_day(60, 1, seed=5)
    best = chain_tasks(day, Clock())
    monkeypatch.setattr(chains, "_FIRST_LINKS", first)
    monkeypatch.setattr(chains, "_MORE_LINKS", 1)
    assert chain_tasks(day, Clock()).bound == best.bound == solve_duties(day, Limits()).bound


def test_stopped_early_the_bound_is_lower() -> None:
    """After one matching there are chains, and a bound that holds."""
    day = random_day(60, 1, seed=5)
    early = chain_tasks(day, Clock(0.0))
    assert early.rounds == 1
    assert early.bound <= chain_tasks(day, Clock()).bound
    assert sorted(task for chain in early.chains for task in chain) == list(range(60))

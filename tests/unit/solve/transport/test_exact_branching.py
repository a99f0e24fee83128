"""Steps to decide next, and the networks that follow, on days small enough to list all steps."""

from __future__ import annotations

import pytest

from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_branching import (
    Decision,
    allowed_columns,
    any_open,
    best_decision,
    demand,
    forbid,
    keys_of_network,
    nearly_decided,
    open_decisions,
)
from optimiser.solve.transport.exact_master import HOME, Column, Key, Master
from optimiser.solve.transport.exact_network import StepNetwork
from tests.unit.solve.transport.exact_sample import PAIRS, THREE, TWO, stretches_of

# Stops of the day of three: pickups 0, 1, 2 and deliveries 3, 4, 5; c may follow a and b, and nobody c.
SHARED = (0, 1, 3, 4)
SINGLE = [Column(0, (one, one + 3), 280.0) for one in range(3)]
PAIR = [Column(0, (one, other, one + 3, other + 3), 280.0) for one, other in ((0, 1), (0, 2), (1, 2))]


def keys(networks: list[StepNetwork], kind: int = 0) -> set[Key]:
    """Return all steps of a kind of vehicle."""
    return keys_of_network(networks[kind], networks[kind].covers.shape[1])[2]


def solved(*columns: Column) -> Master:
    """Return the linear program of the day of pairs over some routes, solved."""
    master = Master(3, [3], 5000.0)
    master.add(list(columns))
    assert master.solve(Clock())
    return master


def test_a_network_has_the_steps_that_routes_have() -> None:
    """Entries, stretches, drives and ways home, by their stops."""
    steps, entries, every = keys_of_network(stretches_of(THREE), 3)
    assert entries == [(HOME, 0), (HOME, 1), (HOME, 2)]
    assert {(3, 2), (4, 2), (2, 5), SHARED} <= set(steps)
    assert every == {*steps, *entries, (3, HOME), (4, HOME), (5, HOME)}


def test_a_route_is_allowed_where_all_its_steps_are() -> None:
    """Without the drive from b to c those that use it are not."""
    master = Master(3, [3], 5000.0)
    master.add([Column(0, (0, 3), 220.0), Column(0, (0, 1, 3, 4, 2, 5), 290.0), Column(0, (2, 5), 280.0)])
    networks = [stretches_of(THREE)]
    assert allowed_columns(master, networks) == [True, True, True]
    assert allowed_columns(master, forbid(networks, Decision((4, 2), None), 3)) == [True, False, True]
    assert allowed_columns(master, forbid(networks, Decision((5, HOME), None), 3)) == [True, False, False]


@pytest.mark.parametrize("key", [(HOME, 0), SHARED, (4, 2), (3, HOME)])
def test_a_forbidden_step_is_gone_and_nothing_else(key: Key) -> None:
    """An entry, a stretch, a drive or a way home."""
    networks = [stretches_of(THREE)]
    assert keys(forbid(networks, Decision(key, None), 3)) == keys(networks) - {key}


def test_a_step_may_be_forbidden_for_one_kind() -> None:
    """The other kind keeps it."""
    networks = [stretches_of(THREE), stretches_of(THREE)]
    left = forbid(networks, Decision(SHARED, 1), 3)
    assert keys(left, 0) == keys(networks)
    assert keys(left, 1) == keys(networks) - {SHARED}


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        pytest.param(
            SHARED,
            {(0, 3), (1, 4), (0, 1, 4, 3), (1, 0, 3, 4), (1, 0, 4, 3), (HOME, 1), (3, HOME), (3, 2)},
            id="stretch",
        ),
        pytest.param((HOME, 0), {(1, 0, 3, 4), (1, 0, 4, 3)}, id="way out"),
        pytest.param((4, HOME), {(0, 1, 4, 3), (1, 0, 4, 3), (4, 2)}, id="way home"),
        pytest.param((4, 2), {(0, 1, 4, 3), (1, 0, 4, 3), (3, 2), (HOME, 2), (4, HOME)}, id="drive"),
        pytest.param((2, 5), set(), id="the only stretch of c"),
    ],
)
def test_what_no_plan_has_beside_a_demanded_step_is_gone(key: Key, gone: set[Key]) -> None:
    """Other stretches of its requests, and other ways to and from its ends."""
    networks = [stretches_of(THREE)]
    assert keys(networks) - keys(demand(networks, Decision(key, None), 3)) == gone


def test_a_step_that_one_kind_must_make_is_gone_from_the_others() -> None:
    """And so is whatever it leaves no room for, everywhere."""
    networks = [stretches_of(THREE), stretches_of(THREE)]
    left = demand(networks, Decision((2, 5), 1), 3)
    assert keys(left, 0) == keys(networks) - {(2, 5)}
    assert keys(left, 1) == keys(networks)


def test_steps_that_are_used_in_part_are_open() -> None:
    """Half of each pair is used: nine steps are open; where all is whole, none."""
    master = solved(*PAIR)
    assert master.value == pytest.approx(420)
    found = open_decisions(master)
    # Ways out to a and home from c are used by two of the pairs, and so whole.
    assert {decision.key for decision in found} == {
        *(column.stops for column in PAIR),
        (HOME, 1),
        (4, HOME),
    }
    assert {decision.kind for decision in found} == {None}
    assert open_decisions(solved(SINGLE[0], PAIR[2])) == []


def test_where_only_the_kind_is_open_it_is_decided() -> None:
    """One van of each kind serves half of each of two routes: each step is whole over both kinds."""
    master = Master(2, [1, 1], 5000.0)
    routes = [Column(kind, stops, 220.0) for kind in (0, 1) for stops in ((0, 2), (1, 3))]
    master.add(routes)
    assert master.solve(Clock())
    master.primal[2:] = 0.5
    found = open_decisions(master)
    assert {decision.key for decision in found} == {(HOME, 0), (0, 2), (2, HOME), (HOME, 1), (1, 3), (3, HOME)}
    assert {decision.kind for decision in found} == {0, 1}
    assert nearly_decided(master) == []


def test_the_step_furthest_from_whole_comes_first() -> None:
    """0.4 before 0.9; and of those nearly decided 0.9 comes first, and 0.4 not at all."""
    master = solved(*SINGLE)
    master.primal[3:] = [0.9, 0.4, 1.0]
    assert open_decisions(master)[0].key == (HOME, 1)
    assert {decision.key for decision in nearly_decided(master)} == {(HOME, 0), (0, 3), (3, HOME)}
    master.primal[3:] = [0.3, 0.4, 1.0]
    assert [decision.key for decision in nearly_decided(master)] == [(HOME, 1)]


def test_the_best_decision_is_one_that_costs_both_ways() -> None:
    """Any pair, demanded or forbidden, leaves 560 over the known routes where it was 420."""
    networks = [stretches_of(PAIRS)]
    master = solved(*SINGLE, *PAIR)
    found = best_decision(master, networks, 8)
    assert found is not None
    decision, with_it, without_it = found
    for child in (with_it, without_it):
        master.allow(allowed_columns(master, child))
        assert master.peek() > 420 + 1
    assert keys(without_it) == keys(networks) - {decision.key}


def test_nothing_to_decide() -> None:
    """Where the answer is whole there is no decision, unless any drive will do."""
    assert best_decision(solved(*SINGLE), [stretches_of(PAIRS)], 8) is None
    assert any_open([stretches_of(THREE)], 3).key in {(3, 2), (4, 2)}
    assert any_open([stretches_of(THREE)], 3).kind is None


def test_two_who_share_have_no_drives_to_decide() -> None:
    """On the day of two every stretch ends at home."""
    with pytest.raises(ValueError, match="empty"):
        any_open([stretches_of(TWO)], 2)

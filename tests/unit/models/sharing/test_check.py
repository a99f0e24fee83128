"""The check of shares, and proofs by addition."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.sharing.check import BalancedCollection, Objection, check, objections, shapley_holds
from models.sharing.game import Game

GAME = Game(("a", "b", "c"), (0, 10, 0, 40, 0, 40, 50, 90))
MAJORITY = Game(("a", "b", "c"), (0, 0, 0, 1, 0, 1, 1, 1))
HALF = Fraction(1, 2)


def test_shares_in_the_core_are_right() -> None:
    """Nothing is said of shares that add up and that nobody would walk away from."""
    assert check(GAME, (30, 30, 30)) == []
    assert objections(GAME, (30, 30, 30)) == ()


@pytest.mark.parametrize(
    ("shares", "rule", "where", "amount"),
    [
        ((30, 30, 29), "everything_is_shared", (), 1),
        ((30, 30, 31), "everything_is_shared", (), 1),
        ((8, 41, 41), "nobody_is_worse_off_than_alone", ("a",), 2),
        ((50, 20, 20), "coalition_stays", ("b", "c"), 10),
    ],
)
def test_each_fault_is_found(shares: tuple[int, ...], rule: str, where: tuple[str, ...], amount: int) -> None:
    """What is not shared out, who is worse off than alone, and who would walk away, each by how much."""
    found = check(GAME, shares)
    assert [(one.rule, one.where, int(one.amount)) for one in found] == [(rule, where, amount)]


def test_a_share_that_is_missing() -> None:
    """Shares for other than all players are refused before anything is added."""
    assert [one.rule for one in check(GAME, (45, 45))] == ["share_for_each_player"]


def test_those_who_would_walk_away_come_by_what_they_miss() -> None:
    """The largest excess is first, and everybody together is no objection."""
    assert objections(GAME, (88, 1, 0)) == (Objection(("b", "c"), Fraction(49)),)
    assert objections(GAME, (5, 5, 80)) == (Objection(("a", "b"), Fraction(30)), Objection(("a",), Fraction(5)))


def test_costs_are_objected_to_from_above() -> None:
    """A coalition walks away from a cost that is higher than its own."""
    costs = Game(("a", "b"), (0, 10, 20, 24), "cost")
    assert objections(costs, (3, 21)) == (Objection(("b",), Fraction(1)),)


def test_an_empty_core_is_proven_by_hand() -> None:
    """Half of each pair counts everybody once and asks for 3/2 of the 1 there is."""
    proof = BalancedCollection({0b011: HALF, 0b101: HALF, 0b110: HALF})
    assert proof.is_balanced(MAJORITY)
    assert proof.surplus(MAJORITY) == HALF


def test_an_empty_core_of_costs() -> None:
    """Half of each pair could pay 15 where all together pay 16."""
    costs = Game(("a", "b", "c"), (0, 10, 10, 10, 10, 10, 10, 16), "cost")
    assert BalancedCollection({0b011: HALF, 0b101: HALF, 0b110: HALF}).surplus(costs) == 1


@pytest.mark.parametrize(
    "weights",
    [
        {0b011: HALF, 0b101: HALF},
        {0b011: Fraction(1), 0b101: Fraction(1), 0b110: Fraction(1)},
        {0b011: Fraction(2), 0b100: Fraction(1), 0b111: Fraction(-1), 0b001: Fraction(0)},
        {0b011: Fraction(1), 0b100: Fraction(1), 0b001: Fraction(0)},
    ],
)
def test_what_counts_somebody_twice_or_not_at_all_is_no_proof(weights: dict[int, Fraction]) -> None:
    """Players counted too little, too often, or with weights of 0 and less."""
    assert not BalancedCollection(weights).is_balanced(MAJORITY)


def test_the_shapley_value_by_dividends() -> None:
    """The true value holds, and one moved by a little does not."""
    assert shapley_holds(GAME, (30, 30, 30))
    assert not shapley_holds(GAME, (30, Fraction(59, 2), Fraction(61, 2)))
    assert not shapley_holds(GAME, (45, 45))

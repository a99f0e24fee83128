"""Nucleolus, least core and equal profit method on games worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.sharing.game import Game, coalition_sums
from optimiser.solve.sharing import exact_lp
from optimiser.solve.sharing.rules import equal_profit, least_core, nucleolus

MAJORITY = Game(("a", "b", "c"), (0, 0, 0, 1, 0, 1, 1, 1))
HALF = Fraction(1, 2)


def _pairs(weights: tuple[int, ...]) -> Game:
    """Return five players of whom the first two have 60, the next two 20 and all together 80."""
    values = tuple(60 * (one & 3 == 3) + 20 * (one >> 2 & 3 == 3) for one in range(32))
    return Game(tuple("abcde"), values, weights=weights)


def test_an_empty_core_has_a_proof() -> None:
    """A third is missing to the worst-off pair, and half of each pair proves it."""
    found = least_core(MAJORITY)
    assert found is not None
    assert (found.epsilon, found.core_is_empty) == (Fraction(1, 3), True)
    assert found.proof.weights == {0b011: HALF, 0b101: HALF, 0b110: HALF}
    assert found.proof.surplus(MAJORITY) == HALF


def test_a_core_of_one_answer_is_not_empty() -> None:
    """The glove that is rare has everything, and nothing to spare."""
    found = least_core(Game(("left", "right", "other right"), (0, 0, 0, 1, 0, 1, 0, 1)))
    assert found is not None
    assert found.epsilon == 0
    assert not found.core_is_empty


def test_one_player_has_everything() -> None:
    """There is nobody to share with, so no least core."""
    alone = Game(("a",), (0, 7))
    assert least_core(alone) is None
    assert nucleolus(alone) == (Fraction(7),)
    assert equal_profit(alone, None) == (Fraction(7),)


def test_an_estate_too_small_for_its_claims() -> None:
    """Claims of 100, 200 and 300 on 200: 50, 75, 75, as the Talmud has it."""
    claims = coalition_sums((100, 200, 300))
    game = Game(("a", "b", "c"), tuple(max(0, 200 - (600 - claim)) for claim in claims))
    assert list(nucleolus(game)) == [50, 75, 75]


def test_costs_are_shared_as_their_savings_would_be() -> None:
    """A runway of 10, 20 and 30: each pays half of what it shares with those behind, the last what it alone needs."""
    longest = (0, 10, 20, 20, 30, 30, 30, 30)
    assert list(nucleolus(Game(("a", "b", "c"), longest, "cost"))) == [5, Fraction(15, 2), Fraction(35, 2)]


def test_nobody_is_fined_where_that_can_be() -> None:
    """The third would have to pay 4 for even excesses; it pays nothing, unless there is too little for everybody."""
    assert list(nucleolus(Game(("a", "b", "c"), (0, 0, 0, 10, 0, 0, 0, 2)))) == [1, 1, 0]
    assert list(nucleolus(Game(("a", "b", "c"), (0, 0, 0, 10, 0, 0, 0, -2)))) == [2, 2, -6]


def test_equal_profit_keeps_to_the_core() -> None:
    """The pair must have its 60, shared 2 to 1, so the gains by weight are 20, 20 and 6."""
    game = Game(("a", "b", "c"), (0, 0, 0, 60, 0, 0, 0, 66), weights=(2, 1, 1))
    assert equal_profit(game, least_core(game)) == tuple(map(Fraction, (40, 20, 6)))


def test_equal_profit_of_costs_is_proportional_where_that_is_stable() -> None:
    """1,100 in proportion to 200, 400 and 800 leaves no coalition with more than it pays alone."""
    game = Game(("a", "b", "c"), (0, 200, 400, 500, 800, 900, 1000, 1100), "cost")
    assert equal_profit(game, least_core(game)) == (Fraction(1100, 7), Fraction(2200, 7), Fraction(4400, 7))


def test_equal_profit_keeps_to_the_least_core_where_the_core_is_empty() -> None:
    """Any two of three could have all of 1: each has a third."""
    game = Game(MAJORITY.players, MAJORITY.values, weights=(1, 2, 3))
    assert equal_profit(game, least_core(game)) == (Fraction(1, 3),) * 3


def test_ties_of_equal_profit_are_levelled_further() -> None:
    """The fifth gets nothing and the first two 30 each whatever the next two do; they share their 20 alike."""
    game = _pairs((1, 1, 1, 1, 1))
    assert equal_profit(game, least_core(game)) == tuple(map(Fraction, (30, 30, 10, 10, 0)))


def test_a_bound_that_stands_still_is_left_by_blands_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking the first broken row from the beginning comes to the same shares."""
    game = _pairs((1, 2, 3, 4, 5))
    usual = nucleolus(game), equal_profit(game, least_core(game))
    monkeypatch.setattr(exact_lp, "_PATIENCE", 0)
    assert (nucleolus(game), equal_profit(game, least_core(game))) == usual


@pytest.mark.parametrize("weights", [(1, 1, 1, 1, 0), (0, 0, 0, 0, 0)])
def test_without_weights_no_equal_profit(weights: tuple[int, ...]) -> None:
    """A player without a weight has no relative gain."""
    game = _pairs(weights)
    assert equal_profit(game, least_core(game)) is None

"""Shapley value and proportional shares, by hand."""

from __future__ import annotations

from fractions import Fraction

from models.sharing.closed_form import proportional, shapley
from models.sharing.game import Game

ALONE = (0, 200, 400, 500, 800, 900, 1000, 1100)
COSTS = Game(("a", "b", "c"), ALONE, "cost")


def test_shapley_by_the_six_orders() -> None:
    """Added costs over the orders abc, acb, bac, bca, cab, cba."""
    first = Fraction(200 + 200 + 100 + 100 + 100 + 100, 6)
    second = Fraction(300 + 200 + 400 + 400 + 200 + 200, 6)
    assert shapley(COSTS) == (first, second, 1100 - first - second)


def test_shapley_of_fractions() -> None:
    """Two players halve what they have together beyond what each has alone."""
    game = Game(("a", "b"), (0, Fraction(1, 3), Fraction(1, 4), Fraction(7, 6)))
    assert shapley(game) == (Fraction(15, 24), Fraction(13, 24))


def test_proportional_to_what_each_pays_alone() -> None:
    """1,100 is split as 200 to 400 to 800."""
    assert proportional(COSTS) == (Fraction(1100, 7), Fraction(2200, 7), Fraction(4400, 7))


def test_the_common_gain_by_weight() -> None:
    """Each keeps what it has alone, and the 4 on top are split 1 to 3."""
    assert proportional(Game(("a", "b"), (0, 5, 1, 10), weights=(1, 3))) == (Fraction(6), Fraction(4))


def test_no_weights_no_proportion() -> None:
    """Players who have nothing alone have no proportion."""
    assert proportional(Game(("a", "b"), (0, 0, 0, 10))) is None

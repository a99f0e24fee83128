"""Kohlberg's criterion on games whose nucleolus is known by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.sharing.game import Game
from models.sharing.kohlberg import has_imputation, is_nucleolus

GLOVES = Game(("left", "right", "other right"), (0, 0, 0, 1, 0, 1, 0, 1))
# All efficient shares with at least 1/2 for the second and third leave the same largest excess; one is the nucleolus.
LEVELS = Game(("a", "b", "c"), (0, 0, 0, 0, 0, 0, 8, 10))
FINED = Game(("a", "b", "c"), (0, 0, 0, 10, 0, 0, 0, 2))


@pytest.mark.parametrize(
    ("game", "shares"),
    [
        (GLOVES, (1, 0, 0)),
        (LEVELS, (1, Fraction(9, 2), Fraction(9, 2))),
        (FINED, (1, 1, 0)),
        (Game(("a",), (0, 7)), (7,)),
        (Game(("a", "b"), (0, 1, 1, 0)), (0, 0)),
        (Game(("a", "b"), (0, 10, 20, 24), "cost"), (7, 17)),
        (Game(("a", "b", "c"), (0,) * 8), (0, 0, 0)),
    ],
)
def test_the_nucleolus_is_known_when_seen(game: Game, shares: tuple[Fraction | int, ...]) -> None:
    """Gloves, two levels, a fine that would be fairer but may not be, one player, no imputation, costs, nothing."""
    assert is_nucleolus(game, shares)


@pytest.mark.parametrize(
    ("game", "shares"),
    [
        (GLOVES, (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))),
        (GLOVES, (1, 0)),
        (GLOVES, (1, 1, 0)),
        (LEVELS, (1, 4, 5)),
        (LEVELS, (2, 4, 4)),
        (FINED, (3, 3, -4)),
        (FINED, (2, 0, 0)),
    ],
)
def test_other_shares_are_not_taken_for_it(game: Game, shares: tuple[Fraction | int, ...]) -> None:
    """Shapley's, too few, too much, right on the first level only, on none, and with a player below alone."""
    assert not is_nucleolus(game, shares)


def test_an_imputation_needs_enough_for_all() -> None:
    """What each has alone must not be more than there is; of costs, not less."""
    assert has_imputation(GLOVES)
    assert not has_imputation(Game(("a", "b"), (0, 1, 1, 1)))
    assert has_imputation(Game(("a", "b"), (0, 1, 1, 1), "cost"))
    assert not has_imputation(Game(("a", "b"), (0, 1, 1, 3), "cost"))

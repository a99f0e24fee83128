"""Games: what they refuse, and what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from models.sharing.game import Game, coalition_sums

COSTS = Game(("a", "b"), (0, 10, 20, 24), "cost")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"players": ()}, "no player"),
        ({"players": tuple(map(str, range(16)))}, "there are 16 players"),
        ({"players": ("a", "a")}, "one name"),
        ({"kind": "loss"}, "kind is 'loss'"),
        ({"values": (0, 1, 2)}, "3 values for 4 coalitions"),
        ({"values": (0, 1, 2, 3.5)}, "neither a whole number nor a fraction"),
        ({"values": (1, 1, 2, 3)}, "nobody has a value"),
        ({"weights": (1,)}, "1 weights for 2 players"),
        ({"weights": (1, -1)}, "a weight is below 0"),
    ],
)
def test_what_is_no_game_is_refused(changes: dict[str, Any], words: str) -> None:
    """Each fault is named."""
    with pytest.raises(ValueError, match=words):
        replace(COSTS, **changes)


def test_costs_are_losses() -> None:
    """In a game of costs a coalition gains the negative of what it pays, and loses by staying what it pays too much."""
    assert list(COSTS.gains) == [0, -10, -20, -24]
    assert COSTS.excesses((9, 15)) == [0, -1, -5, 0]
    assert replace(COSTS, kind="gain").excesses((9, 15)) == [0, 1, 5, 0]


def test_a_player_weighs_what_it_has_alone() -> None:
    """Given weights go before the values of the players alone."""
    assert list(COSTS.sizes) == [10, 20]
    assert replace(COSTS, weights=(Fraction(1, 3), 2)).sizes == (Fraction(1, 3), Fraction(2))


def test_coalitions_are_numbers() -> None:
    """Bit by bit a number says who is in; everybody is the last one."""
    game = Game(("a", "b", "c"), (0,) * 8)
    assert game.members(0b101) == ("a", "c")
    assert game.members(game.everybody) == ("a", "b", "c")
    assert coalition_sums([1, 10, 100]) == [0, 1, 10, 11, 100, 101, 110, 111]

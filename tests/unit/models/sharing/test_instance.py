"""What the two linear programmes are asked."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.sharing.game import Game
from models.sharing.instance import EqualProfitInstance, LeastCoreInstance

GAME = Game(("a", "b", "c"), (0, 0, 0, 6, 0, 6, 6, 9))


@pytest.mark.parametrize("coalition", [0, 7, 8])
def test_only_some_players_can_be_settled(coalition: int) -> None:
    """Nobody and everybody have what they have by definition."""
    with pytest.raises(ValueError, match="only a coalition of some players"):
        LeastCoreInstance(GAME, {coalition: Fraction(9)})


def test_settled_coalitions_are_no_longer_open() -> None:
    """The open ones are those of some players that are not settled."""
    assert LeastCoreInstance(GAME, {3: Fraction(6)}).open_coalitions == (1, 2, 4, 5, 6)


def test_a_relative_gain_needs_a_weight() -> None:
    """Players who have nothing alone and no weight are refused."""
    with pytest.raises(ValueError, match="without a weight"):
        EqualProfitInstance(GAME)

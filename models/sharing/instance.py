"""The two questions that are asked of a game as linear programmes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from models.sharing.game import Game


@dataclass(frozen=True)
class LeastCoreInstance:
    """How small the largest excess can be; with settled coalitions, one round on the way to the nucleolus.

    Parameters
    ----------
    game
        The game.
    settled
        What coalitions have whose share is settled already, by their numbers.
    individual
        Whether no player may be worse off than alone, whatever the excess of others.
    """

    game: Game
    settled: Mapping[int, Fraction] = field(default_factory=dict)
    individual: bool = False

    def __post_init__(self) -> None:
        if any(not 0 < coalition < self.game.everybody for coalition in self.settled):
            msg = "only a coalition of some players can be settled"
            raise ValueError(msg)

    @property
    def open_coalitions(self) -> tuple[int, ...]:
        """The coalitions of some players whose share is not settled."""
        return tuple(coalition for coalition in range(1, self.game.everybody) if coalition not in self.settled)


@dataclass(frozen=True)
class EqualProfitInstance:
    r"""How alike the relative gains can be where no coalition has an excess above a given one.

    Parameters
    ----------
    game
        The game; every player has a weight above 0.
    slack
        :math:`\varepsilon`: 0 for the core, the least largest excess where the core is empty.
    """

    game: Game
    slack: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if min(self.game.sizes) <= 0:
            msg = "a player without a weight has no relative gain"
            raise ValueError(msg)

"""A cooperative game: its players, and what each coalition of them has on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

MOST_PLAYERS = 15

Number = Fraction | int


@dataclass(frozen=True)
class Game:
    r"""Players and the value of each coalition.

    Parameters
    ----------
    players
        Names, each once; at most 15.
    values
        :math:`v(S)` for each coalition, by its number; that of nobody is 0 [any unit, exact].
    kind
        Whether the values are gains, of which more is better, or costs.
    weights
        :math:`w_i`, at least 0; ``None`` for what each player has alone, :math:`|v(i)|`.
    """

    players: tuple[str, ...]
    values: tuple[Number, ...]
    kind: Literal["gain", "cost"] = "gain"
    weights: tuple[Number, ...] | None = None

    def __post_init__(self) -> None:
        count = len(self.players)
        _refuse(not count, "there is no player")
        _refuse(count > MOST_PLAYERS, f"there are {count} players; at most {MOST_PLAYERS} can be")
        _refuse(len(set(self.players)) < count, "two players have one name")
        _refuse(self.kind not in {"gain", "cost"}, f"kind is {self.kind!r}; it is 'gain' or 'cost'")
        _refuse(len(self.values) != 1 << count, f"there are {len(self.values)} values for {1 << count} coalitions")
        exact = all(isinstance(value, int | Fraction) for value in (*self.values, *(self.weights or ())))
        _refuse(not exact, "a value or weight is neither a whole number nor a fraction")
        _refuse(self.values[0] != 0, "nobody has a value other than 0")
        if self.weights is not None:
            _refuse(len(self.weights) != count, f"there are {len(self.weights)} weights for {count} players")
            _refuse(min(self.weights) < 0, "a weight is below 0")

    @property
    def everybody(self) -> int:
        """The number of the coalition of all players."""
        return len(self.values) - 1

    @property
    def sign(self) -> int:
        r""":math:`\sigma`: 1 for gains, -1 for costs."""
        return 1 if self.kind == "gain" else -1

    @cached_property
    def gains(self) -> tuple[Fraction, ...]:
        r""":math:`\sigma v(S)` for each coalition."""
        return tuple(self.sign * Fraction(value) for value in self.values)

    @cached_property
    def sizes(self) -> tuple[Fraction, ...]:
        """The weights of the players, or what they have alone where no weights are given."""
        if self.weights is not None:
            return tuple(Fraction(weight) for weight in self.weights)
        return tuple(abs(Fraction(self.values[1 << player])) for player in range(len(self.players)))

    def members(self, coalition: int) -> tuple[str, ...]:
        """Return the names of a coalition's players.

        Parameters
        ----------
        coalition
            Its number.
        """
        return tuple(name for player, name in enumerate(self.players) if coalition >> player & 1)

    def excesses(self, shares: Sequence[Number]) -> list[Fraction]:
        r"""Return the excess of every coalition, by its number.

        .. math:: \sigma (v(S) - x(S))

        Parameters
        ----------
        shares
            :math:`x_i`.
        """
        sums = coalition_sums(shares)
        return [self.sign * (Fraction(value) - total) for value, total in zip(self.values, sums, strict=True)]


def coalition_sums(shares: Sequence[Number]) -> list[Number]:
    """Return what the members of every coalition have together, by its number.

    Parameters
    ----------
    shares
        What each player has.
    """
    sums: list[Number] = [0]
    for share in shares:
        sums += [total + share for total in sums]
    return sums


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise ValueError(message)

"""The independent check of shares: who would walk away, and proofs by addition alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from models.protocol import Violation
from models.sharing.game import Game, Number


@dataclass(frozen=True)
class Objection:
    """A coalition that would be better off on its own.

    Parameters
    ----------
    members
        Names of its players.
    excess
        By how much, above 0 [unit of the values].
    """

    members: tuple[str, ...]
    excess: Fraction


def objections(game: Game, shares: Sequence[Number]) -> tuple[Objection, ...]:
    """Return the coalitions that would walk away, the largest excess first; none where the shares are in the core.

    Parameters
    ----------
    game
        The game.
    shares
        What each player has.
    """
    above = [(-excess, coalition) for coalition, excess in enumerate(game.excesses(shares)) if excess > 0]
    return tuple(
        Objection(game.members(coalition), -below) for below, coalition in sorted(above) if coalition != game.everybody
    )


def check(game: Game, shares: Sequence[Number]) -> list[Violation]:
    """Return what is wrong with shares: what is not shared out, who is worse off than alone, who would walk away.

    Parameters
    ----------
    game
        The game.
    shares
        What each player has.
    """
    if len(shares) != len(game.players):
        return [Violation("share_for_each_player", (), f"{len(shares)} shares for {len(game.players)} players")]
    left = Fraction(game.values[game.everybody] - sum(shares))
    violations = []
    if left:
        violations.append(Violation("everything_is_shared", (), f"{left} is not shared out", abs(left)))
    for objection in objections(game, shares):
        alone = len(objection.members) == 1
        rule = "nobody_is_worse_off_than_alone" if alone else "coalition_stays"
        message = f"{', '.join(objection.members)} would have {objection.excess} more on their own"
        violations.append(Violation(rule, objection.members, message, objection.excess))
    return violations


@dataclass(frozen=True)
class BalancedCollection:
    r"""Weights of coalitions at which every player is counted once: a proof that can be followed by hand.

    Whatever the shares, the coalitions' shares times their weights add up to :math:`v(N)`. So where their values times
    their weights add up to something better, no shares give all of them what they have on their own, and the core is
    empty [1]_, [2]_.

    Parameters
    ----------
    weights
        :math:`\lambda_S > 0` by the coalition's number.

    References
    ----------
    .. [1] O. N. Bondareva, Some applications of linear programming methods to the theory of cooperative games, Problemy
       Kibernetiki 10, 1963, 119-139.
    .. [2] L. S. Shapley, On balanced sets and cores, Naval Research Logistics Quarterly 14, 1967, 453-460.
    """

    weights: dict[int, Fraction]

    def is_balanced(self, game: Game) -> bool:
        r"""Whether every weight is above 0 and every player is counted once.

        .. math:: \sum_{S \ni i} \lambda_S = 1 \qquad \forall i \in N

        Parameters
        ----------
        game
            The game.
        """
        counted = [
            sum(weight for coalition, weight in self.weights.items() if coalition >> player & 1)
            for player in range(len(game.players))
        ]
        return all(weight > 0 for weight in self.weights.values()) and all(count == 1 for count in counted)

    def surplus(self, game: Game) -> Fraction:
        r"""Return by how much the coalitions ask for more than there is; above 0 it proves that the core is empty.

        .. math:: \sigma \Bigl(\sum_S \lambda_S v(S) - v(N)\Bigr)

        Parameters
        ----------
        game
            The game.
        """
        asked = sum(weight * game.values[coalition] for coalition, weight in self.weights.items())
        return Fraction(game.sign * (asked - game.values[game.everybody]))


def shapley_holds(game: Game, shares: Sequence[Number]) -> bool:
    r"""Whether shares are the Shapley value, recomputed by another way than its definition by orders.

    Each coalition's dividend :math:`d(S) = v(S) - \sum_{T \subset S} d(T)` is split equally among its members [1]_.

    Parameters
    ----------
    game
        The game.
    shares
        What each player has.

    References
    ----------
    .. [1] J. C. Harsanyi, A simplified bargaining model for the n-person cooperative game, International Economic
       Review 4, 1963, 194-220.
    """
    dividends = [Fraction(value) for value in game.values]
    count = len(game.players)
    for player in range(count):
        bit = 1 << player
        for coalition in range(len(dividends)):
            if coalition & bit:
                dividends[coalition] -= dividends[coalition ^ bit]
    parts = [Fraction(0)] * count
    for coalition, dividend in enumerate(dividends):
        if dividend:
            each = dividend / coalition.bit_count()
            for player in range(count):
                if coalition >> player & 1:
                    parts[player] += each
    return list(shares) == parts

"""The rules of sharing that need no programme: Shapley value and proportional shares."""

from __future__ import annotations

import math
from fractions import Fraction

from models.sharing.game import Game


def shapley(game: Game) -> tuple[Fraction, ...]:
    r"""Return the Shapley value: what each player adds on average, over all orders in which they may join.

    .. math:: x_i = \sum_{S \not\ni i} \frac{|S|! (n - |S| - 1)!}{n!} (v(S \cup i) - v(S))

    Parameters
    ----------
    game
        The game.
    """
    count = len(game.players)
    scale = math.lcm(*(value.denominator for value in game.values))
    values = [value.numerator * (scale // value.denominator) for value in game.values]
    orders = [math.factorial(size) * math.factorial(count - size - 1) for size in range(count)]
    shares = []
    for player in range(count):
        bit = 1 << player
        added = sum(
            orders[coalition.bit_count()] * (values[coalition | bit] - values[coalition])
            for coalition in range(len(values))
            if not coalition & bit
        )
        shares.append(Fraction(added, math.factorial(count) * scale))
    return tuple(shares)


def proportional(game: Game) -> tuple[Fraction, ...] | None:
    r"""Return what each has alone and a part of the common gain by weight; ``None`` where all weights are 0.

    .. math:: x_i = v(i) + \frac{w_i}{\sum_j w_j} \Bigl(v(N) - \sum_j v(j)\Bigr)

    Where the weights are what each has alone, that is :math:`v(N)` split in proportion to it.

    Parameters
    ----------
    game
        The game.
    """
    whole = sum(game.sizes)
    if not whole:
        return None
    alone = [Fraction(game.values[1 << player]) for player in range(len(game.players))]
    common = game.values[game.everybody] - sum(alone)
    return tuple(own + common * size / whole for own, size in zip(alone, game.sizes, strict=True))

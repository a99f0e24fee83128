"""Nucleolus, least core and equal profit method of a game, in exact numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from typing import Any

import numpy as np

from models.sharing.check import BalancedCollection
from models.sharing.game import Game
from models.sharing.kohlberg import has_imputation
from optimiser.solve.sharing.lexicographic import Figures, Line, first_round, lexicographic_minimum

Pause = Callable[[], None]


@dataclass(frozen=True)
class LeastCore:
    r"""How small the largest excess of a coalition of some players can be.

    Parameters
    ----------
    epsilon
        That excess; above 0 where the core is empty, and then the price of instability: what it would cost at least to
        keep the worst-off coalition from leaving [unit of the values].
    proof
        Coalitions and weights that prove it: the surplus over the sum of the weights is ``epsilon``.
    """

    epsilon: Fraction
    proof: BalancedCollection

    @property
    def core_is_empty(self) -> bool:
        """Whether some coalition would walk away whatever the shares."""
        return self.epsilon > 0


def ready() -> None:
    """Go on: what is called before a step that nothing stops."""


def least_core(game: Game, pause: Pause = ready) -> LeastCore | None:
    """Return the least largest excess with its proof; ``None`` where there is one player only.

    Parameters
    ----------
    game
        The game.
    pause
        Called before every step; may raise to stop.
    """
    if len(game.players) == 1:
        return None
    found = first_round(_excesses(game, individual=False), pause)
    counted = sum(weight for figure, weight in found.multipliers.items() if figure + 1 & 1)
    weights = {figure + 1: weight / counted for figure, weight in found.multipliers.items()}
    return LeastCore(found.level, BalancedCollection(weights))


def nucleolus(game: Game, pause: Pause = ready) -> tuple[Fraction, ...]:
    """Return the nucleolus: the excesses, sorted from the largest, as small as can be one after the other.

    No player is worse off than alone; where that cannot be, the prenucleolus, which does not ask for it.

    Parameters
    ----------
    game
        The game.
    pause
        Called before every step; may raise to stop.
    """
    shares, _ = lexicographic_minimum(_excesses(game, individual=has_imputation(game)), pause)
    return tuple(game.sign * share for share in shares)


def equal_profit(game: Game, least: LeastCore | None, pause: Pause = ready) -> tuple[Fraction, ...] | None:
    """Return shares in the core, or least core, whose relative gains are as alike as can be; ``None`` without weights.

    The largest difference of two relative gains is made small, then, since many shares may have that one, the next
    largest, and so on.

    Parameters
    ----------
    game
        The game.
    least
        Its least core; ``None`` where there is one player only.
    pause
        Called before every step; may raise to stop.
    """
    if min(game.sizes) <= 0:
        return None
    alone = [game.gains[1 << player] for player in range(len(game.players))]
    slack = Fraction(0) if least is None else max(Fraction(0), least.epsilon)
    gains, _ = lexicographic_minimum(_differences(game, slack), pause)
    weights = _whole(game.sizes)
    return tuple(game.sign * (own + gain * weight) for own, gain, weight in zip(alone, gains, weights, strict=True))


def _excesses(game: Game, *, individual: bool) -> Figures:
    """Return the excesses of all coalitions of some players as figures of the shares, counted as gains."""
    coalitions = range(1, game.everybody)
    players = range(len(game.players))
    lines = np.array([[-(coalition >> player & 1) for player in players] for coalition in coalitions], dtype=object)
    constants = [game.gains[coalition] for coalition in coalitions]
    alone = [([int(player == other) for other in players], game.gains[1 << player]) for player in players]
    return Figures(
        figures=(lines.reshape(len(coalitions), len(players)), constants),
        opposite=[game.everybody - coalition - 1 for coalition in coalitions],
        equalities=[([1] * len(players), game.gains[game.everybody])],
        floors=alone if individual else [],
    )


def _differences(game: Game, slack: Fraction) -> Figures:
    """Return the differences of relative gains as figures of the relative gains; no excess is above the slack."""
    players, weights = range(len(game.players)), _whole(game.sizes)
    pairs = list(permutations(players, 2))
    lines: Any = np.array(
        [[int(player == one) - int(player == other) for player in players] for one, other in pairs], dtype=object
    )
    return Figures(
        figures=(lines.reshape(len(pairs), len(players)), [Fraction(0)] * len(pairs)),
        opposite=[pairs.index((other, one)) for one, other in pairs],
        equalities=[_gained(game, weights, game.everybody, Fraction(0))],
        floors=[_gained(game, weights, coalition, slack) for coalition in range(1, game.everybody)],
    )


def _gained(game: Game, weights: tuple[int, ...], coalition: int, slack: Fraction) -> Line:
    """Return what a coalition gains over its players alone, and what it could gain on its own less the slack."""
    held = [weight if coalition >> player & 1 else 0 for player, weight in enumerate(weights)]
    alone = sum(game.gains[1 << player] for player in range(len(weights)) if coalition >> player & 1)
    return held, game.gains[coalition] - alone - slack


def _whole(weights: tuple[Fraction, ...]) -> tuple[int, ...]:
    """Return weights as whole numbers in the same proportions, as small as can be."""
    scale = math.lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * scale) for weight in weights]
    common = math.gcd(*whole)
    return tuple(weight // common for weight in whole)

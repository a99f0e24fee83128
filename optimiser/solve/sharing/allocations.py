"""Every rule of sharing side by side: what each player has, who would walk away, and pence that add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from models.sharing.check import Objection, check, objections
from models.sharing.closed_form import proportional, shapley
from models.sharing.game import Game
from models.sharing.kohlberg import is_nucleolus
from optimiser.money import split_pence
from optimiser.solve.outcome import SolverError
from optimiser.solve.sharing.rules import LeastCore, Pause, equal_profit, least_core, nucleolus, ready


@dataclass(frozen=True)
class Allocation:
    """What one rule gives to each player.

    Parameters
    ----------
    rule
        ``nucleolus``, ``shapley``, ``equal_profit`` or ``proportional``.
    shares
        For each player [unit of the values, exact]; they add up to what all have together.
    objections
        The coalitions that would walk away under it, the largest excess first.
    """

    rule: str
    shares: tuple[Fraction, ...]
    objections: tuple[Objection, ...]


@dataclass(frozen=True)
class Allocations:
    """The rules of sharing side by side.

    Parameters
    ----------
    game
        The game.
    least_core
        How far every sharing is from stable, with its proof; ``None`` where there is one player only.
    allocations
        One for each rule that the game has; without weights above 0 there is no equal profit method, and with none no
        proportional rule.
    """

    game: Game
    least_core: LeastCore | None
    allocations: tuple[Allocation, ...]

    @property
    def core_is_empty(self) -> bool:
        """Whether some coalition would walk away under every rule."""
        return self.least_core is not None and self.least_core.core_is_empty

    def by_rule(self, rule: str) -> Allocation | None:
        """Return what a rule gives; ``None`` where the game does not have it.

        Parameters
        ----------
        rule
            Its name.
        """
        return next((one for one in self.allocations if one.rule == rule), None)


def allocations(game: Game, pause: Pause = ready) -> Allocations:
    """Return what every rule gives.

    Parameters
    ----------
    game
        The game.
    pause
        Called before every step; may raise to stop.

    Raises
    ------
    SolverError
        If the nucleolus fails Kohlberg's criterion, or shares do not add up.
    """
    least = least_core(game, pause)
    shares = {
        "nucleolus": nucleolus(game, pause),
        "shapley": shapley(game),
        "equal_profit": equal_profit(game, least, pause),
        "proportional": proportional(game),
    }
    found = [Allocation(rule, given, objections(game, given)) for rule, given in shares.items() if given is not None]
    for one in found:
        wrong = any(violation.rule == "everything_is_shared" for violation in check(game, one.shares))
        if wrong or (one.rule == "nucleolus" and not is_nucleolus(game, one.shares)):
            raise SolverError(f"The shares by the rule {one.rule} do not pass the check.", "Report this.")
    return Allocations(game, least, tuple(found))


def to_pence(shares: Sequence[Fraction]) -> tuple[int, ...]:
    """Return shares in whole pence that add up to the same total, none of them a whole penny off (largest remainder).

    Parameters
    ----------
    shares
        For each player [pence, exact].

    Raises
    ------
    ValueError
        If the total is not in whole pence.
    """
    floors = [math.floor(share) for share in shares]
    rests = [share - floor for share, floor in zip(shares, floors, strict=True)]
    left = sum(rests, Fraction(0))
    if left.denominator != 1:
        msg = f"{sum(shares)} is no whole number of pence"
        raise ValueError(msg)
    if not left:
        return tuple(floors)
    scale = math.lcm(*(rest.denominator for rest in rests))
    pennies = split_pence(int(left), [int(rest * scale) for rest in rests])
    return tuple(floor + penny for floor, penny in zip(floors, pennies, strict=True))


def recharges(due: Sequence[int], landed: Sequence[int]) -> tuple[int, ...]:
    """Return what each player is paid by the others, or pays where it is below 0; they add up to nothing.

    Parameters
    ----------
    due
        The share of each player [pence].
    landed
        What each player has in its own books before any recharge [pence].

    Raises
    ------
    ValueError
        If the two do not add up to the same total.
    """
    if sum(due) != sum(landed):
        msg = f"{sum(due)} pence are due and {sum(landed)} have landed"
        raise ValueError(msg)
    return tuple(share - own for share, own in zip(due, landed, strict=True))

"""Awards solved again under other rules: within one budget of time, counted, and asked which rules they keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from models.procurement.award.check_rules import rule_violations
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.rules import CarbonPrice, Preference, Rule
from models.procurement.award.solution import AwardSolution
from models.tolerances import PROVEN_DISTANCE
from optimiser.errors import VerificationError
from optimiser.solve.award.solve import AwardAnswer
from optimiser.solve.limits import Clock, Limits

Solve = Callable[[AwardInstance, Limits], AwardAnswer]

ANY_AWARD = 1.0
"""Gap at which the first award found will do [fraction]: costs are not negative, so it lies within itself of 0."""

BOUND_NOISE = Fraction(PROVEN_DISTANCE) * PENCE_A_POUND
"""What a bound in double precision may be off by before a penny is begun for it [pence]."""


class Attempts:
    """Solves made one after the other within one budget of time, and counted.

    Parameters
    ----------
    limits
        Of each solve; its seconds are the budget of all of them together.
    solve
        What solves an award.
    """

    def __init__(self, limits: Limits, solve: Solve) -> None:
        self.count = 0
        self._limits = limits
        self._solve = solve
        self._clock = Clock(limits.seconds)

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return self._clock.left <= 0

    def at(self, instance: AwardInstance, *, gap: float | None = None, part: float = 1.0) -> AwardAnswer | None:
        """Solve an instance; ``None`` where no time is left or what was found did not survive the check.

        Parameters
        ----------
        instance
            The data.
        gap
            Gap at which to stop [fraction]; that of the limits where left out.
        part
            The part of the time left that it may take [fraction].
        """
        if self.is_over:
            return None
        left = self._clock.left_or_none
        limits = replace(
            self._limits,
            seconds=None if left is None else left * part,
            gap=self._limits.gap if gap is None else gap,
        )
        self.count += 1
        try:
            return self._solve(instance, limits)
        except VerificationError:
            # A limit set as tight as it will go can be kept in double precision and missed exactly: no award then.
            return None


def weighs(rule: Rule) -> bool:
    """Whether a rule forbids nothing but weighs in the choice.

    Parameters
    ----------
    rule
        Any rule.
    """
    return isinstance(rule, CarbonPrice | Preference)


def with_rules(instance: AwardInstance, rules: Iterable[Rule]) -> AwardInstance:
    """Return an instance under other rules.

    Parameters
    ----------
    instance
        The data.
    rules
        What to keep to.
    """
    return replace(instance, rules=tuple(rules))


def broken_rules(instance: AwardInstance, solution: AwardSolution) -> frozenset[str]:
    """Return the names of the rules of an instance that an award breaks.

    Parameters
    ----------
    instance
        The data.
    solution
        An award.
    """
    return frozenset(violation.where[0] for violation in rule_violations(reprice(instance, solution)))

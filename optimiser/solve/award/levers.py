"""The numbers of rules that can be loosened, step by step, and each step in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from models.procurement.award.instance import AwardInstance
from models.procurement.award.rules import (
    AmountLimit,
    Budget,
    CarbonCap,
    IncumbentFloor,
    NoTrustWorseOff,
    Rule,
    ShareLimit,
    SwitchLimit,
    WinnerLimit,
)
from models.procurement.exact import MILLIONTHS
from optimiser.money import format_gbp

Unit = Literal["pence", "millionths", "grams", "suppliers", "trusts", "share"]

_STEP: dict[Unit, Fraction] = {"share": Fraction(1, 10_000), "millionths": Fraction(1_000)}
"""A share moves by 0.01 percentage points a step, a volume by a thousandth of a unit: the check lets a volume miss by a
millionth of each line, so finer steps would tell of that. All else moves by one.
"""
_GRAMS_A_KILOGRAM = 1_000
_DECIMALS = 6


@dataclass(frozen=True)
class Lever:
    """A number of a rule and the way in which it loosens.

    Parameters
    ----------
    rule
        The rule.
    field
        Which of its numbers.
    unit
        What it counts; a step is one of these, for a share 0.01 percentage points, for a volume a thousandth of a unit.
    last
        The step at which it asks for nothing any more; ``None`` where there is no such step.
    """

    rule: Rule
    field: str
    unit: Unit
    last: int | None = None

    @property
    def falls(self) -> bool:
        """Whether it loosens by falling."""
        return self.field == "least"

    def at(self, steps: int) -> Rule:
        """Return the rule, loosened; from the first step on a share or volume is a whole number of steps.

        Parameters
        ----------
        steps
            By how many steps; 0 is the rule as it stands.
        """
        value = getattr(self.rule, self.field)
        if not steps:
            return self.rule
        step = _STEP.get(self.unit, Fraction(1))
        moved = (math.ceil(value / step) - steps if self.falls else math.floor(value / step) + steps) * step
        return _changed(self.rule, self.field, moved if self.unit == "share" else int(moved))

    @property
    def off(self) -> Rule | None:
        """The rule with this number asking for nothing; ``None`` where nothing of it is left then."""
        if self.last is not None:
            return self.at(self.last)
        return _changed(self.rule, self.field, None) if isinstance(self.rule, AmountLimit) else None

    def say(self, steps: int) -> str:
        """Return a number of steps in words: ``raise 'budget' by £1.00``.

        Parameters
        ----------
        steps
            How many; above 0.
        """
        verb = "lower" if self.falls else "raise"
        before, after = getattr(self.rule, self.field), getattr(self.at(steps), self.field)
        if self.unit == "share":
            by = f"from {_percent(before)} to {_percent(after)}"
        elif self.unit in {"suppliers", "trusts"}:
            by = f"from {before} to {after} {self.unit if after != 1 else self.unit.removesuffix('s')}"
        elif self.unit == "pence":
            by = f"by {format_gbp(steps)}"
        elif self.unit == "grams":
            by = f"by {plain_number(steps, _GRAMS_A_KILOGRAM)} kg"
        else:
            moved = abs(after - before)
            by = f"by {plain_number(moved, MILLIONTHS)} {'unit' if moved == MILLIONTHS else 'units'}"
        return f"{verb} {self._called()} {by}"

    def _called(self) -> str:
        """Return what the number is called: the rule itself where it has no other."""
        name = f"'{self.rule.name}'"
        if self.field == "allowance":
            return f"the allowance of {name}"
        asked = [lever.field for lever in levers_of(self.rule)]
        return name if len(asked) == 1 else f"the {'lower' if self.falls else 'upper'} limit of {name}"


def levers_of(rule: Rule, instance: AwardInstance | None = None) -> tuple[Lever, ...]:
    """Return the numbers of a rule that can be loosened; none for a rule that either holds or not.

    Parameters
    ----------
    rule
        The rule.
    instance
        The data, for how far counts can go.
    """
    suppliers = 0 if instance is None else len(instance.suppliers)
    trusts = 0 if instance is None else len({one.trust for one in instance.incumbencies})
    if isinstance(rule, Budget):
        return (Lever(rule, "most", "pence"),)
    if isinstance(rule, CarbonCap):
        return (Lever(rule, "most", "grams"),)
    if isinstance(rule, NoTrustWorseOff):
        return (Lever(rule, "allowance", "pence"),)
    if isinstance(rule, SwitchLimit):
        return (Lever(rule, "most", "trusts", max(0, trusts - rule.most)),)
    if isinstance(rule, WinnerLimit):
        most = None if rule.most is None else Lever(rule, "most", "suppliers", max(0, suppliers - rule.most))
        return _both(most, Lever(rule, "least", "suppliers", rule.least) if rule.least else None)
    if isinstance(rule, AmountLimit):
        unit: Unit = "pence" if rule.of == "spend" else "millionths"
        most = None if rule.most is None else Lever(rule, "most", unit)
        return _both(most, None if rule.least is None else Lever(rule, "least", unit))
    if isinstance(rule, ShareLimit | IncumbentFloor):
        least = Lever(rule, "least", "share", math.ceil(rule.least / _STEP["share"])) if rule.least > 0 else None
        most = None
        if isinstance(rule, ShareLimit) and rule.most < 1:
            most = Lever(rule, "most", "share", math.ceil((1 - rule.most) / _STEP["share"]))
        return _both(most, least)
    return ()


def _changed(rule: Rule, field: str, value: Fraction | int | None) -> Rule:
    changes: dict[str, Any] = {field: value}
    return replace(rule, **changes)


def _both(*levers: Lever | None) -> tuple[Lever, ...]:
    return tuple(lever for lever in levers if lever is not None)


def plain_number(amount: int, scale: int) -> str:
    """Write a whole number of small units in large ones, exactly: ``1,234.5``.

    Parameters
    ----------
    amount
        How many small units, not below 0.
    scale
        How many of them make a large one; a power of ten up to a million.
    """
    whole, rest = divmod(amount, scale)
    decimals = f"{rest * (10**_DECIMALS // scale):0{_DECIMALS}d}".rstrip("0")
    return f"{whole:,}" + (f".{decimals}" if decimals else "")


def _percent(share: Fraction) -> str:
    """Write a share in per cent to two decimals."""
    return f"{float(share * 100):.2f} %"

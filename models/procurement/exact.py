"""Exact arithmetic: the unit quantities are counted in, and the one rounding rule."""

from __future__ import annotations

from fractions import Fraction

MILLIONTHS = 1_000_000
"""Quantities are whole millionths of the item's unit, so that six decimals survive exactly [millionths per unit]."""


def round_half_up(value: Fraction) -> int:
    r"""Round to the nearest whole number, halves away from zero.

    .. math:: \operatorname{sign}(v) \left\lfloor |v| + \tfrac{1}{2} \right\rfloor

    Parameters
    ----------
    value
        An exact number, in any unit.
    """
    magnitude = (abs(value.numerator) * 2 + value.denominator) // (2 * value.denominator)
    return magnitude if value >= 0 else -magnitude

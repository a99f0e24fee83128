"""Numbers of files that other programs exported: kept exact, and written as the cells of a table."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from optimiser.money import round_half_up

_MOST_DIGITS = 400


def exact_number(value: Any) -> Decimal | None:
    """Return what a number or its text says, exactly; ``None`` for anything that is no number of an ordinary size.

    Parameters
    ----------
    value
        As it was read. An exponent of many digits is refused: written out it would fill the memory.
    """
    if isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    ordinary = number.is_finite() and len(number.as_tuple().digits) <= _MOST_DIGITS
    return number if ordinary and abs(number.adjusted()) <= _MOST_DIGITS else None


def decimal_text(value: Fraction, decimals: int) -> str:
    """Write an exact number with at most so many decimals, halves away from zero, without trailing noughts.

    Parameters
    ----------
    value
        The number.
    decimals
        At least 1.
    """
    scale = 10**decimals
    whole = round_half_up(value * scale)
    units, part = divmod(abs(whole), scale)
    return f"{'-' if whole < 0 else ''}{units}.{part:0{decimals}d}".rstrip("0").rstrip(".")

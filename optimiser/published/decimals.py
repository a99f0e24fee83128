"""Decimals of a file as whole numbers: the scale at which nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def decimal_scale(values: Iterable[Decimal]) -> int:
    """Return the least power of ten that makes every value whole; 1 where all are.

    Parameters
    ----------
    values
        Finite numbers.
    """
    scale: int = 10 ** max((_decimals(value) for value in values), default=0)
    return scale


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

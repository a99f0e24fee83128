"""Money as integer pence: one parser, one rounding rule, one way to split a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def round_half_up(value: Fraction) -> int:
    """Round to the nearest whole number, halves away from zero: the only rounding rule of the program.

    Parameters
    ----------
    value
        An exact number, in any unit.
    """
    magnitude = (abs(value.numerator) * 2 + value.denominator) // (2 * value.denominator)
    return magnitude if value >= 0 else -magnitude


def pence_from_gbp(value: Decimal) -> int:
    """Turn pounds into whole pence.

    Parameters
    ----------
    value
        An amount [GBP].
    """
    return round_half_up(Fraction(value) * 100)


def format_gbp(pence: int) -> str:
    """Write pence as pounds with thousands separators, for people: ``£1,234.50``; a negative amount as ``-£1,234.50``.

    Parameters
    ----------
    pence
        An amount [pence].
    """
    sign = "-" if pence < 0 else ""
    pounds, rest = divmod(abs(pence), 100)
    return f"{sign}£{pounds:,}.{rest:02d}"


def plain_gbp(pence: int) -> str:
    """Write pence as pounds for a file: ``1234.50``, no separators and no sign of currency.

    Parameters
    ----------
    pence
        An amount [pence].
    """
    sign = "-" if pence < 0 else ""
    pounds, rest = divmod(abs(pence), 100)
    return f"{sign}{pounds}.{rest:02d}"


def split_pence(total: int, weights: Sequence[int]) -> list[int]:
    """Split a total in proportion to weights so that the parts add up to it to the penny (largest remainder).

    Parameters
    ----------
    total
        The amount to split [pence].
    weights
        One non-negative weight a part, not all zero. Ties go to the earlier part.

    Raises
    ------
    ValueError
        If a weight is negative or all are zero.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        msg = "weights must be non-negative and not all zero"
        raise ValueError(msg)
    sign = -1 if total < 0 else 1
    shares = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [share for share, _ in shares]
    by_remainder = sorted(range(len(weights)), key=lambda k: (-shares[k][1], k))
    for k in by_remainder[: abs(total) - sum(parts)]:
        parts[k] += 1
    return [sign * part for part in parts]

"""Pounds rounded as people say them."""

from __future__ import annotations

from fractions import Fraction

from optimiser.money import round_half_up


def round_gbp(pence: int) -> str:
    """Write pence rounded as people say it: ``£2.2m``, ``£340k``, ``£1,250``.

    Parameters
    ----------
    pence
        An amount [pence].
    """
    sign, size = ("-" if pence < 0 else ""), abs(pence)
    if size >= 99_950_000:
        millions, tenths = divmod(round_half_up(Fraction(size, 10_000_000)), 10)
        return f"{sign}£{millions}.{tenths}m"
    if size >= 9_950_000:
        return f"{sign}£{round_half_up(Fraction(size, 100_000))}k"
    return f"{sign}£{round_half_up(Fraction(size, 100)):,}"

"""Numbers and dates as British finance readers write them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from optimiser.money import format_gbp, round_half_up

MINUS = "\N{MINUS SIGN}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PENCE_PER_POUND = 100
_MILLIONTHS = 1_000_000
# From £999,500 a thousand-pound figure would read £1,000k, from £9,999.50 a pound figure £10,000.
_FROM_MILLIONS = 999_500 * _PENCE_PER_POUND
_FROM_THOUSANDS = 10_000 * _PENCE_PER_POUND


def short_gbp(pence: int) -> str:
    """Write pence for a headline: ``£2.2m``, ``£845k``, ``£1,234``.

    Parameters
    ----------
    pence
        An amount [pence].
    """
    sign, size = (MINUS if pence < 0 else ""), abs(pence)
    if size >= _FROM_MILLIONS:
        tenths = round_half_up(Fraction(size, _MILLIONTHS * _PENCE_PER_POUND // 10))
        return f"{sign}£{tenths // 10:,}.{tenths % 10}m"
    if size >= _FROM_THOUSANDS:
        return f"{sign}£{round_half_up(Fraction(size, 1000 * _PENCE_PER_POUND))}k"
    return f"{sign}£{round_half_up(Fraction(size, _PENCE_PER_POUND)):,}"


def split_gbp(pence: int) -> tuple[str, str]:
    """Write pence in full and in two pieces, so that a page can set the pence smaller: ``("£1,234", ".50")``.

    Parameters
    ----------
    pence
        An amount [pence].
    """
    text = format_gbp(pence).replace("-", MINUS)
    return text[:-3], text[-3:]


def price(gbp: float, decimals: int) -> str:
    """Write a price of one unit with a fixed number of decimals.

    Parameters
    ----------
    gbp
        The price [GBP per unit].
    decimals
        Digits after the point.
    """
    scaled = round_half_up(Fraction(str(gbp)) * 10**decimals)
    sign, size = (MINUS if scaled < 0 else ""), abs(scaled)
    if decimals == 0:
        return f"{sign}£{size:,}"
    whole, rest = divmod(size, 10**decimals)
    return f"{sign}£{whole:,}.{rest:0{decimals}d}"


def price_decimals(gbp: float) -> int:
    """Return how many decimals make a price of this size readable and still tell neighbours apart.

    Parameters
    ----------
    gbp
        A typical price of the item [GBP per unit].
    """
    for limit, decimals in ((100.0, 0), (1.0, 2), (0.1, 3), (0.01, 4)):
        if abs(gbp) >= limit:
            return decimals
    return 6


def quantity(millionths: int) -> str:
    """Write a quantity with thousands separators and no superfluous noughts: ``5,911,046``, ``439.24``.

    Parameters
    ----------
    millionths
        The quantity [millionths of a unit].
    """
    sign, (whole, rest) = (MINUS if millionths < 0 else ""), divmod(abs(millionths), _MILLIONTHS)
    return f"{sign}{whole:,}.{rest:06d}".rstrip("0").rstrip(".")


def number(value: float) -> str:
    """Write a number that is not money with at most six decimals.

    Parameters
    ----------
    value
        The number, in any unit.
    """
    return quantity(round_half_up(Fraction(str(value)) * _MILLIONTHS))


def percent(fraction: float) -> str:
    """Write a fraction as whole per cent: ``47%``.

    Parameters
    ----------
    fraction
        The fraction [1].
    """
    return f"{round_half_up(Fraction(str(fraction)) * 100)}%"


def day(value: dt.date) -> str:
    """Write a date as ``13 Nov 2026``, whatever the machine's language.

    Parameters
    ----------
    value
        The date.
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(text: str) -> str:
    """Write a month such as ``2027-04`` as ``Apr 2027``; any other text is returned as it is.

    Parameters
    ----------
    text
        Text of a column of months.
    """
    year, _, number_of = text.partition("-")
    if not (year.isdigit() and number_of.isdigit() and 1 <= int(number_of) <= len(_MONTHS)):
        return text
    return f"{_MONTHS[int(number_of) - 1]} {year}"


def day_from_text(text: str) -> str:
    """Write an ISO date as :func:`day` does; any other text is returned as it is.

    Parameters
    ----------
    text
        Text of a result, such as ``2026-11-20``.
    """
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def row_ranges(rows: list[int]) -> str:
    """Write row numbers with runs drawn together: ``2–12, 15``.

    Parameters
    ----------
    rows
        Row numbers, in any order.
    """
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}\N{EN DASH}{last}" for first, last in runs)

"""The financial years of a plan, and how what holds for a year is spread over them in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from models.procurement.exact import round_half_up

MONTHS = 12


@dataclass(frozen=True)
class Year:
    """A financial year and how much of it lies in the plan.

    Parameters
    ----------
    name
        Such as ``2027/28``; no two years of a plan have the same.
    months
        How many of its months lie in the plan, 1 to 12 [months].
    """

    name: str
    months: int = MONTHS


def in_year(name: str, year: Year) -> str:
    """Return what an item, an offer, a schedule, a bundle or a rule of a year's award is called in one year of a plan.

    Parameters
    ----------
    name
        Its name in the award for one year.
    year
        A year of the plan.
    """
    return f"{name}@{year.name}"


def months_in(years: Sequence[Year]) -> int:
    """Return how many months a plan has.

    Parameters
    ----------
    years
        Its years.
    """
    return sum(year.months for year in years)


def spread(amount: int, step: int, years: Sequence[Year]) -> tuple[int, ...]:
    r"""Spread what holds for a year over the years of a plan, in whole steps that add up.

    .. math:: \sum_y a_y = s \Big\lfloor \frac{a \sum_y m_y}{12 s} + \frac{1}{2} \Big\rfloor, \qquad
        s \Big\lfloor \frac{a\, m_y}{12 s} \Big\rfloor \le a_y \le s \Big\lceil \frac{a\, m_y}{12 s} \Big\rceil

    by largest remainders; of equal ones the earlier year gets its step first. There are never more steps left over than
    years with a remainder: the remainders are below one each, so their sum rounds to no more than their number.

    Parameters
    ----------
    amount
        What holds for a year of twelve months, at least 0.
    step
        What a part is a whole multiple of; ``amount`` is one.
    years
        The years of the plan.
    """
    exact = [Fraction(amount * year.months, MONTHS * step) for year in years]
    whole = [floor(part) for part in exact]
    left = round_half_up(sum(exact, Fraction(0))) - sum(whole)
    for at in sorted(range(len(years)), key=lambda at: (whole[at] - exact[at], at))[:left]:
        whole[at] += 1
    return tuple(count * step for count in whole)


def scaled(amount: int, months: int) -> int:
    """Return what a sum of money or an amount for a year comes to in some months, rounded half up.

    Parameters
    ----------
    amount
        What holds for a year of twelve months.
    months
        How many months there are [months].
    """
    return round_half_up(Fraction(amount * months, MONTHS))

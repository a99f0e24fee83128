"""A full-year effect phased over financial years, month by month and to the penny."""

from __future__ import annotations

from fractions import Fraction

from optimiser.money import round_half_up
from optimiser.prepare.calendar import months_of_year


def part_year_effects(
    full_year_pence: int, start_month: str, years: tuple[str, ...], *, recurrent: bool = True
) -> dict[str, int]:
    """Phase a full-year effect over financial years, one twelfth a month from its start.

    Rounded on the running total, so that the years always add up to the full-year effect times the months elapsed
    divided by twelve.

    Parameters
    ----------
    full_year_pence
        Twelve steady months [pence].
    start_month
        First month of effect, as 2026-07; months before the first of `years` are not counted.
    years
        Consecutive financial years.
    recurrent
        Whether it goes on; otherwise it ends after twelve months.
    """
    effects, elapsed = {}, 0
    after = f"{int(start_month[:4]) + 1}{start_month[4:]}"
    for year in years:
        months = sum(start_month <= month and (recurrent or month < after) for month in months_of_year(year))
        before, elapsed = elapsed, elapsed + months
        effects[year] = _twelfths(full_year_pence, elapsed) - _twelfths(full_year_pence, before)
    return effects


def _twelfths(pence: int, months: int) -> int:
    return round_half_up(Fraction(pence * months, 12))

"""Months that are told without a day: in two cells, in a title above a table, or in the name of a file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from optimiser.ingest.source.date_order import month_in_name
from optimiser.ingest.source.date_shapes import month_number
from optimiser.ingest.source.distinct import bare

_FINANCIAL = re.compile(r"(?:FY ?)?((?:19|20)[0-9]{2}) ?[-/_ ] ?(?:(?:19|20)?([0-9]{2}))", re.IGNORECASE)
_FINANCIAL_INSIDE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) ?[-/_ ] ?(?:20)?([0-9]{2})(?![0-9])")
_YEAR_INSIDE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![A-Za-z])([A-Za-z]{3,9})[-_ '’.]{0,2}([0-9]{2})(?![0-9A-Za-z])")
_DAY_IN_TEXT = re.compile(
    r"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)? ?[-/. ] ?[A-Za-z]{3,9} ?[-/. ] ?(?:20)?[0-9]{2}"
    r"|(?<![0-9])[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
# "Figures may be rounded" names no month.
_MAY_BE = re.compile(r"\bmay\b(?![-_ '’]?[0-9])")
_FIRST_MONTH = 4


def month_of_cell(text: str) -> int | None:
    """Return the month of a cell that holds nothing else: ``April``, ``Apr``, ``4``; 1 to 12.

    Parameters
    ----------
    text
        The cell.
    """
    plain = bare(text)
    digits = plain.removesuffix(".0")
    if digits.isascii() and digits.isdigit():
        return int(digits) if len(digits) <= 2 and 1 <= int(digits) <= 12 else None
    return month_number(plain) if plain.isalpha() else None


def year_of_cell(text: str) -> int | None:
    """Return the calendar year of a cell that holds nothing else.

    Parameters
    ----------
    text
        The cell.
    """
    digits = bare(text).removesuffix(".0")
    return int(digits) if _YEAR_INSIDE.fullmatch(digits) else None


def is_financial_year(text: str) -> bool:
    """Whether a cell holds a financial year, such as 2020/21.

    Parameters
    ----------
    text
        The cell.
    """
    return _financial(bare(text)) is not None


def first_of(year: str, month: str) -> dt.date | None:
    """Return the first day of the month that two cells tell; the financial year begins in April.

    Parameters
    ----------
    year
        A calendar year, or a financial one, in which a number of a month would not be plain.
    month
        Name or number.
    """
    number, calendar, financial = month_of_cell(month), year_of_cell(year), _financial(bare(year))
    if number is None:
        return None
    if calendar is not None:
        return dt.date(calendar, number, 1)
    if financial is None or bare(month)[:1].isdigit():
        return None
    return dt.date(financial + (number < _FIRST_MONTH), number, 1)


def month_told(texts: Iterable[str]) -> dt.date | None:
    """Return the first day of the one month that texts tell together; nothing where they tell none or several.

    Parameters
    ----------
    texts
        Titles above a table, names of a sheet, a file and its folder; a day in one of them speaks of something else.
    """
    found: set[dt.date] = set()
    months: set[int] = set()
    years: set[tuple[int, bool]] = set()
    for text in (_MAY_BE.sub(" ", told) for told in texts):
        if _DAY_IN_TEXT.search(text):
            return None
        number, own = month_in_name(text), _years_in(text)
        named = any(map(month_number, re.findall(r"[A-Za-z]{3,}", text)))
        if number is None and named:
            return None
        if not named and any(financial for _, financial in own):
            # 2011-12 is a financial year, or December.
            number = None
        if number is not None:
            months.add(number)
            found |= {_in_year(year, number) for year in own}
        years |= own
    if len(months) != 1:
        return None
    (number,) = months
    found |= {_in_year(year, number) for year in years}
    return found.pop() if len(found) == 1 else None


def _in_year(year: tuple[int, bool], number: int) -> dt.date:
    """Return the first day of a month of a calendar or a financial year."""
    first, financial = year
    return dt.date(first + (financial and number < _FIRST_MONTH), number, 1)


def _years_in(text: str) -> set[tuple[int, bool]]:
    """Return the years that a text names, and whether each is a financial one."""
    rest, found = text, set()
    for match in _FINANCIAL_INSIDE.finditer(text):
        if (int(match[1]) + 1) % 100 == int(match[2]):
            found.add((int(match[1]), True))
            rest = rest.replace(match[0], " ")
    found |= {(int(year), False) for year in _YEAR_INSIDE.findall(rest)}
    if not found:
        found |= {(2000 + int(year), False) for word, year in _SHORT_YEAR.findall(rest) if month_number(word)}
    return found


def _financial(text: str) -> int | None:
    """Return the calendar year in which a financial year begins."""
    match = _FINANCIAL.fullmatch(text)
    return int(match[1]) if match and (int(match[1]) + 1) % 100 == int(match[2]) else None

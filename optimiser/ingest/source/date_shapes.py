"""The shapes in which dates are written: recognised one text at a time, before anything decides what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from optimiser.ingest.source.distinct import bare

ShapeName = Literal["numeric", "iso", "named", "serial", "month", "other"]

_CLOCK = r"(?:[ T]+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AP]M)?(?: ?Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_WEEKDAY = r"(?:(?:MON|TUE|TUES|WED|THU|THUR|THURS|FRI|SAT|SUN)(?:[A-Z]*DAY)?\.?,? +)?"
_NUMERIC = re.compile(rf"([0-9]{{1,2}})([/.\- ])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_CLOCK}", re.IGNORECASE)
_ISO = re.compile(rf"([0-9]{{4}})([/.\-])([0-9]{{1,2}})\2([0-9]{{1,2}}){_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(rf"((?:19|20)[0-9]{{2}})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]){_CLOCK}", re.IGNORECASE)
_DAY_NAME = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:ST|ND|RD|TH)?(?: OF)?[-/., ]*([A-Z]{{3,9}})[-/., ]*([0-9]{{4}}|[0-9]{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"{_WEEKDAY}([A-Z]{{3,9}})[-/. ]*([0-9]{{1,2}})(?:ST|ND|RD|TH)?(?:, *|[-/ ]+)([0-9]{{4}}){_CLOCK}", re.IGNORECASE
)
_YEAR_NAME = re.compile(rf"([0-9]{{4}})[-/ ]([A-Z]{{3,9}})[-/ ]([0-9]{{1,2}}){_CLOCK}", re.IGNORECASE)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_MONTH_ONLY = re.compile(r"([A-Z]{3,9})[-/., ]*([0-9]{4}|[0-9]{2})", re.IGNORECASE)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Days that Excel counts from 1 January 1990 to 31 December 2069.
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 62_093


@dataclass(frozen=True)
class Shape:
    """How one text is written.

    Parameters
    ----------
    name
        ``numeric`` where day and month are numbers and nothing says which is which; ``month`` has no day.
    year
        Four digits; 0 for a serial and where there is none.
    first, second
        The two numbers of a numeric date in their order; month and day of ``iso`` and ``named``; the days that Excel
        counts, and nothing, for a serial.
    """

    name: ShapeName
    year: int = 0
    first: int = 0
    second: int = 0


OTHER = Shape("other")


def month_number(word: str) -> int | None:
    """Return 1 to 12 for the name of a month, whole or cut off after three letters or more.

    Parameters
    ----------
    word
        Letters only.
    """
    lower = word.lower()
    if len(lower) < 3:
        return None
    return next((k for k, name in enumerate(MONTHS, start=1) if name.startswith(lower)), None)


def shape_of(text: str) -> Shape:
    """Recognise how a cell is written.

    Parameters
    ----------
    text
        A cell as it stands.
    """
    trimmed = bare(text)
    numeric = _NUMERIC.fullmatch(trimmed)
    if numeric:
        return Shape("numeric", _full_year(numeric[4]), int(numeric[1]), int(numeric[3]))
    iso = _ISO.fullmatch(trimmed)
    if iso:
        return Shape("iso", int(iso[1]), int(iso[3]), int(iso[4]))
    compact = _COMPACT.fullmatch(trimmed)
    if compact:
        return Shape("iso", int(compact[1]), int(compact[2]), int(compact[3]))
    serial = _SERIAL.fullmatch(trimmed)
    if serial:
        return Shape("serial", 0, int(serial[1])) if _FIRST_SERIAL <= int(serial[1]) <= _LAST_SERIAL else OTHER
    return _named(trimmed)


def _named(trimmed: str) -> Shape:
    """Recognise a date whose month is a word."""
    for pattern, (year, month, day) in ((_DAY_NAME, (3, 2, 1)), (_NAME_DAY, (3, 1, 2)), (_YEAR_NAME, (1, 2, 3))):
        match = pattern.fullmatch(trimmed)
        number = month_number(match[month]) if match else None
        if match and number:
            return Shape("named", _full_year(match[year]), number, int(match[day]))
    only = _MONTH_ONLY.fullmatch(trimmed)
    number = month_number(only[1]) if only else None
    return Shape("month", _full_year(only[2]), number) if only and number else OTHER


def _full_year(digits: str) -> int:
    """Return a year of two digits in the hundred years from 1970."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)

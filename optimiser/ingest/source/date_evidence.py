"""What the cells of a column say about how their dates are written: counted, so that it adds up over blocks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from optimiser.ingest.source.date_shapes import Shape, shape_of

Months = Counter[tuple[int, int]]
_EXCEL_DAY_0 = dt.date(1899, 12, 30)


@dataclass(frozen=True)
class DateEvidence:
    """What the cells of a column say about how their dates are written; evidence of blocks and files adds up.

    Parameters
    ----------
    day_first, month_first
        Cells such as 30/04/2020, and such as 04/30/2020.
    ambiguous
        Cells such as 04/05/2020, which are two different days.
    either
        Cells such as 05/05/2020, one day in either order.
    iso, named, serials
        Cells such as 2020-04-30 or 20200430; 30-Apr-20; 43951.
    other
        Filled cells that are none of these.
    months_day_first, months_month_first
        Ambiguous cells in each month (year, month) if the day came first, and if the month did.
    months_sure
        Cells in each month whose order is in no doubt, serials not among them.
    months_serial
        Cells in each month if whole numbers are days counted by Excel.
    """

    day_first: int = 0
    month_first: int = 0
    ambiguous: int = 0
    either: int = 0
    iso: int = 0
    named: int = 0
    serials: int = 0
    other: int = 0
    months_day_first: Months = field(default_factory=Counter)
    months_month_first: Months = field(default_factory=Counter)
    months_sure: Months = field(default_factory=Counter)
    months_serial: Months = field(default_factory=Counter)

    def __add__(self, other: DateEvidence) -> DateEvidence:
        return DateEvidence(
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.ambiguous + other.ambiguous,
            self.either + other.either,
            self.iso + other.iso,
            self.named + other.named,
            self.serials + other.serials,
            self.other + other.other,
            self.months_day_first + other.months_day_first,
            self.months_month_first + other.months_month_first,
            self.months_sure + other.months_sure,
            self.months_serial + other.months_serial,
        )

    @property
    def dates(self) -> int:
        """Cells that are dates in any case, serials not among them."""
        return self.day_first + self.month_first + self.ambiguous + self.either + self.iso + self.named


def date_evidence(cells: Iterable[str]) -> DateEvidence:
    """Count how the dates of some cells are written.

    Parameters
    ----------
    cells
        Cells of one column as text; blank ones count nothing.
    """
    kinds: Counter[str] = Counter()
    day_first: Months = Counter()
    month_first: Months = Counter()
    sure: Months = Counter()
    serial: Months = Counter()
    for text, times in Counter(cells).items():
        if not text or text.isspace():
            continue
        shape = shape_of(text)
        by_day, by_month = readings(shape)
        found = by_day or by_month
        if found is None:
            kinds["other"] += times
        elif shape.name == "serial":
            kinds["serials"] += times
            serial[found.year, found.month] += times
        elif by_day and by_month and by_day != by_month:
            kinds["ambiguous"] += times
            day_first[by_day.year, by_day.month] += times
            month_first[by_month.year, by_month.month] += times
        else:
            sure[found.year, found.month] += times
            kinds[_sure_kind(shape, by_day, by_month)] += times
    return DateEvidence(
        **kinds, months_day_first=day_first, months_month_first=month_first, months_sure=sure, months_serial=serial
    )


def readings(shape: Shape) -> tuple[dt.date | None, dt.date | None]:
    """Return the day a shape means if the day comes first, and if the month does; the same where nothing is in doubt.

    Parameters
    ----------
    shape
        How the text is written.
    """
    if shape.name == "numeric":
        return _day(shape.year, shape.second, shape.first), _day(shape.year, shape.first, shape.second)
    if shape.name == "serial":
        day = _EXCEL_DAY_0 + dt.timedelta(days=shape.first)
        return day, day
    sure = _day(shape.year, shape.first, shape.second) if shape.name in {"iso", "named"} else None
    return sure, sure


def _sure_kind(shape: Shape, by_day: dt.date | None, by_month: dt.date | None) -> str:
    """Return the name under which a date in no doubt is counted; 05/05/2020 tells nothing of the order."""
    if shape.name != "numeric":
        return shape.name
    if by_day == by_month:
        return "either"
    return "day_first" if by_month is None else "month_first"


def _day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, or nothing where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

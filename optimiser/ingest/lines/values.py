"""Amounts, dates and quantities of a block's columns, with the reason for each text that cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pandas as pd

from optimiser.ingest.numbers_exact import INT64_MAX, quoted
from optimiser.ingest.raw_table import clean
from optimiser.ingest.source.amounts import parse_amounts, parse_quantities
from optimiser.ingest.source.dates import DateOrder, parse_dates
from optimiser.ingest.source.month_names import first_of
from optimiser.money import round_half_up

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
NOT_STATED = frozenset({"-", "--", "n/a", "na", "nil", "none", "null"})
"""Words for no quantity."""
_PER_PENNY = 10_000_000_000
"""A millionth of a pound times a millionth of a unit, in pence."""


@dataclass(frozen=True)
class Numbers:
    """A column of whole numbers, or of days.

    Parameters
    ----------
    whole
        One for each row; 0 where there is none [pence, millionths, or days since 1970].
    there
        Which rows have one.
    filled
        Which rows have anything in the cell.
    reasons
        Why not, for each distinct text that cannot be read.
    """

    whole: Whole
    there: Mask
    filled: Mask
    reasons: dict[str, str]

    @property
    def unreadable(self) -> Mask:
        """Rows whose cell is filled with something that cannot be read."""
        return self.filled & ~self.there

    def without(self, rows: Mask) -> Numbers:
        """Return the column with nothing in some rows."""
        return replace(self, whole=np.where(rows, 0, self.whole), there=self.there & ~rows)


def amounts_of(cells: Sequence[str]) -> Numbers:
    """Read a column of pounds as pence.

    Parameters
    ----------
    cells
        One text for each row [GBP].
    """
    return _numbers(cells, *parse_amounts(cells))


def quantities_of(cells: Sequence[str]) -> Numbers:
    """Read a column of quantities as millionths.

    Parameters
    ----------
    cells
        One text for each row.
    """
    stated = ["" if clean(cell).casefold() in NOT_STATED else cell for cell in cells]
    return _numbers(stated, *parse_quantities(stated))


def dates_of(cells: Sequence[str], order: DateOrder) -> Numbers:
    """Read a column of dates as days since 1970; a month without a day is its first one.

    Parameters
    ----------
    cells
        One text for each row.
    order
        How they are written.
    """
    dates, reasons = parse_dates(cells, order, months=True)
    there = dates.notna().to_numpy(dtype=bool)
    days = np.zeros(len(cells), dtype=np.int64)
    days[there] = dates[there].to_numpy(dtype="datetime64[D]").astype(np.int64)
    return Numbers(days, there, _filled(cells, there), reasons)


def amounts_from_prices(quantities: Numbers, prices: Sequence[str]) -> Numbers:
    """Return quantity times price of one unit, rounded to the penny, for files that state no amount.

    Parameters
    ----------
    quantities
        How much was bought [millionths].
    prices
        Price of one unit for each row [GBP].
    """
    plain = [cell.replace("£", "") for cell in prices]
    price = _numbers(plain, *parse_quantities(plain))
    there = quantities.there & price.there
    values = np.zeros(len(prices), dtype=np.int64)
    for row in np.flatnonzero(there).tolist():
        pence = round_half_up(Fraction(int(quantities.whole[row]) * int(price.whole[row]), _PER_PENNY))
        there[row] = abs(pence) <= INT64_MAX
        values[row] = pence if there[row] else 0
    return Numbers(values, there, quantities.filled & price.filled, price.reasons)


def amounts_of_sides(paid: Sequence[str], returned: Sequence[str]) -> Numbers:
    """Read pounds that are split over two columns as debit less credit.

    A row with both, or with one below zero, has no amount: which way its money went is not plain.

    Parameters
    ----------
    paid, returned
        One text for each row [GBP].
    """
    debit, credit = amounts_of(paid), amounts_of(returned)
    doubtful = (debit.whole < 0) | (credit.whole < 0) | ((debit.whole > 0) & (credit.whole > 0))
    there = (debit.there | credit.there) & ~debit.unreadable & ~credit.unreadable & ~doubtful
    whole = np.where(there, debit.whole - credit.whole, 0)
    return Numbers(whole, there, debit.filled | credit.filled, debit.reasons | credit.reasons)


def months_of(years: Sequence[str], months: Sequence[str]) -> Numbers:
    """Read months whose year stands in another column, as their first days.

    Parameters
    ----------
    years, months
        One text for each row.
    """
    pairs = list(zip(years, months, strict=True))
    first = {pair: first_of(*pair) for pair in dict.fromkeys(pairs)}
    there = np.fromiter((first[pair] is not None for pair in pairs), bool, len(pairs))
    epoch = dt.date(1970, 1, 1)
    day_of = {pair: (day - epoch).days if day else 0 for pair, day in first.items()}
    days = np.fromiter((day_of[pair] for pair in pairs), np.int64, len(pairs))
    filled = np.fromiter((bool(clean(year) or clean(month)) for year, month in pairs), bool, len(pairs))
    reasons = {
        month: f"{quoted(month)} with {quoted(year)} tells no month." for (year, month), day in first.items() if not day
    }
    return Numbers(days, there, filled, reasons)


def one_day(day: dt.date, rows: int) -> Numbers:
    """Return a column that says the same day in every row.

    Parameters
    ----------
    day
        The day.
    rows
        How many rows there are.
    """
    every = np.ones(rows, dtype=bool)
    days = (day - dt.date(1970, 1, 1)).days
    return Numbers(np.full(rows, days, dtype=np.int64), every, every, {})


def nothing(rows: int) -> Numbers:
    """Return a column that the file does not have."""
    none = np.zeros(rows, dtype=bool)
    return Numbers(np.zeros(rows, dtype=np.int64), none, none, {})


def exact_sum(values: Whole) -> int:
    """Add whole numbers that may together be larger than one may be.

    Parameters
    ----------
    whole
        Whole numbers.
    """
    if not len(values):
        return 0
    largest = max(abs(int(values.max())), abs(int(values.min())))
    return int(values.sum()) if largest * len(values) <= INT64_MAX else sum(values.tolist())


def sums_of_runs(values: Whole, starts: Whole) -> list[int]:
    """Add whole numbers run by run, exactly.

    Parameters
    ----------
    values
        Whole numbers.
    starts
        Where each run begins, the first at 0; it ends where the next one begins.
    """
    largest = max(abs(int(values.max())), abs(int(values.min())))
    if largest * len(values) <= INT64_MAX:
        return [int(total) for total in np.add.reduceat(values, starts)]
    ends = [*starts[1:].tolist(), len(values)]
    return [sum(values[start:end].tolist()) for start, end in zip(starts.tolist(), ends, strict=True)]


def _numbers(cells: Sequence[str], found: pd.Series, reasons: dict[str, str]) -> Numbers:
    """Return nullable whole numbers as an array and a mask."""
    there = found.notna().to_numpy(dtype=bool)
    return Numbers(found.fillna(0).to_numpy(dtype=np.int64), there, _filled(cells, there), reasons)


def _filled(cells: Sequence[str], there: Mask) -> Mask:
    """Return which cells hold anything; where a value was read there is no need to look."""
    filled = there.copy()
    for row in np.flatnonzero(~there).tolist():
        filled[row] = bool(clean(cells[row]))
    return filled

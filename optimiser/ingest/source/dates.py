"""Dates as trusts write them, read in the order that was decided for their file, or the reason why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from optimiser.ingest.numbers_exact import quoted
from optimiser.ingest.source.date_evidence import DateEvidence, date_evidence, readings
from optimiser.ingest.source.date_order import DateOrder, OrderName, decide_order, month_in_name
from optimiser.ingest.source.date_shapes import Shape, shape_of
from optimiser.ingest.source.distinct import Reason, distinct

__all__ = [
    "DateEvidence",
    "DateOrder",
    "OrderName",
    "date_evidence",
    "decide_order",
    "first_of_month",
    "month_in_name",
    "parse_dates",
]
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse_dates(
    cells: Sequence[str], order: DateOrder | OrderName, *, months: bool = False
) -> tuple[pd.Series, dict[str, str]]:
    """Read dates.

    Parameters
    ----------
    cells
        Cells of one column as text.
    order
        How they are to be read; by its name alone, no whole number is a date.
    months
        Whether a month without a day, such as Apr-20, is read as its first day.

    Returns
    -------
    dates
        One for each cell, missing where it is blank or cannot be read (``datetime64[ns]``).
    reasons
        Why not, for each distinct text that cannot be read; each is a :class:`Reason` and knows its kind.
    """
    chosen = order if isinstance(order, DateOrder) else DateOrder(order, "")
    codes, texts = distinct(cells)
    days = np.full(len(texts), np.datetime64("NaT"), dtype="datetime64[D]")
    reasons: dict[str, str] = {}
    for k, text in enumerate(texts):
        if not text or text.isspace():
            continue
        found = (first_of_month(text) if months else None) or _read(text, chosen)
        if isinstance(found, dt.date):
            days[k] = found
        elif found is not None:
            reasons[text] = found
    return pd.Series(days.astype("datetime64[ns]")[codes]), reasons


def first_of_month(text: str) -> dt.date | None:
    """Return the first day of a month that is written without a day; nothing for any other text.

    "May 20" may be a day of May and is left alone; "May-20" and "May 2020" are not in doubt.

    Parameters
    ----------
    text
        A cell as it stands.
    """
    shape = shape_of(text)
    plain = text.strip()
    if shape.name != "month" or not (plain[-4:].isdigit() or plain[-3:-2] in {"-", "/", "'"}):
        return None
    return dt.date(shape.year, shape.first, 1) if _FIRST_YEAR <= shape.year <= _LAST_YEAR else None


def _read(text: str, order: DateOrder) -> dt.date | Reason | None:
    """Read one date."""
    shape = shape_of(text)
    by_day, by_month = readings(shape)
    if shape.name == "numeric":
        return _read_numeric(text, order, by_day, by_month)
    if shape.name == "serial" and not order.serials:
        return Reason("not-a-date", f"{quoted(text)} is a number, and nothing says that it counts days.")
    if by_day is not None:
        if _FIRST_YEAR <= by_day.year <= _LAST_YEAR:
            return by_day
        return Reason("out-of-range", f"{quoted(text)} is not a real date.")
    return _why_not(text, shape)


def _read_numeric(text: str, order: DateOrder, by_day: dt.date | None, by_month: dt.date | None) -> dt.date | Reason:
    """Read a date whose day and month are both numbers."""
    if by_day is None and by_month is None:
        return Reason("not-a-date", f"{quoted(text)} is not a day of the calendar.")
    if by_day == by_month and by_day is not None:
        return by_day
    if order.order in {"dmy", "mdy"}:
        chosen = by_day if order.order == "dmy" else by_month
        first = "day" if order.order == "dmy" else "month"
        message = f"{quoted(text)} is no date with the {first} first, as the other dates of the file are."
        return chosen or Reason("not-a-date", message)
    one = by_day or by_month
    if one is not None and (by_day is None or by_month is None):
        return one
    why = "both orders stand in the file" if order.order == "mixed" else "nothing in the file says which is meant"
    return Reason("not-a-date", f"{quoted(text)} may be {_said(by_day)} or {_said(by_month)}: {why}.")


def _why_not(text: str, shape: Shape) -> Reason | None:
    """Say why what is written in no shape of a date, or names an impossible day, is refused; nothing if blank."""
    if shape.name == "month":
        return Reason("not-a-date", f"{quoted(text)} names a month and no day.")
    if shape.name in {"iso", "named"}:
        return Reason("not-a-date", f"{quoted(text)} is not a day of the calendar.")
    if text.lstrip().startswith("#"):
        return Reason("formula-error", f"the cell holds the spreadsheet error {quoted(text)}.")
    return Reason("not-a-date", f"{quoted(text)} is not a date.")


def _said(day: dt.date | None) -> str:
    """Write a day so that its month cannot be mistaken."""
    return f"{day.day} {day:%B %Y}" if day else ""

"""Stored values of workbooks and Parquet files as the text a person would type."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal


def cell_text(value: object) -> str:
    """Write one stored value as a person would type it.

    Parameters
    ----------
    value
        What the workbook or Parquet file holds: text, number, date, time, yes or no, or nothing.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _plain(Decimal(f"{value:.15g}"))
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, dt.datetime):
        return _datetime_text(value)
    if isinstance(value, dt.time):
        return _clock(value.hour * 3600 + value.minute * 60 + value.second + round(value.microsecond / 1_000_000))
    if isinstance(value, dt.timedelta):
        return _clock(round(value.total_seconds()))
    return str(value)


def _plain(number: Decimal) -> str:
    """Write a number with all its digits and no superfluous noughts."""
    if not number.is_finite():
        return str(number)
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _datetime_text(value: dt.datetime) -> str:
    """Write a date, with its time of day only where it has one; Excel keeps times as rounded fractions of a day."""
    nearest = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    return nearest.date().isoformat() if nearest.time() == dt.time() else nearest.isoformat(" ")


def _clock(seconds: int) -> str:
    """Write a time of day; seconds only where there are any."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}" + (f":{rest:02d}" if rest else "")

"""What a notice states: sums, days and texts, taken as they stand or left empty with the reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from optimiser.ingest.ocds.extension import extension_months
from optimiser.money import pence_from_gbp

_FIRST_YEAR, _LAST_YEAR = 1980, 2125
_MOST_PENCE = 10**15
_MOST_WORDS = 1_000


@dataclass(frozen=True)
class Sum:
    """A value as published.

    Parameters
    ----------
    pence
        In pounds without VAT, as far as is known [pence]; ``None`` where it is not stated or not usable.
    note
        What has to be said of it, as a sentence; empty where nothing has.
    currency
        Another currency than pounds; empty otherwise.
    kind
        Kind of the issue to be told; empty where none is.
    """

    pence: int | None = None
    note: str = ""
    currency: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Period:
    """When a contract runs, as published.

    Parameters
    ----------
    start, end
        First and last day; ``None`` where not stated or not readable.
    extension_months
        Longest extension that is stated [months]; ``None`` where none is stated or the words leave a doubt.
    days
        Length that is stated without dates [days]; ``None`` where it is not.
    problem
        What is wrong with the dates, as a sentence; empty where nothing is.
    kind
        Kind of the issue to be told; empty where none is.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    extension_months: int | None = None
    days: int | None = None
    problem: str = ""
    kind: str = ""


def text_of(value: object, key: str = "") -> str:
    """Return a text on one line; empty where there is none.

    Parameters
    ----------
    value
        A text, or an object that may hold one.
    key
        The key of the object.
    """
    found = value if not key else value.get(key) if isinstance(value, dict) else None
    if isinstance(found, Decimal):
        return f"{found:f}"
    if not isinstance(found, str):
        return ""
    if found.isprintable():
        return " ".join(found.split())
    # Half of a surrogate pair cannot be written to any file.
    whole = found.encode("utf-8", "replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in whole).split())


def objects(value: object, key: str) -> list[dict[str, Any]]:
    """Return the objects of a list that an object may hold.

    Parameters
    ----------
    value
        An object, or anything.
    key
        The key of the list.
    """
    found = value.get(key) if isinstance(value, dict) else None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def inside(value: object, key: str) -> dict[str, Any]:
    """Return the object that an object may hold; an empty one otherwise.

    Parameters
    ----------
    value
        An object, or anything.
    key
        Its key.
    """
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def stated_sum(value: object) -> Sum:
    """Return a value object of the standard as pence; nothing is converted, and nothing is guessed.

    Parameters
    ----------
    value
        An object with ``amount`` and ``currency``, or anything.
    """
    if not isinstance(value, dict):
        return Sum()
    gross = value.get("amount") is None and value.get("amountGross") is not None
    amount = _decimal(value.get("amountGross" if gross else "amount"))
    currency = text_of(value, "currency").upper()
    if amount is None:
        nothing = value.get("amount") is None or value.get("amount") == ""
        return Sum() if nothing else Sum(note="The value is not a number.", kind="not-a-number")
    if amount < 0 or amount * 100 > _MOST_PENCE:
        return Sum(note=f"A value of {amount:f} is not possible.", kind="out-of-range")
    if not currency:
        return Sum(note=f"The value {amount:,f} is stated without a currency.", kind="foreign-currency")
    if currency != "GBP":
        return Sum(note=f"The value is {amount:,f} {currency[:3]}.", currency=currency[:3], kind="foreign-currency")
    if amount == 0:
        return Sum(note="The value is published as nought, which is taken as not stated.")
    if gross:
        return Sum(note=f"Published with VAT only: {amount:,.2f}.")
    pence = pence_from_gbp(amount)
    rounded = "" if amount * 100 == pence else f"Published as {amount:f}; rounded to the penny. "
    without_vat = value.get("amountGross") is not None
    return Sum(pence, rounded + ("Without VAT." if without_vat else "As published; whether with VAT is not said."))


def stated_day(value: object) -> tuple[dt.date | None, bool]:
    """Return a day as its publisher wrote it, and whether something was written that is no day.

    Parameters
    ----------
    value
        A text such as 2025-09-01T00:00:00+01:00, or anything.
    """
    text = text_of(value)
    if not text:
        return None, value is not None and value != ""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None, True
    day = moment.date()
    # Midnight of British summer time, written in universal time, is the day after.
    if moment.utcoffset() == dt.timedelta(0) and moment.time() == dt.time(23) and _is_summer(day):
        day += dt.timedelta(days=1)
    return (day, False) if _FIRST_YEAR <= day.year <= _LAST_YEAR else (None, True)


def stated_period(period: object, lot: object = None) -> Period:
    """Return a period of the standard, with the extension that the period or its lot states.

    Parameters
    ----------
    period
        An object with ``startDate``, ``endDate``, ``maxExtentDate`` or ``durationInDays``, or anything.
    lot
        A lot, or contract, that says whether it can be renewed; anything otherwise.
    """
    held = period if isinstance(period, dict) else {}
    (start, bad_start), (end, bad_end) = stated_day(held.get("startDate")), stated_day(held.get("endDate"))
    latest, _ = stated_day(held.get("maxExtentDate"))
    days = _decimal(held.get("durationInDays"))
    extension = _whole_months(end, latest) if end and latest else _renewal(lot)
    whole_days = int(days) if days is not None and 0 < days < 100_000 and days == int(days) else None
    if start and end and end < start:
        problem = f"The period ends ({end.isoformat()}) before it starts ({start.isoformat()})."
        return Period(None, None, extension, whole_days, problem, "end-before-start")
    if bad_start or bad_end:
        which = "first" if bad_start else "last"
        return Period(start, end, extension, whole_days, f"The {which} day is not a date.", "not-a-date")
    return Period(start, end, extension, whole_days)


def _renewal(lot: object) -> int | None:
    """Return the extension that a lot states [months]; nought where it says that there is none."""
    if not isinstance(lot, dict):
        return None
    words = text_of(inside(lot, "renewal"), "description")
    if lot.get("hasRenewal") is False and not words:
        return 0
    return extension_months(words) if 0 < len(words) <= _MOST_WORDS else None


def _whole_months(end: dt.date, latest: dt.date) -> int | None:
    """Return the whole months between two days [months]; ``None`` where the later one is not later."""
    if latest < end:
        return None
    after, last = end + dt.timedelta(days=1), latest + dt.timedelta(days=1)
    return (last.year - after.year) * 12 + last.month - after.month - (last.day < after.day)


def _is_summer(day: dt.date) -> bool:
    """Whether clocks in Britain stand an hour ahead in the last hour of that day of universal time."""

    def last_sunday(month: int) -> dt.date:
        last = dt.date(day.year, month, 31)
        return last - dt.timedelta(days=(last.weekday() + 1) % 7)

    return last_sunday(3) <= day < last_sunday(10)


def _decimal(value: object) -> Decimal | None:
    """Return a number, also one that is written as text; ``None`` where it is none."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not 0 < len(value.strip()) <= 30:
        return None
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= 30 else None

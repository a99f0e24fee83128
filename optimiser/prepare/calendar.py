"""Dates of contracts: when each must be decided, and where that stands on the case's date."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from optimiser.config.scenario import BuyingSettings
from optimiser.money import round_half_up

_CALL_OFF_WORDS = ("framework", "call-off", "direct")


@dataclass(frozen=True)
class ContractDates:
    """The dates of one contract and what the case's date makes of them.

    Parameters
    ----------
    latest_end
        Last day with every extension.
    notice_months, lead_months
        What was taken off the end [months].
    notice_assumed
        Whether the contract states no notice, so that the scenario's default was taken.
    decide_by
        End less notice less lead time.
    urgency
        One of the words of the dictionary's ``decide_by`` table.
    """

    latest_end: dt.date | None
    notice_months: int
    lead_months: int
    notice_assumed: bool
    decide_by: dt.date | None
    urgency: str


def add_months(date: dt.date, months: int) -> dt.date:
    """Move a date by whole months; the last day of a month stays the last day.

    Parameters
    ----------
    date
        A day.
    months
        How far, backwards where negative [months].
    """
    count = date.year * 12 + date.month - 1 + months
    year, month = divmod(count, 12)
    month += 1
    length = calendar.monthrange(year, month)[1]
    last_day = calendar.monthrange(date.year, date.month)[1]
    return dt.date(year, month, length if date.day == last_day else min(date.day, length))


def months_between(start: dt.date, end: dt.date) -> int:
    """Count the months of a contract, to the nearest whole one, at least one.

    Parameters
    ----------
    start, end
        First and last day.
    """
    days = (end - start).days + 1
    return max(1, round_half_up(Fraction(days * 1200, 36525)))


def contract_dates(
    start: dt.date | None,
    end: dt.date | None,
    extension_months: int | None,
    notice_months: int | None,
    route: str,
    status: str,
    as_of: dt.date,
    settings: BuyingSettings,
) -> ContractDates:
    """Work out by when a contract must be decided.

    Parameters
    ----------
    start, end
        First day, and last day without extension; ``None`` where not known.
    extension_months, notice_months
        As the contract states them; ``None`` where not known [months].
    route
        Procurement route as published: a call-off or direct award takes less time than a tender.
    status
        awarded, tender or pipeline.
    as_of
        The day the case speaks from.
    settings
        Default notice and lead times.
    """
    lead = settings.lead_time_call_off_months if is_call_off(route) else settings.lead_time_months
    notice = settings.default_notice_months if notice_months is None else notice_months
    latest = add_months(end, extension_months or 0) if end else None
    decide_by = add_months(end, -(notice + lead)) if end else None
    urgency = _urgency(start, end, decide_by, status, as_of)
    return ContractDates(latest, notice, lead, notice_months is None, decide_by, urgency)


def is_call_off(route: str) -> bool:
    """Whether a route as published is a call-off or direct award, which takes less time than a tender.

    Parameters
    ----------
    route
        Procurement route in words.
    """
    return any(word in route.lower() for word in _CALL_OFF_WORDS)


def _urgency(start: dt.date | None, end: dt.date | None, decide_by: dt.date | None, status: str, as_of: dt.date) -> str:
    """Put a contract into one of the calendar's groups; a tender whose start has passed has an outcome not seen."""
    if status == "tender":
        return "under_way" if start is None or start >= as_of else "not_known"
    if end is None or decide_by is None or status == "pipeline":
        return "not_known"
    if end < as_of:
        return "ended"
    if decide_by < as_of:
        return "overdue"
    if decide_by <= as_of + dt.timedelta(days=90):
        return "next_90_days"
    return "next_12_months" if decide_by <= add_months(as_of, 12) else "later"


def financial_year(date: dt.date) -> str:
    """Name the financial year of a day: April to March, as 2026/27."""
    first = date.year if date.month >= 4 else date.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def months_of_year(name: str) -> tuple[str, ...]:
    """Return the twelve months of a financial year, M1 is April: ``("2026-04", ..., "2027-03")``."""
    first = int(name[:4])
    return tuple(f"{first + (month > 12)}-{(month - 1) % 12 + 1:02d}" for month in range(4, 16))

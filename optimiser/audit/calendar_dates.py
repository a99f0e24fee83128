"""Dates of contracts recomputed: who buys under them, how long they run, by when each must be decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from optimiser.audit.reading import Row, RunRecord
from optimiser.money import round_half_up

DRIVING = ("A", "B")
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Dates:
    """The dates of one contract.

    Parameters
    ----------
    latest_end
        Last day with every extension.
    notice_months, lead_months
        Taken off the end [months].
    decide_by
        End less notice less lead time.
    urgency
        Where that stands on the case's date.
    """

    latest_end: dt.date | None
    notice_months: int
    lead_months: int
    decide_by: dt.date | None
    urgency: str


def shifted(day: dt.date, months: int) -> dt.date:
    """Move a day by months; a last day of a month goes to the last day of the other month.

    Parameters
    ----------
    day
        Any day.
    months
        Forwards, or backwards where negative [months].
    """
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - _ONE_DAY
    if (day + _ONE_DAY).month != day.month:
        return last
    return last if day.day > last.day else first.replace(day=day.day)


def months_of(contract: Row) -> int:
    """Return the months a contract runs: its days over 30.4375, to the nearest whole one, at least one."""
    days = (contract["end"] - contract["start"]).days + 1
    return max(1, round_half_up(Fraction(days) / Fraction("30.4375")))


def yearly(pence: int | None, contract: Row) -> int | None:
    """Return a contract value for twelve months; ``None`` where the value or one of the dates is not known."""
    if pence is None or contract["start"] is None or contract["end"] is None:
        return None
    return round_half_up(Fraction(12 * pence, months_of(contract)))


def buyers_of(contract: Row) -> list[str]:
    """Return the members who buy under a contract: the lead, then the participants, each once."""
    named = [contract["trust"], *contract["participants"].split(";")]
    return list(dict.fromkeys(code for code in named if code))


def dates_of(contract: Row, run: RunRecord) -> Dates:
    """Recompute the dates of a contract."""
    end, route = contract["end"], contract["route"].lower()
    quick = "framework" in route or "call-off" in route or "direct" in route
    lead = int(run.setting("buying", "lead_time_call_off_months" if quick else "lead_time_months"))
    stated = contract["notice_months"]
    notice = int(run.setting("buying", "default_notice_months")) if stated is None else stated
    decide_by = shifted(end, -notice - lead) if end else None
    latest = shifted(end, contract["extension_months"] or 0) if end else None
    return Dates(latest, notice, lead, decide_by, _urgency(contract, decide_by, run.as_of))


def is_live(contract: Row, as_of: dt.date) -> bool:
    """Tell whether a contract is awarded and runs on a day."""
    begun = contract["start"] is None or contract["start"] <= as_of
    return contract["status"] == "awarded" and begun and contract["end"] is not None and contract["end"] >= as_of


def _urgency(contract: Row, decide_by: dt.date | None, as_of: dt.date) -> str:
    """Place a contract: a tender whose start is still to come, then what cannot be known, then by date."""
    if contract["status"] == "tender" and (contract["start"] is None or contract["start"] >= as_of):
        return "under_way"
    if contract["status"] in ("tender", "pipeline") or decide_by is None:
        return "not_known"
    if contract["end"] < as_of:
        return "ended"
    steps = (
        ("overdue", as_of - _ONE_DAY),
        ("next_90_days", as_of + 90 * _ONE_DAY),
        ("next_12_months", shifted(as_of, 12)),
    )
    return next((word for word, last in steps if decide_by <= last), "later")

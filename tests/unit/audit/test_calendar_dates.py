"""Dates of contracts by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.audit.calendar_dates import buyers_of, dates_of, months_of, shifted, yearly
from tests.unit.audit.drawn import record

HEADER = "contract,trust,participants,category,status,start,end,extension_months,notice_months,route\n"


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-02-28", 1, "2026-03-31"),
        ("2024-02-28", 1, "2024-03-28"),
        ("2026-12-31", -1, "2026-11-30"),
        ("2026-05-15", -12, "2025-05-15"),
        ("2026-03-30", -1, "2026-02-28"),
    ],
)
def test_a_day_moves_by_months(day: str, months: int, moved: str) -> None:
    """The last day of a month stays the last; a day the other month has not becomes its last."""
    assert shifted(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(moved)


def test_a_contract_is_valued_for_twelve_months() -> None:
    """Two years worth 24,000.00 are 12,000.00 a year; without an end nothing is known."""
    contract = {"start": dt.date(2024, 9, 1), "end": dt.date(2026, 8, 31)}
    assert (months_of(contract), yearly(2_400_000, contract)) == (24, 1_200_000)
    assert yearly(2_400_000, {**contract, "end": None}) is None
    assert yearly(None, contract) is None


def test_the_lead_buys_first_and_each_once() -> None:
    """The lead, then the participants."""
    assert buyers_of({"trust": "BBB", "participants": "AAA;BBB"}) == ["BBB", "AAA"]


def test_end_less_notice_less_lead_time(tmp_path: Path) -> None:
    """A tender takes nine months, a call-off four; no notice stated is three."""
    rows = (
        "C1,AAA,,a,awarded,2024-04-01,2027-03-31,12,6,open tender\n"
        "C2,AAA,,a,awarded,2024-04-01,2027-03-31,,,framework\n"
    )
    run = record(tmp_path, {"contracts": HEADER + rows})
    first, second = (dates_of(contract, run) for contract in run.rows("contracts"))
    assert (first.decide_by, first.latest_end, first.lead_months) == (dt.date(2025, 12, 31), dt.date(2028, 3, 31), 9)
    assert (second.decide_by, second.latest_end, second.notice_months) == (
        dt.date(2026, 8, 31),
        dt.date(2027, 3, 31),
        3,
    )


@pytest.mark.parametrize(
    ("status", "start", "end", "urgency"),
    [
        ("tender", "2027-04-01", "", "under_way"),
        ("tender", "2026-04-01", "", "not_known"),
        ("pipeline", "", "2028-03-31", "not_known"),
        ("awarded", "", "", "not_known"),
        ("awarded", "", "2026-11-21", "ended"),
        ("awarded", "", "2027-11-21", "overdue"),
        ("awarded", "", "2027-11-22", "next_90_days"),
        ("awarded", "", "2028-02-20", "next_90_days"),
        ("awarded", "", "2028-02-21", "next_12_months"),
        ("awarded", "", "2028-11-22", "next_12_months"),
        ("awarded", "", "2028-11-23", "later"),
    ],
)
def test_where_a_contract_stands_on_the_day(tmp_path: Path, status: str, start: str, end: str, urgency: str) -> None:
    """On 22 November 2026, with twelve months from decision to end."""
    run = record(tmp_path, {"contracts": f"{HEADER}C1,AAA,,a,{status},{start},{end},,3,open tender\n"})
    assert dates_of(run.rows("contracts")[0], run).urgency == urgency

"""Dates of contracts and financial years."""

from __future__ import annotations

import datetime as dt

import pytest

from optimiser.config.scenario import BuyingSettings
from optimiser.prepare.calendar import (
    ContractDates,
    add_months,
    contract_dates,
    financial_year,
    months_between,
    months_of_year,
)

AS_OF = dt.date(2026, 11, 22)


def day(text: str) -> dt.date:
    """Read a date."""
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-02-28", 1, "2027-03-31"),
        ("2028-02-28", 1, "2028-03-28"),
        ("2027-05-31", -12, "2026-05-31"),
        ("2027-06-30", -7, "2026-11-30"),
        ("2027-08-31", -7, "2027-01-31"),
        ("2027-09-30", -7, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-07-07", 0, "2026-07-07"),
    ],
)
def test_add_months(start: str, months: int, end: str) -> None:
    """The last day of a month stays the last day, another day stays as far as the month has it."""
    assert add_months(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-10-14", "2026-11-13", 25),
        ("2024-11-01", "2026-10-31", 24),
        ("2025-04-01", "2028-03-31", 36),
        ("2026-04-01", "2026-04-30", 1),
        ("2026-04-01", "2026-04-01", 1),
        ("2026-02-01", "2026-02-28", 1),
        ("2016-04-01", "2026-03-31", 120),
    ],
)
def test_months_between(start: str, end: str, months: int) -> None:
    """Months are counted with both days in, to the nearest whole one, and there is at least one."""
    assert months_between(day(start), day(end)) == months


def dates(
    start: str | None = "2024-04-01",
    end: str | None = "2027-03-31",
    extension: int | None = None,
    notice: int | None = 0,
    route: str = "open tender",
    status: str = "awarded",
) -> ContractDates:
    """Return the dates of a contract with a lead time of 9 months by tender and 4 by call-off."""
    first, last = (None if text is None else day(text) for text in (start, end))
    return contract_dates(first, last, extension, notice, route, status, AS_OF, BuyingSettings())


def test_decide_by_is_end_less_notice_less_lead_time() -> None:
    """A tender takes nine months: a contract to 31 August 2027 with three months' notice is due on 31 August 2026."""
    found = dates(end="2027-08-31", notice=3, extension=12)
    assert (found.notice_months, found.lead_months, found.notice_assumed) == (3, 9, False)
    assert (found.decide_by, found.latest_end) == (day("2026-08-31"), day("2028-08-31"))


@pytest.mark.parametrize("route", ["framework", "Framework call-off", "DIRECT award", "mini call-off"])
def test_a_call_off_or_direct_award_takes_less(route: str) -> None:
    """A call-off from a framework or a direct award takes four months."""
    assert dates(route=route).lead_months == 4


def test_the_default_notice_is_said_to_be_assumed() -> None:
    """Where the contract states no notice, the scenario's is taken and marked as an assumption."""
    found = dates(notice=None)
    assert (found.notice_months, found.notice_assumed) == (3, True)


def test_a_notice_of_no_months_is_stated() -> None:
    """Nought is a notice, not a missing one."""
    assert dates(notice=0).notice_assumed is False


@pytest.mark.parametrize(
    ("decide_by", "urgency"),
    [
        ("2026-11-21", "overdue"),
        ("2026-11-22", "next_90_days"),
        ("2027-02-20", "next_90_days"),
        ("2027-02-21", "next_12_months"),
        ("2027-11-22", "next_12_months"),
        ("2027-11-23", "later"),
    ],
)
def test_urgency_by_the_day(decide_by: str, urgency: str) -> None:
    """The case's own day is not overdue, and day 90 and the day twelve months on belong to the nearer group."""
    end = add_months(day(decide_by), 9)
    found = dates(end=end.isoformat())
    assert (found.decide_by, found.urgency) == (day(decide_by), urgency)


@pytest.mark.parametrize(("end", "urgency"), [("2026-11-21", "ended"), ("2026-11-22", "overdue"), (None, "not_known")])
def test_ended_or_not_known(end: str | None, urgency: str) -> None:
    """A contract has ended the day after its last one; without an end nothing is known."""
    assert dates(end=end).urgency == urgency


@pytest.mark.parametrize(
    ("start", "urgency"), [("2026-11-22", "under_way"), (None, "under_way"), ("2026-11-21", "not_known")]
)
def test_a_tender(start: str | None, urgency: str) -> None:
    """A tender is under way until its contract should have started; after that its outcome is not known."""
    assert dates(start=start, status="tender").urgency == urgency


def test_an_announcement() -> None:
    """A pipeline notice says nothing about when to decide."""
    assert dates(status="pipeline").urgency == "not_known"


@pytest.mark.parametrize(
    ("date", "year"),
    [("2026-03-31", "2025/26"), ("2026-04-01", "2026/27"), ("2026-12-31", "2026/27"), ("1999-04-01", "1999/00")],
)
def test_financial_year(date: str, year: str) -> None:
    """The financial year runs from April to March."""
    assert financial_year(day(date)) == year


def test_months_of_year() -> None:
    """Month 1 is April, month 12 March."""
    months = months_of_year("2026/27")
    assert (months[0], months[8], months[9], months[11]) == ("2026-04", "2026-12", "2027-01", "2027-03")
    assert len(set(months)) == 12
    assert {financial_year(day(f"{month}-15")) for month in months} == {"2026/27"}

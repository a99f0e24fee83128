"""Sums, days and texts are taken as published, or left empty with the reason."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from optimiser.ingest.ocds.stated import Period, Sum, inside, objects, stated_day, stated_period, stated_sum, text_of


def amount(value: Any, currency: Any = "GBP", **more: Any) -> Sum:
    """Return what a value object says."""
    return stated_sum(
        {"amount": Decimal(value) if isinstance(value, int | str) else value, "currency": currency, **more}
    )


def test_pounds_become_pence_exactly() -> None:
    """A value in pounds is kept to the penny, and it is said whether VAT is known to be in it."""
    assert amount("8533471.14").pence == 853_347_114
    assert "whether with VAT is not said" in amount(1).note
    assert amount("100", amountGross=Decimal(120)).note == "Without VAT."
    assert stated_sum({"amount": "1250.5", "currency": "gbp"}).pence == 125_050


def test_parts_of_a_penny_are_rounded_and_told() -> None:
    """A value with more than two decimals is rounded half up, and the published one is said."""
    found = amount("41666.665")
    assert found.pence == 4_166_667
    assert "41666.665" in found.note


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (amount(100, "EUR"), "foreign-currency"),
        (amount(100, ""), "foreign-currency"),
        (amount(-5), "out-of-range"),
        (amount("1e25"), "out-of-range"),
        (stated_sum({"amount": "a lot", "currency": "GBP"}), "not-a-number"),
        (stated_sum({"amount": [1], "currency": "GBP"}), "not-a-number"),
        (stated_sum({"amount": "1e99999999", "currency": "GBP"}), "not-a-number"),
    ],
)
def test_what_cannot_be_used_is_left_empty_and_told(found: Sum, kind: str) -> None:
    """Another currency, none, a negative or senseless amount gives no pence, and says why."""
    assert (found.pence, found.kind) == (None, kind)
    assert found.note.endswith(".")


def test_another_currency_is_kept_in_words() -> None:
    """Euros are never converted: the amount and its currency are said."""
    assert amount(114_000, "EUR") == Sum(None, "The value is 114,000 EUR.", "EUR", "foreign-currency")


@pytest.mark.parametrize("nothing", [None, {}, {"amount": None}, {"amount": ""}, "5", 5])
def test_nothing_is_not_nought(nothing: object) -> None:
    """A value that is not there is not stated, and nothing is wrong with that."""
    assert stated_sum(nothing) == Sum()


def test_nought_is_not_a_value() -> None:
    """A value published as nought is taken as not stated, and it is said."""
    assert amount(0).pence is None
    assert "nought" in amount(0).note


def test_a_value_with_vat_only_is_not_taken_without() -> None:
    """Where only the gross amount is published, no net one is made up."""
    found = stated_sum({"amountGross": Decimal("305914.10"), "currency": "GBP"})
    assert found.pence is None
    assert "305,914.10" in found.note


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-01T00:00:00+01:00", dt.date(2025, 9, 1)),
        ("2025-04-23T23:59:59+01:00", dt.date(2025, 4, 23)),
        ("2025-08-31T23:00:00Z", dt.date(2025, 9, 1)),
        ("2025-03-30T23:00:00Z", dt.date(2025, 3, 31)),
        ("2025-10-26T23:00:00Z", dt.date(2025, 10, 26)),
        ("2025-12-31T23:00:00Z", dt.date(2025, 12, 31)),
        ("2025-09-01", dt.date(2025, 9, 1)),
    ],
)
def test_a_day_is_the_publishers_own(text: str, day: dt.date) -> None:
    """The day is the one in the publisher's time; midnight of summer time in universal time is the next day."""
    assert stated_day(text) == (day, False)


@pytest.mark.parametrize("text", ["31/03/2025", "soon", "0001-01-01", "9999-12-31T00:00:00Z", 7, []])
def test_what_is_no_day_is_told(text: object) -> None:
    """Words, other orders and days beyond all contracts are no days."""
    assert stated_day(text) == (None, True)


def test_no_day_is_no_fault() -> None:
    """A day that is not there is not stated."""
    assert stated_day(None) == stated_day("") == (None, False)


def test_a_period_states_its_extension() -> None:
    """The latest end gives whole months; without one the words of the renewal do; a plain no is nought months."""
    dates = {"startDate": "2025-04-01", "endDate": "2027-03-31"}
    assert stated_period({**dates, "maxExtentDate": "2029-03-31"}).extension_months == 24
    assert stated_period({**dates, "maxExtentDate": "2029-03-30"}).extension_months == 23
    assert stated_period({**dates, "maxExtentDate": "2026-03-30"}).extension_months is None
    assert (
        stated_period(dates, {"hasRenewal": True, "renewal": {"description": "2 x 12 months"}}).extension_months == 24
    )
    assert stated_period(dates, {"hasRenewal": False}).extension_months == 0
    assert stated_period(dates, {"hasRenewal": True}).extension_months is None
    assert stated_period(dates, {"renewal": {"description": "12 months " * 500}}).extension_months is None


def test_a_length_without_dates_makes_no_dates() -> None:
    """A contract of 1080 days has a length and no end."""
    assert stated_period({"durationInDays": Decimal(1080)}) == Period(days=1080)
    assert stated_period({"durationInDays": Decimal("0.5")}) == Period()


def test_dates_that_contradict_are_left_out_and_told() -> None:
    """An end before the start is no period."""
    found = stated_period({"startDate": "2025-04-01", "endDate": "2024-03-31"})
    assert (found.start, found.end, found.kind) == (None, None, "end-before-start")
    assert stated_period({"startDate": "April", "endDate": "2025-03-31"}).kind == "not-a-date"
    assert stated_period("nothing") == Period()


def test_texts_are_made_fit_to_write() -> None:
    """Line breaks, control signs and half surrogates do not reach a file; numbers become text; the rest is none."""
    assert text_of("a\r\n b\x00c\u2028d") == "a b c d"
    text_of("\ud800x").encode()
    assert text_of(Decimal(12)) == "12"
    assert text_of({"a": "x"}, "a") == "x"
    assert text_of(None) == text_of([1]) == text_of({"a": {}}, "a") == text_of("x", "a") == ""


def test_parts_of_what_is_not_there_are_empty() -> None:
    """A text where an object is expected, or an object where a list is, is as good as nothing."""
    assert objects({"a": [{"id": 1}, "x", None]}, "a") == [{"id": 1}]
    assert objects({"a": {}}, "a") == objects("x", "a") == []
    assert inside({"a": {"b": 1}}, "a") == {"b": 1}
    assert inside({"a": []}, "a") == inside(None, "a") == {}

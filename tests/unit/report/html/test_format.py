"""Numbers and dates as they are written on the page."""

from __future__ import annotations

import datetime as dt

import pytest

from optimiser.report.html import format as fmt


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (224_038_501, "£2.2m"),
        (99_949_999, "£999k"),
        (99_950_000, "£1.0m"),
        (1_250_000_000_00, "£1,250.0m"),
        (999_949, "£9,999"),
        (1_000_000, "£10k"),
        (50, "£1"),
        (0, "£0"),
        (-224_038_501, "−£2.2m"),
    ],
)
def test_a_headline_amount_is_short_and_never_reads_a_thousand_thousand(pence: int, text: str) -> None:
    """Amounts are rounded half up into millions, thousands or pounds, with no £1000k at the border."""
    assert fmt.short_gbp(pence) == text


def test_an_exact_amount_comes_in_two_pieces() -> None:
    """Pounds and pence are apart so that the pence can be set smaller; both together are the exact amount."""
    assert fmt.split_gbp(224_038_501) == ("£2,240,385", ".01")
    assert fmt.split_gbp(-5) == ("−£0", ".05")


def test_a_price_keeps_the_decimals_it_needs() -> None:
    """A small price has more decimals than a large one, and is rounded half up."""
    assert fmt.price(0.37425, fmt.price_decimals(0.4)) == "£0.374"
    assert fmt.price(46.885, fmt.price_decimals(46.9)) == "£46.89"
    assert fmt.price(1091.5, fmt.price_decimals(1091.0)) == "£1,092"
    assert fmt.price(0.00042, fmt.price_decimals(0.00042)) == "£0.000420"
    assert fmt.price(-0.5, 2) == "−£0.50"


def test_quantities_have_no_superfluous_noughts() -> None:
    """A whole quantity has no point, a broken one no noughts at its end."""
    assert fmt.quantity(5_911_046_000_000) == "5,911,046"
    assert fmt.quantity(439_240_000) == "439.24"
    assert fmt.quantity(-500_000) == "−0.5"
    assert fmt.number(0.7) == "0.7"


def test_a_share_is_whole_per_cent() -> None:
    """A fraction is written as whole per cent, rounded half up."""
    assert fmt.percent(0.475) == "48%"


def test_dates_are_in_english_whatever_the_machine_speaks() -> None:
    """A date has its day, an English month and its year; what is no date is left as it is."""
    assert fmt.day(dt.date(2026, 11, 3)) == "3 Nov 2026"
    assert fmt.day_from_text("2026-11-22") == "22 Nov 2026"
    assert fmt.day_from_text("today") == "today"


def test_rows_are_drawn_together() -> None:
    """Neighbouring rows become a range, single ones stay, repeats are named once."""
    assert fmt.row_ranges([5, 2, 3, 4, 9, 9]) == "2–5, 9"


@pytest.mark.parametrize(
    ("text", "said"), [("2027-04", "Apr 2027"), ("", ""), ("2027-13", "2027-13"), ("later", "later"), ("a-b", "a-b")]
)
def test_a_month_is_written_in_words(text: str, said: str) -> None:
    """A month has its name and year; any other text is left as it is."""
    assert fmt.month(text) == said

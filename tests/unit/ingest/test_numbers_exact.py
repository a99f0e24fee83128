"""Numbers as people type them."""

from __future__ import annotations

import pytest

from optimiser.ingest.numbers_exact import (
    INT64_MAX,
    Fault,
    foreign_currency,
    quoted,
    read_decimal,
    read_integer,
    read_money,
    read_quantity,
)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("1234.50", 123450),
        ("1,234.50", 123450),
        ("£1,234.50", 123450),
        ("£ 1,234.5", 123450),
        ("(1,234.50)", -123450),
        ("(£1,234.50)", -123450),
        ("-£5", -500),
        ("-5", -500),
        ("\u22125", -500),
        ("+5", 500),
        ("0", 0),
        (".5", 50),
        ("5.", 500),
        ("12.3400", 1234),
        ("0.1", 10),
        ("92233720368547758.07", INT64_MAX),
    ],
)
def test_money(text: str, pence: int) -> None:
    """Pounds are read to the penny in every form people write them."""
    assert read_money(text) == pence


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("12.345", "too-many-decimals", "3 decimals"),
        ("1.234,50", "not-a-number", "comma"),
        ("1234,5", "not-a-number", "comma"),
        ("12,34,567", "not-a-number", "not a number"),
        ("1e5", "not-a-number", "scientific"),
        ("1.2E+05", "not-a-number", "scientific"),
        ("NaN", "not-a-number", "not a number"),
        ("inf", "not-a-number", "not a number"),
        ("n/a", "not-a-number", "not a number"),
        ("-", "not-a-number", "not a number"),
        (".", "not-a-number", "not a number"),
        ("()", "not-a-number", "not a number"),
        ("(-5)", "not-a-number", "not a number"),
        ("(5", "not-a-number", "not a number"),
        ("5-", "not-a-number", "not a number"),
        ("--5", "not-a-number", "not a number"),
        ("$5", "not-a-number", "not a number"),
        ("15%", "not-a-number", "percentage"),
        ("\u0661\u0662", "not-a-number", "not a number"),
        ("1 000", "not-a-number", "not a number"),
        ("92233720368547758.08", "out-of-range", "larger"),
        ("9" * 5000, "out-of-range", "larger"),
    ],
)
def test_money_refused(text: str, kind: str, word: str) -> None:
    """What is not a plain sum of pounds is refused with a message that fits."""
    found = read_money(text)
    assert isinstance(found, Fault)
    assert found.kind == kind
    assert word in found.message


def test_the_remedy_of_a_decimal_comma_is_the_number_meant() -> None:
    """A number with a decimal comma is not guessed, but its remedy writes it out."""
    found = read_money("1.234,50")
    assert isinstance(found, Fault)
    assert "1234.50" in found.remedy


@pytest.mark.parametrize(
    ("text", "millionths"), [("12.5", 12_500_000), ("0.000001", 1), ("1,000", 10**9), ("-4", -4_000_000)]
)
def test_quantity(text: str, millionths: int) -> None:
    """Quantities are exact to six decimals."""
    assert read_quantity(text) == millionths


@pytest.mark.parametrize(("text", "kind"), [("0.0000001", "too-many-decimals"), ("£5", "not-a-number")])
def test_quantity_refused(text: str, kind: str) -> None:
    """A seventh decimal and a currency are refused."""
    found = read_quantity(text)
    assert isinstance(found, Fault)
    assert found.kind == kind


def test_integer() -> None:
    """A whole number may be written with noughts after the point, as Excel does, but not with anything else."""
    assert read_integer("12") == 12
    assert read_integer("12.0") == 12
    found = read_integer("12.5")
    assert isinstance(found, Fault)
    assert (found.kind, found.message) == ("not-a-number", "'12.5' is not a whole number.")


def test_decimal() -> None:
    """A number that need not be exact may have any number of decimals, but must be finite."""
    assert read_decimal("54.9712345678") == 54.9712345678
    assert read_decimal("-1,000.5") == -1000.5
    for text, kind in (("9" * 400, "out-of-range"), ("1e5", "not-a-number"), ("", "not-a-number")):
        found = read_decimal(text)
        assert isinstance(found, Fault)
        assert found.kind == kind


@pytest.mark.parametrize(
    "text", ["€3.20", "3,20 €", "$5", "US$ 5", "-¥500", "USD 4", "4 usd", "4USD", "eur4.5", "12 euros", "1 Dollar"]
)
def test_foreign_currency(text: str) -> None:
    """A sign or code of another currency beside digits is told apart from other text."""
    found = foreign_currency(text)
    assert found is not None
    assert found.kind == "foreign-currency"
    assert quoted(text) in found.message


@pytest.mark.parametrize(
    "text", ["£3.20", "GBP 4", "4 gbp", "ninety", "€", "EUR", "4 entry", "4 Europe", "12.5%", "1e5"]
)
def test_no_foreign_currency(text: str) -> None:
    """Pounds, words without a figure and words that only begin like a code name no other currency."""
    assert foreign_currency(text) is None


def test_quoted() -> None:
    """A message shows a cell on one line and not at any length."""
    assert quoted("a\nb") == "'a b'"
    assert quoted("x" * 50) == "'" + "x" * 37 + "...'"

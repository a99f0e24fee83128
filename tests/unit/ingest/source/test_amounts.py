"""Amounts and quantities as trusts write them."""

from __future__ import annotations

import pandas as pd
import pytest

from optimiser.ingest.source.amounts import parse_amounts, parse_quantities
from optimiser.ingest.source.distinct import Reason


def pence(text: str) -> int:
    """Return what one amount is read as."""
    amounts, reasons = parse_amounts([text])
    assert reasons == {}
    return int(amounts[0])


def reason(text: str) -> Reason:
    """Return why one amount is refused."""
    amounts, reasons = parse_amounts([text])
    assert amounts.isna().all()
    found = reasons[text]
    assert isinstance(found, Reason)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£67,132.60 ", 6_713_260),
        ("\u00a01\u202f234.50", 123_450),
        ("1 234 567.50", 123_456_750),
        ("'123", 12_300),
        ("00123", 12_300),
        ("GBP 12", 1_200),
        ("12GBP", 1_200),
        (".5", 50),
        ("12.500000", 1_250),
        ("-", 0),
        (" £-   ", 0),
    ],
)
def test_signs_of_currency_and_spaces_do_not_matter(text: str, expected: int) -> None:
    """Pound signs, thousands, odd spaces and noughts are read; a dash alone is the accounting format's nought."""
    assert pence(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(1,234.50)",
        "1,234.50-",
        "- 1,234.50",
        "−1234.50",
        "-£1,234.50",
        "£-1,234.50",
        "(£1,234.50)",
        "£(1,234.50)",
        "1,234.50CR",
        "1,234.50 cr",
    ],
)
def test_negative_amounts(text: str) -> None:
    """Brackets, a minus of any kind on either side and CR make an amount negative."""
    assert pence(text) == -123_450


def test_debit_is_an_amount() -> None:
    """DR is what was paid."""
    assert pence("1,234.50 DR") == 123_450


@pytest.mark.parametrize("text", ["-5 CR", "(-5)", "--5", "-5-", "(5)-"])
def test_two_signs_are_refused(text: str) -> None:
    """Two signs may cancel each other or not, so neither is guessed."""
    assert "more than one sign" in reason(text)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("1.234,50", "not-a-number", "comma as its decimal sign"),
        ("1234,5", "not-a-number", "write 1234.5"),
        ("1,23,456", "not-a-number", "do not stand at the thousands"),
        ("#REF!", "formula-error", "#REF!"),
        ("€5.00", "foreign-currency", "not in pounds"),
        ("USD 5", "foreign-currency", "not in pounds"),
        ("£", "not-a-number", "not a number"),
        ("££5", "not-a-number", "not a number"),
        ("n/a", "not-a-number", "not a number"),
        ("12%", "not-a-number", "percentage"),
        ("1234.565", "too-many-decimals", "3 decimals"),
        ("9" * 20, "out-of-range", "larger than any real figure"),
        ("1.23E+06", "not-a-number", "three digits only"),
        ("1.5e-3", "not-a-number", "scientific"),
        ("1e400", "not-a-number", "scientific"),
    ],
)
def test_reasons(text: str, kind: str, words: str) -> None:
    """What cannot be read exactly is refused with its reason and the kind it falls under."""
    assert reason(text).kind == kind
    assert words in reason(text)


def test_powers_of_ten_are_exact() -> None:
    """A power of ten that is a whole number of pence is read; programs write round numbers so."""
    assert pence("1.2E+06") == 120_000_000
    assert pence("1e+05") == 10_000_000


@pytest.mark.parametrize("text", ["1234.5600000001", "1234.559999999999"])
def test_noise_of_binary_fractions(text: str) -> None:
    """The noise of a workbook's arithmetic is no third decimal."""
    assert pence(text) == 123_456


def test_blank_is_missing_and_cells_keep_their_places() -> None:
    """A blank cell is missing, not nought; equal texts are read once and stand where they stood."""
    amounts, reasons = parse_amounts(["1", "", "x", "  ", "1", "x"])
    expected = pd.Series([100, pd.NA, pd.NA, pd.NA, 100, pd.NA], dtype="Int64")
    pd.testing.assert_series_equal(amounts, expected)
    assert list(reasons) == ["x"]


def test_quantities() -> None:
    """Quantities are kept as millionths; a third is refused, and units are no part of a number."""
    amounts, reasons = parse_quantities(["5", "(5)", "1e3", "", "0.333333333333", "10 EA"])
    assert amounts.tolist()[:3] == [5_000_000, -5_000_000, 1_000_000_000]
    assert amounts.isna().tolist() == [False, False, False, True, True, True]
    assert list(reasons) == ["0.333333333333", "10 EA"]

"""Numbers of exported files."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from optimiser.ingest.exported_numbers import decimal_text, exact_number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0.1, Decimal("0.1")),
        ("250.5", Decimal("250.5")),
        (Decimal("1e3"), Decimal(1000)),
        (0, Decimal(0)),
        (True, None),
        (None, None),
        ("long", None),
        ("nan", None),
        ("-Infinity", None),
        ("1e999999999", None),
        ("1e-999999999", None),
        ("1" * 500, None),
    ],
)
def test_exact_number(value: Any, number: Decimal | None) -> None:
    """A number is what it is written as; what is none, or would fill the memory, is None."""
    assert exact_number(value) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5, 3), "1.667"),
        (Fraction(1, 2000), "0.001"),
        (Fraction(-1, 2000), "-0.001"),
        (Fraction(-1, 3000), "0"),
        (Fraction(120), "120"),
        (Fraction(12, 10), "1.2"),
    ],
)
def test_decimal_text(value: Fraction, text: str) -> None:
    """Halves go away from zero, trailing noughts fall away, whole numbers keep theirs."""
    assert decimal_text(value, 3) == text

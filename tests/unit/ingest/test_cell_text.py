"""Stored values as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from optimiser.ingest.cell_text import cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("as it is ", "as it is "),
        (True, "TRUE"),
        (False, "FALSE"),
        (7, "7"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (1234.56, "1234.56"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (Decimal("12.3400"), "12.34"),
        (dt.date(2026, 11, 30), "2026-11-30"),
        (dt.datetime(2026, 11, 30), "2026-11-30"),
        (dt.datetime(2026, 11, 29, 23, 59, 59, 999_999), "2026-11-30"),
        (dt.datetime(2026, 11, 30, 8, 30), "2026-11-30 08:30:00"),
        (dt.time(8, 30), "08:30"),
        (dt.time(0, 0), "00:00"),
        (dt.time(8, 29, 59, 999_999), "08:30"),
        (dt.time(8, 30, 15), "08:30:15"),
        (dt.timedelta(hours=25, minutes=5), "25:05"),
    ],
)
def test_cell_text(value: object, text: str) -> None:
    """A value becomes what a person would have typed, without the noise of floating point."""
    assert cell_text(value) == text

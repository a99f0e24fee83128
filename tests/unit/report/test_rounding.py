"""Pounds as people say them."""

from __future__ import annotations

import pytest

from optimiser.report.rounding import round_gbp


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (0, "£0"),
        (49, "£0"),
        (50, "£1"),
        (125_000, "£1,250"),
        (9_949_949, "£99,499"),
        (9_950_000, "£100k"),
        (10_050_000, "£101k"),
        (34_000_000, "£340k"),
        (99_949_999, "£999k"),
        (99_950_000, "£1.0m"),
        (125_000_000, "£1.3m"),
        (-125_000_000, "-£1.3m"),
        (223_400_000_000, "£2234.0m"),
        (-125_050, "-£1,251"),
    ],
)
def test_round_gbp(pence: int, text: str) -> None:
    """Pounds are rounded as people say them, halves away from zero in every unit."""
    assert round_gbp(pence) == text

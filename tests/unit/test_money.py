"""Pence, pounds and splits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from optimiser.money import format_gbp, pence_from_gbp, plain_gbp, round_half_up, split_pence


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(49, 100), 0),
        (Fraction(-49, 100), 0),
        (Fraction(7), 7),
        (Fraction(10**18 * 2 + 1, 2), 10**18 + 1),
    ],
)
def test_round_half_up(value: Fraction, rounded: int) -> None:
    """Halves go away from zero, on both sides of it and at any size; everything else goes to the nearest."""
    assert round_half_up(value) == rounded


@pytest.mark.parametrize(
    ("pounds", "pence"), [("12.34", 1234), ("0.005", 1), ("-0.005", -1), ("0.0049", 0), ("-3", -300)]
)
def test_pence_from_gbp(pounds: str, pence: int) -> None:
    """Pounds become whole pence by the one rounding rule."""
    assert pence_from_gbp(Decimal(pounds)) == pence


@pytest.mark.parametrize(
    ("pence", "for_people", "for_files"),
    [
        (123450, "£1,234.50", "1234.50"),
        (-123450, "-£1,234.50", "-1234.50"),
        (5, "£0.05", "0.05"),
        (-5, "-£0.05", "-0.05"),
        (0, "£0.00", "0.00"),
        (100_000_000_00, "£100,000,000.00", "100000000.00"),
    ],
)
def test_written_amounts(pence: int, for_people: str, for_files: str) -> None:
    """People read separators and a pound sign, files hold neither; the minus stands first."""
    assert format_gbp(pence) == for_people
    assert plain_gbp(pence) == for_files


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (5, [2, 2], [3, 2]),
        (1, [0, 0, 4], [0, 0, 1]),
        (0, [3, 4], [0, 0]),
        (10, [1, 0, 2], [3, 0, 7]),
        (10, [7], [10]),
    ],
)
def test_split_pence(total: int, weights: list[int], parts: list[int]) -> None:
    """The penny that is over goes to the largest remainder, and among equal ones to the earlier part."""
    assert split_pence(total, weights) == parts


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_split_pence_refuses(weights: list[int]) -> None:
    """There is nothing to split by where all weights are zero, one is negative or there is none."""
    with pytest.raises(ValueError, match="weights"):
        split_pence(100, weights)

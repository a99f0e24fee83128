"""Errors by distance band."""

from __future__ import annotations

from fractions import Fraction

from models.network.accuracy import BandError, Deviation, errors_by_band


def test_bands_and_all() -> None:
    """A pair belongs to the band whose lower end it reaches; too long and too short cancel in the mean only."""
    pairs = [
        Deviation(8_999, 600, 500),
        Deviation(9_000, 600, 700),
        Deviation(19_999, 600, 500),
        Deviation(250_000, 600, 610),
    ]
    assert errors_by_band(pairs) == (
        BandError("0-9", 1, Fraction(-100), Fraction(100)),
        BandError("9-20", 2, Fraction(0), Fraction(100)),
        BandError("100+", 1, Fraction(10), Fraction(10)),
        BandError("all", 4, Fraction(-45, 2), Fraction(155, 2)),
    )


def test_nothing_compared() -> None:
    """Without pairs there is no band, not one of noughts."""
    assert errors_by_band([]) == ()

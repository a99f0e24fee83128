"""Sizes and strengths, exact and in one unit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from optimiser.ingest.item_match.measures import Measures, read_measures


def read(text: str, gauged: bool = False) -> Measures:
    """Return the measures of a text."""
    return read_measures(text, gauged=gauged)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bag 0.5 l", "bag 500ml"),
        ("tablet 1g", "tablet 1000mg"),
        ("tablet 0.088mg", "tablet 88 micrograms"),
        ("tube 120cm", "tube 1200 mm"),
        ("swab 10 × 10cm", "swab 10cm × 10cm"),
        ("mesh 10 × 15cm", "mesh 15 × 10cm"),
        ("catheter 12ch", "catheter fr12"),
        ("drops 5mg/1 ml", "drops 5mg/ml"),
        ("patch 7mg/24 hrs", "patch 7mg/24hours"),
        ("needle 1.5 inch", "needle 38mm"),
        ("tip 1000ul", "tip 1ml"),
        ("tube 8.0mm", "tube 8mm"),
    ],
)
def test_equal_in_another_unit(one: str, other: str) -> None:
    """The same size in another unit or notation is the same."""
    assert read(one).values == read(other).values != {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tablet 5mg", "tablet 50mg"),
        ("bag 500ml", "bag 1l"),
        ("amp 10mg/10ml", "amp 1mg/1ml"),
        ("swab 10 × 10cm", "swab 7.5 × 7.5cm"),
        ("susp 125mg/5ml", "susp 250mg/5ml"),
        ("cream 30 g", "cream 30 mg"),
    ],
)
def test_unequal(one: str, other: str) -> None:
    """Other sizes, strengths and contents differ."""
    assert read(one).values != read(other).values


def test_a_g_is_a_gauge_only_of_what_has_one() -> None:
    """18G is a gauge of a needle and a weight of anything else; G18 is always a gauge."""
    assert read("needle 18g", gauged=True).values == {"gauge": (Fraction(18),)}
    assert read("tube 18g").values == {"mass": (Fraction(18_000_000),)}
    assert read("needle 42g", gauged=True).values == {"mass": (Fraction(42_000_000),)}
    assert read("needle g18").values == {"gauge": (Fraction(18),)}


def test_a_strength_keeps_in_how_much_it_is_told() -> None:
    """25 mg/ml and 125 mg/5 ml are equally strong; in how much they are told is kept apart."""
    assert read("a 25mg/ml").values["mass/volume"] == read("a 125mg/5ml").values["mass/volume"]
    assert read("a 125mg/5ml").values["told per volume"] == (Fraction(5000),)
    assert read("cream 5mg/g").values == {"mass/mass": (Fraction(5, 1000),), "told per mass": (Fraction(10**6),)}
    assert read("tablet 250mg/125mg").values == {"mass": (Fraction(250_000), Fraction(125_000))}


def test_a_number_times_a_content_is_a_pack() -> None:
    """12 × 500 ml is twelve of 500 ml, 10 × 100 a pack of packs, 10 × 10 a size without a unit."""
    assert read("saline 12 × 500ml").packs == (12,)
    assert read("saline 12 × 500ml").values == {"volume": (Fraction(500_000),)}
    assert read("saline 500ml × 12") == read("saline 12 × 500ml")
    assert read("amps 5mg/2ml × 20").packs == (20,)
    assert read("gloves 10 × 100").packs == (10, 100)
    assert read("swab 10 × 10").packs == ()
    assert read("swab 10 × 10").values == {"": (Fraction(10), Fraction(10))}


def test_the_bare_last_number_is_told() -> None:
    """A bare whole number at the end is told, one with a unit or in the middle is not."""
    assert read("tabs 500mg 28").trailing == 28
    assert read("tabs 28 500mg").trailing is None
    assert read("size 7.5").trailing is None
    assert read("gloves").trailing is None


def test_the_rest_has_no_numbers() -> None:
    """What is left of the text has no measures; codes of letters and digits stay."""
    assert read("mask ffp3 500ml blue").rest.split() == ["mask", "ffp3", "blue"]

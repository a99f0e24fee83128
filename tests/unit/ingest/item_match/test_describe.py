"""One description taken apart."""

from __future__ import annotations

from fractions import Fraction

import pytest

from optimiser.ingest.item_match.describe import describe, respelt
from optimiser.ingest.item_match.packs import PackLevel


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syringe 10ml luer lock sterile", "SYRINGE LUER-LOCK STERILE 10 ML"),
        ("Gloves size 7½", "Gloves 7.5"),
        ('Needle 25G x 5/8"', "Needle 25G 16mm"),
        ("Tube 4-0 nylon", "Nylon tube 4/0"),
        ("Units 10,000units", "Units 10000 units"),
        ("Saline 0,9% 500ml", "Saline 0.9% 500ml"),
        ("Gauze 10x10cm", "Gauze 10cmx10cm"),
        ("Adrenaline 1 in 1,000", "Adrenaline 1:1000"),
        ("Crème 5µg", "Creme 5 mcg"),
        ("Tabs 500mg 28", "500mg tablets (56)"),
        ("Eye drops 1% unit dose 20", "Eye drops 1% unit dose x20"),
    ],
)
def test_the_same_signature(one: str, other: str) -> None:
    """Order, signs, fractions, accents and packs do not change what a description says."""
    assert describe(one).signature == describe(other).signature


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lens -2.00", "Lens +2.00"), ("Mask FFP2", "Mask FFP3"), ("Wipe 70%", "Wipe 7%"), ("Blade no 24", "Blade no 25")],
)
def test_another_signature(one: str, other: str) -> None:
    """Signs, codes and numbers do change it."""
    assert describe(one).signature != describe(other).signature


def test_a_bare_last_number() -> None:
    """It is a pack of tablets, perhaps a pack of lancets, and the size of a blade."""
    assert (describe("Tabs 5mg 33").packs, describe("Tabs 5mg 33").loose) == ((PackLevel("", 33),), None)
    assert (describe("Lancets 200").packs, describe("Lancets 200").loose) == ((PackLevel("", 200),), 200)
    assert (describe("Scalpel blade 20").packs, describe("Scalpel blade 20").measures) == ((), {"": (Fraction(20),)})


def test_what_goes_without_saying() -> None:
    """Single use and the bottle around a measured content are kept apart from the words."""
    assert describe("Gown disposable").silent == {"singleuse"}
    assert describe("Lotion 200ml bottle").silent == {"bottle"}
    assert describe("Bottle brush").words == ("bottle", "brush")


def test_a_mended_word_is_read_again() -> None:
    """A mended word takes its meaning: a misspelt disposable is single use, a misspelt powder before free is denied."""
    mended = respelt(describe("Gown disposabel"), {"disposabel": "disposable"})
    assert mended.words == ("gown",)
    assert mended.silent == {"singleuse"}
    assert respelt(describe("Gloves powdr free"), {"powdr": "powder"}).words == ("-powder", "glove")
    plain = describe("Gown")
    assert respelt(plain, {"disposabel": "disposable"}) is plain

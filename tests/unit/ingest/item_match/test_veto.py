"""Why two descriptions cannot be the same item, or are not certainly."""

from __future__ import annotations

import pytest

from optimiser.ingest.item_match.describe import describe
from optimiser.ingest.item_match.veto import Difference, difference


def between(one: str, other: str) -> Difference:
    """Return the difference of two descriptions, which is the same both ways round but for the order of its words."""
    forth, back = difference(describe(one), describe(other)), difference(describe(other), describe(one))
    assert forth.verdict == back.verdict
    return forth


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Tablet 5mg", "Tablet 50mg", "weight 5mg and 50mg"),
        ("Needle 18G", "Needle 20G", "gauge 18 and 20"),
        ("Bag 500ml", "Bag 1L", "volume 500ml and 1000ml"),
        ("Glove sterile", "Glove non-sterile", "sterile and not sterile"),
        ("Splint left", "Splint right", "left and right"),
        ("Glove latex", "Glove latex free", "latex and not latex"),
        ("Glove latex", "Glove nitrile", "latex and nitrile"),
        ("Mask adult", "Mask paediatric", "adult and paediatric"),
        ("Set with filter", "Set without filter", "filter and not filter"),
        ("Cuff single use", "Cuff reusable", "singleuse and reusable"),
        ("Apron green", "Apron white", "colour green and white"),
        ("Mask FFP2", "Mask FFP3", "code ffp2 and ffp3"),
        ("Gown M", "Gown L", "medium and large"),
        ("Blade no 10", "Blade no 11", "number 10 and 11"),
        ("Drug tablet", "Drug capsule", "tablet and capsule"),
    ],
)
def test_veto(one: str, other: str, reason: str) -> None:
    """Each kind of contradiction forbids the match and is told."""
    assert between(one, other) == Difference("veto", reason)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Tablet 5mg", "Tablet", "only one tells weight 5mg"),
        ("Tube 8fr 120cm", "Tube 8fr 120cm 5mm", "only one tells size 5mm"),
        ("A 10mg / B 20mg", "A 20mg / B 10mg", "the weights stand in another order"),
        ("Drug 25mg/ml", "Drug 125mg/5ml", "the strength is told per volume 1000 and 5000"),
        ("Mask FFP3", "Mask", "only one has the code ffp3"),
        ("Lancet 200", "Lancet", "the bare number 200 may be a pack or a size"),
    ],
)
def test_doubt(one: str, other: str, reason: str) -> None:
    """What only one tells, or both in another way, is for a person."""
    assert between(one, other) == Difference("doubt", reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bag 0.5 L", "Bag 500ml"),
        ("Notebook green", "Notebook white"),
        ("Glove sterile", "Glove"),
        ("Gloves box of 100", "Gloves box of 200"),
        ("Inhaler 120 dose", "Inhaler x120"),
        ("Lancet 200", "Lancet box of 200"),
    ],
)
def test_no_difference(one: str, other: str) -> None:
    """Equal sizes, colours that are no code, what is left open in words, and packs do not forbid."""
    assert between(one, other).verdict == "none"

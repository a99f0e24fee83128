"""Words of descriptions in one spelling."""

from __future__ import annotations

import pytest

from optimiser.ingest.item_match.words import canonical_words, singular, word_table


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("glv nitrl", ["glove", "nitrile"]),
        ("gloves non sterile", ["glove", "-sterile"]),
        ("gloves n/s", ["glove", "-sterile"]),
        ("swab nonwoven", ["swab", "-woven"]),
        ("tube uncuffed", ["tube", "-cuffed"]),
        ("gloves latex free", ["glove", "-latex"]),
        ("gloves p/f", ["glove", "-powder"]),
        ("eye drops pf", ["eye", "drop", "-preservative"]),
        ("mask without tubing", ["mask", "-tubing"]),
        ("mask with tubing", ["mask", "tubing"]),
        ("drainage free flow", ["drainage", "free", "flow"]),
        ("box of gloves", ["glove"]),
        ("gown single use", ["gown", "singleuse"]),
        ("syringe luer lock", ["syringe", "luerlock"]),
    ],
)
def test_one_spelling(written: str, words: list[str]) -> None:
    """Abbreviations, plurals and the many ways to deny become one spelling; packs and articles go."""
    assert canonical_words(written.split(), medicine=False) == words


def test_xl_is_a_release_of_a_medicine_and_a_size_of_a_gown() -> None:
    """XL beside a strength is a modified release."""
    assert canonical_words(["gown", "xl"], medicine=False) == ["gown", "xlarge"]
    assert canonical_words(["venlafaxine", "xl"], medicine=True) == ["venlafaxine", "modified", "release"]


@pytest.mark.parametrize(
    ("plural", "one"),
    [("syringes", "syringe"), ("patches", "patch"), ("batteries", "battery"), ("ties", "tie"), ("glass", "glass")],
)
def test_plurals(plural: str, one: str) -> None:
    """Plurals lose their ending, words that only look like one keep it."""
    assert singular(plural) == one


def test_the_table_has_every_kind() -> None:
    """Every kind of word that the rules ask for is in the file that comes with the program."""
    table = word_table()
    assert table.groups["left"] == table.groups["right"]
    assert table.containers["bx"] == "box"
    assert "roll" in table.vessels
    assert {"cuffed"} <= table.negatable
    assert {"latex"} <= table.free
    assert {"apron"} <= table.colour_coded
    assert {"needle"} <= table.gauged
    assert {"tablet"} <= table.counted & table.known

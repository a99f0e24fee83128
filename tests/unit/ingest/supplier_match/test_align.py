"""Words of two names, paired."""

from __future__ import annotations

import pytest

from optimiser.ingest.supplier_match.align import align, umlauts_plain, word_likeness


def test_words_written_together_are_paired() -> None:
    """WIFI SPARK and WIFISPARK leave nothing over."""
    paired = align(["WIFI", "SPARK"], ["WIFISPARK"])
    assert (paired.left_over, paired.right_over, paired.sure) == ((), (), True)


def test_what_has_no_partner_is_left_over() -> None:
    """Two products of one maker share its name only."""
    paired = align(["ROCHE", "DIAGNOSTICS"], ["ROCHE", "PRODUCTS"])
    assert (paired.left_over, paired.right_over, paired.distinctive) == (("DIAGNOSTICS",), ("PRODUCTS",), 1)


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("HOSPITAL", "HOSPITALS", True),
        ("COMMISION", "COMMISSION", True),
        ("DRAGER", "DRAEGER", True),
        ("DATIX", "DATRIX", True),
        ("TEVA", "TAKEDA", False),
        ("LEEF2", "LEEF3", False),
        ("CARE", "CORE", False),
    ],
)
def test_a_word_is_like_its_plural_and_its_slips(left: str, right: str, alike: bool) -> None:
    """Short words and words with numbers are never misspellings of each other."""
    assert (word_likeness(left, right) > 0) is alike


def test_a_slip_in_a_short_word_is_not_sure() -> None:
    """One letter in DATIX makes another company; one letter in COMMISSION does not."""
    assert not align(["DATIX"], ["DATRIX"]).sure
    assert align(["CARE", "COMMISION"], ["CARE", "COMMISSION"]).sure


def test_an_umlaut_may_be_written_either_way() -> None:
    """AE counts as A in words long enough to be names."""
    assert umlauts_plain("DRAEGER") == "DRAGER"
    assert umlauts_plain("BLUE") == "BLUE"


def test_another_letter_in_a_name_is_not_sure() -> None:
    """A letter dropped or swapped is a slip; a letter replaced may be another name."""
    assert align(["LARKFEILD"], ["LARKFIELD"]).sure
    assert align(["COMPUTACENTRE"], ["COMPUTACENTER"]).sure
    assert align(["MANAGEMNT", "X"], ["MANAGEMENT", "X"]).sure
    assert not align(["HARMONICS"], ["HARMONIES"]).sure

"""Titles as words of one vocabulary."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.title_words import LONGEST_TITLE, title_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Suplier Nmae", "supplier name"),
        ("Entuty", "entity"),
        ("PONumber", "order number"),
        ("paymentdate", "payment date"),
        ("SumOfAmount_Exc_VAT", "amount net"),
        ("Amount in Sterling £", "amount"),
        ("£", "amount"),
        ("Amount over £25,000", "amount"),
        ("Transaction \nnumber", "transaction number"),
        ("VAT not recoverable", "irrecoverable vat"),
        ("UoM", "uom"),
        ("Account(T)", "account name"),
        ("", ""),
    ],
)
def test_a_title_becomes_words_of_the_vocabulary(title: str, words: str) -> None:
    """Abbreviations, run-together words, misspellings and synonyms become the same words; thresholds and signs go."""
    assert title_words(title) == words


@pytest.mark.parametrize("title", ["Contact", "Payer", "Acount", "Quality", "Widget"])
def test_a_word_near_two_others_or_a_word_of_its_own_is_not_mended(title: str) -> None:
    """Contact is no contract, and what is as near to account as to amount is left for the values to tell."""
    assert title_words(title) in {title.casefold(), "entity"}


def test_a_long_text_is_no_title() -> None:
    """What is longer than any title has no words."""
    assert title_words("supplier " * LONGEST_TITLE) == ""

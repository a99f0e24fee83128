"""What titles say of their columns."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.name_evidence import title_evidence, without_its_value_word


@pytest.mark.parametrize(
    ("title", "field", "meaning"),
    [
        ("Supplier", "supplier", "name"),
        ("Supplier number", "supplier_number", ""),
        ("Supplier postcode", "postcode", ""),
        ("Supplier part number", "item_code", "supplier's"),
        ("VAT", "vat_amount", "vat"),
        ("VAT registration number", "vat_number", ""),
        ("Amount excl VAT £", "amount", "net"),
        ("Amount inc VAT", "amount", "gross"),
        ("9AN - Level 9 Account Name", "category", "account name"),
        ("Unit Price", "unit_price", "unit price"),
        ("Contract Expiry", "end", "end"),
    ],
)
def test_near_titles_mean_different_fields(title: str, field: str, meaning: str) -> None:
    """The words around a word decide: a supplier's number, postcode or part number is not the supplier."""
    first = title_evidence(title).meanings[0]
    assert (first.field, first.meaning) == (field, meaning)


@pytest.mark.parametrize("title", ["Supplier Type", "Currency", "VAT code", "Payment method"])
def test_a_known_title_may_speak_of_no_field(title: str) -> None:
    """Some titles are known and of no use, so values do not make a field of them."""
    evidence = title_evidence(title)
    assert (evidence.recognised, evidence.meanings) == (True, ())


def test_a_title_may_lead_to_a_bank_account() -> None:
    """What the column would tell is said."""
    assert title_evidence("Bank Sort Code").leads_to == "bank details"


def test_an_unknown_title_says_nothing() -> None:
    """Nothing is guessed from a title that is not known."""
    assert not title_evidence("Wibble").recognised


def test_a_lying_title_still_says_something_without_its_word_for_the_values() -> None:
    """The title Transaction Date over numbers still speaks of a transaction, less surely."""
    (left,) = without_its_value_word(title_evidence("Transaction Date")).meanings
    assert left.field == "reference"
    assert left.certainty == pytest.approx(0.7)
    assert without_its_value_word(title_evidence("Date")).meanings == ()

"""The word that was probably meant."""

from __future__ import annotations

from optimiser.ingest.suggest import Suggestions


def test_closest() -> None:
    """The closest word is found whatever its case, and nothing where nothing is close."""
    suggestions = Suggestions(["amount_gbp", "Quantity", ""])
    assert suggestions.closest("quantity") == "Quantity"
    assert suggestions.closest("amount_gpb") == "amount_gbp"
    assert suggestions.closest("zzz") == ""


def test_budget() -> None:
    """A file in which everything is wrong is not searched for ever."""
    suggestions = Suggestions(["word"])
    for number in range(200):
        suggestions.closest(f"{number}")
    assert suggestions.closest("words") == ""
    assert Suggestions(f"w{number}" for number in range(2000)).closest("w1x") == ""

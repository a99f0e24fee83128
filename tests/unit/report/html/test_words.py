"""The words of the page."""

from __future__ import annotations

from optimiser.report.html import words
from optimiser.tables import OUTPUT_TABLES


def test_every_choice_of_the_dictionary_has_its_words() -> None:
    """Classes, evidence grades, urgencies and levers all have words, so that no code reaches a board."""
    opportunities, calendar = OUTPUT_TABLES["opportunities"], OUTPUT_TABLES["decide_by"]
    assert set(opportunities.column("class").choices) == set(words.CLASS_WORDS) == set(words.CLASS_MEANING)
    assert set(opportunities.column("evidence").choices) == set(words.EVIDENCE_WORDS)
    assert set(calendar.column("urgency").choices) == set(words.URGENCY_WORDS)
    assert set(calendar.column("lever").choices) <= set(words.LEVER_WORDS)
    assert set(OUTPUT_TABLES["benchmark_prices"].column("benchmark").choices) == set(words.BENCHMARK_WORDS)
    assert set(words.HEADLINE_WORDS) == set(words.HEADLINE_MEANING)


def test_an_opportunity_is_never_called_a_saving() -> None:
    """No word for a class of opportunity, nor its meaning, speaks of a saving."""
    said = [*words.CLASS_WORDS.values(), *words.CLASS_MEANING.values(), words.HEADLINE_MEANING["opportunity"]]
    assert not [text for text in said if "saving" in text.lower()]


def test_codes_become_words() -> None:
    """A code is spoken with spaces and a capital; what has spaces or capitals already stays."""
    assert words.spoken("laundry_and_linen") == "Laundry and linen"
    assert words.spoken("RTD") == "RTD"
    assert words.codes("RTD; RTF;") == ["RTD", "RTF"]
    assert words.plural(1, "contract") == "1 contract"
    assert words.plural(1200, "opportunity", "opportunities") == "1,200 opportunities"

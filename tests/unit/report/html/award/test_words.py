"""The words of the recommended award."""

from __future__ import annotations

import pytest

from optimiser.report.html.award import words
from optimiser.tables import OUTPUT_TABLES


@pytest.mark.parametrize(
    ("fraction", "text"), [(0.0, "0.0%"), (0.0416, "4.2%"), (-0.2501, "\N{MINUS SIGN}25.0%"), (1.0, "100.0%")]
)
def test_per_cent(fraction: float, text: str) -> None:
    """One decimal, rounded half up, with a true minus."""
    assert words.per_cent(fraction) == text


def test_named() -> None:
    """Codes become words; letters that stand for words are capitals."""
    assert words.named("min_sme_share") == "Min SME share"
    assert words.named("social_value") == "Social value"


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("award_suppliers", "standing", words.STANDING_WORDS),
        ("award_rules", "standing", words.RULE_STANDING_WORDS),
    ],
)
def test_every_standing_has_its_words(table: str, column: str, known: dict[str, str]) -> None:
    """A choice that the dictionary allows is never shown as its code."""
    assert set(OUTPUT_TABLES[table].column(column).choices) == set(known)


def test_every_question_is_shown() -> None:
    """Each question of the dictionary is a frontier with title and axis, a near-tie, or the change of demand."""
    asked = set(OUTPUT_TABLES["award_choices"].column("question").choices)
    assert asked == {*words.QUESTION_TITLES, "near_tie", "demand"}
    assert set(words.QUESTION_AXES) == set(words.QUESTION_TITLES)

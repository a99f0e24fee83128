"""The recommended award in one sentence."""

from __future__ import annotations

import dataclasses

import pytest

from optimiser.report.award_sentence import AwardTotals, award_sentence, gap_words

TOTALS = AwardTotals(65_000, 55_600, 9_400, 700, 101, 3, 1, "supplied")


def test_the_sentence() -> None:
    """Today, with it, saving, what is paid once, the proof gap to the penny, and who pays more."""
    assert award_sentence(TOTALS) == (
        "Recommended award (supplied records): the needs cost £650 a year today and £556 with it, saving £94 in a full "
        "year, with £7 to be paid once to deliver it; proof gap: at most £1.01 better is possible within these rules "
        "and data. Of the 3 trusts 1 pays more than today."
    )


def test_what_counts_is_told_apart() -> None:
    """Where some of the saving has weaker evidence, the part that does not count is said."""
    said = award_sentence(dataclasses.replace(TOTALS, counted=5_000, dearer=2))
    assert "Of the saving £44 does not count: its prices are neither quoted nor contracted." in said
    assert said.endswith("Of the 3 trusts 2 pay more than today.")


def test_synthetic_records_are_illustrative() -> None:
    """The word stands first."""
    said = award_sentence(dataclasses.replace(TOTALS, basis="synthetic"))
    assert said.startswith("Illustrative recommended award (synthetic records):")


@pytest.mark.parametrize(
    ("yearly", "once", "words"),
    [
        (65_000, 0, "saving nothing in a full year, with nothing to be paid once;"),
        (75_000, 700, "costing £100 more in a full year, with £7 to be paid once to deliver it;"),
    ],
)
def test_no_saving(yearly: int, once: int, words: str) -> None:
    """What saves nothing, or costs more because of a rule, is not called a saving."""
    assert words in award_sentence(dataclasses.replace(TOTALS, yearly=yearly, once=once, counted=None))


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (None, "proof gap: not known, because no bound was proven"),
        (0, "proof gap: none, no better one is possible within these rules and data"),
        (123_456_789, "proof gap: at most £1,234,567.89 better is possible within these rules and data"),
    ],
)
def test_the_proof_gap(gap: int | None, words: str) -> None:
    """It is exact, for a rounded one could claim more than was proven; not known is not nought."""
    assert gap_words(gap) == words

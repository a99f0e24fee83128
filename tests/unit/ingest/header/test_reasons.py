"""Reasons in words."""

from __future__ import annotations

from optimiser.ingest.header.reasons import values_in_words
from optimiser.ingest.header.value_profile import profile


def test_values_are_told_by_their_most_telling_kind() -> None:
    """Pence tell more than numbers, legal forms more than texts; nothing is said of what is not there."""
    assert values_in_words(profile(["1.50", "2.75"])) == "100 % of 2 values are amounts with pence"
    assert values_in_words(profile(["A Ltd", "B plc", "Reed"])) == "100 % of 3 values are texts"
    assert values_in_words(profile([""])) == "no value stands below it in the rows looked at"

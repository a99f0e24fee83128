"""Clinically equivalent products."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.item_match.match import match_items

TEXTS = pd.DataFrame({"description": ["Glove nitrile", "Glove vinyl", "GLV NITRL"]})
COLUMNS = ["left", "right", "approved_by", "approved_on"]


def test_only_what_a_person_approved_counts_and_never_joins() -> None:
    """An approved pair is told by its items, which stay two; entries nobody stands for are refused with the reason."""
    table = pd.DataFrame(
        [
            ["Glove nitrile", "Glove vinyl", "infection control", "2026-11-01"],
            ["Glove nitrile", "Glove vinyl", "", "2026-11-01"],
            ["Glove nitrile", "Glove vinyl", "infection control", "1 Nov"],
            ["Glove nitrile", "Glove silk", "infection control", "2026-11-01"],
            ["Glove nitrile", "GLV NITRL", "infection control", "2026-11-01"],
        ],
        columns=COLUMNS,
    )
    matches = match_items(TEXTS, equivalents=table)
    assert len(matches.items) == 2
    assert list(matches.equivalents["refused"]) == [
        "",
        "nobody is named who approved it",
        "the day of approval is not written as 2026-11-30",
        "no such item or text: Glove silk",
        "both sides are one item already",
    ]
    first = matches.equivalents.iloc[0]
    assert [first["left_item"], first["right_item"]] == list(matches.item_of.iloc[:2])


def test_without_a_table_nothing_is_equivalent() -> None:
    """Nothing is ever inferred."""
    assert match_items(TEXTS).equivalents.empty

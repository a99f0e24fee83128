"""Texts that are nearly alike."""

from __future__ import annotations

import pandas as pd
import pytest

from optimiser.ingest.item_match.alike import alike_links
from optimiser.ingest.item_match.texts import read_texts


def between(*descriptions: str) -> list[tuple[str, str]]:
    """Return band and reason of the links between descriptions."""
    texts = read_texts(pd.DataFrame({"description": descriptions}))
    return [(link.band, link.reason) for link in alike_links(texts)]


def test_words_written_together_or_apart_join() -> None:
    """Wipe clean and wipeclean are the same words."""
    found = between("Pillow wipe clean standard", "Pillow wipeclean standard")
    assert found == [("auto", "the same words, written together or apart")]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Dressing foam silver 10cm", "Dressing foam 10cm", "only one says: silver"),
        ("Catheter nelaton 12ch", "Catheter nelaton", "only one tells French size 12"),
        ("Dressing zorblan foam", "Dressing zorblin foam", "words differ: zorblan and zorblin"),
    ],
)
def test_for_a_person(one: str, other: str, reason: str) -> None:
    """A word or a size that only one tells, and a word that may be misspelt, are for a person."""
    assert between(one, other) == [("review", reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catheter nelaton 12ch", "Catheter nelaton 14ch"),
        ("Dressing foam zorblan", "Dressing foam quixotin"),
        ("Catheter sensor foley", "Catheter sensor suction"),
    ],
)
def test_different_items(one: str, other: str) -> None:
    """A veto or another word leaves no link at all."""
    assert between(one, other) == []


def test_a_person_sees_few_links_of_each_text() -> None:
    """Of many texts that a person might look at, each comes in at most three links."""
    found = between(
        "Dressing foam silver", *(f"Dressing foam silver {word}" for word in ("ab", "cd", "ef", "gh", "ij"))
    )
    assert [band for band, _ in found] == ["review"] * 3

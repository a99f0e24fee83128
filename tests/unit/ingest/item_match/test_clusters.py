"""Texts joined to items."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.item_match.clusters import MOST_DESCRIPTIONS, join
from optimiser.ingest.item_match.links import Link
from optimiser.ingest.item_match.texts import Texts, read_texts


def texts(*descriptions: str, **columns: list[str]) -> Texts:
    """Return texts of descriptions."""
    return read_texts(pd.DataFrame({"description": descriptions, **columns}))


def auto(left: int, right: int, rank: int = 4) -> Link:
    """Return a certain link."""
    return Link(left, right, "alike", 100, "auto", rank)


def test_joined_along_a_chain() -> None:
    """Two links make one item of three texts; a link within it for a person is no longer asked."""
    asked = Link(0, 2, "perhaps", 90, "review", 4)
    home, links = join(texts("Glove", "Glove blue", "Glove blue fine"), [auto(0, 1), auto(1, 2), asked], [])
    assert home == [0, 0, 0]
    assert links == [auto(0, 1), auto(1, 2)]


def test_a_veto_holds_across_the_chain() -> None:
    """A text without a strength does not bring 5 mg and 50 mg together: the later link goes to a person."""
    home, links = join(texts("A 5mg", "B", "C 50mg"), [auto(0, 1, 1), auto(1, 2, 2)], [])
    assert home == [0, 0, 2]
    assert [(link.band, link.reason) for link in links] == [
        ("auto", "alike"),
        ("review", "alike, but joined with others: weight 5mg and 50mg"),
    ]


def test_keys_hold_across_a_chain_of_descriptions() -> None:
    """Descriptions do not bring two GTINs, two codes or two makers together."""
    for column, one, two, reason in (
        ("gtin", "4006381333931", "036000291452", "the GTINs differ"),
        ("item_code", "ABC123", "ABC124", "the NHS Supply Chain codes differ"),
        ("maker", "Acme", "Bolt", "the makers differ"),
    ):
        found = texts("Glove a", "Glove b", "Glove c", **{column: [one, "", two]})
        if column == "maker":
            found = texts("Glove a", "Glove b", "Glove c", maker=[one, "", two], mpc=["A12", "", "B12"])
        home, links = join(found, [auto(0, 1), auto(1, 2)], [])
        assert home == [0, 0, 2]
        assert links[-1].reason == f"alike, but joined with others: {reason}"


def test_a_persons_word_stands_above_all() -> None:
    """What a person accepted is joined in spite of a veto; what a person rejected stays apart along any chain."""
    home, _ = join(texts("Drug 5mg", "Drug 50mg"), [auto(0, 1, 0)], [])
    assert home == [0, 0]
    home, links = join(texts("Glove", "Glove blue", "Glove fine"), [auto(0, 1), auto(1, 2)], [(0, 2)])
    assert home == [0, 0, 2]
    assert links[-1].reason == "alike, but joined with others: a person keeps two of them apart"


def test_suspicious_growth_is_stopped() -> None:
    """An item of more different descriptions than a person would believe grows no further."""
    letters = [f"Glove {'abcdefgh'[k // 8]}x{'abcdefgh'[k % 8]}" for k in range(MOST_DESCRIPTIONS + 1)]
    home, links = join(texts(*letters), [auto(0, k) for k in range(1, len(letters))], [])
    assert home.count(0) == MOST_DESCRIPTIONS
    assert "which is suspicious" in links[-1].reason

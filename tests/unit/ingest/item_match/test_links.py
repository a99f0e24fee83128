"""Links by key and by the same words."""

from __future__ import annotations

import pandas as pd
import pytest

from optimiser.ingest.item_match.keys import read_keys
from optimiser.ingest.item_match.links import Link, key_conflict, key_links, same_text_links
from optimiser.ingest.item_match.texts import Texts, read_texts

ONE, PACK_OF_ONE, TWO = "4006381333931", "14006381333938", "036000291452"


def texts(*rows: dict[str, str]) -> Texts:
    """Return texts of rows."""
    return read_texts(pd.DataFrame(list(rows)))


def told(links: list[Link]) -> list[tuple[int, int, str, str]]:
    """Return what is told of links."""
    return [(link.left, link.right, link.band, link.reason) for link in links]


def test_a_gtin_joins_whatever_the_words() -> None:
    """The same GTIN joins two descriptions; another pack level is said."""
    found = key_links(
        texts({"description": "Gloves", "gtin": ONE}, {"description": "GLV NITRILE", "gtin": PACK_OF_ONE})
    )
    assert told(found) == [(0, 1, "auto", "the same GTIN at another pack level")]


def test_a_key_that_the_description_contradicts_is_for_a_person() -> None:
    """The same code on 5 mg and 50 mg is a mistake of one of them."""
    rows = [{"description": f"Drug {mg}mg tablets", "item_code": "ABC123"} for mg in (5, 50)]
    assert told(key_links(texts(*rows))) == [
        (0, 1, "review", "the same NHS Supply Chain code, but weight 50mg and 5mg")
    ]


@pytest.mark.parametrize(
    ("maker", "band", "reason"),
    [
        ("Acme Surgical", "auto", "the same maker and part number"),
        ("Bolt", "review", "the same maker and part number, but the makers are BOLT and ACME"),
        ("", "review", "the same maker and part number, but not both name the maker"),
    ],
)
def test_a_part_number_needs_its_maker(maker: str, band: str, reason: str) -> None:
    """A part number joins only under one maker."""
    rows = [
        {"description": "Screw", "maker": "Acme Ltd", "mpc": "AB-12"},
        {"description": "Bone screw", "maker": maker, "mpc": "ab12"},
    ]
    assert told(key_links(texts(*rows))) == [(0, 1, band, reason)]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ((ONE, "", "", ""), (TWO, "", "", ""), "the GTINs differ"),
        ((ONE, "", "", ""), (PACK_OF_ONE, "", "", ""), ""),
        (("", "ABC123", "", ""), ("", "ABC124", "", ""), "the NHS Supply Chain codes differ"),
        (("", "", "Acme", ""), ("", "", "Bolt", ""), "the makers differ"),
        (("", "", "Acme", "AB12"), ("", "", "Acme", "AB13"), "the part numbers differ"),
        (("", "", "Acme", "AB12"), ("", "", "", ""), ""),
    ],
)
def test_key_conflicts(left: tuple[str, ...], right: tuple[str, ...], reason: str) -> None:
    """Different keys of one kind keep texts apart; an absent one does not."""
    assert key_conflict(read_keys(*left), read_keys(*right)) == reason


def test_the_same_words_join() -> None:
    """Order and abbreviations do not keep two texts apart."""
    found = same_text_links(texts({"description": "Gloves nitrile M"}, {"description": "NITRL GLV MED"}))
    assert told(found) == [(0, 1, "auto", "the same words and sizes")]


def test_the_same_words_under_different_keys_do_not_join() -> None:
    """Two GTINs are two products, and a text without a key joins neither: all that is for a person."""
    found = same_text_links(
        texts({"description": "Gloves", "gtin": ONE}, {"description": "Gloves", "gtin": TWO}, {"description": "Glove"})
    )
    assert told(found) == [
        (1, 2, "review", "the same words and sizes, but the GTINs differ"),
        (0, 1, "review", "the same words and sizes as several items that their keys keep apart"),
    ]


def test_a_text_without_a_key_joins_the_only_one_with_it() -> None:
    """Where one item alone has those words, a text without a key joins it."""
    found = same_text_links(texts({"description": "Gloves", "gtin": ONE}, {"description": "Glove"}))
    assert told(found) == [(0, 1, "auto", "the same words and sizes")]


def test_texts_without_words_do_not_join() -> None:
    """A number alone says nothing about the item."""
    assert same_text_links(texts({"description": "12345"}, {"description": "12345 "}, {"description": "(12345)"})) == []

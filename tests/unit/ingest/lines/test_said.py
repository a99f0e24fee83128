"""What lines say of the thing bought, matched and classified once however often it is said."""

from __future__ import annotations

import pandas as pd

from optimiser.ingest.categories.overrides import Overrides
from optimiser.ingest.lines.coded import coded
from optimiser.ingest.lines.said import KIND, THING, find_things, said_columns, unit_and_pack


def test_the_kind_and_the_thing() -> None:
    """An expense type alone tells no thing; a quantity shows that descriptions are of things."""
    texts = {"category": coded(["Gas", "Gas"]), "description": coded(["a", "b"])}
    assert set(said_columns(texts, 2, counted=False)) == {KIND}
    assert set(said_columns(texts, 2, counted=True)) == {KIND, THING}
    assert said_columns(texts, 2, counted=False)[KIND].texts == ["Gas\x1fa\x1f", "Gas\x1fb\x1f"]


def test_overrides_come_first() -> None:
    """A person's word on an expense type goes before what its words tell."""
    said = {KIND: {"Gas\x1f\x1f": 3}}
    overrides = Overrides(pd.DataFrame({"field": ["category"], "text": ["gas"], "category": ["rent"]}))
    assert find_things(said, ()).category_of == {"Gas\x1f\x1f": "gas"}
    assert find_things(said, (), overrides).category_of == {"Gas\x1f\x1f": "rent"}


def test_unit_and_pack() -> None:
    """The unit of issue and the pack size are told as recorded."""
    assert unit_and_pack("Gloves\x1f\x1f\x1f\x1f\x1fBOX\x1f100") == "BOX, pack size 100"
    assert unit_and_pack("\x1f" * 6) == ""

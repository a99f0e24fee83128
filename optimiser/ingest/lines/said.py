"""What a line says of the thing bought, as one text: matched and classified once however often it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from optimiser.ingest.categories.classify import classify
from optimiser.ingest.categories.overrides import Overrides
from optimiser.ingest.decisions import Decision
from optimiser.ingest.item_match.match import ItemMatches, match_items
from optimiser.ingest.item_match.prices import each_per_unit
from optimiser.ingest.lines.coded import Coded

KIND, THING = "said:kind", "said:thing"
"""Columns of a block: what tells the category, and what tells the item."""
_OF = {
    KIND: ("category", "description", "item"),
    THING: ("item", "description", "item_code", "gtin", "mpc", "unit", "pack_size"),
}
_SHOWS_ITEMS = frozenset({"quantity", "item", "item_code", "gtin", "mpc"})
_BETWEEN = "\x1f"
_NO_CATEGORY = "not_classified"


@dataclass(frozen=True)
class Things:
    """What the things bought were found to be.

    Parameters
    ----------
    category_of
        Category by what is said of the kind; empty where nothing tells it.
    item_of
        Item by what is said of the thing; empty where nothing is.
    eaches_of
        How many eaches one recorded unit holds.
    items
        Rows of the table of items.
    matches
        How texts were joined; ``None`` where no file says what was bought.
    category_of_supplier
        Category by spelling of a supplier, where a person said so; it goes before the other.
    """

    category_of: Mapping[str, str] = field(default_factory=dict)
    item_of: Mapping[str, str] = field(default_factory=dict)
    eaches_of: Mapping[str, int] = field(default_factory=dict)
    items: tuple[dict[str, object], ...] = ()
    matches: ItemMatches | None = None
    category_of_supplier: Mapping[str, str] = field(default_factory=dict)


def said_columns(texts: Mapping[str, Coded], rows: int, *, counted: bool) -> dict[str, Coded]:
    """Return the columns of a block that say what was bought.

    Parameters
    ----------
    texts
        Its texts by standard field.
    rows
        How many lines it has.
    counted
        Whether its sheet has quantities.
    """
    found = {}
    fields = {*texts, *(["quantity"] if counted else [])}
    for name, parts in _OF.items():
        if any(part in texts for part in parts) and (name == KIND or fields & _SHOWS_ITEMS):
            found[name] = _joined([texts.get(part) for part in parts], rows)
    return found


def _joined(columns: Sequence[Coded | None], rows: int) -> Coded:
    """Return several columns as one, each distinct row once."""
    codes = np.zeros(rows, dtype=np.int64)
    for column in columns:
        if column is not None:
            codes = np.unique(codes * max(len(column.texts), 1) + column.codes, return_inverse=True)[1]
    _, first = np.unique(codes, return_index=True)
    cells = [[""] * len(first) if column is None else column.taken(first).rows() for column in columns]
    return Coded(codes, [_BETWEEN.join(parts) for parts in zip(*cells, strict=True)])


def unit_and_pack(thing: str) -> str:
    """Return the unit of issue and the pack size as recorded, such as ``BOX, pack size 100``.

    Parameters
    ----------
    thing
        What a line says of the thing.
    """
    cells = dict(zip(_OF[THING], thing.split(_BETWEEN), strict=True))
    pack = f"pack size {cells['pack_size']}" if cells["pack_size"] else ""
    return ", ".join(filter(None, (cells["unit"], pack)))


def find_things(
    said: Mapping[str, Mapping[str, int]],
    decisions: Sequence[Decision],
    overrides: Overrides | None = None,
    equivalents: pd.DataFrame | None = None,
) -> Things:
    """Classify what was bought, and match it to items where files say more than an expense type.

    Parameters
    ----------
    said
        For each column how many lines say each text.
    decisions
        What a person decided on matches.
    overrides
        What a person said of categories.
    equivalents
        Products that a person approved as clinically equivalent.
    """
    texts = (overrides or Overrides()).texts
    kinds = _frame(KIND, said.get(KIND, {}))
    kinds["description"] = [text or item for text, item in zip(kinds["description"], kinds["item"], strict=True)]
    category_of = dict(zip(said.get(KIND, {}), _categories(kinds, texts), strict=True))
    things = _frame(THING, said.get(THING, {}))
    if not len(things):
        return Things(category_of)
    things["name"] = things["item"]
    things["description"] = [item or text for item, text in zip(things["item"], things["description"], strict=True)]
    things["lines"] = list(said[THING].values())
    matches = match_items(things, decisions, equivalents)
    cells = zip(things["description"], things["unit"], things["pack_size"], strict=True)
    eaches = [each_per_unit(*row).count for row in cells]
    categories = dict(zip(matches.item_of, _categories(things[["description"]], texts), strict=True))
    return Things(
        category_of,
        dict(zip(said[THING], matches.item_of, strict=True)),
        dict(zip(said[THING], eaches, strict=True)),
        tuple(_item_rows(matches, categories)),
        matches,
    )


def _frame(name: str, said: Mapping[str, int]) -> pd.DataFrame:
    """Return texts as columns again."""
    rows = [text.split(_BETWEEN) for text in said]
    return pd.DataFrame(rows, columns=list(_OF[name]), dtype=object)


def _categories(frame: pd.DataFrame, overrides: pd.DataFrame) -> list[str]:
    """Return a category for each row; empty where nothing tells it."""
    return [str(word) for word in classify(frame, overrides)["category"]] if len(frame) else []


def _item_rows(matches: ItemMatches, categories: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the items as rows of a case's table, priced by the each."""
    return [
        {
            "item": row["item"],
            "name": row["name"],
            "category": categories.get(row["item"]) or _NO_CATEGORY,
            "unit": row["unit"],
            "comparison": "price",
            "gtin": row["gtin"],
            "nhssc_code": row["nhssc_code"],
            "maker_part_number": row["maker_part_number"],
            "each_per_unit_millionths": 1_000_000,
        }
        for row in matches.items.to_dict("records")
    ]

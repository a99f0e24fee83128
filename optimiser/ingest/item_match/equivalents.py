"""Clinically equivalent products: only what a person approved, by name and on a day, and never part of matching."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

EQUIVALENT_COLUMNS = ("left", "right", "approved_by", "approved_on")
_FOUND_COLUMNS = ("left_item", "right_item", "approved_by", "approved_on", "left", "right", "refused")


def approved_equivalents(
    table: pd.DataFrame | None, items: pd.DataFrame, item_of: pd.Series, text_of: pd.Series
) -> pd.DataFrame:
    """Return each entry of the table with the items it names, and why it cannot be used where that is so.

    Parameters
    ----------
    table
        Rows of ``left``, ``right``, ``approved_by``, ``approved_on``; sides are items or texts.
    items
        The table of items.
    item_of, text_of
        Item and text of each row that was matched.
    """
    known = dict(zip(text_of, item_of, strict=True)) | {item: item for item in items["item"]}
    rows = []
    if table is not None:
        for left, right, who, when in table[list(EQUIVALENT_COLUMNS)].fillna("").astype(str).itertuples(index=False):
            refused = _refusal(left, right, who, when, known)
            rows.append((known.get(left, ""), known.get(right, ""), who, when, left, right, refused))
    return pd.DataFrame(rows, columns=list(_FOUND_COLUMNS), dtype="object")


def _refusal(left: str, right: str, who: str, when: str, known: Mapping[str, str]) -> str:
    """Return why an entry cannot be used, or nothing."""
    if not who.strip():
        return "nobody is named who approved it"
    try:
        dt.date.fromisoformat(when.strip())
    except ValueError:
        return "the day of approval is not written as 2026-11-30"
    absent = [side for side in (left, right) if side not in known]
    if absent:
        return f"no such item or text: {absent[0]}"
    return "both sides are one item already" if known[left] == known[right] else ""

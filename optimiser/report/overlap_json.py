"""The overlap of transport as scripts read it, made from its tables as they may be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from optimiser.case import weakest_basis
from optimiser.report.json_rows import records
from optimiser.tables.findings_overlap import PAIR_KINDS

Row = dict[str, Any]
_LISTS = {"corridors": "overlap_corridors", "cliques": "overlap_cliques", "contracts": "overlap_contracts"}
_NAMES = {
    "pairs": "pairs",
    "shareable": "shareable",
    "movements": "movements",
    "matched": "matched",
    "matched_km": "km",
    "matched_bound_km": "km_at_most",
    "matched_hours": "hours",
    "basis": "basis",
}


def overlap_json(tables: Mapping[str, pd.DataFrame]) -> Row:
    """Return what ``optimiser overlap --json`` prints of the findings; counts may be ``*``.

    Parameters
    ----------
    tables
        The tables of :func:`optimiser.results.transport.overlap.find_overlap`, as they may be shared.
    """
    rows, reasons = records(tables, "overlap"), records(tables, "overlap_reasons")
    days = sorted({row["day_type"] for row in rows})
    chosen = representative_day(rows)
    found: Row = {"overlap": overlap_part(tables)}
    for key, name in _LISTS.items():
        found[key] = records(tables, name)
    found["reasons"] = {kind: _reasons(reasons, chosen, kind) for kind in PAIR_KINDS}
    found["travel_model"] = records(tables, "travel_model")
    if rows:
        found["basis"] = weakest_basis(row["basis"] for row in rows)
        found["period"] = f"per representative day ({chosen})"
    return {**found, "day_types": days}


def overlap_part(tables: Mapping[str, pd.DataFrame]) -> Row:
    """Return ``transport.overlap`` of result.json: by kind of pair what could share, on the representative day.

    ``km`` and ``hours`` are those of the pairs matched at once. Where there are several kinds of day, ``days`` has the
    same for each.

    Parameters
    ----------
    tables
        As for :func:`overlap_json`.
    """
    rows, reasons = records(tables, "overlap"), records(tables, "overlap_reasons")
    days = sorted({row["day_type"] for row in rows})
    chosen, found = representative_day(rows), Row()
    for kind in PAIR_KINDS:
        found[kind] = _of_day(rows, reasons, chosen, kind)
        if found[kind] and len(days) > 1:
            found[kind]["days"] = {day: _of_day(rows, reasons, day, kind) for day in days}
    return found


def representative_day(rows: list[Row]) -> str:
    """Return the kind of day with most pairs, the first by name of those alike; empty where there is none.

    Parameters
    ----------
    rows
        Of the table ``overlap``.
    """
    pairs: dict[str, int] = {}
    for row in rows:
        shown = row["pairs"] if isinstance(row["pairs"], int) else 0
        pairs[row["day_type"]] = pairs.get(row["day_type"], 0) + shown
    return min(pairs, key=lambda day: (-pairs[day], day), default="")


def _of_day(rows: list[Row], reasons: list[Row], day: str, kind: str) -> Row:
    """Return one kind of pair on one day; empty where there is no such pair."""
    own = [row for row in rows if (row["day_type"], row["kind"]) == (day, kind)]
    if not own:
        return {}
    parts = {row.get("across"): {name: row[key] for key, name in _NAMES.items() if key in row} for row in own}
    # Of rounds only pairs across trusts are told.
    found: Row = {"day_type": day, **parts.get(None, parts.get(True, {}))}
    for name, across in (("across", True), ("within", False)):
        if across in parts:
            found[name] = {key: value for key, value in parts[across].items() if key != "basis"}
    found["reasons"] = _reasons(reasons, day, kind)
    return found


def _reasons(reasons: list[Row], day: str, kind: str) -> dict[str, Any]:
    return {row["reason"]: row["pairs"] for row in reasons if (row["day_type"], row["kind"]) == (day, kind)}

"""Where everything comes from: sources by table, assumptions and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from optimiser.report.workbook.blocks import Block, Field, Place, grid_of

_SOURCE_COLUMNS = (
    ("file", "File"),
    ("basis", "Basis"),
    ("source", "Source"),
    ("licence", "Licence"),
    ("period", "Period"),
    ("price_base", "Price base"),
    ("sha256", "SHA-256 of the file as read"),
)
_ASSUMPTION_COLUMNS = (
    ("name", "Assumption"),
    ("value", "Value"),
    ("unit", "Unit"),
    ("origin", "Origin"),
    ("meaning", "Meaning"),
)


def origin_blocks(result: Mapping[str, Any]) -> dict[str, Block]:
    """Return the blocks of provenance, assumptions and settings, as far as the result has them.

    Parameters
    ----------
    result
        The content of ``result.json``.
    """
    blocks: dict[str, Block] = {}
    sources = {name: dict(source) for name, source in (result.get("sources") or {}).items()}
    for name, basis in (result.get("basis") or {}).items():
        sources.setdefault(name, {}).setdefault("basis", basis)
    rows = [{"table": name, **sources[name]} for name in sorted(sources)]
    if rows:
        note = "Where each table comes from, under which licence, and the hash of the file as it was read."
        blocks["provenance"] = _listed("provenance", "Provenance", note, (("table", "Table"), *_SOURCE_COLUMNS), rows)
    assumptions = [dict(row) for row in result.get("assumptions") or []]
    if assumptions:
        note = "What was assumed, by whom, and what it means. Change it in case.toml and run again."
        blocks["assumptions"] = _listed("assumptions", "Assumptions", note, _ASSUMPTION_COLUMNS, assumptions)
    settings = [{"key": key, "value": value} for key, value in _flat(result.get("settings") or {}, "")]
    if settings:
        note = "The scenario's settings, resolved."
        columns = (("key", "Setting"), ("value", "Value"))
        blocks["settings"] = _listed("settings", "Settings", note, columns, settings)
    return blocks


def _listed(
    name: str, title: str, note: str, columns: tuple[tuple[str, str], ...], rows: list[dict[str, Any]]
) -> Block:
    """Make a block of a list of records, with the columns that hold anything."""
    fields = tuple(
        Field(
            key,
            words,
            "text",
            tuple(_plain(row.get(key)) for row in rows),
            entered=key == "value",
            forms=tuple("decimal" if isinstance(_plain(row.get(key)), (int, float)) else "text" for row in rows),
        )
        for key, words in columns
        if any(_plain(row.get(key)) is not None for row in rows)
    )
    return Block(name, title, note, grid_of(Place(title), fields, len(rows)), fields)


def _flat(settings: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", "not set" if value is None else value


def _plain(value: Any) -> Any:
    """Return numbers as they are and everything else as text."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return "; ".join(str(part) for part in value)
    return str(value)

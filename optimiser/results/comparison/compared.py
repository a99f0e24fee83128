"""One run as a comparison sees it: its result, its findings with the ledger of figures, its accepted rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

Row = dict[str, Any]
HEADLINE, ILLUSTRATION, CONTEXT = "headline", "illustration", "context"


@dataclass(frozen=True)
class Part:
    """One thing a figure was made from.

    Parameters
    ----------
    figure
        Another figure; empty where it is a row.
    sign
        +1 where it is added, -1 where it is taken off, 0 where it is used otherwise.
    table, row
        The row of an input table, as Excel numbers it.
    """

    figure: str
    sign: int
    table: str
    row: int | None


@dataclass(frozen=True)
class ComparedRun:
    """One run that is compared.

    Parameters
    ----------
    result
        The content of ``result.json``.
    tables
        Findings by name, as they may be shared.
    inputs
        Accepted rows of the input tables by name.
    """

    result: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]
    inputs: Mapping[str, pd.DataFrame]

    def rows(self, name: str) -> list[Row]:
        """Return a table of findings as plain rows; an absent table has none."""
        return plain_rows(self.tables[name]) if name in self.tables else []

    def input_rows(self, name: str) -> list[Row]:
        """Return an input table as plain rows; an absent table has none."""
        return plain_rows(self.inputs[name]) if name in self.inputs else []

    @cached_property
    def figures(self) -> dict[str, Row]:
        """The figures of the ledger by identifier."""
        return {row["figure"]: row for row in self.rows("figures")}

    @cached_property
    def parts(self) -> dict[str, list[Part]]:
        """What each figure was made from."""
        found: dict[str, list[Part]] = {}
        for row in self.rows("figure_sources"):
            part = Part(row["part_figure"] or "", int(row["sign"] or 0), row["table"] or "", row["row"])
            found.setdefault(row["figure"], []).append(part)
        return found

    @cached_property
    def categories(self) -> dict[str, str]:
        """The category of each item."""
        return {row["item"]: row.get("category") or "" for row in self.input_rows("items")}

    @cached_property
    def trust_names(self) -> dict[str, str]:
        """The short name of each trust."""
        named = {trust["code"]: trust["name"] for trust in self.result.get("trusts", ())}
        return named | {
            row["trust"]: row.get("short_name") or row.get("name") or row["trust"] for row in self.input_rows("trusts")
        }

    def pence(self, figure: str) -> int | None:
        """Return the value of a figure [pence]; ``None`` where it is not money or does not exist."""
        row = self.figures.get(figure)
        return None if row is None or row["value_pence"] is None else int(row["value_pence"])

    def basis(self, table: str) -> str:
        """Return what an input table rests on; empty where there is no such table."""
        return str(self.result.get("basis", {}).get(table, ""))


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """Return a table as plain rows by column; what is empty is ``None``.

    Parameters
    ----------
    frame
        Any table.
    """
    columns = {str(name): [_plain(value) for value in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def scope_of_row(row: Mapping[str, Any]) -> str:
    """Return where what a row of findings says may stand, by its basis."""
    return ILLUSTRATION if row.get("basis") == "synthetic" else HEADLINE


def both(first: Mapping[str, Any], second: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of two mappings, those of the first first, each once."""
    yield from dict.fromkeys([*first, *second])


def _plain(value: Any) -> Any:
    """Return a value, ``None`` where it is empty or not a number."""
    if value is None or value is pd.NA or value == "" or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return None
    return value

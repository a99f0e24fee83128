"""The ledger of figures: every published number with its unit, period, basis and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from optimiser.case import Case, CaseTable
from optimiser.tables import OUTPUT_TABLES


def scope_of(basis: str, *, context: bool = False) -> str:
    """Say where a figure of that basis may stand: a synthetic one in the illustration, an assumed one in context."""
    if basis == "synthetic":
        return "illustration"
    return "context" if context or basis == "assumed" else "headline"


@dataclass(frozen=True)
class Source:
    """One thing a figure was made from: a row of an input table, or another figure.

    Parameters
    ----------
    table, file, sheet, row, key
        The row; ``row`` is the number Excel shows, ``key`` the row's own identifier.
    part_figure
        The other figure; empty where it is a row.
    sign
        +1 where it is added, -1 where it is taken off, 0 where it is used otherwise.
    """

    table: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None
    key: str = ""
    part_figure: str = ""
    sign: int = 1


@dataclass(frozen=True)
class Figure:
    """One published number; the fields are those of the dictionary's ``figures`` table."""

    figure: str
    kind: str
    label: str
    scope: str
    period: str
    basis: str
    method: str
    source: str
    unit: str = "GBP"
    trust: str = ""
    item: str = ""
    supplier: str = ""
    contract: str = ""
    category: str = ""
    detail: str = ""
    value_pence: int | None = None
    value_number: float | None = None
    evidence: str = ""


@dataclass
class Ledger:
    """The figures of one run and their sources, in the order they were made."""

    figures: dict[str, Figure] = field(default_factory=dict)
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)

    def add(self, figure: Figure, sources: Sequence[Source]) -> str:
        """Enter a figure and return its identifier.

        Raises
        ------
        ValueError
            If the identifier is taken, or the figure has nothing it was made from.
        """
        if figure.figure in self.figures:
            msg = f"figure {figure.figure} is entered twice"
            raise ValueError(msg)
        if not sources:
            msg = f"figure {figure.figure} has no source"
            raise ValueError(msg)
        self.figures[figure.figure] = figure
        self.sources[figure.figure] = tuple(sources)
        return figure.figure

    def add_sum(self, figure: Figure, parts: Sequence[str]) -> str:
        """Enter a figure that is the sum of others, and return its identifier.

        Raises
        ------
        ValueError
            If the value is given: it is the sum.
        """
        if figure.value_pence is not None:
            msg = f"figure {figure.figure} is a sum and takes its value from its parts"
            raise ValueError(msg)
        total = sum(self.pence(part) for part in parts)
        summed = Figure(**{**figure.__dict__, "value_pence": total})
        return self.add(summed, [Source(part_figure=part) for part in parts])

    def pence(self, figure: str) -> int:
        """Return the value of a money figure [pence].

        Raises
        ------
        ValueError
            If the figure is not money.
        """
        value = self.figures[figure].value_pence
        if value is None:
            msg = f"figure {figure} is not money"
            raise ValueError(msg)
        return value

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables ``figures`` and ``figure_sources``."""
        rows = [figure.__dict__ for figure in self.figures.values()]
        sources = [
            {"figure": name, "part": place, **source.__dict__}
            for name, group in self.sources.items()
            for place, source in enumerate(group, start=1)
        ]
        return {"figures": findings_frame("figures", rows), "figure_sources": findings_frame("figure_sources", sources)}


def row_sources(table: CaseTable, rows: pd.DataFrame, key: str, sign: int = 1) -> list[Source]:
    """Return the sources that some rows of an input table are.

    Parameters
    ----------
    table
        The table.
    rows
        Some of its rows.
    key
        Name of the column that identifies a row.
    sign
        What the figure does with them.
    """
    pairs = zip(rows["row"].tolist(), rows[key].tolist(), strict=True)
    return [Source(table.name, table.file, table.sheet, int(row), str(name), "", sign) for row, name in pairs]


def findings_frame(name: str, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Make a table of findings from rows, with the dictionary's columns and types.

    Parameters
    ----------
    name
        Name of the table in the dictionary of outputs.
    rows
        Values under the dictionary's inner names; a missing one is empty.
    """
    columns: dict[str, object] = {}
    for column in OUTPUT_TABLES[name].columns:
        name_inside = column.inner_name
        values: list[Any] = [row.get(name_inside) for row in rows]
        if column.kind in {"money", "quantity", "integer"}:
            columns[name_inside] = pd.array(values, dtype="Int64")
        else:
            columns[name_inside] = pd.Series(values, dtype=object)
    return pd.DataFrame(columns)


def describe_source(case: Case, *tables: str) -> str:
    """Name the publishers of some tables, for the ``source`` of a figure."""
    return "; ".join(dict.fromkeys(case.tables[table].source for table in tables if table in case))

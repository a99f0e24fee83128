"""Rows of a table of the case as plain values, nothing where a cell is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.case import Case


@dataclass(frozen=True)
class Row:
    """One accepted row.

    Parameters
    ----------
    cells
        By inner name.
    """

    cells: Mapping[str, Any]

    @property
    def number(self) -> int:
        """The row that Excel shows."""
        return int(self.cells["row"])

    def text(self, name: str) -> str:
        """Return a cell of text or of a code."""
        return str(self.cells[name])

    def codes(self, name: str) -> frozenset[str]:
        """Return the codes of a cell that holds several."""
        return frozenset(part for part in self.text(name).split(";") if part)

    def whole(self, name: str) -> int | None:
        """Return a cell of whole numbers; ``None`` where it is empty."""
        return None if pd.isna(self.cells[name]) else int(self.cells[name])

    def exact(self, name: str) -> Fraction | None:
        """Return a cell of decimals as it was written; ``None`` where it is empty."""
        return None if pd.isna(self.cells[name]) else Fraction(repr(float(self.cells[name])))

    def seconds(self, name: str) -> int | None:
        """Return a cell of minutes, or a time of day, in seconds; ``None`` where it is empty."""
        minutes = self.whole(name)
        return None if minutes is None else 60 * minutes

    def flag(self, name: str) -> bool:
        """Whether a cell says yes."""
        return not pd.isna(self.cells[name]) and bool(self.cells[name])


def rows_of(case: Case, table: str) -> list[Row]:
    """Return the rows of a table in file order; none where the case does not have it.

    Parameters
    ----------
    case
        The checked tables.
    table
        Name in the data dictionary.
    """
    if table not in case:
        return []
    frame = case.frame(table)
    names = [str(name) for name in frame.columns]
    columns = [frame[name].tolist() for name in names]
    return [Row(dict(zip(names, cells, strict=True))) for cells in zip(*columns, strict=True)]

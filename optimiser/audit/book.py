"""The figures and rows that the record of the input gives: the other side of every comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from optimiser.audit.lines import Line
from optimiser.audit.reading import Row, RunRecord

_STRONG_TO_WEAK = ("published", "supplied", "assumed", "synthetic")

RowKey = tuple[str, int]


@dataclass(frozen=True)
class Expected:
    """One figure as recomputed.

    Parameters
    ----------
    kind
        Its kind in the dictionary's ``figures``.
    value
        Whole pence, or an exact fraction where it is not money.
    rows
        Rows of input tables that it adds (+1) or takes off (-1).
    parts
        Other figures it is made from, with their sign; 0 where one is used otherwise.
    about
        Other columns of the row of ``figures`` that are recomputed.
    used_rows
        Rows that it uses otherwise than by adding; ``None`` where they are not compared.
    """

    kind: str
    value: int | Fraction
    rows: Mapping[RowKey, int] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    used_rows: frozenset[RowKey] | None = None


@dataclass(frozen=True)
class ExpectedTable:
    """The rows of one table of findings as recomputed, by key; only the columns that can be.

    Parameters
    ----------
    key
        Columns that together name a row.
    rows
        Recomputed columns by key.
    """

    key: tuple[str, ...]
    rows: dict[tuple[Any, ...], Row] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Take a recomputed row."""
        self.rows[tuple(row[name] for name in self.key)] = row


@dataclass
class Book:
    """Everything recomputed.

    Parameters
    ----------
    figures
        By identifier.
    tables
        By name in the dictionary of outputs.
    """

    figures: dict[str, Expected] = field(default_factory=dict)
    tables: dict[str, ExpectedTable] = field(default_factory=dict)

    def pence(self, figure: str) -> int:
        """Return a recomputed amount [pence]."""
        value = self.figures[figure].value
        assert isinstance(value, int)
        return value

    def add(self, figure: str, expected: Expected) -> str:
        """Take a recomputed figure and return its identifier."""
        self.figures[figure] = expected
        return figure

    def add_sum(self, figure: str, parts: Mapping[str, int], about: Mapping[str, str], kind: str = "sum") -> str:
        """Take a figure that is the signed sum of others already taken, and return its identifier."""
        total = sum(sign * self.pence(part) for part, sign in parts.items())
        return self.add(figure, Expected(kind, total, parts=parts, about=about))


def plus(figures: Iterable[str]) -> dict[str, int]:
    """Return figures as parts that are added."""
    return dict.fromkeys(figures, 1)


def used(figures: Iterable[str]) -> dict[str, int]:
    """Return figures as parts that are used otherwise than by adding."""
    return dict.fromkeys(figures, 0)


def line_rows(lines: Iterable[Line]) -> dict[RowKey, int]:
    """Return the spend lines of a figure, and the adjustments taken off them, as rows with signs."""
    rows: dict[RowKey, int] = {}
    for line in lines:
        rows["spend_lines", line.row] = 1
        rows.update({("adjustments", row): -1 for row in line.adjustments})
    return rows


def weakest(bases: Iterable[str]) -> str:
    """Return the weakest of some bases: synthetic below assumed below supplied below published."""
    return max(bases, key=_STRONG_TO_WEAK.index)


def basis_of(run: RunRecord, *tables: str) -> str:
    """Return the weakest basis among those of some tables that the case has."""
    return weakest(run.about(name, "basis") for name in tables if name in run.inputs)


def scope_of(basis: str, context: bool = False) -> str:
    """Return where a figure may stand: synthetic ones in the illustration, assumed ones never in the headline."""
    if basis == "synthetic":
        return "illustration"
    return "context" if context or basis == "assumed" else "headline"

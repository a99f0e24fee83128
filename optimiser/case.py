"""Case: the checked tables of one collaborative, one frozen object."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from optimiser.issues import Issue

_BASIS_ORDER = ("published", "supplied", "assumed", "synthetic")


def weakest_basis(bases: Iterable[str]) -> str:
    """Return the basis that a figure resting on all of these may claim.

    Parameters
    ----------
    bases
        At least one of published, supplied, assumed, synthetic; weaker in that order.
    """
    return max(bases, key=_BASIS_ORDER.index)


@dataclass(frozen=True)
class Counts:
    """One column of a reconciliation: read = accepted + rejected + merged.

    Parameters
    ----------
    read, accepted, rejected, merged
        In rows, pence or millionths of a unit, by what is counted.
    """

    read: int = 0
    accepted: int = 0
    rejected: int = 0
    merged: int = 0

    @property
    def balances(self) -> bool:
        """Whether nothing was lost."""
        return self.read == self.accepted + self.rejected + self.merged


@dataclass(frozen=True)
class Reconciliation:
    """What became of the rows of one file.

    Parameters
    ----------
    rows
        Data rows; blank rows are counted apart.
    pence
        Money of the table's pounds column, as far as it could be read [pence]; ``None`` where the table has none.
    millionths
        Volume of the table's volume column, all units added [millionths]; ``None`` where the table has none.
    blank
        Blank rows [rows].
    """

    rows: Counts
    pence: Counts | None
    millionths: Counts | None
    blank: int = 0


@dataclass(frozen=True)
class RejectedRow:
    """A row that was refused, kept whole.

    Parameters
    ----------
    table, file, sheet, row
        Where it stands; ``row`` is the number Excel shows.
    cells
        Every cell as text, by column name, as it was read.
    reason, remedy
        Why it was refused, and what to do.
    pence
        Its pounds where they could be read [pence].
    """

    table: str
    file: str
    sheet: str
    row: int
    cells: Mapping[str, str]
    reason: str
    remedy: str
    pence: int | None


@dataclass(frozen=True)
class CaseTable:
    """The accepted rows of one table and where they came from.

    Parameters
    ----------
    name
        Name in the data dictionary.
    file, sheet, basis, source, licence, period, price_base
        As declared in case.toml.
    sha256
        Hash of the file as read.
    frame
        One row an accepted row: every column of the dictionary under its inner name, and ``row``, the number Excel
        shows. Text and codes are ``str`` ("" where empty), several codes joined by semicolons; money, quantities and
        integers are nullable ``Int64``; times are minutes after midnight; dates are ``datetime.date`` or ``None``.
    reconciliation
        What became of its rows.
    """

    name: str
    file: str
    sheet: str
    basis: str
    source: str
    licence: str
    period: str
    price_base: str
    sha256: str
    frame: pd.DataFrame = field(compare=False)
    reconciliation: Reconciliation


@dataclass(frozen=True)
class Case:
    """One collaborative as read on one day.

    Parameters
    ----------
    name, title, as_of, financial_years, targets_version
        As in case.toml.
    tables
        The tables that are there; a table that is absent is absent.
    issues
        Warnings and notes of the reading, and the errors of rows that were rejected within tolerance.
    rejected
        Rows left out.
    hashes
        Hash by file name, case.toml included.
    origins
        For a table made from trusts' own files, where each row stood there: row, file, sheet, source_row.
    source_files
        How each of those files was read and what became of it; ``None`` where the case has none.
    """

    name: str
    title: str
    as_of: dt.date
    financial_years: tuple[str, ...]
    targets_version: str
    tables: Mapping[str, CaseTable]
    issues: tuple[Issue, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, pd.DataFrame] = field(default_factory=dict, compare=False)
    source_files: pd.DataFrame | None = field(default=None, compare=False)

    def __contains__(self, table: str) -> bool:
        return table in self.tables

    def frame(self, table: str) -> pd.DataFrame:
        """Return the rows of a table.

        Raises
        ------
        KeyError
            If the case does not have it: ask ``table in case`` first.
        """
        return self.tables[table].frame

    @property
    def trusts(self) -> tuple[str, ...]:
        """Codes of the members, sorted."""
        return tuple(sorted(self.frame("trusts")["trust"]))

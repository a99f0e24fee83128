"""rejected.csv: every refused row whole, with where it stood, why, and what to do; mended, it is read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol

from optimiser.case import RejectedRow
from optimiser.ingest.lines.csv_text import csv_cell, neutral
from optimiser.ingest.lines.plan import SheetPlan
from optimiser.ingest.lines.refused import RefusedRow
from optimiser.money import plain_gbp
from optimiser.tables.ingested import REJECTED

REJECTED_NAME = "rejected.csv"
OWN_COLUMNS = tuple(column.name for column in REJECTED.columns)
BEYOND = "(cells beyond the header)"


def titles_of(header: Sequence[str]) -> list[str]:
    """Return a name for every column of a sheet that no other column has.

    Parameters
    ----------
    header
        Titles by position, as the file has them.
    """
    names: list[str] = []
    taken = {*OWN_COLUMNS, BEYOND}
    for place, title in enumerate(header, start=1):
        name = " ".join(title.split())
        name = name if name and name not in taken else f"{name} (column {place})".strip()
        taken.add(name)
        names.append(name)
    return names


def rejected_row(place: tuple[str, str], plan: SheetPlan, row: RefusedRow) -> RejectedRow:
    """Return a refused row with its cells under their titles, and every reason in one text.

    Parameters
    ----------
    place
        File and sheet it stood in first.
    plan
        How its sheet is read.
    row
        The row; what may not be written is already taken out.
    """
    names = titles_of([*plan.header.titles, *[""] * (len(row.cells) - len(plan.header.titles))])
    reason = " ".join(f"{one.column}: {one.fault.message}".removeprefix(": ") for one in row.refusals)
    remedy = " ".join(dict.fromkeys(one.remedy for one in row.refusals))
    table = "contracts" if plan.header.table == "contracts" else "lines"
    return RejectedRow(table, *place, row.row, dict(zip(names, row.cells, strict=False)), reason, remedy, row.pence)


class RefusedRows(Protocol):
    """Takes refused rows one by one, in the order they are read."""

    def begin(self, titles: Iterable[str]) -> None:
        """Learn the titles of every sheet that is read, before the first row."""

    def add(self, row: RejectedRow, kind: str, order: str) -> None:
        """Take one row, with the kind of its first reason, and how the dates of its sheet are read."""


@dataclass
class CollectedRows:
    """Refused rows as a case keeps them.

    Parameters
    ----------
    rows
        The rows.
    """

    rows: list[RejectedRow] = field(default_factory=list)

    def begin(self, titles: Iterable[str]) -> None:
        """Need no titles."""

    def add(self, row: RejectedRow, kind: str, order: str) -> None:
        """Take one row."""
        del kind, order
        self.rows.append(row)


class RejectedFile:
    """rejected.csv while it is written, row by row.

    Parameters
    ----------
    path
        The file.
    """

    def __init__(self, path: Path) -> None:
        self._names: list[str] = []
        self._stream = path.open("w", encoding="utf-8", newline="")

    def __enter__(self) -> RejectedFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def begin(self, titles: Iterable[str]) -> None:
        """Write the header, so that each row finds its columns."""
        self._names = list(dict.fromkeys(titles))
        self._write([*OWN_COLUMNS, *self._names, BEYOND])

    def add(self, row: RejectedRow, kind: str, order: str) -> None:
        """Write one row."""
        known = set(self._names)
        beyond = [cell for name, cell in row.cells.items() if name not in known]
        pounds = "" if row.pence is None else plain_gbp(row.pence)
        about = [row.file, row.sheet, str(row.row), kind, row.reason, row.remedy, pounds, order]
        further = json.dumps(beyond, ensure_ascii=False) if any(beyond) else ""
        self._write([*about, *(row.cells.get(name, "") for name in self._names), further])

    def _write(self, cells: Sequence[str]) -> None:
        self._stream.write(",".join(csv_cell(neutral(cell)) for cell in cells) + "\n")

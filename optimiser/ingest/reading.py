"""One table while it is being read: its rows, what became of them, and the issues found so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from optimiser.case import RejectedRow
from optimiser.config.case_file import TableDeclaration
from optimiser.ingest.numbers_exact import Fault
from optimiser.ingest.parse import Value, empty_value, plain_text
from optimiser.ingest.raw_table import RawTable, clean
from optimiser.issues import Issue, IssueLog, Severity
from optimiser.tables import Table


@dataclass
class TableReading:
    """One table between its file and the case.

    Parameters
    ----------
    table
        Its definition in the data dictionary.
    declaration
        Its section of case.toml.
    raw
        Its cells as text.
    log
        Issues of this table.
    places
        Position in the row of every dictionary column that the file has.
    cells
        Parsed cells by column name, one for every data row; filled for every column of the dictionary.
    ragged
        Rows whose number of cells is not the header's.
    merged
        Rows that repeat an earlier one, with that one.
    refused
        Rows that are rejected, with the reasons.
    """

    table: Table
    declaration: TableDeclaration
    raw: RawTable
    log: IssueLog = field(default_factory=IssueLog)
    places: dict[str, int] = field(default_factory=dict)
    cells: dict[str, list[Value]] = field(default_factory=dict)
    ragged: set[int] = field(default_factory=set)
    merged: dict[int, int] = field(default_factory=dict)
    refused: dict[int, list[Issue]] = field(default_factory=dict)
    _codes: dict[str, frozenset[str]] = field(default_factory=dict)

    def refuse_table(self, fault: Fault, *, row: int | None = None, column: str = "", value: str = "") -> None:
        """Record an error of the table as a whole."""
        self._add(fault, row, column, value)

    def refuse_row(self, index: int, fault: Fault, column: str = "", value: str = "") -> None:
        """Record an error of one data row and reject it."""
        self.refused.setdefault(index, []).append(self._add(fault, self.raw.numbers[index], column, value))

    def warn_of_row(self, index: int, fault: Fault, column: str = "", value: str = "") -> None:
        """Record a warning of one data row, which is kept."""
        self._keep(index, fault, column, value, "warning")

    def note_of_row(self, index: int, fault: Fault, column: str = "", value: str = "") -> None:
        """Record for information something of one data row, which is kept."""
        self._keep(index, fault, column, value, "note")

    def _keep(self, index: int, fault: Fault, column: str, value: str, severity: Severity) -> None:
        """Record what is no error."""
        name, file = self.table.name, self.declaration.file
        row, message, remedy = self.raw.numbers[index], fault.message, fault.remedy
        self.log.add(
            fault.kind,
            message,
            table=name,
            file=file,
            row=row,
            column=column,
            value=value,
            severity=severity,
            remedy=remedy,
        )

    def _add(self, fault: Fault, row: int | None, column: str, value: str) -> Issue:
        """Record one error and return it."""
        name, file = self.table.name, self.declaration.file
        self.log.add(
            fault.kind, fault.message, table=name, file=file, row=row, column=column, value=value, remedy=fault.remedy
        )
        return self.log.issues[-1]

    @cached_property
    def live(self) -> list[int]:
        """Rows whose cells are looked at one by one: neither ragged nor repeated."""
        return [index for index in range(len(self.raw.rows)) if index not in self.ragged and index not in self.merged]

    def accepted(self) -> list[int]:
        """Rows that are neither rejected nor merged, in file order."""
        return [index for index in self.live if index not in self.refused]

    def texts(self, column: str) -> list[str]:
        """Return the parsed cells of a column of text or codes."""
        return cast("list[str]", self.cells[column])

    def wholes(self, column: str) -> list[int | None]:
        """Return the parsed cells of a column of whole numbers: pence, millionths, counts or minutes."""
        return cast("list[int | None]", self.cells[column])

    def cell(self, index: int, column: str) -> str:
        """Return one cell as it stands in the file, trimmed; empty where the file lacks the column."""
        return clean(self.raw.rows[index][self.places[column]]) if column in self.places else ""

    def codes(self, column: str) -> frozenset[str]:
        """Return every code that stands in a column of the file, rejected rows included."""
        if column not in self._codes:
            place = self.places[column]
            cut = (self.raw.rows[index] for index in self.ragged)
            found = {plain_text(row[place]) for row in cut if place < len(row)}
            self._codes[column] = frozenset(found.union(self.texts(column)) - {""})
        return self._codes[column]

    def add_missing_values(self) -> None:
        """Give every dictionary column a value in every row."""
        for column in self.table.columns:
            self.cells.setdefault(column.name, [empty_value(column)] * len(self.raw.rows))

    def rejected_rows(self) -> Iterator[RejectedRow]:
        """Yield the rejected rows whole, in file order."""
        pounds = self.wholes(self.table.pounds) if self.table.pounds else [None] * len(self.raw.rows)
        for index in sorted(self.refused):
            issues = self.refused[index]
            yield RejectedRow(
                table=self.table.name,
                file=self.declaration.file,
                sheet=self.declaration.sheet,
                row=self.raw.numbers[index],
                cells=self._named_cells(self.raw.rows[index]),
                reason=" ".join(
                    f"{issue.column}: {issue.message}" if issue.column else issue.message for issue in issues
                ),
                remedy=" ".join(dict.fromkeys(issue.remedy for issue in issues)),
                pence=pounds[index],
            )

    def _named_cells(self, row: list[str]) -> dict[str, str]:
        """Name every cell of a row by its column; one without a name of its own by its position."""
        cells: dict[str, str] = {}
        for place, cell in enumerate(row):
            name = self.raw.header[place] if place < len(self.raw.header) else ""
            cells[name if name and name not in cells else f"{name} (cell {place + 1})".strip()] = cell
        return cells

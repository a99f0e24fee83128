"""Issues of a reading, drawn together: a fault that many rows share is told once, with how many and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from optimiser.ingest.lines.plan import FilePlan, SheetPlan
from optimiser.ingest.lines.refused import RefusedRow
from optimiser.ingest.lines.tally import row_ranges
from optimiser.ingest.numbers_exact import Fault
from optimiser.ingest.raw_table import FileRefusedError
from optimiser.issues import Issue, IssueLog, Severity
from optimiser.tables.buying import CONTRACTS

TABLE = "lines"
_ROWS_NAMED = 12
_DOUBTS = {
    "missing-value": Fault("missing-value", "the cell is empty; the row was accepted without it.", "Fill it in."),
    "negative-quantity": Fault(
        "negative-quantity",
        "the quantity is below zero, as is the amount: read as goods given back, outside the quantities bought.",
        "Nothing need be done.",
    ),
}


@dataclass
class _Group:
    """Rows that share a fault.

    Parameters
    ----------
    table
        Table that they would be rows of.
    fault, value
        What is wrong with the first of them, and its text.
    rows
        Their numbers, the first few.
    count
        How many there are [rows].
    severity
        How severe it is.
    """

    table: str
    fault: Fault
    value: str
    severity: Severity
    rows: list[int] = field(default_factory=list)
    count: int = 0


@dataclass
class FoundIssues:
    """The issues of a reading while it goes on.

    Parameters
    ----------
    log
        Issues in the order they were found.
    of_refused_rows
        Those of them that say why rows were refused, and nothing else.
    """

    log: IssueLog = field(default_factory=IssueLog)
    of_refused_rows: list[Issue] = field(default_factory=list)
    _groups: dict[tuple[str, str, str, str], _Group] = field(default_factory=dict)

    def refuse_file(self, name: str, refusal: FileRefusedError) -> None:
        """Record that a file cannot be read."""
        self.log.add(refusal.kind, refusal.message, table=TABLE, file=name, row=refusal.row, remedy=refusal.remedy)

    def of_plan(self, file: FilePlan) -> None:
        """Record what is open in the header maps of a file, and what was seen of its sheets."""
        for sheet in file.sheets:
            for note in sheet.sheet.notes:
                self._warn(sheet, note.kind, note.message, note.row)
            for question in sheet.header.questions:
                self.log.add(
                    question.kind,
                    _of_sheet(sheet, question.message),
                    table=_table(sheet),
                    file=sheet.origin.name,
                    row=sheet.header.header_row,
                    column=", ".join(question.columns),
                    severity=question.severity,
                    remedy=question.remedy,
                )

    def of_rows(
        self, sheet: SheetPlan, refused: Iterable[RefusedRow], doubts: dict[tuple[str, str], list[int]]
    ) -> None:
        """Record refused and doubtful rows."""
        for row in refused:
            for one in row.refusals:
                key = (sheet.place, sheet.origin.name, one.fault.kind, one.column)
                group = self._groups.setdefault(key, _Group(_table(sheet), one.fault, one.value, "error"))
                self._count(group, [row.row])
        for (kind, column), rows in doubts.items():
            key = (sheet.place, sheet.origin.name, f"{kind}?", column)
            self._count(self._groups.setdefault(key, _Group(_table(sheet), _DOUBTS[kind], "", "warning")), rows)

    def of_notes(self, sheet: SheetPlan, notes: Iterable[tuple[str, str, int | None]]) -> None:
        """Record what a reader saw in some rows."""
        for kind, message, row in notes:
            self._warn(sheet, kind, message, row)

    def settle(self) -> None:
        """Put the groups of rows into the log."""
        for (place, file, _, column), group in self._groups.items():
            message = group.fault.message
            if group.count > 1:
                more = ", ..." if group.count > len(group.rows) else ""
                message = f"{group.count:,} rows ({row_ranges(sorted(group.rows))}{more}), this one first: {message}"
            if place != file:
                message = f"{place.removeprefix(file).lstrip(', ')}: {message}"
            self.log.add(
                group.fault.kind,
                message,
                table=group.table,
                file=file,
                row=group.rows[0],
                column=column,
                value=group.value,
                severity=group.severity,
                remedy=group.fault.remedy,
            )
            if group.severity == "error":
                self.of_refused_rows.append(self.log.issues[-1])
        self._groups.clear()

    def _warn(self, sheet: SheetPlan, kind: str, message: str, row: int | None) -> None:
        text = _of_sheet(sheet, message)
        self.log.add(kind, text, table=_table(sheet), file=sheet.origin.name, row=row, severity="warning")

    @staticmethod
    def _count(group: _Group, rows: list[int]) -> None:
        group.rows += rows[: _ROWS_NAMED - len(group.rows)]
        group.count += len(rows)


def _table(sheet: SheetPlan) -> str:
    """Return the table that the rows of a sheet are of."""
    return CONTRACTS.name if sheet.header.table == "contracts" else TABLE


def _of_sheet(sheet: SheetPlan, message: str) -> str:
    """Return a message that names its sheet, where the file has any."""
    return f"sheet {sheet.sheet.name}: {message}" if sheet.sheet.name else message

"""Problems found in what was read: collected, never thrown one at a time, each with where, what and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from optimiser.errors import OptimiserError
from optimiser.issue_kinds import CATALOGUE, IssueKind

__all__ = ["CATALOGUE", "InputError", "Issue", "IssueKind", "IssueLog", "Severity"]
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Issue:
    """One problem in the input.

    Parameters
    ----------
    severity
        ``error`` stops the run or rejects the row, ``warning`` is kept in the report, ``note`` is for information.
    kind
        Stable slug with an entry in the catalogue (``optimiser explain KIND``).
    table
        Name of the case table, or ``case.toml``.
    file
        File name as the case names it.
    row
        The row number that Excel shows; ``None`` where the whole file is meant.
    column
        Column name as in the file; empty where the whole row is meant.
    value
        The offending text, shortened.
    message
        What is wrong.
    remedy
        What to do about it.
    """

    severity: Severity
    kind: str
    table: str
    file: str
    row: int | None
    column: str
    value: str
    message: str
    remedy: str

    def __post_init__(self) -> None:
        if self.kind not in CATALOGUE:
            msg = f"issue kind {self.kind!r} has no entry in the catalogue"
            raise ValueError(msg)

    @property
    def where(self) -> str:
        """The place in words: file, row, column."""
        parts = [self.file or self.table]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.remedy}".rstrip()


@dataclass
class IssueLog:
    """The issues of one reading, in the order they were found."""

    issues: list[Issue] = field(default_factory=list)

    def add(  # noqa: PLR0913 - an issue has nine parts
        self,
        kind: str,
        message: str,
        *,
        table: str = "",
        file: str = "",
        row: int | None = None,
        column: str = "",
        value: str = "",
        severity: Severity = "error",
        remedy: str = "",
    ) -> None:
        """Record one issue; without a remedy of its own it takes the catalogue's."""
        shown = value if len(value) <= 80 else value[:77] + "..."
        chosen = remedy or CATALOGUE[kind].remedy
        self.issues.append(Issue(severity, kind, table, file, row, column, shown, message, chosen))

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues)

    def __len__(self) -> int:
        return len(self.issues)

    @property
    def errors(self) -> list[Issue]:
        """The issues that stop a run or reject a row."""
        return [issue for issue in self.issues if issue.severity == "error"]

    def raise_if_errors(self) -> None:
        """Raise one :class:`InputError` that carries every issue.

        Raises
        ------
        InputError
            If at least one issue is an error.
        """
        if self.errors:
            raise InputError(self.issues)


class InputError(OptimiserError):
    """The input is invalid; ``issues`` says where, what and the remedy."""

    exit_code = 3
    kind = "input"

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        errors = [issue for issue in self.issues if issue.severity == "error"]
        count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
        first = str(errors[0]) if errors else "no error"
        super().__init__(f"The input has {count}. First: {first}", "Mend the rows named, then run `optimiser check`.")

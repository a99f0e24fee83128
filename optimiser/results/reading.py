"""What became of the input: the reconciliation of every file, and the issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from optimiser.case import Case, Reconciliation
from optimiser.issues import Issue
from optimiser.results.ledger import findings_frame

_PARTS = ("read", "accepted", "rejected", "merged")


def reconciliation_frame(case: Case) -> pd.DataFrame:
    """Return read = accepted + rejected + merged for every file of the case, in rows, pounds and volume."""
    rows = []
    for table in case.tables.values():
        about = {name: getattr(table, name) for name in ("file", "basis", "source", "period", "sha256")}
        rows.append({"table": table.name, **about, **reconciliation_row(table.reconciliation)})
    return findings_frame("reconciliation", rows)


def reconciliation_row(found: Reconciliation) -> dict[str, Any]:
    """Return the counts of one file under the dictionary's names."""
    row: dict[str, Any] = {f"rows_{part}": getattr(found.rows, part) for part in _PARTS}
    if found.pence is not None:
        row |= {f"{part}_pence": getattr(found.pence, part) for part in _PARTS}
    if found.millionths is not None:
        row |= {f"volume_{part}_millionths": getattr(found.millionths, part) for part in _PARTS}
    return {**row, "rows_blank": found.blank}


def issues_frame(issues: Iterable[Issue]) -> pd.DataFrame:
    """Return the issues as a table."""
    fields = ("severity", "kind", "table", "file", "column", "value", "message", "remedy")
    rows = [
        {
            "number": number,
            "row": "" if issue.row is None else str(issue.row),
            **{name: getattr(issue, name) for name in fields},
        }
        for number, issue in enumerate(issues, start=1)
    ]
    return findings_frame("issues", rows)

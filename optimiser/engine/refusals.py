"""What is written when input is refused: every issue, and every refused row whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from optimiser.case import RejectedRow
from optimiser.engine.publish import published
from optimiser.ingest.load_case import RejectedInputError
from optimiser.issues import InputError
from optimiser.report.csv_tables import write_rows, write_table
from optimiser.results.reading import issues_frame
from optimiser.tables import OUTPUT_TABLES

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+][0-9,]*\.?[0-9]*")


def write_refusals(folder: Path, error: InputError) -> None:
    """Write ``issues.csv``, and one ``rejected_<table>.csv`` a table with the refused rows as they were.

    Parameters
    ----------
    folder
        Where to write; must be empty or absent.
    error
        What was refused.
    """
    with published(folder) as stage:
        write_table(issues_frame(error.issues), OUTPUT_TABLES["issues"], stage / "issues.csv")
        rejected = error.rejected if isinstance(error, RejectedInputError) else ()
        for table in sorted({row.table for row in rejected}):
            _write_rejected(stage / f"rejected_{table}.csv", [row for row in rejected if row.table == table])


def _neutral(cell: str) -> str:
    """Mark text that a spreadsheet would run as a formula; a number stays a number."""
    return "'" + cell if cell.startswith(_FORMULA_SIGNS) and not _NUMBER.fullmatch(cell) else cell


def _write_rejected(path: Path, rows: Sequence[RejectedRow]) -> None:
    """Write refused rows of one table with their own columns first, so that they can be mended and read again."""
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    lines = [[*names, "x_file", "x_row", "x_reason", "x_remedy"]]
    for row in rows:
        cells = [*(row.cells.get(name, "") for name in names), row.file, str(row.row), row.reason, row.remedy]
        lines.append([_neutral(cell) for cell in cells])
    write_rows(path, lines)

"""rejected.csv: every refused row whole, under titles that no two columns share."""

from __future__ import annotations

import csv
from pathlib import Path

from optimiser.case import RejectedRow
from optimiser.ingest.lines.rejected_file import BEYOND, CollectedRows, RejectedFile, titles_of

ROW = RejectedRow("lines", "a.csv", "S", 3, {"Amount": "=1+1", "late": "x"}, "Why.", "What.", -150)


def test_titles() -> None:
    """Blank, repeated and reserved titles get their position, so that no cell takes another's place."""
    assert titles_of(["Amount", "", "Amount", "file", "a  b"]) == [
        "Amount",
        "(column 2)",
        "Amount (column 3)",
        "file (column 4)",
        "a b",
    ]


def test_a_row_is_written_whole(tmp_path: Path) -> None:
    """Cells under no title stand in a column of their own, pounds are told, and nothing runs as a formula."""
    with RejectedFile(tmp_path / "rejected.csv") as kept:
        kept.begin(["Amount", "Amount"])
        kept.add(ROW, "not-a-number", "dmy")
    with (tmp_path / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["pounds_gbp"], row["date_order"], row["Amount"]) == ("-1.50", "dmy", "'=1+1")
    assert row[BEYOND] == '["x"]'


def test_rows_of_a_case() -> None:
    """A case keeps the rows themselves."""
    kept = CollectedRows()
    kept.begin(["Amount"])
    kept.add(ROW, "not-a-number", "")
    assert kept.rows == [ROW]

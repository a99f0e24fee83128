"""Lines that repeat others as the rows of duplicates.csv."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimiser.ingest.lines.duplicate_rows import duplicate_rows
from tests.unit.ingest.lines.small_reading import read_small, spend

ROW = "T,30/04/2020,Gas,Acme Ltd,1,7"


def test_a_row_of_overlapping_files(tmp_path: Path) -> None:
    """A merged line is told with the line it repeats, its file, row, day, pounds and reference."""
    outcome = read_small(tmp_path, {"a.csv": spend(ROW), "b.csv": spend("T,29/04/2020,Gas,Beta Ltd,2,8", ROW)}).outcome
    (row,) = duplicate_rows(outcome)
    assert (row["kind"], row["of_line"], row["line_id"]) == ("merged", "RXX:a.csv:2", "RXX:b.csv:3")
    assert (row["file"], row["row"], row["group"]) == ("b.csv", 3, 1)
    assert (row["date"], row["amount_pence"], row["reference"]) == (dt.date(2020, 4, 30), 700, "1")


def test_an_undated_line(tmp_path: Path) -> None:
    """A line without a day repeats another without inventing one."""
    text = spend("T,30/04/2020,Gas,Beta Ltd,9,1", "T,,Gas,Acme Ltd,1,7", "T,,Gas,Acme Ltd,1,7")
    rows = duplicate_rows(read_small(tmp_path, {"a.csv": text}).outcome)
    assert [row["date"] for row in rows] == [None]

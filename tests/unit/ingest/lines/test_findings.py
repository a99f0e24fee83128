"""Issues of a reading: a fault that many rows share is told once, under the table it is of."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small, spend


def test_many_rows_with_one_fault(tmp_path: Path) -> None:
    """How many rows there are is told, the first dozen by number, and the fault counts as one of refused rows."""
    small = read_small(tmp_path, {"a.csv": spend(*["T,31/02/2020,Gas,Acme Ltd,1,7"] * 15)})
    (issue,) = small.reading.issues.log.errors
    assert issue.message.startswith("15 rows (2-13, ...), this one first: ")
    assert (issue.table, issue.row, issue.column) == ("lines", 2, "Date Paid")
    assert small.reading.issues.of_refused_rows == [issue]


def test_doubts_are_warnings(tmp_path: Path) -> None:
    """A row that was accepted without its supplier is told and refuses nothing."""
    small = read_small(tmp_path, {"a.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7", "T,30/04/2020,Gas,,2,8")})
    (issue,) = small.reading.issues.log
    assert (issue.severity, issue.kind, issue.row) == ("warning", "missing-value", 3)
    assert small.reading.issues.of_refused_rows == []


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A refused file is an issue of its own, and the others are read all the same."""
    small = read_small(tmp_path, {"a.csv": "", "b.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7")})
    assert [(issue.file, issue.kind) for issue in small.reading.issues.log] == [("a.csv", "empty-table")]
    assert [file.status for file in small.reading.files] == ["refused", "read"]

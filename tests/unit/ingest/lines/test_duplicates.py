"""Lines that repeat others: merged where files overlap, reported where a payment may be counted twice."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.lines.duplicate_rows import duplicate_rows
from tests.unit.ingest.lines.small_reading import Small, read_small, spend

ROWS = ("T,30/04/2020,Gas,Acme Ltd,1,7", "T,29/04/2020,Gas,Acme Ltd,2,8", "T,28/04/2020,Gas,Acme Ltd,2,8")


def kinds(small: Small) -> list[tuple[str, str, str]]:
    """Return kind, first line and line of everything that repeats."""
    return [(row["kind"], row["of_line"], row["line_id"]) for row in duplicate_rows(small.outcome)]


def test_the_same_file_twice(tmp_path: Path) -> None:
    """The rows of a file that is given twice are merged, and counted as merged in rows and pounds."""
    small = read_small(tmp_path, {"a.csv": spend(*ROWS[:2]), "b.csv": spend(*ROWS[:2])})
    assert small.counts == (4, 2, 0, 2)
    assert small.reading.files[1].tally.pence == [1500, 0, 0, 1500]
    assert kinds(small) == [("merged", "RXX:a.csv:2", "RXX:b.csv:2"), ("merged", "RXX:a.csv:3", "RXX:b.csv:3")]


def test_overlapping_exports(tmp_path: Path) -> None:
    """What an export of more months repeats of an earlier one is merged; the rest of it is new."""
    more = (*ROWS[:2], "T,30/05/2020,Gas,Acme Ltd,3,9", "T,29/05/2020,Gas,Acme Ltd,4,10")
    small = read_small(tmp_path, {"april.csv": spend(*ROWS[:2]), "year.csv": spend(*more)})
    assert small.counts == (6, 4, 0, 2)


def test_two_equal_payments_in_one_file(tmp_path: Path) -> None:
    """Rows alike in one file are kept, as two equal payments happen, and reported as probable."""
    small = read_small(tmp_path, {"a.csv": spend(ROWS[0], ROWS[0])})
    assert small.counts == (2, 2, 0, 0)
    assert kinds(small) == [("probable", "RXX:a.csv:2", "RXX:a.csv:3")]


def test_twice_in_both_files(tmp_path: Path) -> None:
    """A row that stands twice in each of two overlapping files is two payments, not one and not four."""
    small = read_small(tmp_path, {"a.csv": spend(ROWS[0], ROWS[0]), "b.csv": spend(ROWS[0], ROWS[0], ROWS[0])})
    assert small.counts == (5, 3, 0, 2)


def test_one_row_in_two_files_that_do_not_overlap(tmp_path: Path) -> None:
    """One equal row does not make two files overlap: it is reported as exact, and kept."""
    one = [f"T,{day:02d}/04/2020,Gas,Acme Ltd,{day},7" for day in range(10, 20)]
    other = [f"T,{day:02d}/04/2020,Gas,Acme Ltd,{day + 100},7" for day in range(10, 20)]
    small = read_small(tmp_path, {"a.csv": spend(*one), "b.csv": spend(*other[1:], one[0])})
    assert small.counts == (20, 20, 0, 0)
    assert kinds(small) == [("exact", "RXX:a.csv:2", "RXX:b.csv:11")]


def test_what_differs_in_something_else(tmp_path: Path) -> None:
    """Same supplier, date, amount and reference under another expense type is exact; another date is probable."""
    other = ROWS[0].replace("Gas", "Water")
    small = read_small(tmp_path, {"a.csv": spend(*ROWS, other)})
    assert kinds(small) == [("probable", "RXX:a.csv:3", "RXX:a.csv:4"), ("exact", "RXX:a.csv:2", "RXX:a.csv:5")]


def test_without_a_reference(tmp_path: Path) -> None:
    """Same supplier, date and amount is probable where a reference is missing, and nothing where two differ."""
    rows = (
        "T,30/04/2020,Gas,Acme Ltd,1,7",
        "T,30/04/2020,Gas,Acme Ltd,2,7",
        "T,29/04/2020,Gas,Acme Ltd,,8",
        "T,29/04/2020,Gas,Acme Ltd,5,8",
    )
    assert kinds(read_small(tmp_path, {"a.csv": spend(*rows)})) == [("probable", "RXX:a.csv:4", "RXX:a.csv:5")]

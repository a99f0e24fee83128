"""One block of a sheet: titles, headers and blanks set apart, data as columns."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small, spend


def test_rows_that_are_no_data(tmp_path: Path) -> None:
    """What stands above the header and what is blank is counted apart, by the number that Excel shows."""
    text = "Title,\n\n" + spend("T,30/04/2020,Gas,Acme Ltd,1,7", ",,,,,", "T,29/04/2020,Gas,Acme Ltd,2,8")
    small = read_small(tmp_path, {"a.csv": text})
    apart = small.reading.files[0].tally.apart
    assert {what: rows for (_, what), rows in apart.items() if rows} == {"title": [1], "blank": [2, 5], "header": [3]}
    assert [line["source_ref"] for line in small.lines] == ["a.csv, row 4", "a.csv, row 6"]


def test_a_column_without_a_title(tmp_path: Path) -> None:
    """Where most rows have something beyond the last title it is a column, and no row is taken as shifted."""
    rows = ["T,30/04/2020,Gas,Acme Ltd,1,7,x", "T,29/04/2020,Gas,Acme Ltd,2,8,y"]
    assert read_small(tmp_path, {"a.csv": spend(*rows)}).counts == (2, 2, 0, 0)


def test_short_rows(tmp_path: Path) -> None:
    """A row that ends early has empty cells, and is not lost."""
    small = read_small(tmp_path, {"a.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7", "T,29/04/2020,Gas")})
    assert small.counts == (2, 1, 1, 0)

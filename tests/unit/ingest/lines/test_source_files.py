"""How each file was read and what became of it."""

from __future__ import annotations

from pathlib import Path

from optimiser.ingest.lines.source_files import about_file, counts_of, source_file_table
from tests.unit.ingest.lines.small_reading import read_small, spend


def test_one_row_a_file(tmp_path: Path) -> None:
    """Kind, order of dates, counts, and the rows that are no lines."""
    small = read_small(tmp_path, {"a.csv": "Title,\n" + spend("T,30/04/2020,Gas,Acme Ltd,1,7"), "b.csv": ""})
    table = source_file_table(small.reading.files)
    assert table["file"].tolist() == ["a.csv", "b.csv"]
    assert table["status"].tolist() == ["read", "refused"]
    assert table["rows_title"].tolist() == [1, 0]
    assert table["accepted_pence"].tolist() == [700, 0]
    about = about_file(small.reading.files[0])
    assert (about["kind"], about["date_order"], about["sheets"]) == ("csv", "dmy", 1)


def test_volume_only_where_there_are_quantities(tmp_path: Path) -> None:
    """A file without quantities has no volume, and one with them has."""
    small = read_small(tmp_path, {"a.csv": spend("T,30/04/2020,Gas,Acme Ltd,1,7")})
    assert "volume_read_millionths" not in counts_of(small.reading.files[0].tally.reconciled())

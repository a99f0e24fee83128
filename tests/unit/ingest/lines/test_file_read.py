"""What reading files holds while it goes on."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small, spend


def test_sheets_and_individuals(tmp_path: Path) -> None:
    """A file knows the sheets it was read by, mended rows included, and a reading its private individuals."""
    small = read_small(tmp_path, {"a.csv": spend("T,30/04/2020,Gas,Mrs Jane Smith,1,7")})
    (file,) = small.reading.files
    assert [sheet.header.table for sheet in file.sheets] == ["lines"]
    assert small.reading.individuals == 1
    assert file.register.rows == [0, 0, 0, 0]


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    """A file that cannot be opened has no sheets."""
    small = read_small(tmp_path, {"a.csv": ""})
    assert small.reading.files[0].sheets == []

"""One sheet block by block: what cannot be understood is refused whole, row by row."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small


def test_a_sheet_whose_columns_are_not_known(tmp_path: Path) -> None:
    """Every row is kept for the reason that is asked about, with its pounds where their column is known."""
    small = read_small(tmp_path, {"spend.csv": "Supplier,Net Amount\nAcme Ltd,7\nMrs Jane Smith,8\n"})
    assert small.counts == (2, 0, 2, 0)
    assert {row["kind"] for row in small.rejected} == {"missing-column"}
    assert [row["pounds_gbp"] for row in small.rejected] == ["7.00", "8.00"]
    assert "Smith" not in str(small.rejected)
    assert small.reading.files[0].status == "refused"


def test_a_register_whose_columns_are_not_known(tmp_path: Path) -> None:
    """Rows of a register are counted as contracts also where they are refused together."""
    text = "Contract Title,Contract Start Date,Contract End Date,Contract Value (£000)\nGas,01/04/2020,30/04/2021,5\n"
    small = read_small(tmp_path, {"register.csv": text})
    (file,) = small.reading.files
    assert file.register.rows == file.tally.rows == [1, 0, 1, 0]

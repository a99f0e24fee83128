"""Parquet files."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.parquet_file import parquet_sheet
from optimiser.ingest.source.sheets import Block
from tests.unit.ingest.source.source_files import written


def saved(folder: Path, **columns: object) -> Path:
    """Write a table, and return where it lies."""
    pq.write_table(pa.table(columns), folder / "a.parquet")
    return folder / "a.parquet"


def refusal(path: Path, limits: SourceLimits = LIMITS) -> FileRefusedError:
    """Return the refusal of a file."""
    with pytest.raises(FileRefusedError) as caught:
        list(parquet_sheet(path, limits).blocks())
    return caught.value


def test_values(tmp_path: Path) -> None:
    """Names stand in row 1; values are text as everywhere, missing ones empty."""
    path = saved(
        tmp_path,
        s=["a", None],
        n=[1.5, 2.0],
        d=[dt.date(2020, 4, 30), None],
        m=[Decimal("1.50"), None],
        b=[True, False],
        k=pa.array([7, 8]).dictionary_encode(),
    )
    expected = [list("sndmbk"), ["a", "1.5", "2020-04-30", "1.5", "TRUE", "7"], ["", "2", "", "", "FALSE", "8"]]
    assert list(parquet_sheet(path, LIMITS).blocks()) == [Block(1, expected)]


def test_cells_that_are_no_single_values(tmp_path: Path) -> None:
    """A list in a cell is refused, with the name of its column."""
    assert "'a'" in refusal(saved(tmp_path, a=[[1]])).message
    assert refusal(saved(tmp_path, a=[b"1"])).kind == "unreadable-file"


def test_few_bytes_that_claim_many_rows(tmp_path: Path) -> None:
    """A file that claims millions of rows in a few bytes is refused."""
    path = saved(tmp_path, a=pa.array([0]).take(pa.array([0] * 2_000_000, type=pa.int8())))
    assert "more rows" in refusal(path).message


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (SourceLimits(columns=1), "more than 1 columns"),
        (SourceLimits(cell_characters=10), "a cell is longer"),
        (SourceLimits(sheet_text=50), "a group of rows"),
    ],
)
def test_limits(tmp_path: Path, limits: SourceLimits, words: str) -> None:
    """Columns, cells and groups of rows are limited."""
    refused = refusal(saved(tmp_path, a=["x" * 100], b=[1]), limits)
    assert (refused.kind, words in refused.message) == ("hostile-file", True)


@pytest.mark.parametrize("data", [b"PAR1", b"PARE" + bytes(20) + b"PARE", b"PAR1" + bytes(100) + b"PAR1"])
def test_damaged_or_encrypted(tmp_path: Path, data: bytes) -> None:
    """What is not a Parquet file, or is encrypted, is refused."""
    assert refusal(written(tmp_path, "a.parquet", data)).kind == "unreadable-file"


def test_damage_further_down(tmp_path: Path) -> None:
    """Damage that shows only when rows are read is refused then."""
    path = saved(tmp_path, a=list(range(5000)))
    data = bytearray(path.read_bytes())
    data[4:400] = bytes(396)
    assert refusal(written(tmp_path, "b.parquet", bytes(data))).kind == "unreadable-file"

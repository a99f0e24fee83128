"""Parquet to text cells."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from optimiser.ingest import parquet_reader
from optimiser.ingest.parquet_reader import read_parquet
from optimiser.ingest.raw_table import FileRefusedError


def parquet(columns: dict[str, Any]) -> bytes:
    """Return a Parquet file of these columns."""
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def test_values_as_text() -> None:
    """Every kind of value arrives as text; the first data row is row 2, and a row of nothing is blank."""
    data = parquet(
        {
            "code": ["a", None, "b"],
            "day": [dt.date(2026, 11, 30), None, None],
            "at": [dt.datetime(2026, 11, 30), None, None],
            "pounds": pa.array([Decimal("12.3400"), None, Decimal("1.0000")], pa.decimal128(10, 4)),
            "rate": [0.1 + 0.2, None, 1e-7],
            "yes": [True, None, False],
        }
    )
    table = read_parquet(data)
    assert table.header == ("code", "day", "at", "pounds", "rate", "yes")
    assert table.rows == [
        ["a", "2026-11-30", "2026-11-30", "12.34", "0.3", "TRUE"],
        ["b", "", "", "1", "0.0000001", "FALSE"],
    ]
    assert table.numbers == [2, 4]
    assert table.blank == 1


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "unreadable-file"),
        (b"PAR1 and nothing more PAR1", "unreadable-file"),
        (b"PAREwhatever", "hostile-file"),
        (parquet({"a": [[1, 2]]}), "unreadable-file"),
        (parquet({"a": [b"bytes"]}), "unreadable-file"),
        (parquet({"a": pa.array([], pa.string())}), "empty-table"),
    ],
)
def test_refused(data: bytes, kind: str) -> None:
    """Damaged, encrypted, nested and empty files are refused in plain words."""
    with pytest.raises(FileRefusedError) as caught:
        read_parquet(data)
    assert caught.value.kind == kind


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_CELLS"])
def test_limits(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that says it unpacks to too much is refused before it is unpacked."""
    monkeypatch.setattr(parquet_reader, limit, 1)
    with pytest.raises(FileRefusedError) as caught:
        read_parquet(parquet({"a": [1, 2]}))
    assert caught.value.kind == "hostile-file"

"""Parquet to text cells; the first data row is row 2, as if the file had a header row."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from optimiser.ingest.cell_text import cell_text
from optimiser.ingest.raw_table import FileRefusedError, RawTable, gather

MOST_BYTES = 1 << 30
MOST_CELLS = 200_000_000
_PARQUET_ERRORS = (pa.ArrowException, ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError)


def read_parquet(data: bytes) -> RawTable:
    """Read a Parquet file.

    Parameters
    ----------
    data
        The bytes of the file.

    Raises
    ------
    FileRefusedError
        If it is encrypted, unpacks to too much, is damaged, holds lists or records in a cell, or is empty.
    """
    if data.startswith(b"PARE"):
        raise FileRefusedError("hostile-file", "the file is encrypted.")
    try:
        return gather(_records(data), pad=True)
    except _PARQUET_ERRORS:
        message = "the file is damaged or is not a Parquet file."
        raise FileRefusedError("unreadable-file", message) from None


def _records(data: bytes) -> Iterator[list[str]]:
    """Yield the header and then the rows, one group of rows at a time."""
    file = pq.ParquetFile(io.BytesIO(data))
    claimed = sum(file.metadata.row_group(k).total_byte_size for k in range(file.num_row_groups))
    if claimed > MOST_BYTES or file.metadata.num_rows * file.metadata.num_columns > MOST_CELLS:
        raise FileRefusedError("hostile-file", "the file unpacks to more than a table can hold.")
    schema = file.schema_arrow
    for field in schema:
        if pa.types.is_nested(field.type) or pa.types.is_binary(field.type) or pa.types.is_large_binary(field.type):
            message = f"the column '{field.name}' holds lists, records or bytes instead of single values."
            raise FileRefusedError("unreadable-file", message)
    yield list(schema.names)
    for batch in file.iter_batches(batch_size=65_536):
        columns = [[cell_text(value) for value in column.to_pylist()] for column in batch.columns]
        for cells in zip(*columns, strict=True):
            yield list(cells)

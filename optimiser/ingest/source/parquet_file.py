"""Parquet in batches: a table as text cells, whose names stand in row 1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.sheets import SourceSheet, in_blocks
from optimiser.ingest.source.typed_text import typed_text

_PARQUET_ERRORS = (pa.ArrowException, ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError)
_BATCH = 8_192
# A column of one value takes hardly a byte for thousands of rows; a table in which every column does holds nothing.
_ROWS_FROM = 1_048_576
_ROWS_PER_BYTE = 10


def parquet_sheet(path: Path, limits: SourceLimits) -> SourceSheet:
    """Return the one sheet of a Parquet file.

    Parameters
    ----------
    path
        The file.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If it is encrypted, damaged, too wide, unpacks to too much, or holds lists, records or bytes in a cell.
    """
    try:
        with _open(path) as file:
            _check(file, path.stat().st_size, limits)
    except _PARQUET_ERRORS:
        raise _damaged() from None
    return SourceSheet("", lambda: in_blocks(_rows(path, limits), limits))


def _check(file: pq.ParquetFile, size: int, limits: SourceLimits) -> None:
    """Check what the file says about itself, and that its cells are single values."""
    groups = [file.metadata.row_group(k) for k in range(file.num_row_groups)]
    if file.metadata.num_columns > limits.columns:
        raise FileRefusedError("hostile-file", f"the file has more than {limits.columns:,} columns.")
    largest = max((group.total_byte_size for group in groups), default=0)
    if largest > limits.sheet_text:
        raise FileRefusedError("hostile-file", "a group of rows unpacks to more than can be held.")
    if file.metadata.num_rows > _ROWS_FROM + _ROWS_PER_BYTE * size:
        raise FileRefusedError("hostile-file", "the file claims more rows than its size can hold.")
    for field in file.schema_arrow:
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
            message = f"the column '{field.name}' holds lists, records or bytes instead of single values."
            raise FileRefusedError("unreadable-file", message)


def _rows(path: Path, limits: SourceLimits) -> Iterator[list[str]]:
    """Yield the names of the columns and then the rows, a batch at a time."""
    try:
        with _open(path) as file:
            yield list(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_BATCH):
                columns = [_texts(column, limits) for column in batch.columns]
                yield from map(list, zip(*columns, strict=True))
    except _PARQUET_ERRORS:
        raise _damaged() from None


def _open(path: Path) -> pq.ParquetFile:
    """Open a file so that a text that is repeated is held once."""
    schema = pq.read_schema(path)
    repeated = [
        field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
    ]
    return pq.ParquetFile(path, memory_map=True, read_dictionary=repeated)


def _texts(column: pa.Array, limits: SourceLimits) -> list[str]:
    """Return the cells of a column as text."""
    if pa.types.is_dictionary(column.type):
        if pa.types.is_string(column.type.value_type) or pa.types.is_large_string(column.type.value_type):
            lengths = pc.binary_length(column.dictionary)
            longest, total = pc.max(lengths).as_py() or 0, pc.sum(lengths.take(column.indices)).as_py() or 0
            # A letter takes at most four bytes.
            if longest > 4 * limits.cell_characters or total > limits.sheet_text // 4:
                raise FileRefusedError("hostile-file", f"a cell is longer than {limits.cell_characters:,} characters.")
        column = column.dictionary.take(column.indices)
    return [typed_text(value) for value in column.to_pylist()]


def _damaged() -> FileRefusedError:
    """Refuse a damaged file."""
    return FileRefusedError("unreadable-file", "the file is damaged or is not a Parquet file.")

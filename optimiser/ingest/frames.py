"""Accepted rows to the frame that the rest of the program works on."""

from __future__ import annotations

import numpy as np
import pandas as pd

from optimiser.ingest.parse import Value
from optimiser.ingest.reading import TableReading
from optimiser.tables import Column

_WHOLE_KINDS = frozenset({"money", "quantity", "integer", "time"})


def build_frame(reading: TableReading) -> pd.DataFrame:
    """Return the accepted rows in file order, every column of the dictionary under its inner name, and ``row``.

    Parameters
    ----------
    reading
        The table after all checks.
    """
    accepted = reading.accepted()
    columns: dict[str, object] = {"row": np.array([reading.raw.numbers[index] for index in accepted], dtype=np.int64)}
    for column in reading.table.columns:
        values = reading.cells[column.name]
        columns[column.inner_name] = _typed([values[index] for index in accepted], column)
    return pd.DataFrame(columns)


def _typed(values: list[Value], column: Column) -> object:
    """Give the values of one column the type its kind has; whole numbers never pass through floating point."""
    if column.kind in _WHOLE_KINDS:
        missing = np.array([value is None for value in values], dtype=bool)
        return pd.arrays.IntegerArray(np.array([value or 0 for value in values], dtype=np.int64), missing)
    if column.kind == "boolean":
        missing = np.array([value is None for value in values], dtype=bool)
        return pd.arrays.BooleanArray(np.array([bool(value) for value in values], dtype=bool), missing)
    if column.kind == "decimal":
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return pd.Series(values, dtype=object)

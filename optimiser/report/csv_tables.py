"""Tables of the dictionary to CSV and back: pounds to the penny, dates as ISO, formula text neutralised."""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from optimiser.money import plain_gbp
from optimiser.report.privacy import SUPPRESSED
from optimiser.tables import Column, Table

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_table(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table as CSV: UTF-8, one header row, newline ends, columns in the dictionary's order.

    Parameters
    ----------
    frame
        Rows under the dictionary's inner names; a column that is missing is written empty.
    table
        Its definition.
    path
        File to write.
    """
    columns = [(column, list(frame[column.inner_name])) for column in table.columns if column.inner_name in frame]
    cells = {column.name: [to_text(value, column) for value in values] for column, values in columns}
    nothing = [""] * len(frame)
    rows = zip(*(cells.get(column.name, nothing) for column in table.columns), strict=True)
    write_rows(path, [[column.name for column in table.columns], *rows])


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write text cells as CSV: UTF-8, newline ends; a cell with a comma, a quotation mark or a line break is quoted.

    Parameters
    ----------
    path
        File to write.
    rows
        The header and the rows, of at least two cells each.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(",".join(map(_quoted, row)) + "\n" for row in rows)


def read_table(path: Path, table: Table) -> pd.DataFrame:
    """Read a table that :func:`write_table` wrote.

    Parameters
    ----------
    path
        File to read.
    table
        Its definition.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader)
        rows = list(reader)
    columns: dict[str, Any] = {}
    for place, name in enumerate(header):
        column = table.column(name)
        values = [from_text(row[place], column) for row in rows]
        whole = column.kind in {"money", "quantity", "integer", "time"}
        columns[column.inner_name] = pd.array(values, dtype="Int64") if whole else pd.Series(values, dtype=object)
    return pd.DataFrame(columns)


def to_text(value: object, column: Column) -> str:
    """Write one value as a cell of a file."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if value == SUPPRESSED:
        return SUPPRESSED
    if column.kind == "money":
        return plain_gbp(int(value))  # type: ignore[call-overload]
    if column.kind == "quantity":
        return plain_millionths(int(value))  # type: ignore[call-overload]
    if column.kind in {"integer", "time"}:
        return str(int(value))  # type: ignore[call-overload]
    if column.kind == "boolean":
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if column.kind == "decimal":
        return f"{value:.6f}".rstrip("0").rstrip(".")
    text = str(value)
    return "'" + text if text.startswith(_FORMULA_SIGNS) else text


def from_text(text: str, column: Column) -> Any:
    """Read one cell that :func:`to_text` wrote."""
    if text == "":
        return "" if column.kind in {"text", "code", "codes", "choice", "month", "year"} else None
    if column.kind == "money":
        return _scaled(text, 2)
    if column.kind == "quantity":
        return _scaled(text, 6)
    if column.kind in {"integer", "time"}:
        return int(text)
    if column.kind == "boolean":
        return text == "yes"
    if column.kind == "date":
        return dt.date.fromisoformat(text)
    if column.kind == "decimal":
        return float(text)
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_SIGNS) else text


def plain_millionths(value: int) -> str:
    """Write a quantity without superfluous noughts: ``439.24``.

    Parameters
    ----------
    value
        A quantity [millionths of a unit].
    """
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), 1_000_000)
    return f"{sign}{whole}.{rest:06d}".rstrip("0").rstrip(".")


def _quoted(cell: str) -> str:
    """Quote a cell where a reader needs it; the csv module of Python 3.11 leaves a lone carriage return bare."""
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell


def _scaled(text: str, places: int) -> int:
    """Read a decimal text as a whole number of its smallest unit, exactly."""
    whole, _, rest = text.lstrip("-").partition(".")
    number: int = int(whole) * 10**places + int(rest.ljust(places, "0") or "0")
    return -number if text.startswith("-") else number

"""How the compiled tables are written: one way for numbers, one way for files, the same bytes every time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

Row = Mapping[str, str]

PENNY = Decimal("0.01")
MILLIONTH = Decimal("0.000001")


def money(value: Decimal) -> str:
    """Write pounds as ``1234.50``: no separators, no sign of currency, always two decimals."""
    return format(value.quantize(PENNY, ROUND_HALF_UP), "f")


def quantity(value: Decimal) -> str:
    """Write a number with at most six decimals, without trailing noughts and never in powers of ten."""
    text = format(value.quantize(MILLIONTH, ROUND_HALF_UP), "f").rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def write_table(folder: Path, name: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write one table as CSV (UTF-8 without a mark, line feeds) and return how many rows it has.

    Raises
    ------
    ValueError
        If a row holds a column the table does not have.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            strangers = set(row) - set(columns)
            if strangers:
                msg = f"{name}: no such column: {sorted(strangers)}"
                raise ValueError(msg)
            writer.writerow([row.get(column, "") for column in columns])
            written += 1
    return written


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read one UTF-8 CSV file with a header row."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))

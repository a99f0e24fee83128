"""The trusts' own "spend over £25,000" files as published: CSV, XLSX and XLS, header and amounts as they come."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineWorkbook

PENNY = Decimal("0.01")
FOLDERS = {
    "RKE": "WHIT",
    "RYJ": "IMPC",
    "RJ6": "CROY",
    "RVR": "EPSH",
    "RQM": "CHWE",
    "RAX": "KGST",
    "RJ2": "LEGR",
    "R1H": "BART",
}


@dataclass(frozen=True)
class PaidLine:
    """One line of a file.

    Parameters
    ----------
    trust
        Trust that published it.
    file
        Name of the file.
    supplier
        Supplier as spelled there; empty in a line of totals.
    amount
        What was paid [GBP]; negative in a credit.
    """

    trust: str
    file: str
    supplier: str
    amount: Decimal


def spend_files(real_data: Path, trust: str) -> list[Path]:
    """Return the files of one trust, in order of month."""
    return sorted((real_data / "spend_london" / "raw" / FOLDERS[trust]).iterdir(), key=lambda path: path.name)


def paid_lines(real_data: Path, trust: str) -> Iterator[PaidLine]:
    """Yield every line of every file of one trust.

    Raises
    ------
    ValueError
        If a file has no header with one supplier and one amount column, or an amount cannot be read.
    """
    for path in spend_files(real_data, trust):
        rows = _cells(path)
        supplier, amount = _columns(rows[0], path.name)
        for row in rows[1:]:
            if any(str(cell).strip() for cell in row):
                yield PaidLine(trust, path.name, " ".join(str(row[supplier]).split()), parse_amount(row[amount]))


def _cells(path: Path) -> Sequence[Sequence[object]]:
    """Return the rows of a file: the first sheet of a workbook, or a CSV in UTF-8 or, failing that, cp1252."""
    if path.suffix != ".csv":
        return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline="")))


def _columns(header: Sequence[object], file: str) -> tuple[int, int]:
    """Return the places of the supplier and the amount column, whatever they are called."""
    names = [str(cell).strip().lower() for cell in header]
    supplier = [place for place, name in enumerate(names) if name.startswith("supplier")]
    amount = [place for place, name in enumerate(names) if name.startswith("amount")]
    if len(supplier) != 1 or len(amount) != 1:
        msg = f"{file}: cannot tell the supplier and amount columns from {names}"
        raise ValueError(msg)
    return supplier[0], amount[0]


def parse_amount(cell: object) -> Decimal:
    """Read an amount: a number of a workbook, or text with pound signs, commas, blanks or brackets round a credit.

    Raises
    ------
    ValueError
        If it is none of these.
    """
    if isinstance(cell, int | float):
        return Decimal(repr(cell)).quantize(PENNY)
    plain = re.sub(r"[£,\s]", "", str(cell))
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        msg = "an amount is not a number"
        raise ValueError(msg)
    return Decimal(plain)

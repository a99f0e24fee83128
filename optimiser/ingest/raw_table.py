"""One table as text cells with the row numbers Excel shows, whatever kind of file it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_ODD_SPACES = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": " ", "\ufeff": " "})


class FileRefusedError(Exception):
    """A whole file that cannot be read; the loader turns it into an issue.

    Parameters
    ----------
    kind
        Slug of the catalogue.
    message
        What is wrong.
    remedy
        What to do; empty for the catalogue's.
    row
        Row at which reading stopped, where one can be named.
    """

    def __init__(self, kind: str, message: str, remedy: str = "", row: int | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.remedy = remedy
        self.row = row


@dataclass(frozen=True)
class RawTable:
    """Header and data rows of one file, nothing interpreted.

    Parameters
    ----------
    header
        Column names, trimmed.
    header_row
        Row of the header: 1 unless blank rows stand above it.
    rows
        Data rows; each cell as it was read.
    numbers
        Row number of each data row.
    blank
        Blank rows above the last filled one [rows].
    last_row
        Number of the last filled row.
    """

    header: tuple[str, ...]
    header_row: int
    rows: list[list[str]]
    numbers: list[int]
    blank: int
    last_row: int


def clean(text: str) -> str:
    """Trim a cell; non-breaking and zero-width spaces count as blanks.

    Parameters
    ----------
    text
        A cell as it was read.
    """
    return (text if text.isascii() else text.translate(_ODD_SPACES)).strip()


def gather(records: Iterable[list[str]], *, pad: bool) -> RawTable:
    """Split the records of a file into header, data rows and blank rows.

    Parameters
    ----------
    records
        Every record of the file from row 1, blank ones included.
    pad
        Whether a short row is filled up, as in a worksheet, where a missing cell is an empty one.

    Raises
    ------
    FileRefusedError
        If there is no header, or no row under it.
    """
    header: list[str] | None = None
    header_row = blank = pending = last_row = 0
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, record in enumerate(records, start=1):
        if not any(map(clean, record)):
            pending += 1
            continue
        blank, pending, last_row = blank + pending, 0, number
        if header is None:
            header, header_row = [clean(cell) for cell in record], number
            continue
        rows.append(record + [""] * (len(header) - len(record)) if pad else record)
        numbers.append(number)
    if header is None:
        raise FileRefusedError("empty-table", "the file holds nothing.")
    if not rows:
        raise FileRefusedError("empty-table", "there is a header and no row under it.", row=header_row)
    return RawTable(tuple(header), header_row, rows, numbers, blank, last_row)

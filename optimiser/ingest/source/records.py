"""Lines of a text file to records: quoted line breaks are followed, stray quotation marks are kept as text."""

from __future__ import annotations

import csv
import gc
import re
from dataclasses import dataclass

from optimiser.ingest.raw_table import FileRefusedError

_MOST_LINES = 200


@dataclass(frozen=True)
class Records:
    """What some lines hold.

    Parameters
    ----------
    rows
        The cells of each record.
    strays
        Places in ``rows`` of records in which a quotation mark was taken as text.
    rest
        Lines at the end that may go on in the next ones.
    """

    rows: list[list[str]]
    strays: list[int]
    rest: list[str]


def split_records(lines: list[str], delimiter: str, *, ended: bool, row: int = 1) -> Records:
    """Split lines into records.

    Parameters
    ----------
    lines
        Lines with their ends.
    delimiter
        What stands between cells.
    ended
        Whether these are the last lines of the file.
    row
        Number of the first record, for a refusal.

    Raises
    ------
    FileRefusedError
        If a cell is longer than can be.
    """
    rows = _all_at_once(lines, delimiter)
    # As many records as lines means that no cell holds a line break, which is so in most files.
    if len(rows) == len(lines):
        return Records(rows, [], [])
    return _one_by_one(lines, delimiter, ended=ended, row=row)


def _all_at_once(lines: list[str], delimiter: str) -> list[list[str]]:
    """Split lines by the book, or return nothing where some line is not."""
    # Rows of text cannot form circles, and looking for circles among so many lists takes as long as making them.
    looks = gc.isenabled()
    gc.disable()
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return []
    finally:
        if looks:
            gc.enable()


def _one_by_one(lines: list[str], delimiter: str, *, ended: bool, row: int) -> Records:
    """Split lines into records where some cell holds a line break or a stray quotation mark."""
    rows: list[list[str]] = []
    strays: list[int] = []
    at = 0
    while at < len(lines):
        try:
            record, used = _record(lines, at, delimiter, ended=ended)
        except csv.Error:
            message = f"a cell is longer than {csv.field_size_limit():,} characters."
            raise FileRefusedError("hostile-file", message, row=row + len(rows)) from None
        if used == 0:
            return Records(rows, strays, lines[at:])
        if record is None:
            strays.append(len(rows))
            record = _literal(lines[at], delimiter)
        rows.append(record)
        at += used
    return Records(rows, strays, [])


def _record(lines: list[str], at: int, delimiter: str, *, ended: bool) -> tuple[list[str] | None, int]:
    """Read one record and say how many lines it takes: none where more must be read; no record where a mark strays."""
    text = ""
    for more in range(at, min(len(lines), at + _MOST_LINES)):
        text += lines[more]
        if more > at and '"' not in lines[more]:
            continue
        try:
            return next(csv.reader([text], delimiter=delimiter, strict=True)), more - at + 1
        except csv.Error as error:
            if "end of data" in str(error):
                continue
            if "limit" in str(error) and more == at:
                raise
            return None, 1
    unfinished = not ended and len(lines) - at < _MOST_LINES and len(text) < csv.field_size_limit()
    return None, 0 if unfinished else 1


def _literal(line: str, delimiter: str) -> list[str]:
    """Split a line whose quotation marks do not pair: what is properly quoted is unquoted, the rest stands as it is."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'"((?:[^"]|"")*+)"(?={mark}|$)|([^{mark}]*)')
    text = line.rstrip("\r\n")
    cells, at = [], 0
    while True:
        match = cell.match(text, at)
        assert match is not None
        cells.append(match[2] if match[1] is None else match[1].replace('""', '"'))
        if match.end() >= len(text):
            return cells
        at = match.end() + 1

"""Delimited text and JSON lines in blocks of bounded memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.delimiter import find_delimiter, stated_delimiter
from optimiser.ingest.source.encoding import Encoding
from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.records import split_records
from optimiser.ingest.source.sheets import Block, SourceNote, SourceSheet

OpenBytes = Callable[[], BinaryIO]
_SAMPLE_LINES = 500
_SAMPLE_LETTERS = 1 << 18
_PIECE = 1 << 22


@dataclass(frozen=True)
class TextLayout:
    """How a text file is to be taken apart.

    Parameters
    ----------
    encoding
        How its bytes become letters.
    delimiter
        What stands between cells; empty where a line is one cell.
    skipped
        Lines at the top that Excel does not show.
    """

    encoding: Encoding
    delimiter: str
    skipped: int = 0


def text_sample(open_bytes: OpenBytes, encoding: Encoding) -> list[str]:
    """Return the first lines of a text file, with their ends.

    Parameters
    ----------
    open_bytes
        Opens the file at its first byte.
    encoding
        How its bytes become letters.
    """
    with _open_text(open_bytes, encoding) as stream:
        return stream.readlines(_SAMPLE_LETTERS)[:_SAMPLE_LINES]


def delimited_layout(sample: list[str], encoding: Encoding) -> TextLayout:
    """Decide what stands between the cells.

    Parameters
    ----------
    sample
        The first lines.
    encoding
        How the bytes become letters.
    """
    stated = stated_delimiter(sample[0]) if sample else ""
    return TextLayout(encoding, stated or find_delimiter(sample), 1 if stated else 0)


def text_sheet(open_bytes: OpenBytes, layout: TextLayout, limits: SourceLimits) -> SourceSheet:
    """Return the one sheet of a text file.

    Parameters
    ----------
    open_bytes
        Opens the file at its first byte.
    layout
        How it is to be taken apart.
    limits
        Sizes up to which it is read.
    """
    notes: tuple[SourceNote, ...] = ()
    if layout.encoding.unreadable:
        message = f"{layout.encoding.unreadable:,} bytes mean nothing in cp1252 and are shown as '\ufffd'."
        notes = (SourceNote("wrong-encoding", message),)
    return SourceSheet("", lambda: _blocks(open_bytes, layout, limits), notes)


def _blocks(open_bytes: OpenBytes, layout: TextLayout, limits: SourceLimits) -> Iterator[Block]:
    """Yield the rows of a text file."""
    with _open_text(open_bytes, layout.encoding) as stream:
        for _ in range(layout.skipped):
            stream.readline()
        row = 1
        held: list[list[str]] = []
        notes: list[SourceNote] = []
        rest: list[str] = []
        while True:
            lines = stream.readlines(_PIECE)
            ended = not lines
            rows, strays, rest = _take_apart(rest + lines, layout, ended=ended, row=row + len(held))
            notes.extend(_stray_note(row + len(held) + k) for k in strays)
            held.extend(_checked(rows, row + len(held), limits))
            while len(held) >= limits.block_rows or (ended and held) or sum(map(len, held)) >= limits.block_cells:
                part, held = held[: limits.block_rows], held[limits.block_rows :]
                end = row + len(part)
                here = tuple(note for note in notes if note.row is not None and note.row < end)
                yield Block(row, part, here)
                notes, row = notes[len(here) :], end
            if ended:
                return


def _take_apart(
    lines: list[str], layout: TextLayout, *, ended: bool, row: int
) -> tuple[list[list[str]], list[int], list[str]]:
    """Split lines into rows; each is one cell where nothing stands between cells."""
    if not layout.delimiter:
        return [[line.rstrip("\r\n")] for line in lines], [], []
    records = split_records(lines, layout.delimiter, ended=ended, row=row)
    return records.rows, records.strays, records.rest


def _checked(rows: list[list[str]], row: int, limits: SourceLimits) -> list[list[str]]:
    """Cut off empty cells where there are very many, and refuse a row that has too many filled ones."""
    if not rows or max(map(len, rows)) <= limits.columns:
        return rows
    for number, cells in enumerate(rows, start=row):
        while len(cells) > limits.columns and not cells[-1].strip():
            cells.pop()
        if len(cells) > limits.columns:
            raise FileRefusedError("hostile-file", f"the row has more than {limits.columns:,} columns.", row=number)
    return rows


def _stray_note(row: int) -> SourceNote:
    """Say that a quotation mark was taken as text."""
    return SourceNote("stray-quotation-mark", "a quotation mark is not closed, or closes a cell in its middle.", row)


def _open_text(open_bytes: OpenBytes, encoding: Encoding) -> io.TextIOWrapper:
    """Open a text file with its line ends as they are."""
    return io.TextIOWrapper(open_bytes(), encoding=encoding.codec, errors=encoding.errors, newline="")

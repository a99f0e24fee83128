"""What an opened source file looks like: sheets, and blocks of rows as text with the numbers Excel shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from optimiser.ingest.source.limits import SourceLimits


@dataclass(frozen=True)
class SourceNote:
    """A remark on a sheet or a row that does not stop the reading; it becomes a warning.

    Parameters
    ----------
    kind
        Slug of the catalogue.
    message
        What was seen.
    row
        The row Excel shows; ``None`` where the whole sheet is meant.
    """

    kind: str
    message: str
    row: int | None = None


@dataclass(frozen=True)
class Block:
    """Some consecutive rows of a sheet.

    Parameters
    ----------
    first_row
        The number that Excel shows for ``rows[0]``; a record whose cells hold line breaks counts as one row.
    rows
        Cells as text, ragged; blank rows are kept.
    notes
        What was seen in these rows.
    """

    first_row: int
    rows: list[list[str]]
    notes: tuple[SourceNote, ...] = ()


@dataclass(frozen=True)
class SourceSheet:
    """One sheet of a source file; a text file is one sheet without a name.

    Parameters
    ----------
    name
        Name of the worksheet; empty for text and Parquet.
    read
        Starts reading anew; may be called more than once.
    notes
        What was seen of the sheet as a whole.
    hidden
        Whether Excel does not show it.
    """

    name: str
    read: Callable[[], Iterator[Block]] = field(repr=False, compare=False)
    notes: tuple[SourceNote, ...] = ()
    hidden: bool = False

    def blocks(self) -> Iterator[Block]:
        """Yield the rows in blocks, from the first.

        Raises
        ------
        FileRefusedError
            If what comes further down cannot be read.
        """
        return self.read()


@dataclass(frozen=True)
class SourceFile:
    """A file that was opened.

    Parameters
    ----------
    name
        Name of the file, without its folder.
    sha256
        Fingerprint of its bytes as they lie on disk, in hexadecimal digits.
    kind
        By its content: ``csv``, ``jsonl``, ``json``, ``xlsx``, ``xls``, ``ods`` or ``parquet``.
    encoding
        How its text is written, such as ``utf-8`` or ``cp1252``; empty where it is not a text file.
    delimiter
        What stands between cells; empty where nothing does.
    sheets
        Its sheets, in their order.
    """

    name: str
    sha256: str
    kind: str
    encoding: str
    delimiter: str
    sheets: tuple[SourceSheet, ...]


def in_blocks(rows: Iterable[list[str]], limits: SourceLimits, first_row: int = 1) -> Iterator[Block]:
    """Gather rows into blocks.

    Parameters
    ----------
    rows
        Every row, blank ones included.
    limits
        How large a block may become.
    first_row
        Number of the first row.
    """
    held: list[list[str]] = []
    cells = 0
    for row in rows:
        held.append(row)
        cells += len(row)
        if len(held) >= limits.block_rows or cells >= limits.block_cells:
            yield Block(first_row, held)
            first_row, held, cells = first_row + len(held), [], 0
    if held:
        yield Block(first_row, held)

"""What a worksheet will take when it is held as a whole, and what its reader leaves out: learnt before it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.limits import SourceLimits

_MOST_MENDED = 1_000_000


@dataclass
class SheetExtent:
    """How far the used part of a worksheet reaches.

    Parameters
    ----------
    rows, columns
        Last used row and column, from 1; 0 where there is none.
    text
        Bytes of text in its cells, repeats counted each time [bytes].
    mended
        Cells that the reader leaves empty, by row and column from 0: errors, and formulas that were never calculated.
    """

    rows: int = 0
    columns: int = 0
    text: int = 0
    mended: dict[tuple[int, int], str] = field(default_factory=dict)

    def check(self, name: str, limits: SourceLimits) -> None:
        """Refuse a sheet that cannot be held.

        Parameters
        ----------
        name
            Name of the sheet.
        limits
            Sizes up to which it is read.

        Raises
        ------
        FileRefusedError
            If it spans too many cells, or these come to too much text.
        """
        if self.rows * self.columns > limits.sheet_cells:
            reach = f"{self.rows:,} rows and {self.columns:,} columns"
            message = f"the sheet '{name}' reaches over {reach}, more than {limits.sheet_cells:,} cells."
            remedy = "Delete what stands alone far down or far right, or save the sheet as CSV."
            raise FileRefusedError("hostile-file", message, remedy)
        if self.text > limits.sheet_text or len(self.mended) > _MOST_MENDED:
            raise FileRefusedError("hostile-file", f"the cells of the sheet '{name}' hold more than can be held.")


def check_together(extents: Iterable[SheetExtent], limits: SourceLimits) -> None:
    """Refuse a workbook whose sheets are read all at once and are too much together.

    Parameters
    ----------
    extents
        How far each sheet reaches.
    limits
        Sizes up to which it is read.

    Raises
    ------
    FileRefusedError
        If they span more cells than one sheet may, or hold more text.
    """
    found = list(extents)
    cells = sum(extent.rows * extent.columns for extent in found)
    if cells > limits.sheet_cells or sum(extent.text for extent in found) > limits.sheet_text:
        raise FileRefusedError("hostile-file", "the sheets of the workbook hold more together than can be held.")


def column_number(letters: str) -> int:
    """Return the number of a column from its letters, A being 1.

    Parameters
    ----------
    letters
        Letters only.
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number

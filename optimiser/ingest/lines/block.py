"""One block of a sheet: its rows sorted into titles, headers, blanks and data, and the data turned into columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimiser.ingest.lines.plan import SheetPlan
from optimiser.ingest.lines.tally import Tally
from optimiser.ingest.raw_table import clean
from optimiser.ingest.source.sheets import Block

_IS_A_COLUMN = 0.5
"""Share of rows with something beyond the last title from which that is a column without one, and no slip."""


@dataclass(frozen=True)
class DataRows:
    """The filled rows under the header.

    Parameters
    ----------
    numbers
        Number of each row that Excel shows.
    rows
        Their cells as they were read.
    columns
        Their cells column by column, as many as the header has.
    too_long
        Rows with something beyond the last column of the header.
    """

    numbers: npt.NDArray[np.int64]
    rows: list[list[str]]
    columns: list[Sequence[str]]
    too_long: npt.NDArray[np.bool_]


def data_rows(block: Block, plan: SheetPlan, tally: Tally) -> DataRows:
    """Part the rows of data from those above the header and from blank ones.

    Parameters
    ----------
    block
        Some rows of the sheet.
    plan
        How the sheet is read.
    tally
        Takes the rows that are no data.
    """
    header, name = plan.header, plan.sheet.name
    width = len(header.titles)
    above = min(max(header.first_data_row - block.first_row, 0), len(block.rows))
    if above:
        _count_above(block, above, plan, tally)
    rows, numbers, blank = [], [], []
    for number, row in enumerate(block.rows[above:], start=block.first_row + above):
        if row and (row[0][:1].isalnum() or any(map(clean, row))):
            rows.append(row)
            numbers.append(number)
        else:
            blank.append(number)
    tally.set_apart(name, "blank", blank)
    titled = max((place for place, title in enumerate(header.titles, start=1) if clean(title)), default=width)
    too_long = np.fromiter((len(row) > titled and any(map(clean, row[titled:])) for row in rows), bool, len(rows))
    if too_long.sum() > _IS_A_COLUMN * len(rows):
        too_long[:] = False
    fitted = [row if len(row) == width else row[:width] + [""] * (width - len(row)) for row in rows]
    columns: list[Sequence[str]] = list(zip(*fitted, strict=True)) if fitted else [()] * width
    return DataRows(np.array(numbers, dtype=np.int64), rows, columns, too_long)


def _count_above(block: Block, above: int, plan: SheetPlan, tally: Tally) -> None:
    """Count the header and what stands above it."""
    header = plan.header
    first = header.first_data_row if header.header_row is None else header.header_row - header.header_rows + 1
    for number, row in enumerate(block.rows[:above], start=block.first_row):
        filled = any(map(clean, row))
        in_header = header.header_row is not None and first <= number <= header.header_row
        what = "blank" if not filled else "header" if in_header else "title"
        tally.set_apart(plan.sheet.name, what, [number])

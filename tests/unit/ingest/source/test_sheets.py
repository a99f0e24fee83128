"""Sheets and blocks."""

from __future__ import annotations

from optimiser.ingest.source.limits import SourceLimits
from optimiser.ingest.source.sheets import Block, SourceSheet, in_blocks


def test_blocks_end_with_rows_or_cells() -> None:
    """A block ends at so many rows or so many cells, whichever comes first, and the next goes on from there."""
    rows = [["1"], ["2"], ["3", "4", "5"], ["6"]]
    assert list(in_blocks(rows, SourceLimits(block_rows=2))) == [Block(1, rows[:2]), Block(3, rows[2:])]
    assert list(in_blocks(rows, SourceLimits(block_cells=5))) == [Block(1, rows[:3]), Block(4, rows[3:])]
    assert list(in_blocks([], SourceLimits())) == []


def test_a_sheet_is_read_anew() -> None:
    """Blocks may be asked for more than once."""
    sheet = SourceSheet("", lambda: iter([Block(1, [["a"]])]))
    assert list(sheet.blocks()) == list(sheet.blocks()) == [Block(1, [["a"]])]

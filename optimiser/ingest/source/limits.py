"""How much one source file may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceLimits:
    """Sizes up to which a source file is read.

    Parameters
    ----------
    text_bytes
        Most bytes of a text file, unpacked [bytes].
    workbook_bytes
        Most bytes of a workbook as it lies on disk [bytes].
    unpacked_from, unpacked_ratio
        Size up to which a .gz file may always unpack, and most unpacked bytes for one packed byte beyond it [bytes].
    line_bytes
        Longest line of a text file [bytes].
    cell_characters
        Longest cell; a cell of a workbook holds at most 32,767 [characters].
    columns
        Most filled columns of a row.
    sheet_cells
        Most cells that the used part of a worksheet may span, because it is held as a whole [cells].
    sheet_text
        Most bytes of text that the cells of a workbook may come to, repeats counted each time [bytes].
    sheets
        Most worksheets of a workbook.
    row_bytes
        Most bytes of a row of a worksheet, or of one text, as it is stored [bytes].
    block_rows, block_cells
        Where a block ends, whichever comes first [rows, cells].
    """

    text_bytes: int = 8 << 30
    workbook_bytes: int = 256 << 20
    unpacked_from: int = 64 << 20
    unpacked_ratio: int = 300
    line_bytes: int = 2 << 20
    cell_characters: int = 131_072
    columns: int = 2_000
    sheet_cells: int = 30_000_000
    sheet_text: int = 1 << 30
    sheets: int = 500
    row_bytes: int = 64 << 20
    block_rows: int = 50_000
    block_cells: int = 2_000_000


LIMITS = SourceLimits()

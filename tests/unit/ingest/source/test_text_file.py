"""Text files in blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.ingest.raw_table import FileRefusedError
from optimiser.ingest.source.encoding import Encoding
from optimiser.ingest.source.limits import LIMITS, SourceLimits
from optimiser.ingest.source.sheets import Block, SourceNote
from optimiser.ingest.source.text_file import TextLayout, delimited_layout, text_sample, text_sheet
from tests.unit.ingest.source.source_files import written

UTF8 = Encoding("utf-8-sig", "strict", "utf-8")


def blocks(folder: Path, text: str, limits: SourceLimits = LIMITS, layout: TextLayout | None = None) -> list[Block]:
    """Return the blocks of a text."""
    path = written(folder, "a.csv", text)
    return list(text_sheet(lambda: path.open("rb"), layout or TextLayout(UTF8, ","), limits).blocks())


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    """Blocks follow each other without a gap; a record over two lines is one row, and blank rows count."""
    found = blocks(tmp_path, 'a,b\n\n1,"x\ny"\n2,z\n', SourceLimits(block_rows=2))
    assert found == [Block(1, [["a", "b"], []]), Block(3, [["1", "x\ny"], ["2", "z"]])]


def test_wide_rows_make_small_blocks(tmp_path: Path) -> None:
    """A block ends with its cells too, so that wide rows do not fill the memory."""
    found = blocks(tmp_path, "1,2,3\n" * 3, SourceLimits(block_cells=5))
    assert sum(len(block.rows) for block in found) == 3


def test_stray_marks_are_noted_in_their_block(tmp_path: Path) -> None:
    """A stray quotation mark is noted with the row that Excel shows."""
    found = blocks(tmp_path, 'a\nb\n"c\nd\n', SourceLimits(block_rows=2))
    note = SourceNote("stray-quotation-mark", "a quotation mark is not closed, or closes a cell in its middle.", 3)
    assert [block.notes for block in found] == [(), (note,)]


def test_empty_cells_without_end(tmp_path: Path) -> None:
    """Empty cells at the end of a row are cut off where there are very many; filled ones are refused."""
    limits = SourceLimits(columns=3)
    assert blocks(tmp_path, "a,b\n1,2,,,,,\n", limits)[0].rows == [["a", "b"], ["1", "2", ""]]
    with pytest.raises(FileRefusedError) as caught:
        blocks(tmp_path, "a,b\n1,2,3,4\n", limits)
    assert (caught.value.kind, caught.value.row) == ("hostile-file", 2)


def test_lines_of_json_are_one_cell_each(tmp_path: Path) -> None:
    """Without a delimiter a line is one cell."""
    assert blocks(tmp_path, '{"a": 1, "b": 2}\r\n{}\n', layout=TextLayout(UTF8, ""))[0].rows == [
        ['{"a": 1, "b": 2}'],
        ["{}"],
    ]


def test_a_stated_delimiter_is_no_row(tmp_path: Path) -> None:
    """The line that states the delimiter is not shown by Excel, and row 1 comes after it."""
    path = written(tmp_path, "a.csv", "sep=;\na;b\n")
    layout = delimited_layout(text_sample(lambda: path.open("rb"), UTF8), UTF8)
    sheet = text_sheet(lambda: path.open("rb"), layout, LIMITS)
    assert list(sheet.blocks()) == [Block(1, [["a", "b"]])]


def test_bytes_without_a_meaning_are_noted(tmp_path: Path) -> None:
    """Replaced bytes are noted on the sheet."""
    sheet = text_sheet(
        lambda: (tmp_path / "a").open("rb"), TextLayout(Encoding("cp1252", "replace", "", 2), ","), LIMITS
    )
    assert [note.kind for note in sheet.notes] == ["wrong-encoding"]

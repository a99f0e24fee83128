"""One sheet with a table."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from xlsxwriter.workbook import Workbook

from optimiser.report.bid_sheet.blocks import BlockContent, write_block, write_top
from optimiser.report.workbook.formats import Formats
from optimiser.tables.bid_layout import BidBlock, BidField
from optimiser.tables.columns import Column

BLOCK = BidBlock(
    "One",
    (
        BidField("Lot", Column("lot", "text", "A lot."), "locked", "Given"),
        BidField("Volume", Column("volume", "quantity", "A volume.", "`unit`"), "locked"),
        BidField("Most", Column("capacity", "quantity", "A limit.", "`unit`", minimum=0), band="Yours"),
    ),
)


def test_rows_below_the_given_ones_are_empty_and_open(tmp_path: Path) -> None:
    """Given cells are written, numbers without a bare decimal point; rows without any are there to be filled in."""
    path = tmp_path / "book.xlsx"
    book = Workbook(str(path))
    rows: tuple[dict[str, str | int], ...] = ({"lot": "a", "volume": 1_500_000}, {"lot": "b", "volume": 2_000_000})
    write_block(book.add_worksheet("One"), Formats(book), BLOCK, BlockContent("Title", ("Note.",), 3, rows))
    book.close()
    sheet = load_workbook(path)["One"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=10)] == [
        ["Given", None, "Yours"],
        ["Lot", "Volume", "Most"],
        ["a", 1.5, None],
        ["b", 2, None],
        [None, None, None],
    ]
    assert [sheet[cell].number_format for cell in ("B8", "B9")] == ["#,##0.0#####", "#,##0"]
    assert (sheet["C10"].protection.locked, sheet["A10"].protection.locked) == (False, True)
    assert sheet.freeze_panes == "A8"
    assert sheet.auto_filter.ref == "A7:C10"


def test_a_legend_stands_where_there_is_something_to_fill_in(tmp_path: Path) -> None:
    """Title and notes stand above; the colours are explained where cells have them."""
    path = tmp_path / "book.xlsx"
    book = Workbook(str(path))
    for inputs in (True, False):
        write_top(book.add_worksheet(str(inputs)), Formats(book), "Title", ("One.", "Two."), inputs=inputs)
    book.close()
    found = {
        sheet.title: [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
        for sheet in load_workbook(path).worksheets
    }
    assert found["True"] == ["Title", "One.", "Two.", "Fill in", "Given", "Worked out"]
    assert found["False"] == ["Title", "One.", "Two."]

"""A block on a sheet: named table, totals, print settings, statement where it was cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from xlsxwriter.workbook import Workbook

from optimiser.report.workbook.blocks import Block, Field, Place, grid_of
from optimiser.report.workbook.formats import Formats
from optimiser.report.workbook.sheets import Line, Widths, page, write_block, write_lines


def _written(tmp_path: Path, left_out: int = 0, *, synthetic: bool = False) -> Any:
    fields = (
        Field("item", "Item", "text", ("=laundry", "a long text that will not fit into one line of a narrow column")),
        Field("a", "Spend (£)", "money", (100, 250), total=True, entered=True),
        Field("b", "Spend (£)", "money", (1, None)),
    )
    block = Block("spend", "Spend", "What was spent.", grid_of(Place("S & P"), fields, 2), fields, left_out)
    path = tmp_path / "sheet.xlsx"
    book = Workbook(str(path))
    sheet, widths = book.add_worksheet("S & P"), Widths()
    write_block(sheet, Formats(book), block, widths, synthetic=synthetic)
    widths.set(sheet)
    page(sheet, "run & 1", "S & P", block.grid.first - 1)
    book.close()
    return openpyxl.load_workbook(path)["S & P"]


def test_a_block_is_a_named_table_with_totals_above(tmp_path: Path) -> None:
    """Title in row 1, note in row 2, totals in row 4, header in row 5; equal headers are told apart."""
    sheet = _written(tmp_path)
    assert (sheet["A1"].value, sheet["A2"].value) == ("Spend", "What was spent.")
    assert (sheet["A4"].value, sheet["B4"].value, sheet["C4"].value) == ("Total", "=SUM(B6:B7)", None)
    assert [cell.value for cell in sheet[5]] == ["Item", "Spend (£)", "Spend (£) 2"]
    assert sheet.tables["t_spend"].ref == "A5:C7"
    assert not sheet.merged_cells.ranges


def test_the_page_is_a4_landscape_one_page_wide(tmp_path: Path) -> None:
    """Header rows repeat on paper and stay on screen; run and page stand in the footer."""
    sheet = _written(tmp_path)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 0), (None, 0)}
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.freeze_panes == "B6"
    assert "run && 1" in sheet.oddFooter.left.text
    assert "&P of &N" in sheet.oddFooter.right.text


def test_a_cut_is_stated(tmp_path: Path) -> None:
    """Where rows did not fit the sheet says how many and where they are."""
    assert _written(tmp_path)["A3"].value is None
    assert "5 more rows" in _written(tmp_path, left_out=5)["A3"].value


def test_a_block_of_the_illustration_says_so(tmp_path: Path) -> None:
    """Its title and the name of its table say illustration."""
    sheet = _written(tmp_path, synthetic=True)
    assert sheet["A1"].value == "Worked illustration – synthetic: Spend"
    assert list(sheet.tables) == ["t_illustration_spend"]


def test_input_is_blue_and_a_long_text_gets_room(tmp_path: Path) -> None:
    """Entered numbers are blue on a fill, others black; a row of long text is higher than one line."""
    sheet = _written(tmp_path)
    assert sheet["B6"].font.color.rgb == "FF12436D"
    assert sheet["C6"].font.color.rgb == "FF000000"
    assert sheet.row_dimensions[7].height > 20


def test_lines_hold_links_and_numbers(tmp_path: Path) -> None:
    """A line may lead to another sheet, and text in it is never a formula."""
    path = tmp_path / "lines.xlsx"
    book = Workbook(str(path))
    sheet = book.add_worksheet("Cover")
    book.add_worksheet("Unit prices")
    write_lines(
        sheet, Formats(book), [Line(("Unit prices", 12, "=text"), "count", link="Unit prices"), Line((None, 150))]
    )
    book.close()
    read = openpyxl.load_workbook(path)["Cover"]
    assert read["A1"].hyperlink.location == "'Unit prices'!A1"
    assert (read["B1"].value, read["C1"].value, read["C1"].data_type) == (12, "=text", "s")
    assert read["B2"].value == 1.5

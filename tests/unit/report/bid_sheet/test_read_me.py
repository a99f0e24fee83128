"""The first sheet."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from tests.unit.bid_sample import sent


def test_it_explains_everything_that_is_asked() -> None:
    """Currency, what zero and empty mean, tiers, bundles and what must not be changed are explained in sentences."""
    sheet = load_workbook(io.BytesIO(sent()))["Read me"]
    rules = {
        str(row[0].value): str(row[1].value) for row in sheet.iter_rows(min_row=25) if row[0].value and row[1].value
    }
    assert {"Currency", "Price each", "Tiers", "One kind of step", "Bundle", "Do not change"} <= set(rules)
    assert "Zero is a price" in rules["Price each"]
    assert "Empty is no offer" in rules["Price each"]
    assert all(text.endswith(".") for text in rules.values())


def test_it_leads_to_every_sheet() -> None:
    """Each sheet to fill in is linked to, and says what belongs there."""
    book = load_workbook(io.BytesIO(sent()))
    links = {cell.hyperlink.location for row in book["Read me"].iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}


def test_the_colours_are_explained() -> None:
    """The legend shows the fill of the cells that are to be filled in."""
    book = load_workbook(io.BytesIO(sent()))
    (legend,) = [cell for row in book["Read me"].iter_rows() for cell in row if cell.value == "Fill in"]
    assert legend.fill.fgColor.rgb == book["Prices"]["G8"].fill.fgColor.rgb
    assert legend.fill.fgColor.rgb != book["Prices"]["A8"].fill.fgColor.rgb

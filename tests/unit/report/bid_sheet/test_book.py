"""The bid sheet as a workbook: what a supplier sees, may fill in, and must not learn."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from optimiser.report.bid_sheet.book import write_bid_book
from optimiser.tables.bid_sheet import BUNDLE_BLOCK, PRICE_BLOCK, TIER_BLOCK, discount_block, volume_block
from tests.unit.bid_sample import REQUEST, sent

BLOCKS = (PRICE_BLOCK, TIER_BLOCK, discount_block(REQUEST.lots), BUNDLE_BLOCK, volume_block(REQUEST))


@pytest.fixture(scope="module")
def book() -> Any:
    """Return the sheet as sent, with its formulas."""
    return load_workbook(io.BytesIO(sent()))


def test_the_sheets_stand_in_the_order_they_are_filled_in(book: Any) -> None:
    """First what to do, then who, then prices, and what needs no filling in last."""
    assert book.sheetnames == [
        *("Read me", "Your details", "Prices", "Volume prices", "Discounts and rebates", "Bundles"),
        *("Volumes by trust", "Summary"),
    ]


def test_a_row_says_what_is_asked_for(book: Any) -> None:
    """Lot, item, description, unit, volume and number of trusts; the volumes of each trust stand on their own sheet."""
    assert [cell.value for cell in book["Prices"][8]][:6] == [
        "consumables",
        "gloves",
        "Gloves, nitrile",
        "box",
        1200,
        2,
    ]
    assert [cell.value for cell in book["Volumes by trust"][9]][5:] == [None, 12.5]
    assert [cell.value for cell in book["Volumes by trust"][7]][5:] == ["Ash (AAA)", "Beech (BBB)"]


def test_only_input_cells_can_be_changed(book: Any) -> None:
    """Every sheet is protected without a password; input cells are unlocked, and all others are locked."""
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
    for block in BLOCKS:
        for place, one in enumerate(block.fields):
            cell = book[block.sheet].cell(8, place + 1)
            assert cell.protection.locked is (one.role != "input"), (block.sheet, one.name)
    assert not book["Your details"]["B8"].protection.locked
    assert book["Read me"]["B4"].protection.locked


def test_input_cells_say_what_may_be_typed(book: Any) -> None:
    """Prices take numbers from 0 up, shares lie between 0 and 1, dates are dates, and choices are lists."""
    rules = {
        (sheet.title, str(rule.sqref)): (rule.type, rule.operator, rule.formula1)
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }
    assert rules["Prices", "G8:G10"] == ("decimal", "greaterThanOrEqual", "0")
    assert rules["Prices", "M8:M10"][0] == "date"
    assert rules["Volume prices", "K8:K10"][0] == "decimal"
    assert rules["Volume prices", "G8:G10"][2] == '"all units,only above"'
    assert rules["Discounts and rebates", "A8:A19"][2] == "$G$8:$G$10"
    assert rules["Bundles", "B8:B31"][2] == "'Prices'!$B$8:$B$10"
    assert rules["Your details", "B11"][2] == '"yes,no"'


def test_the_totals_that_may_be_named_are_listed(book: Any) -> None:
    """The list of a discount's cell is made from cells beside the table: everything, and each lot."""
    sheet = book["Discounts and rebates"]
    assert [sheet[f"G{row}"].value for row in (8, 9, 10)] == ["everything", "consumables", "linen"]


def test_formulas_are_live_and_their_results_stored(book: Any) -> None:
    """Every formula has a stored result, so that a viewer that calculates nothing shows what is right."""
    shown = load_workbook(io.BytesIO(sent()), data_only=True)
    results = {
        (sheet.title, cell.coordinate): shown[sheet.title][cell.coordinate].value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert results["Prices", "G5"] == "0 of 3 priced"
    assert results["Prices", "H5"] == 0
    assert results["Prices", "I8"] == "No offer"
    assert results["Volumes by trust", "E8"] == 1200
    assert results["Summary", "C8"] == 0
    assert {("Prices", "H8"), ("Volume prices", "F8"), ("Bundles", "C8"), ("Bundles", "G5")} <= set(results)
    assert book["Summary"]["B8"].value == 2


def test_the_first_sheet_names_key_and_source(book: Any) -> None:
    """The key stands where it is read back; the buyer's two cells are empty and open."""
    sheet = book["Read me"]
    assert sheet["B4"].value == REQUEST.key
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "3 items in 2 lots, for 2 trusts" in texts
    assert (sheet["B9"].value, sheet["B9"].protection.locked) == (None, False)


def test_made_up_volumes_are_said_to_be(book: Any, tmp_path: Path) -> None:
    """A sheet of synthetic volumes says on every page that it is not to be sent; another one never does."""
    path = tmp_path / "sheet.xlsx"
    write_bid_book(replace(REQUEST, synthetic=True), path)
    illustrated: Any = load_workbook(path)
    for sheet in illustrated.worksheets:
        assert "synthetic" in str(sheet.oddHeader.center.text)
    assert "synthetic" in str(illustrated["Read me"]["A3"].value)
    assert all(sheet.oddHeader.center.text is None for sheet in book.worksheets)


def test_text_is_never_a_formula(tmp_path: Path) -> None:
    """A description that begins like a formula is written as text."""
    path = tmp_path / "sheet.xlsx"
    line = replace(REQUEST.lines[0], name="=1+1", unit="+")
    write_bid_book(replace(REQUEST, lines=(line,)), path)
    cell = load_workbook(path)["Prices"]["C8"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_the_same_demand_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the day or the machine is in the sheet."""
    path = tmp_path / "sheet.xlsx"
    write_bid_book(REQUEST, path)
    assert path.read_bytes() == sent()


def test_sheets_too_wide_for_one_page_break_where_it_makes_sense(book: Any) -> None:
    """Prices break before the limits and repeat the item on the second page; the other sheets are one page wide."""
    prices = book["Prices"]
    assert [mark.id for mark in prices.col_breaks.brk] == [PRICE_BLOCK.places["capacity"]]
    assert prices.print_title_cols == "$A:$C"
    assert book["Bundles"].sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.page_setup.orientation == "landscape" for sheet in book.worksheets)

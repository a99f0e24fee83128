"""Rows of a filled sheet, and what the supplier says of itself."""

from __future__ import annotations

import pytest

from optimiser.ingest.bid_sheet_cells import read_cells
from optimiser.ingest.bid_sheet_rows import (
    BidFile,
    SheetChangedError,
    check_headers,
    filled_rows,
    read_details,
    read_rows,
)
from optimiser.tables.bid_sheet import PRICE_BLOCK, TIER_BLOCK
from tests.unit.bid_sample import REQUEST, Cells, filled, sent

SHEETS = ("Your details", "Prices", "Volume prices")


def opened(cells: Cells) -> BidFile:
    return BidFile("norse.xlsx", read_cells(filled(cells) if cells else sent(), SHEETS), REQUEST)


def test_nothing_is_filled_in_a_sheet_as_sent() -> None:
    """A sheet as sent has its headings and no filled row; formulas and locked cells are none."""
    file = opened({})
    check_headers(file, PRICE_BLOCK)
    assert (filled_rows(file, PRICE_BLOCK), read_rows(file, PRICE_BLOCK), file.refusals) == (set(), [], [])


def test_what_counts_as_filled() -> None:
    """A price fills a row; a date, a route or a choice of method alone does not, for people fill these down."""
    assert filled_rows(opened({"Prices!G8": 1, "Prices!J9": 1}), PRICE_BLOCK) == {("Prices", 8), ("Prices", 9)}
    assert filled_rows(opened({"Prices!M8": "x", "Prices!Q9": "catalogue"}), PRICE_BLOCK) == set()
    assert filled_rows(opened({"Volume prices!G8": "all units"}), TIER_BLOCK) == set()


def test_details_are_one_row() -> None:
    """What the supplier says of itself is read by line, and counts as one row however many lines are filled."""
    file = opened(
        {"Your details!B8": "Norse", "Your details!B11": "yes", "Your details!B13": "£1,250", "Your details!B12": "?"}
    )
    row = read_details(file)
    assert (row.text("name"), row.entries["sme"], row.whole("activation_gbp")) == ("Norse", True, 125_000)
    assert [(cell.cell, cell.row, cell.kind) for cell in file.refusals] == [("B12", 12, "not-a-boolean")]
    assert (file.read, file.refused_rows) == ({("Your details", 8)}, {("Your details", 8)})


def test_a_heading_that_was_changed_is_named() -> None:
    """The heading that stands there and the one that was sent are both named."""
    with pytest.raises(SheetChangedError) as caught:
        check_headers(opened({"Prices!G7": "Price"}), PRICE_BLOCK)
    cell = caught.value.cell
    assert (cell.cell, cell.kind) == ("G7", "bid-sheet-changed")
    assert "'Price'" in cell.message
    assert "'Price each £'" in cell.message


def test_a_locked_cell_says_what_was_sent() -> None:
    """The remedy of a changed volume is the volume that was sent."""
    file = opened({"Prices!G9": 1, "Prices!E9": 13})
    (row,) = read_rows(file, PRICE_BLOCK)
    assert (row.bad, row.whole("price")) == ({"volume"}, 1_000_000)
    assert file.refusals[0].remedy == "Put back '12.5'."

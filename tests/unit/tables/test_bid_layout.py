"""Cells of the bid sheet by name."""

from __future__ import annotations

from optimiser.tables.bid_layout import column_letters
from optimiser.tables.bid_sheet import PRICE_BLOCK


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    """Columns are counted from 0: A, Z, then AA, AZ, BA."""
    assert [column_letters(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_cell_is_found_by_the_name_of_its_column() -> None:
    """The price of the first item stands in G8."""
    assert PRICE_BLOCK.cell("price", 8) == "G8"

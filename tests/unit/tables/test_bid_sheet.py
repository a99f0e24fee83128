"""Columns of the bid sheet."""

from __future__ import annotations

import pytest

from optimiser.tables.bid_layout import BidBlock
from optimiser.tables.bid_sheet import (
    BUNDLE_BLOCK,
    DETAIL_FIELDS,
    PRICE_BLOCK,
    TIER_BLOCK,
    discount_block,
    discount_rows,
    locked_values,
    volume_block,
)
from tests.unit.bid_sample import REQUEST

BLOCKS = (PRICE_BLOCK, TIER_BLOCK, BUNDLE_BLOCK, discount_block(REQUEST.lots), volume_block(REQUEST))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.sheet)
def test_no_two_columns_share_a_name(block: BidBlock) -> None:
    """A value of a row is found by the name of its column, so each stands once on its sheet."""
    assert len(block.places) == len(block.fields)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.sheet)
def test_every_number_to_fill_in_has_a_unit_and_no_negative(block: BidBlock) -> None:
    """A number that a supplier types has a unit and cannot be below zero."""
    numbers = [
        one.column
        for one in (*block.fields, *DETAIL_FIELDS)
        if one.role == "input" and one.column.kind in {"quantity", "money"}
    ]
    assert [column.name for column in numbers if not column.unit or column.minimum != 0] == []


def test_locked_cells_hold_texts_and_millionths() -> None:
    """The locked cells of a row say what is asked for; a trust that needs nothing has none."""
    soap = REQUEST.by_item["soap"]
    assert locked_values(soap) == {
        "lot": "consumables",
        "item": "soap",
        "description": "Soap",
        "unit": "litre",
        "volume": 12_500_000,
        "trusts": 1_000_000,
        "volume_BBB": 12_500_000,
    }


def test_discounts_name_everything_or_a_lot() -> None:
    """The total of a discount is everything or one of the lots; there are rows for all of them, within reason."""
    assert discount_block(("a", "b")).fields[0].column.choices == ("everything", "a", "b")
    assert [discount_rows(("x",) * lots) for lots in (1, 5, 40)] == [12, 24, 60]

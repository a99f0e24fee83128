"""How cells look, and what may be typed into them."""

from __future__ import annotations

import pytest

from optimiser.report.bid_sheet.looks import advice, form_of, number_format, validation, width_of
from optimiser.tables.bid_layout import BidBlock, BidField
from optimiser.tables.bid_sheet import BUNDLE_BLOCK, DETAIL_FIELDS, PRICE_BLOCK, TIER_BLOCK, discount_block


def field(block: BidBlock, name: str) -> BidField:
    return block.fields[block.places[name]]


@pytest.mark.parametrize(
    ("block", "name", "form"),
    [
        (PRICE_BLOCK, "price", "price"),
        (PRICE_BLOCK, "value_gbp", "money"),
        (PRICE_BLOCK, "volume", "quantity"),
        (PRICE_BLOCK, "valid_to", "date"),
        (PRICE_BLOCK, "framework", "text"),
        (TIER_BLOCK, "discount_1", "share"),
    ],
)
def test_a_column_is_shown_by_what_it_holds(block: BidBlock, name: str, form: str) -> None:
    """Prices, pounds, volumes, dates, shares and words each have a form of their own, and a width."""
    assert form_of(field(block, name)) == form
    assert width_of(field(block, name)) > 0


def test_a_whole_number_has_no_bare_decimal_point() -> None:
    """Parts of a unit are shown where there are any."""
    assert [number_format(value) for value in (2_000_000, 2_500_000)] == ["#,##0", "#,##0.0#####"]


def test_a_rule_names_its_own_remedy() -> None:
    """What cannot be read is stopped with a sentence that says what to write, within Excel's 255 characters."""
    fields = [
        *PRICE_BLOCK.fields,
        *TIER_BLOCK.fields,
        *BUNDLE_BLOCK.fields,
        *discount_block(("a",)).fields,
        *DETAIL_FIELDS,
    ]
    rules = [rule for one in fields if one.role == "input" and (rule := validation(one, {})) is not None]
    assert len(rules) > 20
    assert all(20 < len(rule["error_message"]) < 255 and rule["ignore_blank"] for rule in rules)
    assert validation(field(PRICE_BLOCK, "framework"), {}) is None


def test_choices_may_stand_in_cells() -> None:
    """A list is taken from a range where one is named; usual words are offered without excluding others."""
    rule = validation(field(BUNDLE_BLOCK, "item"), {"item": "=$A$1:$A$3"})
    assert rule is not None
    assert rule["source"] == "=$A$1:$A$3"
    assert advice(["a"])["show_error"] is False

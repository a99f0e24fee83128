"""Formulas of the bid sheet."""

from __future__ import annotations

from optimiser.report.bid_sheet.formulas import (
    Live,
    bundle_formulas,
    price_formulas,
    span,
    summary_formulas,
    tier_formulas,
    totals_above,
    volume_formulas,
)
from optimiser.tables.bid_sheet import BUNDLE_BLOCK, PRICE_BLOCK, TIER_BLOCK, volume_block
from tests.unit.bid_sample import REQUEST


def test_a_range_is_named_from_the_same_sheet_or_another() -> None:
    """The cells of a column of data, with the sheet's name where another sheet asks."""
    assert span(PRICE_BLOCK, "price", 3) == "'Prices'!$G$8:$G$10"
    assert span(PRICE_BLOCK, "price", 3, elsewhere=False) == "$G$8:$G$10"


def test_a_row_is_valued_at_its_own_price() -> None:
    """Value is volume times price where there is a price; the check says what is missing."""
    made = price_formulas()
    assert made["value_gbp"](8) == Live('=IF(ISNUMBER(G8),G8*E8,"")')
    assert made["check"](9).value == "No offer"
    assert "COUNTA(J9:L9)" in made["check"](9).text
    assert tier_formulas()["listed"](8).text == '=IF(ISNUMBER(Prices!G8),Prices!G8,"")'


def test_a_bundle_looks_its_items_up() -> None:
    """Description, unit and volume of an item of a bundle come from the sheet of prices."""
    found = bundle_formulas(3)["unit"](8).text
    assert found == (
        '=IF(B8="","",IFERROR(INDEX(\'Prices\'!$D$8:$D$10,MATCH(B8,\'Prices\'!$B$8:$B$10,0)),"no such item"))'
    )


def test_volumes_of_the_trusts_add_up() -> None:
    """The volume of all trusts is a sum whose stored result is the exact total."""
    made = volume_formulas(volume_block(REQUEST), REQUEST)
    assert made["volume"](9) == Live("=SUM(F9:G9)", 12.5)


def test_what_stands_above_the_headings() -> None:
    """Pounds are summed and prices counted; a sheet without pounds has no totals."""
    assert totals_above(PRICE_BLOCK, 3) == {
        "value_gbp": Live("=SUM($H$8:$H$10)", 0),
        "price": Live('=COUNT($G$8:$G$10)&" of 3 priced"', "0 of 3 priced"),
    }
    assert set(totals_above(BUNDLE_BLOCK, 24)) == {"value_gbp"}
    assert totals_above(TIER_BLOCK, 3) == {}


def test_a_lot_is_no_search_pattern() -> None:
    """The summary compares lots with an equals sign, so that a star in a name matches itself only."""
    assert summary_formulas(3)["value_gbp"](8).text == "=SUMPRODUCT(--('Prices'!$A$8:$A$10=A8),'Prices'!$H$8:$H$10)"

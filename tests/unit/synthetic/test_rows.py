"""Rows written as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from optimiser.synthetic.rows import DemandRow, OfferRow, TierRow, text_table

GLOVES = DemandRow("RAA-gloves", "RAA", "gloves", "Gloves", "consumables", 2_500_000, "box", 1_005, "s1")
OFFER = OfferRow(
    "O1", "s1", "Supplier 001", "gloves", "consumables", 3_456_700, sme=True, local=False,
    attributes=("social_value", "low_carbon"), valid_from=dt.date(2026, 4, 1),
)  # fmt: skip


def test_cells_are_written_as_the_reader_reads_them() -> None:
    """Pence become pounds, millionths a plain number, booleans words, several codes one cell, dates ISO."""
    _, (row,) = text_table("demand", [GLOVES])
    assert (row["quantity"], row["amount_gbp"], row["supplier"]) == ("2.5", "10.05", "s1")
    _, (row,) = text_table("offers", [OFFER])
    assert (row["price_gbp"], row["sme"], row["local"]) == ("3.4567", "yes", "no")
    assert (row["attributes"], row["valid_from"]) == ("social_value;low_carbon", "2026-04-01")


def test_empty_columns_are_left_out_but_for_required_ones() -> None:
    """A column that no row fills is not written, unless the table cannot be read without it."""
    columns, (row,) = text_table("offers", [OFFER])
    assert columns == list(row)
    assert "bundle" not in columns
    assert columns.index("supplier_name") < columns.index("item") < columns.index("price_gbp")
    columns, rows = text_table("offer_tiers", [])
    assert (columns, rows) == (["offer", "threshold", "threshold_unit", "scope", "kind"], [])


def test_nought_is_written_and_none_is_not() -> None:
    """A price of nought is a price; none is an empty cell."""
    free = TierRow("O1", 0, "units", "offer", "all_units", price_gbp_millionths=0)
    _, (row, other) = text_table(
        "offer_tiers", [free, TierRow("O2", 1, "gbp", "lot", "all_units", discount=Decimal("0.05"))]
    )
    assert (row["threshold"], row["price_gbp"], row["discount"]) == ("0", "0", "")
    assert (other["threshold"], other["price_gbp"], other["discount"]) == ("0.000001", "", "0.05")

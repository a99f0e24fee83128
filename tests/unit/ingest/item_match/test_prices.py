"""The price of one each, and suspected pack errors."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from optimiser.ingest.item_match.prices import Eaches, each_per_unit, price_lines, suspected_pack_errors

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("description", "unit", "pack_size", "found"),
    [
        ("Gloves box of 100", "BX", "", Eaches(100, "description", "")),
        ("Gloves", "PK/50", "", Eaches(50, "unit", "")),
        ("Gloves", "BX", "100.0", Eaches(100, "pack_size", "")),
        ("Saline", "CS", "12x500ml", Eaches(12, "pack_size", "")),
        ("CASE 10 PACK 10 gloves", "PACK", "", Eaches(10, "description", "")),
        ("CASE 10 PACK 10 gloves", "CASE", "", Eaches(100, "description", "")),
        ("Gloves", "EACH", "", Eaches(1, "none", "")),
        ("Gloves", "BX", "0", Eaches(1, "none", "")),
        ("Gloves box 100", "EA", "", Eaches(100, "description", "the unit is each, the description tells 100")),
        ("Gloves box 100", "BX", "200", Eaches(200, "pack_size", "pack_size tells 200, description tells 100")),
    ],
)
def test_each_per_unit(description: str, unit: str, pack_size: str, found: Eaches) -> None:
    """The pack size counts before the unit, the unit before the description; what disagrees is told."""
    assert each_per_unit(description, unit, pack_size) == found


def test_both_prices_are_kept_exactly() -> None:
    """A third of a penny stays a third; the price as paid stands beside it."""
    lines = pd.DataFrame({"description": ["Gloves box of 3"], "quantity": [2 * MILLION], "pence": [200]}, index=[7])
    priced = price_lines(lines)
    assert priced.loc[7, "unit_price_pence"] == Fraction(100)
    assert priced.loc[7, "price_each_pence"] == Fraction(100, 3)


@pytest.mark.parametrize(
    ("quantity", "pence"), [(0, 100), (-MILLION, -100), (MILLION, 0), (None, 100), (MILLION, None)]
)
def test_no_price_without_quantity_and_amount(quantity: int | None, pence: int | None) -> None:
    """Credits, zeros and absent figures get no price, and that is said."""
    lines = pd.DataFrame({"quantity": [quantity], "pence": [pence]}, dtype="Int64")
    priced = price_lines(lines)
    assert priced["price_each_pence"].isna().all()
    assert priced["price_note"].tolist() == ["no positive quantity and amount"]


def bought(*rows: tuple[str, int, int, str]) -> pd.DataFrame:
    """Return priced lines of one item: trust, units, pence, unit of issue."""
    table = pd.DataFrame(rows, columns=["trust", "units", "pence", "unit"])
    return price_lines(table.assign(quantity=table["units"] * MILLION, item="item_1"))


def test_a_ratio_near_a_pack_is_suspected_with_pounds() -> None:
    """Gloves at 5p and at £5.20 each differ by about a hundred: a box counted as one, worth most of what was paid."""
    found = suspected_pack_errors(
        bought(("RAA", 10, 5000, "BX/100"), ("RBB", 20, 10400, "EACH"), ("RCC", 1, 600, "BX/100"))
    )
    assert found[["dear_trust", "cheap_trust", "pack", "dear_paid_pence", "at_stake_pence"]].to_numpy().tolist() == [
        ["RBB", "RAA", 100, 10400, 10300],
    ] + [["RBB", "RCC", 100, 10400, 10280]] * (abs(Fraction(520, 6) / 100 - 1) <= Fraction(1, 10))
    assert found["ratio"].iloc[0] == Fraction(104)


def test_ordinary_differences_are_not_suspected() -> None:
    """Prices that differ by a half, or by no pack, and lines without a price or an item are left alone."""
    lines = bought(("RAA", 1, 100, "EA"), ("RBB", 1, 150, "EA"), ("RCC", 1, 700, "EA"), ("RDD", 0, 1000, "EA"))
    assert suspected_pack_errors(lines).empty
    assert suspected_pack_errors(bought(("RAA", 1, 1, "EA"), ("RBB", 1, 100, "EA")).assign(item="")).empty


def test_the_packs_of_the_item_count_too() -> None:
    """A pack that only this item has is among those looked for."""
    found = suspected_pack_errors(bought(("RAA", 1, 350, "PK/35"), ("RBB", 1, 350, "EA")))
    assert found["pack"].tolist() == [35]

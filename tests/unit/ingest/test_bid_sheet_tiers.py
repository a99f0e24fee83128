"""Tiers and discounts of a filled sheet."""

from __future__ import annotations

from typing import Any

import pytest

from optimiser.ingest.bid_sheet_tiers import TierStep
from tests.unit.bid_sample import read, refusals

MILLION = 1_000_000


def tiers(price: object = 4, **cells: object) -> dict[str, object]:
    """Return a price of gloves, and cells of its row of tiers by column."""
    return {"Prices!G8": price, **{f"Volume prices!{column}8": value for column, value in cells.items()}}


def steps(*rows: tuple[object, ...]) -> dict[str, object]:
    """Return rows of discounts from column A on, beside prices in both lots."""
    cells = {
        f"Discounts and rebates!{column}{8 + number}": value
        for number, row in enumerate(rows)
        for column, value in zip("ABCDE", row, strict=False)
    }
    return {"Prices!G8": 4, "Prices!G10": 1, **cells}


def test_tiers_of_an_item_are_read() -> None:
    """A price or a discount from a volume on; without a choice they are for all units and count units."""
    found = read(tiers(I=100, J=3.5, L=200, N=0.25)).tiers["gloves"]
    assert found == [
        TierStep(100 * MILLION, "units", "offer", "all_units", price=3_500_000),
        TierStep(200 * MILLION, "units", "offer", "all_units", discount=250_000),
    ]


def test_tiers_above_a_threshold_in_pounds_are_discounts() -> None:
    """Only above a threshold in pounds there is no price a unit: the discount is kept, or asked for."""
    choice: dict[str, Any] = {"G": "only above", "H": "pounds", "I": 100}
    found = read(tiers(**choice, J=3, K=0.25)).tiers["gloves"]
    assert found == [TierStep(100 * MILLION, "gbp", "offer", "incremental", discount=250_000)]
    assert refusals(tiers(**choice, J=3)) == [("Volume prices", "J8", "contradictory-tiers")]
    assert refusals(tiers(**{**choice, "I": 100.001}, K=0.1)) == [("Volume prices", "I8", "too-many-decimals")]


def test_a_price_and_its_discount_may_stand_together() -> None:
    """Both may be given where they come to the same, rounded as the price is written."""
    assert read(tiers(0.3333, I=1, J=0.30, K=0.1)).refusals == ()
    assert refusals(tiers(4, I=1, J=3.5, K=0.1)) == [("Volume prices", "K8", "contradictory-tiers")]


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        (tiers(I=100), "J8"),
        (tiers(J=3), "I8"),
        (tiers(I=0, J=3), "I8"),
        (tiers(I=100, J=3, L=100, M=2), "L8"),
        (tiers(I=100, J=3, L=90, M=2), "L8"),
        (tiers(I=100, J=3, L=200, M=3.01), "M8"),
        (tiers(I=100, J=4.01), "J8"),
        (tiers(I=100, K=0.5, L=200, N=0.4), "M8"),
    ],
)
def test_tiers_that_cannot_hold_are_refused_by_cell(cells: dict[str, object], cell: str) -> None:
    """Thresholds rise, prices fall and stay below the list price, and no tier is half filled in."""
    assert refusals(cells) == [("Volume prices", cell, "contradictory-tiers")]


def test_a_bad_cell_of_a_tier_is_told_once() -> None:
    """A tier with a cell that cannot be read is not looked at further; the next one is."""
    assert refusals(tiers(I="many", J=3, L=200, M=5)) == [
        ("Volume prices", "I8", "not-a-number"),
        ("Volume prices", "M8", "contradictory-tiers"),
    ]


def test_discounts_and_rebates_are_read() -> None:
    """A discount, a share and a lump on everything or on a lot, with thresholds in pounds."""
    found = read(
        steps(
            ("consumables", "discount only above", 100, 0.05),
            ("linen", "rebate, share of all", "£1,000.50", 0.02),
            ("everything", "rebate, lump sum", 500, None, 40),
        )
    )
    assert found.refusals == ()
    assert found.discounts == (
        TierStep(100 * MILLION, "gbp", "lot", "incremental", "consumables", discount=50_000),
        TierStep(1_000_500_000, "gbp", "lot", "rebate_share", "linen", discount=20_000),
        TierStep(500 * MILLION, "gbp", "supplier", "rebate_lump", lump=4_000),
    )


@pytest.mark.parametrize(
    ("rows", "cell", "kind"),
    [
        ([("everything", "discount on all", 10)], "D8", "missing-value"),
        ([("everything", "discount on all", None, 0.1)], "C8", "missing-value"),
        ([("everything", None, 10, 0.1)], "B8", "missing-value"),
        ([(None, "discount on all", 10, 0.1)], "A8", "missing-value"),
        ([("gloves", "discount on all", 10, 0.1)], "A8", "not-a-choice"),
        ([("everything", "discount on all", 0, 0.1)], "C8", "contradictory-tiers"),
        ([("everything", "discount on all", 10, 0.1, 5)], "E8", "contradictory-tiers"),
        ([("everything", "rebate, lump sum", 10, 0.1)], "D8", "contradictory-tiers"),
        ([("linen", "discount on all", 10, 0.1), ("linen", "discount on all", 10, 0.2)], "C9", "contradictory-tiers"),
        ([("linen", "discount on all", 10, 0.1), ("linen", "discount on all", 20, 0.05)], "D9", "contradictory-tiers"),
        (
            [("linen", "rebate, lump sum", 10, None, 9), ("linen", "rebate, lump sum", 20, None, 8)],
            "E9",
            "contradictory-tiers",
        ),
        (
            [("linen", "discount on all", 10, 0.1), ("everything", "discount on all", 10, 0.1)],
            "A9",
            "overlapping-tiers",
        ),
        (
            [("linen", "discount on all", 10, 0.1), ("linen", "rebate, share of all", 10, 0.1)],
            "A9",
            "overlapping-tiers",
        ),
    ],
)
def test_discounts_that_cannot_hold_are_refused_by_cell(rows: list[tuple[object, ...]], cell: str, kind: str) -> None:
    """A row is complete, fits its own way of working, follows on the one before, and alone sets its items' price."""
    assert refusals(steps(*rows)) == [("Discounts and rebates", cell, kind)]


def test_a_discount_stands_aside_for_an_items_own_tiers() -> None:
    """An item with tiers of its own takes part in no discount; a lump sum comes on top."""
    own = tiers(I=100, J=3)
    discount, lump = ("everything", "discount on all", 10, 0.1), ("everything", "rebate, lump sum", 10, None, 5)
    linen = ("linen", "discount on all", 10, 0.1)
    assert refusals({**steps(discount), **own}) == [("Discounts and rebates", "A8", "overlapping-tiers")]
    assert refusals({**steps(lump, linen), **own}) == []

"""Tiers beside each other."""

from __future__ import annotations

import pytest

from optimiser.issues import Issue
from tests.unit.ingest.small_case import issues_of

OFFERS = """offer,supplier,item,lot,price_gbp,valid_from,valid_to
O1,S1,gloves,L1,1.00,2026-01-01,2026-12-31
O2,S1,masks,L1,2.00,2026-01-01,2026-12-31
O3,S1,soap,L2,1.00,2026-01-01,2026-12-31
O4,S1,gloves,L1,1.00,2027-01-01,2027-12-31
O5,S2,gloves,L1,1.00,2026-01-01,2026-12-31
"""
ITEMS = """item,name,category,unit,comparison
gloves,Gloves,consumables,piece,price
masks,Masks,consumables,piece,price
soap,Soap,consumables,piece,price
"""
HEAD = "offer,threshold,threshold_unit,scope,kind,price_gbp,discount,rebate_gbp\n"


def said(*rows: str, items: str = ITEMS) -> list[Issue]:
    """Return what is said of tiers of the offers above; lines of spending are left out of it."""
    lines = "line_id,trust,amount_gbp\nL1,RAA,1\n"
    return issues_of(items=items, spend_lines=lines, offers=OFFERS, offer_tiers=HEAD + "".join(f"{r}\n" for r in rows))


@pytest.mark.parametrize(
    "rows",
    [
        ("O1,20,units,offer,all_units,0.8,,", "O1,10,units,offer,all_units,0.9,,", "O1,30,units,offer,all_units,,0.2,"),
        ("O1,10,units,supplier,all_units,0.9,,", "O2,10,units,supplier,all_units,1.2,,"),
        ("O1,10,units,offer,all_units,0.9,,", "O2,10,gbp,offer,rebate_share,,0.1,", "O3,9,units,offer,incremental,1,,"),
        ("O1,10,units,lot,all_units,0.9,,", "O3,10,gbp,lot,rebate_share,,0.1,"),
        ("O1,10,units,offer,all_units,0.9,,", "O1,5,gbp,supplier,rebate_lump,,,3", "O1,5,gbp,lot,rebate_lump,,,2"),
        ("O1,10,gbp,supplier,rebate_lump,,,3", "O2,10,gbp,supplier,rebate_lump,,,3"),
        ("O1,10,gbp,supplier,incremental,,0.1,", "O2,10,gbp,supplier,incremental,,0.1,"),
        ("O3,10,units,lot,incremental,,0.1,", "O3,20,units,lot,incremental,,0.2,"),
        ("O1,10,units,supplier,all_units,0.9,,", "O5,10,gbp,supplier,rebate_share,,0.1,"),
        ("O1,10,units,supplier,all_units,0.9,,", "O4,10,gbp,supplier,all_units,0.8,,"),
        ("O1,10,units,supplier,all_units,0.9,,", "O4,10,gbp,offer,rebate_share,,0.8,"),
        ("O1,10,gbp,supplier,rebate_lump,,,3", "O4,10,gbp,supplier,rebate_lump,,,5"),
    ],
)
def test_tiers_that_can_hold_together(rows: tuple[str, ...]) -> None:
    """Prices that fall, lumps beside any other tiers, and whatever holds on other days or of other suppliers."""
    assert said(*rows) == []


@pytest.mark.parametrize(
    ("rows", "row", "column", "words"),
    [
        (("O1,10,units,offer,all_units,0.8,,", "O1,20,units,offer,all_units,0.9,,"), 3, "price_gbp", "rises to £0.90"),
        (("O1,20,units,offer,all_units,0.9,,", "O1,10,units,offer,all_units,0.8,,"), 2, "price_gbp", "in row 3"),
        (("O1,10,units,offer,all_units,0.8,,", "O1,20,units,offer,all_units,,0.1,"), 3, "discount", "less than £0.80"),
        (("O1,10,gbp,offer,incremental,,0.2,", "O1,20,gbp,offer,incremental,,0.1,"), 3, "discount", "less than"),
        (("O1,10,gbp,offer,rebate_share,,0.2,", "O2,9,gbp,offer,all_units,1,,", "O1,20,gbp,offer,rebate_share,,0.1,"),
         4, "discount", "a discount of 0.1, less than a discount of 0.2"),
        (("O1,40,gbp,offer,rebate_lump,,,20", "O1,80,gbp,offer,rebate_lump,,,10"), 3, "rebate_gbp", "less than £20.00"),
        (("O1,40,gbp,supplier,rebate_lump,,,20", "O2,80,gbp,supplier,rebate_lump,,,10"), 3, "rebate_gbp", "row 2"),
        (("O1,40,gbp,supplier,rebate_lump,,,20", "O2,40,gbp,supplier,rebate_lump,,,30"), 3, "rebate_gbp", "the same"),
        (("O1,10,gbp,lot,rebate_share,,0.1,", "O2,10,gbp,lot,rebate_share,,0.2,"), 3, "discount", "at the same"),
        (("O1,10,gbp,lot,incremental,,0.1,", "O2,10,gbp,lot,incremental,,0.2,"), 3, "discount", "at the same"),
        (("O1,10,units,lot,incremental,,0.1,",), 2, "scope", "'O1' at £1.00 and 'O2' at £2.00"),
        (("O3,10,units,supplier,incremental,,0.1,",), 2, "scope", "'O1' at £1.00 and 'O2' at £2.00"),
    ],
)  # fmt: skip
def test_contradictory_tiers(rows: tuple[str, ...], row: int, column: str, words: str) -> None:
    """Buying more never earns less, what counts together gives the same, and a shared band of units has one price."""
    (issue,) = said(*rows)
    assert (issue.kind, issue.table, issue.row, issue.column) == ("contradictory-tiers", "offer_tiers", row, column)
    assert issue.severity == "error"
    assert words in issue.message


@pytest.mark.parametrize(
    ("rows", "row", "column", "words"),
    [
        (("O1,10,units,offer,all_units,0.9,,", "O1,10,units,supplier,all_units,0.8,,"), 3, "scope", "from row 2 on"),
        (("O1,10,units,offer,all_units,0.9,,", "O3,10,units,supplier,all_units,0.8,,"), 3, "scope", "offer 'O1'"),
        (("O1,10,units,offer,all_units,0.9,,", "O2,10,units,lot,all_units,0.8,,"), 3, "scope", "by offer"),
        (("O1,10,gbp,offer,all_units,0.9,,", "O1,20,gbp,offer,incremental,,0.1,"), 3, "kind", "incremental, by offer"),
        (("O1,10,gbp,offer,rebate_share,,0.1,", "O1,20,gbp,offer,all_units,0.9,,"), 3, "kind", "'O1'"),
        (("O1,10,units,offer,all_units,0.9,,", "O1,20,gbp,offer,all_units,0.8,,"), 3, "threshold_unit", "in row 2"),
        (
            ("O1,10,gbp,supplier,rebate_lump,,,1", "O3,9,units,supplier,rebate_lump,,,2"),
            3,
            "threshold_unit",
            "supplier",
        ),
    ],
)
def test_overlapping_tiers(rows: tuple[str, ...], row: int, column: str, words: str) -> None:
    """One set of tiers sets the price of an offer, also where it counts for others, and measures in one unit."""
    (issue,) = said(*rows)
    assert (issue.kind, issue.severity, issue.row, issue.column) == ("overlapping-tiers", "error", row, column)
    assert words in issue.message


def test_each_set_of_tiers_is_told_once() -> None:
    """A set that meets others on several offers and days is refused where it begins, once."""
    rows = ("O1,10,units,supplier,all_units,0.9,,", "O4,10,units,supplier,all_units,0.9,,")
    issues = said(*rows, "O1,5,gbp,offer,rebate_share,,0.1,", "O2,5,gbp,offer,rebate_share,,0.1,")
    assert [(issue.kind, issue.row) for issue in issues] == [("overlapping-tiers", 4), ("overlapping-tiers", 5)]


def test_a_total_of_different_units() -> None:
    """Tiers that count pieces and litres together are a warning; in pounds, or of one offer, they are none."""
    items = ITEMS.replace("soap,Soap,consumables,piece", "soap,Soap,consumables,litre")
    (issue,) = said("O1,10,units,supplier,all_units,0.9,,", items=items)
    assert (issue.kind, issue.severity, issue.row) == ("contradictory-tiers", "warning", 2)
    assert "'litre' and 'piece'" in issue.message
    assert said("O1,10,gbp,supplier,all_units,0.9,,", items=items) == []
    assert said("O1,10,units,lot,all_units,0.9,,", items=items) == []


def test_the_same_threshold_twice_for_one_offer() -> None:
    """The same threshold twice is the same key twice, however the number is written."""
    issues = said("O1,10,units,offer,all_units,0.9,,", "O1,10.0,units,offer,all_units,0.8,,")
    assert [(issue.kind, issue.row) for issue in issues] == [("duplicate-key", 3)]


def test_a_tier_refused_by_itself_is_no_measure_for_others() -> None:
    """A tier above the list price is told once, and not again because the next one is lower."""
    rows = ("O1,10,units,offer,all_units,0.9,,", "O1,20,units,offer,all_units,9,,", "O1,30,units,offer,all_units,0.8,,")
    assert [(issue.kind, issue.row) for issue in said(*rows)] == [("contradictory-tiers", 3)]

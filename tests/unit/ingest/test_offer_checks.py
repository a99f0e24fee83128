"""Offers beside each other."""

from __future__ import annotations

import datetime as dt

import pytest

from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.offer_checks import OfferRow, read_offers
from optimiser.issues import Issue
from tests.unit.ingest.small_case import TABLES, issues_of, reading_of


def said(text: str, **changed: str) -> list[Issue]:
    """Return what is said of offers; a table without columns for more than is asked is enough."""
    return issues_of(offers=text, **changed)


def the_one(text: str) -> Issue:
    """Return the one thing said of offers."""
    (issue,) = said(text)
    return issue


def read(text: str, without: tuple[str, ...] = (), **changed: str) -> list[OfferRow]:
    """Return offers as they are read beside the other tables of the small case."""
    texts = {**TABLES, **changed, "offers": text}
    readings = {name: reading_of(name, content) for name, content in texts.items() if name not in without}
    for reading in readings.values():
        check_rows(reading)
    return read_offers(readings)


def test_an_offer_is_read_with_what_follows_for_it() -> None:
    """The item's category stands for a lot that is not named, and the framework's end is an end of the offer."""
    text = """offer,supplier,item,lot,price_gbp,valid_from,valid_to,framework_end
O1,S1,gloves,,0.035,2026-04-01,2027-03-31,2026-12-31
O2,S2,soap,L1,,,,
"""
    first, second = read(text)
    assert (first.row, first.lot, first.names_lot, first.unit, first.price) == (
        2,
        "consumables",
        False,
        "piece",
        35_000,
    )
    assert (first.first, first.last) == (dt.date(2026, 4, 1), dt.date(2026, 12, 31))
    assert (second.row, second.lot, second.names_lot, second.unit, second.price) == (3, "L1", True, "litre", None)
    assert (second.first, second.last) == (dt.date.min, dt.date.max)


def test_the_category_of_an_item_that_is_in_no_table_of_items() -> None:
    """Who needs an item, or bought it, says its category where the table of items does not."""
    offer = "offer,supplier,item,price_gbp\nO1,S1,gloves,1\n"
    demand = "demand,trust,item,item_name,category,unit,quantity,amount_gbp\nD1,RAA,gloves,Gloves,hands,box,1,1.00\n"
    lines = "line_id,trust,item,category,unit,amount_gbp\nL1,RAA,gloves,skin,pair,1.00\n"
    other = "item,name,category,unit,comparison\nsoap,Soap,consumables,litre,price\n"
    places = [
        read(offer, demand=demand, spend_lines=lines),
        read(offer, items=other, demand=demand, spend_lines=lines),
        read(offer, without=("items",), spend_lines=lines),
        read(offer, items=other, spend_lines=lines),
    ]
    assert [(row.lot, row.unit) for (row,) in places] == [
        ("consumables", "piece"),
        ("hands", "box"),
        ("skin", "pair"),
        ("", ""),
    ]


def test_a_row_that_was_refused_or_lacks_its_supplier_is_left_out() -> None:
    """Nothing more is said of an offer that cannot be read, nor where a column that must be there is not."""
    assert read("offer,supplier,item,price_gbp\nO1,S1,gloves,cheap\n") == []
    assert read("offer,item,price_gbp\nO1,gloves,1\nO2,gloves,1\n") == []


def test_offers_that_fit_together() -> None:
    """Two suppliers, two items, a bundle of two and amounts that agree: nothing is said."""
    text = """offer,supplier,item,bundle,price_gbp,currency,capacity,minimum_order,activation_gbp,framework,\
framework_end
O1,S1,gloves,,0.035,GBP,1000,1000,500.00,F1,2027-03-31
O2,S1,soap,,2.00,gbp,,10,500,F1,2027-03-31
O3,S2,gloves,,0,,10,,,,
O4,S2,gloves,B1,0.030,,,,0,,
O5,S2,soap,B1,1.90,,,,0.00,,
O6,S2,gloves,,0.031,,10,,,F2,
"""
    assert said(text) == []


@pytest.mark.parametrize("currency", ["EUR", "usd", "€", "GBX", "pounds"])
def test_foreign_currency(currency: str) -> None:
    """An offer in anything but GBP is refused, with the way to convert it."""
    issue = the_one(f"offer,supplier,item,price_gbp,currency\nO1,S1,gloves,1,GBP\nO2,S2,gloves,1,{currency}\n")
    assert (issue.kind, issue.row, issue.column, issue.value) == ("foreign-currency", 3, "currency", currency)
    assert "rate" in issue.remedy


def test_an_offer_without_a_price_is_noted() -> None:
    """Rows without a price are counted in one note; zero is a price."""
    issue = the_one("offer,supplier,item,price_gbp\nO1,S1,gloves,0\nO2,S2,gloves,\n")
    assert (issue.severity, issue.kind, issue.row, issue.column) == ("note", "no-offer", 3, "price_gbp")
    assert issue.message == "1 row has no price and so is no offer; zero would be a price."
    issue = the_one("offer,supplier,item,price_gbp\nO1,S1,gloves,1\nO2,S2,gloves,\nO3,S2,soap,\n")
    assert issue.row == 3
    assert issue.message.startswith("2 rows have no price and so are no offers, this one first")


def test_a_price_that_cannot_be_read_is_not_a_missing_one() -> None:
    """A price with letters is refused and not counted among those that are not there."""
    assert [issue.kind for issue in said("offer,supplier,item,price_gbp\nO1,S1,gloves,cheap\n")] == ["not-a-number"]


def test_minimum_order_above_capacity() -> None:
    """An offer that asks for more than it can supply is refused."""
    issue = the_one("offer,supplier,item,price_gbp,capacity,minimum_order\nO1,S1,gloves,1,100,100.5\n")
    assert (issue.kind, issue.row, issue.column, issue.value) == ("out-of-range", 2, "minimum_order", "100.5")
    assert "'100'" in issue.message


def test_framework_that_ends_before_the_offer() -> None:
    """A framework that ends before the offer holds is a warning; on the same day it can be used."""
    head = "offer,supplier,item,price_gbp,valid_from,framework_end\n"
    issue = the_one(f"{head}O1,S1,gloves,1,2026-04-01,2026-03-31\n")
    assert (issue.severity, issue.kind, issue.row) == ("warning", "end-before-start", 2)
    assert issue.column == "framework_end"
    assert said(f"{head}O1,S1,gloves,1,2026-04-01,2026-04-01\n") == []


def test_duplicate_offer() -> None:
    """A second offer of a supplier for an item over the same days is refused and names the first."""
    text = """offer,supplier,item,price_gbp,valid_from,valid_to
O1,S1,gloves,1,2026-01-01,2026-06-30
O2,S1,gloves,2,2026-06-30,2026-12-31
O3,S1,gloves,3,2027-01-01,
"""
    issue = the_one(text)
    assert (issue.kind, issue.row, issue.column, issue.value) == ("duplicate-offer", 3, "offer", "O2")
    assert "row 2" in issue.message
    assert "'O1'" in issue.message


@pytest.mark.parametrize(
    "second", ["S2,gloves,F1,,1", "S1,soap,F1,,1", "S1,gloves,F2,,1", "S1,gloves,F1,,", "S1,gloves,F1,2026-03-31,1"]
)
def test_no_duplicate(second: str) -> None:
    """Another supplier, item or framework, no price, or a framework that ended before is not the same offer twice."""
    head = "offer,supplier,item,framework,framework_end,price_gbp,valid_from\nO1,S1,gloves,F1,,1,2026-04-01\n"
    assert [issue.kind for issue in said(f"{head}O2,{second},\n") if issue.kind != "no-offer"] == []


def test_lots() -> None:
    """All offers of an item name one lot; none counts as the item's category."""
    text = """offer,supplier,item,lot,price_gbp
O1,S1,gloves,L1,1
O2,S2,gloves,L2,1
O3,S1,soap,,1
O4,S2,soap,consumables,1
"""
    issue = the_one(text)
    assert (issue.kind, issue.row, issue.column, issue.value) == ("offer-lot-conflict", 3, "lot", "L2")
    issue = the_one(text.replace("L2", "L1").replace(",consumables,", ",L3,"))
    assert (issue.row, issue.value) == (5, "L3")
    assert "category 'consumables'" in issue.message
    assert "row 4" in issue.message


@pytest.mark.parametrize("column", ["activation_gbp", "delivery_gbp", "switching_gbp"])
def test_two_costs_of_a_supplier(column: str) -> None:
    """Two amounts for one supplier are refused where the second stands; an empty cell and another supplier are not."""
    text = f"offer,supplier,item,price_gbp,{column}\nO1,S1,gloves,1,\nO2,S1,soap,1,5.00\nO3,S2,soap,1,9\n"
    assert said(text) == []
    issue = the_one(f"offer,supplier,item,price_gbp,{column}\nO1,S1,gloves,1,5.00\nO2,S1,soap,1,£6\n")
    assert (issue.kind, issue.row, issue.column, issue.value) == ("conflicting-supplier-cost", 3, column, "£6")
    assert "'5.00' in row 2" in issue.message


BUNDLE = "offer,supplier,item,bundle,price_gbp,lot\n"


@pytest.mark.parametrize(
    ("rows", "severity", "row", "column"),
    [
        ("O1,S1,gloves,B1,1,\n", "warning", 2, "bundle"),
        ("O1,S1,gloves,B1,1,\nO2,S2,soap,B1,1,\n", "error", 3, "supplier"),
        ("O1,S1,gloves,B1,1,\nO2,S1,soap,B1,1,\nO3,S1,gloves,B1,2,\n", "error", 4, "item"),
        ("O1,S1,gloves,B1,1,\nO2,S1,soap,B1,,\n", "warning", 3, "price_gbp"),
    ],
)
def test_bundles(rows: str, severity: str, row: int, column: str) -> None:
    """A bundle has one supplier, at least two items and each once; one part without a price takes the price of all."""
    issue = the_one(BUNDLE + rows)
    assert (issue.kind, issue.severity, issue.row, issue.column) == ("broken-bundle", severity, row, column)
    assert "'B1'" in issue.message


def test_a_bundle_with_a_refused_offer_is_not_short() -> None:
    """A bundle whose other offer cannot be read is not said to have one offer only."""
    text = f"{BUNDLE}O1,S1,gloves,B1,1,\nO2,S1,soap,B1,cheap,\n"
    assert [issue.kind for issue in said(text)] == ["not-a-number"]

"""Filled sheets become rows of offers, tiers and suppliers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimiser.case import Case
from optimiser.ingest.bid_sheet import read_bid_sheet
from optimiser.ingest.bid_sheet_offers import OfferedRows, offered_rows
from tests.unit.bid_sample import REQUEST, Cells, filled
from tests.unit.small_case import made_table

SUPPLIERS: list[dict[str, object]] = [
    {"supplier": "norse", "name": "Norse Medical", "sme": False, "member_trust": ""},
    {"supplier": "S7", "name": "Humber Supplies", "member_trust": "AAA"},
]
GLOVES = {"Prices!G8": 3.4}


def case(**tables: list[dict[str, Any]]) -> Case:
    made = {name: made_table(name, rows) for name, rows in {"suppliers": SUPPLIERS, **tables}.items()}
    return Case("small", "A small case", dt.date(2026, 11, 22), (), "", made)


def offered(*sheets: Cells, within: Case | None = None) -> OfferedRows:
    """Return the rows of sheets filled in like this, each with gloves at 3.40."""
    readings = [
        read_bid_sheet(f"{number}.xlsx", filled({**GLOVES, **cells}), REQUEST) for number, cells in enumerate(sheets)
    ]
    return offered_rows(within or case(), REQUEST, readings)


def named(name: str, code: str | None = None, **details: object) -> dict[str, object]:
    return {
        "Your details!B8": name,
        "Your details!B9": code,
        **{f"Your details!{key}": value for key, value in details.items()},
    }


def test_an_offer_is_named_after_supplier_and_item() -> None:
    """The code is made of supplier and item, so that the same sheet gives the same offers; the lot stands in it."""
    (offer,) = offered(named("NORSE medical.", B13=250, B14=40)).offers
    assert {key: value for key, value in offer.items() if value is not None} == {
        "offer": "norse:gloves",
        "supplier": "norse",
        "item": "gloves",
        "lot": "consumables",
        "price_gbp_millionths": 3_400_000,
        "currency": "GBP",
        "evidence": "quoted",
        "activation_pence": 25_000,
        "delivery_pence": 4_000,
        "source_ref": "0.xlsx, sheet Prices, row 8",
    }


def test_a_new_supplier_is_described() -> None:
    """A supplier that the case does not have gets a code from its name, a row to add, and its name in its offers."""
    found = offered(named("Brand New & Co Ltd", B10="0123", B11="yes"))
    assert found.suppliers == [
        {
            "supplier": "brand_new_co_ltd",
            "name": "Brand New & Co Ltd",
            "company_number": "0123",
            "sme": True,
            "local": None,
        }
    ]
    assert (found.offers[0]["supplier_name"], found.offers[0]["sme"]) == ("Brand New & Co Ltd", True)


def test_a_supplier_is_known_by_code_or_name() -> None:
    """The code that the supplier states counts, then its name; what it says otherwise than the case is noted."""
    found = offered(named("Anything", "norse"), named("Humber Supplies", B11="yes", B12="no"))
    assert found.supplier_of == {"0.xlsx": "norse", "1.xlsx": "S7"}
    assert found.suppliers == []
    assert [note.partition(": ")[2].split(",")[0] for note in found.notes] == [
        "S7 says yes to 'sme'",
        "S7 says no to 'local'",
        "S7 is owned by AAA",
    ]


def test_a_supplier_of_the_offers_is_known_too() -> None:
    """A supplier that only the case's offers name is not new."""
    offers = [{"offer": "O1", "supplier": "tees", "supplier_name": "Tees Ltd", "item": "gloves", "sme": True}]
    found = offered(named("Tees Ltd", B11="yes"), within=case(offers=offers))
    assert (found.supplier_of, found.suppliers, found.notes) == ({"0.xlsx": "tees"}, [], [])


@pytest.mark.parametrize(
    ("sheets", "cell", "kind"),
    [
        ([named("Norse")], "B8", "duplicate-key"),
        ([named("Norse Medical", "norge")], "B9", "unknown-reference"),
        ([named("Norse Medical"), named("norse medical")], "B8", "duplicate-key"),
    ],
)
def test_a_supplier_that_cannot_be_told_apart_is_refused(sheets: list[Cells], cell: str, kind: str) -> None:
    """Refused: a name whose code is another's, a code that is not the name's, and a second sheet of one supplier."""
    (refusal,) = offered(*sheets).refusals
    assert (refusal.sheet, refusal.cell, refusal.kind) == ("Your details", cell, kind)


def test_steps_on_totals_stand_with_every_offer_they_count() -> None:
    """A step on everything stands with every offer, one on a lot with those of the lot; bundles have none."""
    rows = {
        "Prices!G10": 1,
        "Volume prices!I10": 9,
        "Volume prices!J10": 0.5,
        **{f"Discounts and rebates!{cell}": value for cell, value in zip(
            ("A8", "B8", "C8", "E8", "A9", "B9", "C9", "D9"),
            ("everything", "rebate, lump sum", 100, 7, "consumables", "discount on all", 50, 0.05),
            strict=True,
        )},
        "Bundles!A8": "B1",
        "Bundles!B8": "gloves",
        "Bundles!F8": 3,
    }  # fmt: skip
    found = offered({**named("Norse Medical"), **rows})
    assert [row["offer"] for row in found.offers] == ["norse:gloves", "norse:linen", "norse+B1:gloves"]
    assert found.offers[2]["bundle"] == "norse+B1"
    names = ("offer", "scope", "kind", "threshold_millionths", "price_gbp_millionths", "discount", "rebate_pence")
    assert [tuple(row[name] for name in names) for row in found.tiers] == [
        ("norse:gloves", "supplier", "rebate_lump", 100_000_000, None, None, 700),
        ("norse:gloves", "lot", "all_units", 50_000_000, None, 0.05, None),
        ("norse:linen", "offer", "all_units", 9_000_000, 500_000, None, None),
        ("norse:linen", "supplier", "rebate_lump", 100_000_000, None, None, 700),
    ]

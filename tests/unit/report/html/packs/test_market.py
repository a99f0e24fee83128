"""What the packs know of lots and suppliers."""

from __future__ import annotations

import dataclasses

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.packs.market import Market
from tests.unit.report.award_sample import award_part, award_view, market_tables


def test_the_lot_of_an_item() -> None:
    """The award names it, else the offers, else it is the item's category."""
    market = Market(*award_part())
    assert market.lots == ["ward", "theatre"]
    view = award_view(**market_tables())
    bare = {name: frame for name, frame in view.tables.items() if name not in {"savings", "award_lines"}}
    without = dataclasses.replace(view, tables=bare)
    assert Market(Report(without), split_findings(without)[0]).lots == ["ward", "theatre"]
    unoffered = dataclasses.replace(
        without, inputs={name: frame for name, frame in view.inputs.items() if name != "offers"}
    )
    assert Market(Report(unoffered), split_findings(unoffered)[0]).lots == ["consumables"]


def test_made_up_offers_name_no_lot_among_real_records() -> None:
    """In the main part the offers are not read where they are synthetic."""
    view = award_view("synthetic", **market_tables())
    view = dataclasses.replace(
        view, tables={**view.tables, "unit_prices": view.tables["unit_prices"].assign(basis="supplied", figure="")}
    )
    main, apart = split_findings(view)
    assert Market(Report(view), main).lots == ["consumables"]
    assert Market(Report(view), apart).offers


def test_a_need_without_a_price_is_a_cell_of_its_own() -> None:
    """Needs of the award that no unit price tells of are traced to what they cost today."""
    cell = Market(*award_part()).cells["theatre"][0]
    assert (cell["spend_pence"], cell["figure"], cell["unit"]) == (10_000, "award_baseline:masks:AAA", "box")
    assert cell["unit_price_gbp"] == 2.0


def test_contracts_are_found_by_the_category_of_a_lot() -> None:
    """A contract of the items' category belongs to every lot with such items, and makes no lot of its own."""
    market = Market(*award_part(**market_tables()))
    assert market.categories("ward") == {"consumables", "ward"}
    assert market.lots == ["ward", "theatre"]
    assert [(row["contract"], row["code"]) for row in market.contracts] == [("K1", "one")]


def test_what_a_supplier_supplies_alone() -> None:
    """Cells with one supplier today, a supplier that is not stated among them; a winner of tomorrow has none."""
    market = Market(*award_part(**market_tables()))
    found = {supplier: [(cell["trust"], cell["item"]) for cell in cells] for supplier, cells in market.alone.items()}
    assert sorted(found["one"]) == [("AAA", "gloves"), ("AAA", "masks"), ("BBB", "gloves")]
    assert found["(not stated)"] == [("CCC", "masks")]
    assert "two" not in found


def test_rows_of_one_supplier() -> None:
    """A table is looked through by supplier; one that is absent has no rows."""
    market = Market(*award_part(award_suppliers=[{"supplier": "two", "standing": "wins"}]))
    assert [row["standing"] for row in market.rows_of("award_suppliers", "two")] == ["wins"]
    assert market.rows_of("award_suppliers", "one") == market.rows_of("award_tiers", "two") == []

"""The page of one supplier."""

from __future__ import annotations

from optimiser.report.html.packs.market import Market
from optimiser.report.html.packs.suppliers import supplier_page
from tests.unit.report.award_sample import award_part, market_tables
from tests.unit.report.html.award.test_questions import TIERS
from tests.unit.report.html.award.test_tables import SUPPLIERS, rows


def test_an_incumbent() -> None:
    """Spend by trust, prices of one item across trusts, contracts with their ends, and its standing."""
    market = Market(*award_part(**market_tables(), award_suppliers=SUPPLIERS))
    page = supplier_page(market, "one")
    body, found = str(page["body"]), rows(page["body"])
    assert (page["anchor"], page["spend"][0], page["contracts"]) == ("supplier-one", 60_000, 1)
    assert "small or medium-sized enterprise" in body
    assert "Keeps what it has." in body
    assert "With prices 8.34% lower it wins." in body
    assert "Theatre 1 Ash not stated £100.00" in found
    assert "Ash AAA not seen" in found
    assert "Gloves per box Ash £3.00 ; Beech £3.13 1.04×" in found
    assert any(row.startswith("Wards Consumables Ash 30 Jun 2027 Next 90 days 31 Dec 2026") for row in found)


def test_a_winner_that_nobody_pays_today() -> None:
    """It has a page for what it would supply and its tiers, and no spend."""
    market = Market(*award_part(**market_tables(), award_suppliers=SUPPLIERS, award_tiers=TIERS))
    page = supplier_page(market, "two")
    body, found = str(page["body"]), rows(page["body"])
    assert page["spend"] == (None, "")
    assert page["recommended"][0] == 45_600
    assert "Wins new business." in body
    assert "Ward 1 Ash, Beech framework call-off £400.00" in found
    assert "2 lots £456.00" in found
    assert "164 units 1 200 units £5.00" in " ".join(found)
    assert "Spend</h4>" not in body


def test_a_supplier_of_which_nothing_is_known() -> None:
    """A shared supplier without pounds, contracts or prices says so."""
    shared = [{"supplier": "three", "name": "Supplier Three", "trusts": ""}]
    body = str(supplier_page(Market(*award_part(shared_suppliers=shared)), "three")["body"])
    assert "says nothing more of this supplier" in body

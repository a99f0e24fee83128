"""The pack of one lot."""

from __future__ import annotations

import pytest

from optimiser.report.html.packs import lots
from optimiser.report.html.packs.market import Market
from tests.unit.report.award_sample import award_part, market_tables
from tests.unit.report.html.award.test_joining import PHASING
from tests.unit.report.html.award.test_tables import rows


def test_a_lot_with_an_award() -> None:
    """Trust by trust, volumes, incumbents, contracts with their dates, offers with their routes."""
    market = Market(*award_part(**market_tables(), award_phasing=PHASING))
    pack = lots.lot_pack(market, "ward")
    body = str(pack["body"])
    found = rows(body)
    assert (pack["anchor"], pack["spend"][0], pack["trusts"], pack["items"]) == ("lot-ward", 50_000, 2, 1)
    assert "a saving of <strong>" in body
    assert "Route: framework call-off." in body
    assert found[1].startswith("Ash AAA 1 £300.00 Supplier One Supplier Two")
    assert found[1].endswith("£60.00 Jun 2027")
    assert found[2].endswith("£40.00 does not join")
    assert found[4].startswith("Gloves per box 2 164 £500.00 £3.00 Ash £3.13 Beech Supplier One")
    assert found[7] == "Supplier One Ash, Beech 1 £500.00"
    assert found[9].startswith("Wards Ash Supplier One 30 Jun 2027 Next 90 days 31 Dec 2026 open tender not named A")
    assert found[11].endswith("1 1 framework call-off 31 Mar 2027 not stated Quoted")
    assert 'href="report.html#contract-K1"' in body


def test_what_several_supply_stands_apart() -> None:
    """A cell without a stated supplier is no pounds of anybody named."""
    pack = lots.lot_pack(Market(*award_part(**market_tables())), "theatre")
    found = rows(pack["body"])
    assert "Supplier One Ash 1 £100.00" in found
    assert "not stated Cedar 1 £50.00" in found


def test_many_items_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The largest items are listed, the number of the others said, and the total is of all."""
    monkeypatch.setattr(lots, "_ITEMS_SHOWN", 0)
    body = str(lots.lot_pack(Market(*award_part(**market_tables())), "ward")["body"])
    assert "Volumes" not in body
    tables = market_tables()
    second = {**tables["unit_prices"][0], "item": "aprons", "item_name": "Aprons", "spend_pence": 5, "figure": ""}
    monkeypatch.setattr(lots, "_ITEMS_SHOWN", 1)
    market = Market(*award_part(**{**tables, "unit_prices": [*tables["unit_prices"], second]}))
    market.lot_of["aprons"] = "ward"
    found = rows(lots.lot_pack(market, "ward")["body"])
    assert "1 more item, in unit_prices.csv and award_lines.csv" in found
    assert any(row.startswith("2 items £500.05") for row in found)


def test_every_heading_of_the_illustration_says_so() -> None:
    """A pack of synthetic records is illustrative in each heading, caption and row of a trust."""
    body = str(lots.lot_pack(Market(*award_part("synthetic", **market_tables("synthetic"))), "ward")["body"])
    assert body.count("<h4>") == body.count('<h4><span class="illustrative">illustrative</span>') >= 4
    assert body.count("<caption>") == body.count("Illustrative, synthetic data")

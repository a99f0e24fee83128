"""How an excess could come, and what pooling adds to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimiser.audit.classes import pooled_tiers, register_facts, split_excess
from optimiser.audit.lines import read_spend
from optimiser.audit.prices import compare_prices
from tests.unit.audit.drawn import ITEMS, LINES, record

CONTRACTS = "contract,trust,participants,category,status,start,end,extension_months,notice_months,route,joint,grade\n"
LIVE = CONTRACTS + "C1,CCC,,consumables,awarded,2025-04-01,2027-03-31,12,3,tender,no,A\n"
OFFERS = "offer,supplier,item,price_gbp,capacity,valid_from,valid_to\n"
TIERS = "offer,threshold,threshold_unit,scope,kind,price_gbp,discount\n"


def _split(folder: Path, **tables: str) -> dict[tuple[str, str, str], int]:
    run = record(folder, {"spend_lines": LINES, "items": ITEMS, **tables})
    spend = read_spend(run)
    return split_excess(spend, compare_prices(spend), register_facts(run))


def test_without_a_contract_the_excess_needs_a_tender(tmp_path: Path) -> None:
    """CCC's 20.00 above the median."""
    assert _split(tmp_path) == {("new_tender", "gloves", "CCC"): 2000}


def test_a_live_contract_with_an_unused_extension_can_be_changed(tmp_path: Path) -> None:
    """The same 20.00, by another way."""
    assert _split(tmp_path, contracts=LIVE) == {("contract_change", "gloves", "CCC"): 2000}


def test_the_match_comes_first_and_is_never_more_than_the_excess(tmp_path: Path) -> None:
    """CCC pays AAA's supplier 30.00 more, of which 20.00 is above the median."""
    assert _split(tmp_path, spend_lines=LINES.replace("three", "one")) == {("price_match", "gloves", "CCC"): 2000}


def test_a_variation_to_investigate_is_not_split(tmp_path: Path) -> None:
    """It is no price, whatever contract there is."""
    items = ITEMS.replace(",price", ",investigate")
    assert _split(tmp_path, items=items, contracts=LIVE) == {("investigate", "gloves", "CCC"): 2000}


def test_the_register_says_what_is_live_extendable_and_under_way(tmp_path: Path) -> None:
    """A grade C row extends nothing, an ended one binds nobody, a joint tender covers its members."""
    rows = (
        "C1,AAA,,a,awarded,2025-04-01,2027-03-31,12,3,tender,no,A\nC2,BBB,,a,awarded,2025-04-01,2027-03-31,12,3,tender,no,C\n"
        "C3,CCC,,a,awarded,2024-04-01,2026-03-31,12,3,tender,no,A\nC4,AAA,AAA;CCC,b,tender,2027-04-01,,,,,yes,A\n"
    )
    facts = register_facts(record(tmp_path, {"contracts": CONTRACTS + rows}))
    assert facts.extendable == {("AAA", "a")}
    assert facts.under_way == {("AAA", "b"), ("CCC", "b")}
    assert facts.deadlines["BBB", "a"] == [(dt.date(2026, 3, 31), "C2")]


def test_pooling_counts_what_it_adds_to_the_excess(tmp_path: Path) -> None:
    """Thirty boxes reach 0.50: AAA saves 5.00, BBB 15.00, CCC 35.00 less the 20.00 counted already."""
    tables = {
        "offers": OFFERS + "O1,four,gloves,3.00,,,\n",
        "offer_tiers": TIERS + "O1,25,units,offer,all_units,0.50,\n",
    }
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS, **tables})
    spend = read_spend(run)
    pooled = pooled_tiers(run, spend, compare_prices(spend))["gloves"]
    assert (pooled.offer, pooled.values) == ("O1", {"AAA": 500, "BBB": 1500, "CCC": 1500})


def test_an_offer_that_does_not_hold_pools_nothing(tmp_path: Path) -> None:
    """Over, not begun, too small, of other tiers, reached by each alone, or a member's own: none counts."""
    offers = OFFERS + (
        "O1,four,gloves,3.00,,,2026-11-21\nO2,four,gloves,3.00,,2026-11-23,\nO3,four,gloves,3.00,29,,\n"
        "O4,four,gloves,3.00,,,\nO5,four,gloves,3.00,,,\nO6,own,gloves,3.00,,,\n"
    )
    tiers = TIERS + "".join(f"O{number},25,units,offer,all_units,0.50,\n" for number in (1, 2, 3, 6))
    tiers += "O4,25,units,lot,all_units,0.50,\nO5,10,units,offer,all_units,0.50,\n"
    suppliers = "supplier,name,member_trust\nown,Own,AAA\n"
    tables = {"offers": offers, "offer_tiers": tiers, "suppliers": suppliers}
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS, **tables})
    spend = read_spend(run)
    assert pooled_tiers(run, spend, compare_prices(spend)) == {}


def test_a_discount_is_taken_off_the_listed_price(tmp_path: Path) -> None:
    """A quarter off 1.00 is 0.75: AAA saves 2.50 of its 10.00."""
    tables = {
        "offers": OFFERS + "O1,four,gloves,1.00,,,\n",
        "offer_tiers": TIERS + "O1,25,units,offer,all_units,,0.25\n",
    }
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS, **tables})
    spend = read_spend(run)
    assert pooled_tiers(run, spend, compare_prices(spend))["gloves"].values["AAA"] == 250

"""Opportunities by class, what counts, and the headline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.results.findings import Findings
from tests.unit.small_case import CONTRACTS, ITEMS, LINES, SUPPLIERS, found, pence, row_of, rows, small_case

TABLES = {"items": ITEMS, "spend_lines": LINES, "suppliers": SUPPLIERS}
EXTENDABLE = "K1,CCC,,consumables,buying,Gloves,three,awarded,,,2025-04-01,2027-12-31,12,3,framework,no,A"
JOINT = "K1,AAA,AAA;CCC,consumables,buying,Gloves,,tender,,,2027-04-01,2029-03-31,,,open tender,yes,A"


def with_contract(folder: Path, contract: str, lines: str = LINES, **about: object) -> Findings:
    """Return the findings of the case with one contract."""
    tables = {**TABLES, "spend_lines": lines, "contracts": CONTRACTS + f"    {contract}\n"}
    return found(small_case(folder, tables, **about))


def opportunities(findings: Findings) -> dict[str, int]:
    """Return the pounds of each opportunity [pence]."""
    return dict(rows(findings, "opportunities", "opportunity", "value_pence"))


def test_new_tender_where_nothing_else_helps(tmp_path: Path) -> None:
    """Without a common supplier or a contract the excess needs a new tender."""
    findings = found(small_case(tmp_path, TABLES))
    assert opportunities(findings) == {"new_tender:gloves": 2000}
    row = row_of(findings, "opportunities")
    assert (row["class"], row["ease"], row["trusts"], row["counts"]) == ("new_tender", 4, "CCC", True)
    assert (row["low_pence"], row["high_pence"]) == (1667, 3000)
    assert row["decide_by"] is None
    assert row["decide_by_note"] == "No live contract of these trusts with an end date is in the register."


@pytest.mark.parametrize(
    ("price_at_two", "match", "tender"),
    [("20.00", 2000, 0), ("35.00", 500, 0), ("30.00", 1000, 0)],
)
def test_ask_for_the_match(tmp_path: Path, price_at_two: str, match: int, tender: int) -> None:
    """Where BBB and CCC share a supplier the gap between them is asked for, as far as it reaches down to the median."""
    lines = LINES.replace("gloves,two,10,box,20.00", f"gloves,three,10,box,{price_at_two}")
    findings = found(small_case(tmp_path, {**TABLES, "spend_lines": lines}))
    assert opportunities(findings) == {"price_match:gloves": match} | ({"new_tender:gloves": tender} if tender else {})


def test_a_match_that_reaches_only_part_of_the_way(tmp_path: Path) -> None:
    """CCC pays its supplier 4.00 where a fourth trust pays 3.50: 5.00 is a match, the other 15.00 needs a tender."""
    trusts = """\
        trust,name,short_name,kind
        AAA,Ash,Ash,acute
        BBB,Beech,Beech,acute
        CCC,Cedar,Cedar,acute
        DDD,Damson,Damson,acute
        EEE,Elm,Elm,acute
        """
    lines = LINES + "    L4,DDD,2025/26,gloves,three,1,box,3.50\n    L5,EEE,2025/26,gloves,four,10,box,15.00\n"
    findings = found(small_case(tmp_path, {"trusts": trusts, "items": ITEMS, "spend_lines": lines}))
    assert findings.ledger.pence("excess:median:gloves:CCC") == 2000
    assert pence(findings.ledger, "class:") == {
        "price_match:gloves:CCC": 500,
        "new_tender:gloves:CCC": 1500,
        "new_tender:gloves:DDD": 150,
    }
    split = row_of(findings, "opportunities", opportunity="new_tender:gloves")
    assert (split["low_pence"], split["high_pence"]) == (None, None)


def test_a_match_names_the_lines_of_the_common_supplier(tmp_path: Path) -> None:
    """The lines of every trust with that supplier are sources of the match, used and not added."""
    lines = LINES.replace("gloves,two,10", "gloves,three,10")
    ledger = found(small_case(tmp_path, {**TABLES, "spend_lines": lines})).ledger
    assert [(source.key, source.sign) for source in ledger.sources["class:price_match:gloves:CCC"] if source.row] == [
        ("L2", 0),
        ("L3", 0),
    ]


def test_change_the_contract(tmp_path: Path) -> None:
    """A live contract with an unused extension is something to bargain with, by its decide-by date."""
    findings = with_contract(tmp_path, EXTENDABLE)
    assert opportunities(findings) == {"contract_change:gloves": 2000}
    row = row_of(findings, "opportunities")
    assert (row["decide_by"], row["decide_by_note"]) == (dt.date(2027, 5, 31), "Contract K1 comes first.")
    assert row["ease"] == 2


@pytest.mark.parametrize(
    "contract",
    [
        EXTENDABLE.replace("2027-12-31,12", "2027-12-31,"),
        EXTENDABLE.replace("2027-12-31,12", "2027-12-31,0"),
        EXTENDABLE.replace("2027-12-31", "2026-11-21"),
        EXTENDABLE.replace("2025-04-01", "2026-12-01"),
        EXTENDABLE.replace("no,A", "no,C"),
        EXTENDABLE.replace("awarded", "pipeline"),
        EXTENDABLE.replace("consumables", "food"),
        EXTENDABLE.replace("K1,CCC", "K1,BBB"),
    ],
)
def test_nothing_to_bargain_with(tmp_path: Path, contract: str) -> None:
    """No extension, ended, not begun, grade C, not awarded, another category or another trust leave a new tender."""
    assert opportunities(with_contract(tmp_path, contract)) == {"new_tender:gloves": 2000}


def test_already_in_plan(tmp_path: Path) -> None:
    """What a joint tender covers is shown, marked, and left out of the headline."""
    findings = with_contract(tmp_path, JOINT)
    row = row_of(findings, "opportunities")
    assert (row["opportunity"], row["value_pence"]) == ("new_tender:gloves:in_plan", 2000)
    assert (row["already_in_plan"], row["counts"], row["decide_by"]) == (True, False, None)
    assert row["decide_by_note"] == "A joint tender is under way."
    assert findings.ledger.pence("in_plan") == 2000
    assert findings.ledger.pence("headline:opportunity") == 0
    assert pence(findings.ledger, "headline:opportunity:") == {"AAA": 0, "BBB": 0, "CCC": 0}


def test_a_tender_of_one_trust_is_no_joint_plan(tmp_path: Path) -> None:
    """A tender that is not joint leaves the opportunity where it is."""
    findings = with_contract(tmp_path, JOINT.replace("yes", "no"))
    assert findings.ledger.pence("headline:opportunity") == 2000


def test_in_plan_for_some_trusts_only(tmp_path: Path) -> None:
    """Of two trusts above the median one is in the joint tender: of the item's two rows one counts."""
    trusts = """\
        trust,name,short_name,kind
        AAA,Ash,Ash,acute
        BBB,Beech,Beech,acute
        CCC,Cedar,Cedar,acute
        DDD,Damson,Damson,acute
        EEE,Elm,Elm,acute
        """
    lines = LINES + "    L4,DDD,2025/26,gloves,four,10,box,30.00\n    L5,EEE,2025/26,gloves,five,10,box,15.00\n"
    tables = {"trusts": trusts, "items": ITEMS, "spend_lines": lines, "contracts": CONTRACTS + f"    {JOINT}\n"}
    findings = found(small_case(tmp_path, tables))
    assert opportunities(findings) == {"new_tender:gloves": 1000, "new_tender:gloves:in_plan": 2000}
    expected = {"": 1000, ":AAA": 0, ":BBB": 0, ":CCC": 0, ":DDD": 1000, ":EEE": 0}
    assert pence(findings.ledger, "headline:opportunity") == expected


def test_a_variation_in_plan_is_still_to_be_investigated(tmp_path: Path) -> None:
    """A joint tender does not make a price out of a mixed cost."""
    tables = {
        **TABLES,
        "items": ITEMS.replace("box,price", "box,investigate"),
        "contracts": CONTRACTS + f"    {JOINT}\n",
    }
    findings = found(small_case(tmp_path, tables))
    row = row_of(findings, "opportunities")
    assert (row["opportunity"], row["already_in_plan"], row["counts"]) == ("investigate:gloves", False, False)
    assert "in_plan" not in findings.ledger.figures


OFFER = "offer,supplier,item,price_gbp,capacity\nO1,one,gloves,3.00,\n"
TIER = "offer,threshold,threshold_unit,scope,kind,price_gbp\nO1,25,units,offer,all_units,1.50\n"


def test_pool_to_reach_a_tier(tmp_path: Path) -> None:
    """Thirty boxes reach 1.50: BBB gains 5.00, CCC 25.00 less the 20.00 counted; AAA pays 1.00 and would pay more."""
    findings = found(small_case(tmp_path, {**TABLES, "offers": OFFER, "offer_tiers": TIER}))
    row = row_of(findings, "opportunities", opportunity="pooled_tier:gloves")
    assert (row["value_pence"], row["trusts"], row["evidence"], row["counts"]) == (1000, "BBB;CCC", "assumed", False)
    assert row["condition"].endswith("AAA would pay more than today and must be made whole.")
    assert pence(findings.ledger, "class:pooled_tier:gloves:") == {"BBB": 500, "CCC": 500}
    assert {findings.ledger.figures[f"class:pooled_tier:gloves:{trust}"].scope for trust in ("BBB", "CCC")} == {
        "context"
    }


def test_a_quoted_price_to_pool_for(tmp_path: Path) -> None:
    """What stands behind the offer's price stands behind the opportunity; an offer that says nothing is assumed."""
    offer = "offer,supplier,item,price_gbp,evidence\nO1,one,gloves,3.00,quoted\n"
    row = row_of(
        found(small_case(tmp_path, {**TABLES, "offers": offer, "offer_tiers": TIER})),
        "opportunities",
        opportunity="pooled_tier:gloves",
    )
    assert row["evidence"] == "quoted"


def test_nobody_pays_more_for_pooling(tmp_path: Path) -> None:
    """Where the tier is below every price nobody has to be made whole."""
    tier = TIER.replace("1.50", "0.90")
    findings = found(small_case(tmp_path, {**TABLES, "offers": OFFER, "offer_tiers": tier}))
    assert "made whole" not in row_of(findings, "opportunities", opportunity="pooled_tier:gloves")["condition"]


@pytest.mark.parametrize(
    ("offer", "tier"),
    [
        (OFFER.replace("3.00,", "3.00,29"), TIER),
        (OFFER, TIER.replace("O1,25", "O1,31")),
        (OFFER, TIER.replace("O1,25", "O1,10")),
        (OFFER.replace("3.00", "9.00"), TIER.replace("1.50", "4.00")),
    ],
)
def test_no_tier_to_pool_for(tmp_path: Path, offer: str, tier: str) -> None:
    """Too little capacity, a threshold out of reach or within each trust's own, or no gain: nothing to pool."""
    findings = found(small_case(tmp_path, {**TABLES, "offers": offer, "offer_tiers": tier}))
    assert opportunities(findings) == {"new_tender:gloves": 2000}


def test_pooling_without_items(tmp_path: Path) -> None:
    """A case without an items table still shows the tier, under the item's code."""
    findings = found(small_case(tmp_path, {"spend_lines": LINES, "offers": OFFER, "offer_tiers": TIER}))
    row = row_of(findings, "opportunities", opportunity="pooled_tier:gloves")
    assert row["title"] == "gloves: pool to reach the tier of offer O1"


def test_an_offer_from_a_member_counts_nothing(tmp_path: Path) -> None:
    """An offer of a supplier that a member owns is passed over: its gain is that member's loss."""
    owned = SUPPLIERS + "    own,Ash Supplies,AAA\n"
    offer = OFFER.replace("O1,one", "O1,own")
    tables = {**TABLES, "suppliers": owned, "offers": offer, "offer_tiers": TIER}
    assert opportunities(found(small_case(tmp_path, tables))) == {"new_tender:gloves": 2000}


@pytest.mark.parametrize("table", ["spend_lines", "items"])
def test_what_is_synthetic_stands_in_the_illustration(tmp_path: Path, table: str) -> None:
    """Synthetic lines or items make an illustration: the same numbers, and no headline."""
    ledger = found(small_case(tmp_path, TABLES, basis={table: "synthetic"})).ledger
    assert pence(ledger, "illustration:opportunity") == {"": 2000, ":AAA": 0, ":BBB": 0, ":CCC": 2000}
    assert pence(ledger, "headline:") == {}
    assert {figure.scope for name, figure in ledger.figures.items() if "gloves" in name} == {"illustration"}


def test_a_synthetic_register_takes_the_headline_with_it(tmp_path: Path) -> None:
    """Where invented contracts decide the class or the plan, the opportunity is an illustration; the prices are not."""
    for contract in (EXTENDABLE, JOINT):
        ledger = with_contract(tmp_path / contract[3:6], contract, basis={"contracts": "synthetic"}).ledger
        assert pence(ledger, "headline:opportunity") == {}
        assert "illustration:opportunity" in ledger.figures
        assert ledger.figures["excess:median:gloves:CCC"].scope == "headline"


def test_a_synthetic_register_that_decides_nothing(tmp_path: Path) -> None:
    """An invented contract without extension or joint tender leaves the headline where it is."""
    contract = EXTENDABLE.replace("2027-12-31,12", "2027-12-31,")
    ledger = with_contract(tmp_path, contract, basis={"contracts": "synthetic"}).ledger
    assert ledger.pence("headline:opportunity") == 2000


def test_synthetic_offers_are_an_illustration_in_a_supplied_case(tmp_path: Path) -> None:
    """The tier of an invented offer never stands beside supplied figures."""
    tables = {**TABLES, "offers": OFFER, "offer_tiers": TIER}
    ledger = found(small_case(tmp_path, tables, basis={"offers": "synthetic"})).ledger
    assert ledger.figures["opportunity:pooled_tier:gloves"].scope == "illustration"
    assert ledger.pence("headline:opportunity") == 2000


def test_a_line_from_a_member_counts_nothing(tmp_path: Path) -> None:
    """Where CCC buys from a company of AAA there is no opportunity at all: two trusts are left."""
    owned = SUPPLIERS.replace("three,Supplier Three,", "three,Supplier Three,AAA")
    findings = found(small_case(tmp_path, {**TABLES, "suppliers": owned}))
    assert opportunities(findings) == {}
    assert row_of(findings, "exclusions", reason="internal")["value_pence"] == 4000


def test_equal_prices_leave_nothing(tmp_path: Path) -> None:
    """Where all pay the same there is a headline of nought, and no opportunity."""
    lines = LINES.replace("20.00", "10.00").replace("40.00", "10.00")
    findings = found(small_case(tmp_path, {**TABLES, "spend_lines": lines}))
    assert opportunities(findings) == {}
    assert findings.ledger.pence("headline:opportunity") == 0


def test_parts_of_the_trusts_add_up(tmp_path: Path) -> None:
    """The parts of every opportunity add up to it."""
    findings = found(small_case(tmp_path, {**TABLES, "offers": OFFER, "offer_tiers": TIER}))
    added: dict[str, int] = {}
    for name, value in rows(findings, "opportunity_parts", "opportunity", "value_pence"):
        added[name] = added.get(name, 0) + value
    assert added == opportunities(findings)

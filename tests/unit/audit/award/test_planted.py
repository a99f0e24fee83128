"""What was planted, and what is found of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.audit.award.planted import check_planted
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import OFFERS, told, words_of

PLANTED = "planted,kind,expected,scenario,lots,item,supplier,offers,trusts,value_gbp,detail\n"
FOUND = "planted,kind,planted_gbp,found_gbp,found,basis\n"
# Four is taken on for 1.00; BBB saves 5.00 and CCC 25.00.
COSTLY = OFFERS + "O1,four,gloves,,,1.50,,,1.00,,\nO2,five,gloves,,,9.00,,,,,\n"
TIER = "schedule,buy_more_gbp\nfive:offer:O2:all_units,3.00\n"
RULE = "rule,joint_gbp\nr,2.00\n"


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("P,price_spread,saving_exactly,,,gloves,,,BBB,4.00,d", "P,price_spread,4.00,4.00,yes,supplied"),
        ("P,price_spread,saving_exactly,,,gloves,,,BBB,4.02,d", "P,price_spread,4.02,4.00,yes,supplied"),
        ("P,price_spread,saving_exactly,,,gloves,,,BBB,4.03,d", "P,price_spread,4.03,4.00,no,supplied"),
        ("P,pooled_tier,saving_at_least,,consumables,,,,,20.00,d", "P,pooled_tier,20.00,29.00,yes,supplied"),
        ("P,pooled_tier,saving_at_least,,,,,,,30.00,d", "P,pooled_tier,30.00,29.00,no,supplied"),
        ("P,dominated,unused,,,,,O2,,0.00,d", "P,dominated,0.00,0.00,yes,supplied"),
        ("P,dominated,unused,,,,,O1;O2,,0.00,d", "P,dominated,0.00,,no,supplied"),
        ("P,switch_not_worth,stays,,,,,,AAA,0.00,d", "P,switch_not_worth,0.00,0.00,yes,supplied"),
        ("P,switch_not_worth,stays,,,,,,AAA;BBB,0.00,d", "P,switch_not_worth,0.00,,no,supplied"),
        ("P,tier_missed,tier_gap,,,,,O2,,3.00,d", "P,tier_missed,3.00,3.00,yes,supplied"),
        ("P,tier_missed,tier_gap,,,,,O1,,3.00,d", "P,tier_missed,3.00,,no,supplied"),
        ("P,rule,costs_at_most,base,,,,,,2.50,d", "P,rule,2.50,2.00,yes,supplied"),
        ("P,rule,costs_at_most,base,,,,,,1.50,d", "P,rule,1.50,2.00,no,supplied"),
    ],
)
def test_what_is_found_follows_from_the_award(tmp_path: Path, planted: str, found: str) -> None:
    """A saving net of taking the supplier on, offers unused, who stays, a gap to a tier, the price of rules."""

    def told_of(row: str) -> set[str]:
        differences = Comparison()
        tables = {"offers": COSTLY, "planted": PLANTED + planted + "\n"}
        findings = {"award_planted": FOUND + row + "\n", "award_tiers": TIER, "award_rules": RULE}
        check_planted(words_of(tmp_path, tables=tables, findings=findings, result={"scenario": "base"}), differences)
        return told(differences)

    assert told_of(found) == set()
    turned = found.replace(",yes,", ",maybe,").replace(",no,", ",yes,").replace(",maybe,", ",no,")
    assert told_of(turned) == {"P"}
    assert told_of(found.replace("P,", "Q,", 1)) == {"P", "Q"}


def test_what_was_planted_for_another_scenario_is_not_looked_for(tmp_path: Path) -> None:
    """The table then has no row."""
    tables = {"offers": COSTLY, "planted": PLANTED + "P,rule,costs_at_most,other,,,,,,2.50,d\n"}
    differences = Comparison()
    run = {"findings": {"award_planted": FOUND}, "result": {"scenario": "base"}}
    check_planted(words_of(tmp_path, tables=tables, **run), differences)  # type: ignore[arg-type]
    assert differences.differences == []

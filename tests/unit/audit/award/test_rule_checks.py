"""Every kind of rule, kept by the slightest and broken by the slightest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.award.rule_checks import check_rules, weights_of
from optimiser.audit.comparison import Comparison
from tests.unit.audit.award.drawn_award import DECIDED, ITEMS, LINES, OFFERS, TIERS, TWO_MOVE, award_of, told

# Ten boxes stay with one at 10.00, twenty go to four at 30.00: 40.00 in all.
FLAGS = "supplier,name,sme,attributes\none,One,yes,green\nfour,Four,no,\n"
CARBON = "offer,supplier,item,price_gbp,carbon_kg,delivery_gbp,switching_gbp\nO1,four,gloves,1.50,2,1.00,3.00\n"


def _is_kept(folder: Path, rule: dict[str, Any], decided: str = TWO_MOVE, **more: Any) -> bool:
    named = {"owner": "Chief", "reason": "R", "on": True, **rule}
    found = Comparison()
    check_rules(award_of(folder, decided, rules={"r": named}, **more), "place", found)
    assert told(found) <= {"r"}
    return not found.differences


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ({"kind": "winner_limit", "most": 2, "each": "lot"}, True),
        ({"kind": "winner_limit", "most": 1, "each": "lot"}, False),
        ({"kind": "winner_limit", "most": 1, "each": "trust"}, True),
        ({"kind": "winner_limit", "most": 1, "each": "lot", "trusts": ["BBB", "CCC"]}, True),
        ({"kind": "winner_limit", "most": 1, "each": "all", "suppliers": ["four"]}, True),
        ({"kind": "winner_limit", "least": 2, "each": "item"}, True),
        ({"kind": "winner_limit", "least": 3, "each": "item"}, False),
        ({"kind": "winner_limit", "least": 2, "each": "trust_and_lot"}, False),
        ({"kind": "single_source", "each": "trust"}, True),
        ({"kind": "single_source", "each": "lot"}, False),
        ({"kind": "dual_sourcing", "least_share": 0.333333}, True),
        ({"kind": "dual_sourcing", "least_share": 0.34}, False),
        ({"kind": "dual_sourcing"}, True),
        ({"kind": "share", "least": 0.25, "suppliers": ["one"]}, True),
        ({"kind": "share", "least": 0.26, "suppliers": ["one"]}, False),
        ({"kind": "share", "most": 0.75, "each_supplier": True}, True),
        ({"kind": "share", "most": 0.74, "each_supplier": True}, False),
        ({"kind": "share", "most": 0.66, "of": "volume", "suppliers": ["four"]}, False),
        ({"kind": "share", "most": 0.67, "of": "volume", "suppliers": ["four"]}, True),
        ({"kind": "share", "least": 0.25, "attributes": ["sme"]}, True),
        ({"kind": "share", "least": 0.01, "attributes": ["local"]}, False),
        ({"kind": "amount", "most_gbp": 30, "suppliers": ["four"]}, True),
        ({"kind": "amount", "most_gbp": 29.99, "suppliers": ["four"]}, False),
        ({"kind": "amount", "least_gbp": 10.01, "suppliers": ["one"]}, False),
        ({"kind": "amount", "least": 20, "suppliers": ["four"]}, True),
        ({"kind": "amount", "least": 20.001, "suppliers": ["four"]}, False),
        ({"kind": "amount", "most": 19, "suppliers": ["four"]}, False),
        ({"kind": "incumbent_floor", "least": 0.333333}, True),
        ({"kind": "incumbent_floor", "least": 0.34}, False),
        ({"kind": "incumbent_floor", "least": 1, "trusts": ["AAA"]}, True),
        ({"kind": "trusts_out", "trusts": ["AAA"]}, True),
        ({"kind": "trusts_out", "trusts": ["AAA", "BBB"]}, False),
        ({"kind": "trusts_out", "trusts": ["BBB"], "lots": ["wards"]}, True),
        ({"kind": "exclusion", "suppliers": ["two"]}, True),
        ({"kind": "exclusion", "suppliers": ["four"]}, False),
        ({"kind": "exclusion", "attributes": ["green"], "trusts": ["BBB"]}, True),
        ({"kind": "exclusion", "attributes": ["green"]}, False),
        ({"kind": "forced_award", "suppliers": ["four"], "trusts": ["BBB"]}, True),
        ({"kind": "forced_award", "suppliers": ["four"]}, False),
        ({"kind": "forced_award", "suppliers": ["four"], "least": 0.5}, True),
        ({"kind": "switch_limit", "most": 2}, True),
        ({"kind": "switch_limit", "most": 1}, False),
        ({"kind": "switch_limit", "most": 1, "trusts": ["BBB"]}, True),
        ({"kind": "budget", "most_gbp": 40}, True),
        ({"kind": "budget", "most_gbp": 39.99}, False),
        ({"kind": "no_trust_worse_off"}, True),
        ({"kind": "carbon_price", "gbp_per_tonne": 1}, True),
        ({"kind": "preference", "malus": 1}, True),
    ],
)
def test_a_rule_is_kept_or_broken(tmp_path: Path, rule: dict[str, Any], kept: bool) -> None:
    """Of thirty boxes ten stay with one at 10.00, and twenty go to four at 30.00."""
    assert _is_kept(tmp_path, rule, tables={"suppliers": FLAGS}) == kept


def test_a_quantity_may_miss_a_sum_by_its_smallest_unit(tmp_path: Path) -> None:
    """Of ten boxes 3.333333 are due: a millionth less is let pass for each line, a hundredth is not."""
    offers = OFFERS + "O1,four,gloves,,,1.50,,,,,\n"
    decided = DECIDED + "AAA,present:AAA:gloves:one,,gloves,{}\nAAA,O1,,gloves,{}\n"
    tables = {"offers": offers, "spend_lines": "\n".join(LINES.splitlines()[:2]) + "\n"}
    rule = {"kind": "share", "least": 0.3333333, "of": "volume", "suppliers": ["four"]}
    assert _is_kept(tmp_path, rule, decided.format("6.666668", "3.333332"), tables=tables)
    assert not _is_kept(tmp_path, rule, decided.format("6.676667", "3.323333"), tables=tables)


def test_a_bill_has_deliveries_and_moves_and_no_lumps(tmp_path: Path) -> None:
    """BBB pays 15.00, 1.00 and 3.00: 19.00 of 20.00; with a switch of 5.00 it pays a pound more than today."""
    tables = {"offers": CARBON, "offer_tiers": TIERS + "O1,5,units,offer,rebate_lump,,,9.00\n"}
    rule = {"kind": "no_trust_worse_off"}
    assert _is_kept(tmp_path, rule, tables=tables)
    dear = {**tables, "offers": CARBON.replace("1.00,3.00", "1.00,5.00")}
    assert not _is_kept(tmp_path, rule, tables=dear)
    assert _is_kept(tmp_path, {**rule, "allowance_gbp": 1}, tables=dear)
    assert _is_kept(tmp_path, {**rule, "trusts": ["AAA", "CCC"]}, tables=dear)
    assert _is_kept(tmp_path, rule, tables=dear, one_off_years=2)


def test_the_budget_has_everything_in(tmp_path: Path) -> None:
    """10.00 and 30.00, two deliveries, two moves, less a lump of 9.00: 39.00."""
    tables = {"offers": CARBON, "offer_tiers": TIERS + "O1,5,units,offer,rebate_lump,,,9.00\n"}
    assert _is_kept(tmp_path, {"kind": "budget", "most_gbp": 39}, tables=tables)
    assert not _is_kept(tmp_path, {"kind": "budget", "most_gbp": 38.99}, tables=tables)


def test_emissions_count_present_terms_too(tmp_path: Path) -> None:
    """Twenty boxes at 2 kg on the offer, and ten at the 1 kg of the item."""
    items = ITEMS.replace("comparison", "comparison,carbon_kg").replace(",price", ",price,1")
    tables = {"items": items, "offers": CARBON}
    assert _is_kept(tmp_path, {"kind": "carbon_cap", "most_kg": 50}, tables=tables)
    assert not _is_kept(tmp_path, {"kind": "carbon_cap", "most_kg": 49.9}, tables=tables)
    assert _is_kept(tmp_path, {"kind": "carbon_cap", "most_kg": 40, "suppliers": ["four"]}, tables=tables)


def test_who_stays_out_is_no_part_of_what_limits_on_winners_are_about(tmp_path: Path) -> None:
    """AAA stays out and keeps its own supplier: of the others one wins."""
    assert _is_kept(tmp_path, {"kind": "single_source", "each": "lot"}, trusts_out=["AAA"])
    assert _is_kept(tmp_path, {"kind": "forced_award", "suppliers": ["four"]}, trusts_out=["AAA"])
    assert not _is_kept(tmp_path, {"kind": "budget", "most_gbp": 39}, trusts_out=["AAA"])


def test_what_weighs_without_being_paid(tmp_path: Path) -> None:
    """40 kg at 100.00 a tonne weigh 4.00; a malus of a tenth on 30.00 weighs 3.00."""
    rules = {
        "a": {"kind": "carbon_price", "gbp_per_tonne": 100, "on": True},
        "b": {"kind": "preference", "malus": 0.1, "suppliers": ["four"], "on": True},
    }
    tables = {
        "offers": CARBON,
        "items": ITEMS.replace("comparison", "comparison,carbon_kg").replace(",price", ",price,0"),
    }
    assert weights_of(award_of(tmp_path, tables=tables, rules=rules)) == 400 + 300

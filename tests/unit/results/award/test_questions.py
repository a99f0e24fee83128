"""What is asked about a recommended award, as tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.results.findings import Findings
from tests.unit.results.award.award_case import awarded

SME_ONLY = {"min_sme_share": 1.0}
OFF = {"kind": "budget", "owner": "Board", "reason": "Later", "most_gbp": 1.0, "on": False}


def rows_of(found: Findings, name: str, key: str) -> dict[str, dict[str, Any]]:
    """Return a table as rows by one column, empty cells left out."""
    frame = found.tables[name]
    return {
        str(row[key]): {str(column): value for column, value in row.items() if value is not None and value == value}  # noqa: PLR0124 - not a number
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    }


def test_a_rule_that_binds(tmp_path: Path) -> None:
    """Where all must be bought of Supplier One, BBB and CCC already are, and AAA stays with it: the rule is free."""
    found = awarded(tmp_path, buying={**SME_ONLY, "rules": {"later": OFF}}, questions="all")
    rules = rows_of(found, "award_rules", "rule")
    assert (rules["min_sme_share"]["standing"], rules["min_sme_share"]["price_pence"]) == ("free", 0)
    assert rules["min_sme_share"]["joint_pence"] == 0
    assert rules["later"]["note"] == "Switched off in this scenario."
    assert (rules["later"]["owner"], rules["later"]["reason"]) == ("Board", "Later")


def test_the_price_of_a_rule(tmp_path: Path) -> None:
    """Keeping BBB and CCC out costs the 22.00 they would save in the first year."""
    rules = rows_of(awarded(tmp_path, buying={"trusts_out": ["BBB", "CCC"]}, questions="all"), "award_rules", "rule")
    own = rules["trusts_out"]
    assert (own["standing"], own["price_pence"], own["joint_pence"]) == ("binds", 2200, 2200)
    assert (own["owner"], own["reason"]) == ("Scenario", "Set by buying.trusts_out")


def test_suppliers_beside_the_award(tmp_path: Path) -> None:
    """One wins, two is told what would make it win, three loses what it has and has no offer to change that."""
    suppliers = rows_of(awarded(tmp_path, questions="all"), "award_suppliers", "supplier")
    assert {name: row["standing"] for name, row in suppliers.items()} == {
        "one": "wins",
        "two": "loses",
        "three": "loses",
    }
    assert (suppliers["one"]["today_pence"], suppliers["one"]["recommended_pence"]) == (1000, 4000)
    # AAA for 10.00 as today and 20 boxes of two at 1.90 come to the 48.00 of the recommended award.
    assert suppliers["two"]["price_cut"] == pytest.approx(11 / 30, abs=1e-4)
    assert "it wins" in suppliers["two"]["note"]
    assert "note" not in suppliers["three"] or suppliers["three"]["note"] == ""


def test_tiers_beside_the_award(tmp_path: Path) -> None:
    """Exactly twenty boxes reach the last tier, and any volume below what is expected misses it."""
    tiers = rows_of(awarded(tmp_path, questions="all"), "award_tiers", "schedule")
    own = tiers["one:offer:O1:all_units"]
    assert (own["measured"], own["tier"], own["note"]) == (20.0, 2, "The last tier is reached.")
    assert 0.3 < own["chance_missed"] < 0.7


def test_buying_more_to_pay_less(tmp_path: Path) -> None:
    """Twenty boxes at 1.50 cost 30.00; twenty-one in a tier of 1.00 cost 21.00."""
    tiers = "offer,threshold,threshold_unit,scope,kind,price_gbp\nO1,21,units,offer,all_units,1.00\n"
    lines = "line_id,trust,financial_year,item,supplier,quantity,unit,amount_gbp\n"
    lines += "L2,BBB,2025/26,gloves,two,10,box,20.00\nL3,CCC,2025/26,gloves,three,10,box,40.00\n"
    found = awarded(tmp_path, offer_tiers=tiers, spend_lines=lines, questions="all")
    own = rows_of(found, "award_tiers", "schedule")["one:offer:O1:all_units"]
    assert own["buy_more_pence"] == 900
    assert own["note"] == "Buying 5.0% more costs £9.00 less in all."


def test_other_awards_beside_it(tmp_path: Path) -> None:
    """With one supplier fewer CCC still saves; the frontier holds the recommended award first and never costs less."""
    choices = awarded(tmp_path, questions="all").tables["award_choices"]
    suppliers = choices[choices["question"] == "suppliers"]
    assert next(iter(suppliers["more_pence"])) == 0
    assert all(more >= 0 for more in suppliers["more_pence"].dropna())
    assert "demand" in set(choices["question"])
    assert "carbon" not in set(choices["question"])


def test_the_saving_under_uncertainty(tmp_path: Path) -> None:
    """The claimed saving is the ledger's, and no outcome in the stated ranges falls below the proven one."""
    found = awarded(tmp_path, questions="all")
    risk = {name: row["value_pence"] for name, row in rows_of(found, "award_risk", "measure").items()}
    assert risk["claimed"] == found.ledger.pence("award:saving")
    assert risk["proven_low"] <= risk["p10"] <= risk["p50"] <= risk["p90"]


def test_nothing_asked(tmp_path: Path) -> None:
    """Without questions the rules stand with owner and reason, unpriced, and no other table is made."""
    found = awarded(tmp_path, buying={"trusts_out": ["BBB"]})
    assert rows_of(found, "award_rules", "rule")["trusts_out"]["standing"] == "not_priced"
    assert {"award_choices", "award_risk", "award_tiers"}.isdisjoint(found.tables)

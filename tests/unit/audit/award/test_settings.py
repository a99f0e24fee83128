"""The rules that hold, read from the record of the settings."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from optimiser.audit.award.settings import Rule, read_rules, trusts_outside
from tests.unit.audit.award.drawn_award import run_of

OFF = {"kind": "budget", "owner": "Chief", "reason": "R", "on": False, "most_gbp": 1.5}
ON = {**OFF, "on": True}


def test_short_keys_are_rules_and_named_ones_follow_by_name(tmp_path: Path) -> None:
    """What is switched off does not hold."""
    rules = read_rules(
        run_of(
            tmp_path,
            max_suppliers_per_lot=2,
            min_sme_share=0.1,
            no_trust_worse_off=True,
            trusts_out=["AAA"],
            rules={"b": ON, "a": ON, "c": OFF},
        )
    )
    assert [(rule.name, rule.kind) for rule in rules] == [
        ("max_suppliers_per_lot", "winner_limit"),
        ("min_sme_share", "share"),
        ("no_trust_worse_off", "no_trust_worse_off"),
        ("trusts_out", "trusts_out"),
        ("a", "budget"),
        ("b", "budget"),
    ]
    assert rules[1].number("least") == Fraction(1, 10)
    assert rules[4].whole("most_gbp", 100) == 150


def test_without_rules_there_are_none(tmp_path: Path) -> None:
    """A share of nought is a rule, none is not."""
    assert read_rules(run_of(tmp_path)) == ()
    assert [rule.name for rule in read_rules(run_of(tmp_path, min_sme_share=0.0))] == ["min_sme_share"]


def test_a_rule_is_about_what_it_names_and_otherwise_about_all() -> None:
    """Attributes ask for one of the words."""
    rule = Rule("r", "share", {"trusts": ["AAA"], "attributes": ["sme", "green"]})
    assert rule.means("trusts", "AAA")
    assert not rule.means("trusts", "BBB")
    assert rule.means("lots", "any")
    assert rule.means_supplier("one", {"green"})
    assert not rule.means_supplier("one", {"local"})


def test_trusts_stay_out_of_everything_only_without_a_filter() -> None:
    """BBB stays out of one lot only."""
    rules = [Rule("a", "trusts_out", {"trusts": ["AAA"]}), Rule("b", "trusts_out", {"trusts": ["BBB"], "lots": ["x"]})]
    assert trusts_outside(rules) == {"AAA"}

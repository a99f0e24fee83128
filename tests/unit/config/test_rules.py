"""The rules of a recommended award as settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from optimiser.config.case_file import read_case_file, resolve_scenario
from optimiser.config.rules import RULE_KINDS, RuleSettings
from optimiser.errors import ScenarioError
from optimiser.issues import InputError
from tests.unit.small_case import write_case

SAID = {"owner": "Board", "reason": "Policy"}
ENOUGH: dict[str, dict[str, Any]] = {
    "winner_limit": {"most": 2},
    "single_source": {},
    "dual_sourcing": {},
    "share": {"least": 0.2},
    "amount": {"most_gbp": 5000.0},
    "incumbent_floor": {"least": 0.3},
    "trusts_out": {},
    "exclusion": {"suppliers": ["one"]},
    "forced_award": {"suppliers": ["one"]},
    "switch_limit": {"most": 1},
    "no_trust_worse_off": {},
    "budget": {"most_gbp": 9000},
    "carbon_cap": {"most_kg": 10},
    "carbon_price": {"gbp_per_tonne": 50},
    "preference": {"malus": -0.05},
}
RULES = """
[scenarios.base.buying.rules.local-share]
kind = "share"
owner = "Board"
reason = "Policy"
attributes = ["local"]
least = 0.3
[scenarios.free.buying.rules.local-share]
on = false
"""


def test_every_kind_has_its_least() -> None:
    """Each kind stands with its own keys, and no kind is forgotten here."""
    assert set(ENOUGH) == set(RULE_KINDS)
    for kind, own in ENOUGH.items():
        assert RuleSettings.model_validate({"kind": kind, **SAID, **own}).on


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "budget", "most": 5}, "has no key most"),
        ({"kind": "budget"}, "needs most_gbp"),
        ({"kind": "share"}, "needs least or most"),
        ({"kind": "share", "least": 20}, "a fraction between 0 and 1"),
        ({"kind": "share", "least": 0.6, "most": 0.5}, "above the upper one"),
        ({"kind": "winner_limit", "most": 1.5}, "is whole"),
        ({"kind": "amount"}, "needs least_gbp or most_gbp"),
        ({"kind": "amount", "most": 5, "most_gbp": 5}, "not in both"),
        ({"kind": "switch_limit", "most": 1, "suppliers": ["one"]}, "is not about suppliers"),
        ({"kind": "exclusion"}, "needs suppliers or attributes"),
        ({"kind": "switch_limit", "most": 1, "items": ["gloves"]}, "has no items"),
        ({"kind": "no_trust_worse_off", "lots": ["hands"]}, "has no lots and no items"),
        ({"kind": "single_source", "trusts": []}, "at least 1 item"),
        ({"kind": "budget", "most_gbp": 5, "lots": ["a"]}, "a budget is for everything"),
        ({"kind": "preference", "malus": -1}, "greater than -1"),
        ({"kind": "share", "least": 0.2, "reason": ""}, "at least 1 character"),
        ({"kind": "fairness"}, "Input should be"),
    ],
)
def test_what_cannot_be_a_rule(given: dict[str, Any], words: str) -> None:
    """A rule with a strange key, without a number it needs, or with one that cannot be, is refused and says why."""
    with pytest.raises(ValidationError) as caught:
        RuleSettings.model_validate({**SAID, **given})
    assert words in str(caught.value)


def test_a_scenario_switches_a_rule_off(tmp_path: Path) -> None:
    """A scenario overrides one key of a rule of the base and keeps the rest."""
    case_file = read_case_file(write_case(tmp_path, {}, more=RULES) / "case.toml")
    assert resolve_scenario(case_file, "base").buying.rules["local-share"].on
    free = resolve_scenario(case_file, "free").buying.rules["local-share"]
    assert (free.on, free.least, free.owner) == (False, 0.3, "Board")


def test_a_misspelt_key_of_a_rule(tmp_path: Path) -> None:
    """An unknown key of a rule is named with its whole path, and the one that was meant is suggested."""
    folder = write_case(tmp_path, {}, more=RULES + 'leest = 0.2\nkind = "share"\n')
    with pytest.raises(InputError) as caught:
        read_case_file(folder / "case.toml")
    (issue,) = caught.value.issues
    assert issue.column == "scenarios.free.buying.rules.local-share.leest"
    assert issue.remedy == "Did you mean 'least'?"


def test_a_fault_of_a_rule_is_told_in_our_words(tmp_path: Path) -> None:
    """What a rule's own check finds is told without the words of the library that ran it."""
    folder = write_case(tmp_path, {}, more=RULES.replace("0.3", "3.0"))
    with pytest.raises(InputError) as caught:
        read_case_file(folder / "case.toml")
    assert "local-share': a share is a fraction between 0 and 1" in caught.value.issues[0].message


def test_a_rule_cannot_take_the_name_of_a_short_key(tmp_path: Path) -> None:
    """A named rule called like a short key would stand twice in reports: it is refused."""
    folder = write_case(tmp_path, {}, more=RULES.replace("local-share", "min_sme_share"))
    with pytest.raises(InputError, match="a rule cannot be called min_sme_share"):
        read_case_file(folder / "case.toml")


def test_trusts_out_on_the_command_line(tmp_path: Path) -> None:
    """Codes with commas between them are a list, as a script would write them."""
    case_file = read_case_file(write_case(tmp_path, {}) / "case.toml")
    for text in ("AAA,BBB", '["AAA", "BBB"]'):
        assert resolve_scenario(case_file, "base", (f"buying.trusts_out={text}",)).buying.trusts_out == ["AAA", "BBB"]
    with pytest.raises(ScenarioError):
        resolve_scenario(case_file, "base", ("buying.trusts_out=3",))

"""The tree of targets and what was found for its nodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.errors import ScenarioError
from optimiser.recovery.targets import chosen_targets, nodes_of_trust, roots, target_year
from tests.unit.small_case import ITEMS, LINES, SCHEMES, TARGETS, WEIGHED, found, row_of, rows, scenario, small_case

TWO_VERSIONS = TARGETS + "    N,,,All,all,recovery,2026/27,v2,2026-10-01,2000.00\n"


def test_the_only_version_counts(tmp_path: Path) -> None:
    """Where the table has one version nothing need be named."""
    assert chosen_targets(small_case(tmp_path, {"targets": TARGETS}))["target"].tolist() == ["T", "TA", "TB"]


def test_a_named_version_counts(tmp_path: Path) -> None:
    """Of several versions case.toml names the one that counts."""
    case = small_case(tmp_path, {"targets": TWO_VERSIONS}, head={"targets_version": '"v2"'})
    assert chosen_targets(case)["target"].tolist() == ["N"]


@pytest.mark.parametrize(
    ("version", "said"), [('""', "and case.toml names none"), ('"v3"', "and case.toml names 'v3'")]
)
def test_a_version_that_is_not_there(tmp_path: Path, version: str, said: str) -> None:
    """Several versions and none named, or one that is not there, is an error with the line to write."""
    case = small_case(tmp_path, {"targets": TWO_VERSIONS}, head={"targets_version": version})
    with pytest.raises(ScenarioError, match="has the versions v1, v2") as caught:
        chosen_targets(case)
    assert said in caught.value.message
    assert caught.value.remedy == 'Write targets_version = "v2" into case.toml.'


@pytest.mark.parametrize(
    ("years", "year"),
    [('["2025/26", "2026/27"]', "2026/27"), ('["2026/27", "2027/28"]', "2026/27"), ('["2029/30"]', "2026/27")],
)
def test_target_year(tmp_path: Path, years: str, year: str) -> None:
    """The headline speaks of the first planned year that has targets, else of the earliest that has."""
    assert target_year(small_case(tmp_path, {"targets": TARGETS}, head={"financial_years": years})) == year


DEEP = TARGETS + "    TAB,TA,AAA,Ash buying,buying,recovery,2026/27,v1,2026-04-01,500.00\n"


def test_a_trusts_highest_nodes(tmp_path: Path) -> None:
    """A node below another of the same trust is part of it and not counted again."""
    targets = chosen_targets(small_case(tmp_path, {"targets": DEEP}))
    assert nodes_of_trust(targets, "AAA")["target"].tolist() == ["TA"]
    assert nodes_of_trust(targets, "CCC").empty
    assert roots(targets)["target"].tolist() == ["T"]


def test_a_node_between_is_looked_past(tmp_path: Path) -> None:
    """A node of the trust further up counts too, where the one between is set for nobody or for another trust."""
    deeper = DEEP + "    M,TA,,Middle,all,recovery,2026/27,v1,2026-04-01,300.00\n"
    deeper += "    TAM,M,AAA,Ash again,all,recovery,2026/27,v1,2026-04-01,200.00\n"
    targets = chosen_targets(small_case(tmp_path, {"targets": deeper}))
    assert nodes_of_trust(targets, "AAA")["target"].tolist() == ["TA"]


def test_nodes_beside_schemes_and_opportunities(tmp_path: Path) -> None:
    """A node takes the schemes of its trust and lever, and the opportunity where its lever is buying or all."""
    targets = DEEP + "    TAT,TA,AAA,Ash transport,transport,recovery,2026/27,v1,2026-04-01,100.00\n"
    tables = {"targets": targets, "schemes": SCHEMES, "items": ITEMS, "spend_lines": LINES}
    findings = found(small_case(tmp_path, tables), WEIGHED)
    columns = ("target", "opportunity_pence", "identified_pence", "in_year_pence", "risk_adjusted_pence")
    assert rows(findings, "target_nodes", *columns) == [
        ("T", 2000, 12_000, 9_000, 9_600),
        ("TA", 0, 12_000, 9_000, 9_600),
        ("TB", 0, 0, 0, 0),
        ("TAB", 0, 12_000, 9_000, 9_600),
        ("TAT", None, 0, 0, 0),
    ]
    row = row_of(findings, "target_nodes", target="TA")
    assert (row["unidentified_pence"], row["gap_to_target_pence"], row["figure"]) == (48_000, 50_400, "target:TA")


def test_without_weights_no_node_has_a_gap(tmp_path: Path) -> None:
    """Where no weights are set no node is risk-adjusted, not even one without schemes."""
    findings = found(small_case(tmp_path, {"targets": TARGETS, "schemes": SCHEMES}), scenario())
    assert rows(findings, "target_nodes", "risk_adjusted_pence", "gap_to_target_pence") == [(None, None)] * 3
    assert rows(findings, "target_nodes", "identified_pence") == [(12_000,), (12_000,), (0,)]


def test_without_schemes_nothing_is_identified(tmp_path: Path) -> None:
    """A case without a scheme table shows targets alone, and no opportunity where none was found."""
    findings = found(small_case(tmp_path, {"targets": TARGETS}), WEIGHED)
    columns = ("identified_pence", "unidentified_pence", "in_year_pence", "opportunity_pence")
    assert rows(findings, "target_nodes", *columns) == [(None,) * 4] * 3


def test_a_target_of_a_year_outside_the_plan(tmp_path: Path) -> None:
    """For a year that is not planned no part-year effect is known."""
    targets = TARGETS.replace("2026/27", "2030/31")
    findings = found(small_case(tmp_path, {"targets": targets, "schemes": SCHEMES}), WEIGHED)
    assert rows(findings, "target_nodes", "in_year_pence", "risk_adjusted_pence") == [
        (None, 9_600),
        (None, 9_600),
        (None, 0),
    ]


def test_delivery_of_the_year(tmp_path: Path) -> None:
    """What was delivered in the node's year stands beside it; where nothing is recorded nothing stands."""
    actuals = "scheme,month,value_gbp\nS1,2026-07,10.00\nS1,2027-07,99.00\n"
    findings = found(small_case(tmp_path, {"targets": TARGETS, "schemes": SCHEMES, "actuals": actuals}))
    assert rows(findings, "target_nodes", "target", "actual_pence") == [("T", 1000), ("TA", 1000), ("TB", None)]


@pytest.mark.parametrize("table", ["targets", "schemes"])
def test_a_synthetic_table_makes_an_illustration(tmp_path: Path, table: str) -> None:
    """Supplied schemes beside synthetic targets, or the other way round, are an illustration."""
    case = small_case(tmp_path, {"targets": TARGETS, "schemes": SCHEMES}, basis={table: "synthetic"})
    assert {row[0] for row in rows(found(case, WEIGHED), "target_nodes", "scope")} == {"illustration"}

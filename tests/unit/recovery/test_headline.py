"""The headline numbers by trust and in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimiser.recovery.headline import UNALLOCATED, headline_values, trusts_with_values
from optimiser.results.findings import Findings
from tests.unit.small_case import SCHEMES, TARGETS, WEIGHED, found, pence, scenario, small_case

TABLES = {"targets": TARGETS, "schemes": SCHEMES}


def by_trust(findings: Findings, key: str, scope: str = "headline") -> dict[str, int]:
    """Return one headline number by trust; the total is under the empty name."""
    return {name.removeprefix(":"): value for name, value in pence(findings.ledger, f"{scope}:{key}").items()}


def test_the_five_numbers(tmp_path: Path) -> None:
    """Target, identified, risk-adjusted and gap add up over the trusts."""
    findings = found(small_case(tmp_path, TABLES), WEIGHED)
    assert by_trust(findings, "target") == {"AAA": 60_000, "BBB": 40_000, "": 100_000}
    assert by_trust(findings, "identified") == {"AAA": 12_000, "": 12_000}
    assert by_trust(findings, "risk_adjusted") == {"AAA": 9_600, "": 9_600}
    assert by_trust(findings, "gap_to_target") == {"AAA": 50_400, "BBB": 40_000, "": 90_400}
    assert headline_values(findings.ledger, "headline") == {
        "identified_pence": 12_000,
        "risk_adjusted_pence": 9_600,
        "target_pence": 100_000,
        "gap_to_target_pence": 90_400,
    }
    assert headline_values(findings.ledger, "headline", "CCC") == {}
    assert headline_values(findings.ledger, "illustration") == {}


@pytest.mark.parametrize(
    ("tables", "weighed", "keys"),
    [
        ((), True, set()),
        (("targets",), True, {"target"}),
        (("schemes",), True, {"identified", "risk_adjusted"}),
        (("schemes",), False, {"identified"}),
        (("targets", "schemes"), False, {"target", "identified"}),
        (("targets", "schemes"), True, {"target", "identified", "risk_adjusted", "gap_to_target"}),
    ],
)
def test_what_is_not_known_is_absent(tmp_path: Path, tables: tuple[str, ...], weighed: bool, keys: set[str]) -> None:
    """A number whose tables or weights are missing is absent, never nought."""
    case = small_case(tmp_path, {name: TABLES[name] for name in tables})
    findings = found(case, WEIGHED if weighed else scenario())
    assert {key.removesuffix("_pence") for key in headline_values(findings.ledger, "headline")} == keys


def test_what_no_trust_holds(tmp_path: Path) -> None:
    """A top above the sum of its trusts leaves a rest that is allocated to nobody, so that the parts add up."""
    case = small_case(tmp_path, {"targets": TARGETS.replace("1000.00", "1250.00")})
    findings = found(case)
    assert by_trust(findings, "target") == {"AAA": 60_000, "BBB": 40_000, UNALLOCATED: 25_000, "": 125_000}
    assert trusts_with_values(case, findings.ledger)["trust"].tolist() == ["AAA", "BBB", "CCC", UNALLOCATED]


def test_trusts_that_hold_more_than_the_top(tmp_path: Path) -> None:
    """Trusts that were given more than the top leave a negative rest."""
    findings = found(small_case(tmp_path, {"targets": TARGETS.replace("1000.00", "900.00")}))
    assert by_trust(findings, "target")[UNALLOCATED] == -10_000
    assert by_trust(findings, "target")[""] == 90_000


def test_a_tree_that_adds_up_has_no_rest(tmp_path: Path) -> None:
    """Where the trusts hold it all nobody else is listed."""
    case = small_case(tmp_path, {"targets": TARGETS})
    assert trusts_with_values(case, found(case).ledger)["trust"].tolist() == ["AAA", "BBB", "CCC"]


def test_a_trusts_node_below_its_own_is_counted_once(tmp_path: Path) -> None:
    """A target of a trust that is split further counts once."""
    deep = TARGETS + "    TAB,TA,AAA,Ash buying,buying,recovery,2026/27,v1,2026-04-01,500.00\n"
    assert by_trust(found(small_case(tmp_path, {"targets": deep})), "target")["AAA"] == 60_000


def test_another_year_is_another_target(tmp_path: Path) -> None:
    """The headline is of one year; nodes of later years are figures of their own."""
    later = TARGETS + "    L,,,All,all,recovery,2027/28,v1,2026-04-01,7000.00\n"
    findings = found(small_case(tmp_path, {"targets": later}))
    assert by_trust(findings, "target")[""] == 100_000
    assert findings.ledger.pence("target:L") == 700_000


def test_a_scheme_of_the_collaborative(tmp_path: Path) -> None:
    """A scheme that lands in no trust's books is allocated to nobody, and lowers the gap of nobody in particular."""
    findings = found(small_case(tmp_path, {**TABLES, "schemes": SCHEMES.replace("Buyer,AAA", "Buyer,")}), WEIGHED)
    assert by_trust(findings, "identified") == {UNALLOCATED: 12_000, "": 12_000}
    assert by_trust(findings, "gap_to_target") == {"AAA": 60_000, "BBB": 40_000, UNALLOCATED: -9_600, "": 90_400}


def test_schemes_that_do_not_count(tmp_path: Path) -> None:
    """Where no scheme counts nothing is identified, and the gap is the target."""
    findings = found(
        small_case(tmp_path, {**TABLES, "schemes": SCHEMES.replace("cash_releasing", "non_cash")}), WEIGHED
    )
    assert by_trust(findings, "identified") == {}
    assert by_trust(findings, "gap_to_target")[""] == 100_000


@pytest.mark.parametrize(
    ("synthetic", "headline", "illustration"),
    [
        ("targets", {"identified", "risk_adjusted"}, {"target", "gap_to_target"}),
        ("schemes", {"target"}, {"identified", "risk_adjusted", "gap_to_target"}),
    ],
)
def test_what_touches_a_synthetic_table(
    tmp_path: Path, synthetic: str, headline: set[str], illustration: set[str]
) -> None:
    """A number that touches a synthetic table stands in the illustration, the gap with it; the others stay."""
    ledger = found(small_case(tmp_path, TABLES, basis={synthetic: "synthetic"}), WEIGHED).ledger
    for scope, due in (("headline", headline), ("illustration", illustration)):
        assert {key.removesuffix("_pence") for key in headline_values(ledger, scope)} == due
    assert headline_values(ledger, "illustration")["gap_to_target_pence"] == 90_400

"""Schemes: which count, their effect by year, their weight and delivery."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from optimiser.prepare.phasing import part_year_effects
from optimiser.recovery.schemes import risk_weight, why_not_counted
from optimiser.results.findings import Findings
from tests.unit.small_case import SCHEMES, WEIGHED, found, pence, row_of, rows, scenario, small_case

YEARS = ("2026/27", "2027/28", "2028/29")


@pytest.mark.parametrize(
    ("full", "start", "effects"),
    [
        (120_000, "2026-04", [120_000, 120_000, 120_000]),
        (120_000, "2026-07", [90_000, 120_000, 120_000]),
        (120_000, "2027-01", [30_000, 120_000, 120_000]),
        (120_000, "2027-03", [10_000, 120_000, 120_000]),
        (120_000, "2027-04", [0, 120_000, 120_000]),
        (120_000, "2029-04", [0, 0, 0]),
        (120_000, "2025-01", [120_000, 120_000, 120_000]),
        (100, "2027-03", [8, 100, 100]),
        (100, "2026-11", [42, 100, 100]),
        (7, "2026-10", [4, 7, 7]),
        (0, "2026-04", [0, 0, 0]),
    ],
)
def test_part_year_effects(full: int, start: str, effects: list[int]) -> None:
    """One twelfth a month from the start, rounded on the running total; months before the first year do not count."""
    assert list(part_year_effects(full, start, YEARS).values()) == effects


SCHEME = {"status": "in_delivery", "cash": "cash_releasing", "account": "revenue", "recurrent": True}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, ""),
        ({"status": "delivered"}, ""),
        ({"status": "plans_in_progress"}, ""),
        ({"status": "opportunity"}, "Still an opportunity."),
        ({"cash": "cost_avoidance"}, "Cost avoidance: below the line."),
        ({"cash": "non_cash"}, "Releases no cash: below the line."),
        ({"account": "capital"}, "Capital: below the line."),
        ({"recurrent": False}, "Non-recurrent: below the line."),
    ],
)
def test_which_schemes_count(changed: dict[str, object], reason: str) -> None:
    """Only recurrent, cash-releasing revenue schemes that have left the status opportunity count."""
    assert why_not_counted(pd.Series({**SCHEME, **changed})) == reason


def test_risk_weight() -> None:
    """A weight is taken exactly as written; without weights there is none."""
    assert risk_weight(WEIGHED, "fully_developed") == Fraction(4, 5)
    assert risk_weight(WEIGHED, "opportunity") == 0
    assert risk_weight(WEIGHED, "delivered") == 1
    assert risk_weight(scenario(), "delivered") is None


ACTUALS = """\
    scheme,month,value_gbp
    S1,2026-07,10.00
    S1,2026-08,9.50
    S1,2027-04,10.00
    S1,2025-12,99.00
    """


def valued(folder: Path, weighed: bool = True, **about: object) -> Findings:
    """Return the findings of a case with one scheme and its delivery."""
    case = small_case(folder, {"schemes": SCHEMES, "actuals": ACTUALS}, **about)
    return found(case, WEIGHED if weighed else scenario())


def test_scheme_values(tmp_path: Path) -> None:
    """One row a year with the effect of the year and what was delivered in it; months of other years stay out."""
    findings = valued(tmp_path)
    columns = ("financial_year", "part_year_effect_pence", "risk_adjusted_pence", "actual_pence")
    assert rows(findings, "scheme_values", *columns) == [
        ("2026/27", 9_000, 9_600, 1_950),
        ("2027/28", 12_000, 9_600, 1_000),
    ]
    row = row_of(findings, "scheme_values", financial_year="2026/27")
    assert (row["counts"], row["counts_note"], row["full_year_effect_pence"]) == (True, "", 12_000)


def test_figures_of_a_scheme(tmp_path: Path) -> None:
    """Full-year effect, part-year effects, weighted value and delivery are figures with their rows."""
    ledger = valued(tmp_path).ledger
    assert pence(ledger, "scheme_") == {
        "full_year:S1": 12_000,
        "part_year:2026/27:S1": 9_000,
        "part_year:2027/28:S1": 12_000,
        "actual:2026/27:S1": 1_950,
        "actual:2027/28:S1": 1_000,
        "risk:S1": 9_600,
    }
    assert [source.key for source in ledger.sources["scheme_actual:2026/27:S1"]] == ["2026-07", "2026-08"]
    assert ledger.figures["scheme_actual:2026/27:S1"].period == "2026-07 to 2026-08"
    assert ledger.figures["scheme_risk:S1"].method == "Full-year effect × 0.8, the user's weight of fully_developed."


def test_without_weights_nothing_is_weighed(tmp_path: Path) -> None:
    """Where the user set no weights no value is risk-adjusted."""
    findings = valued(tmp_path, weighed=False)
    assert pence(findings.ledger, "scheme_risk:") == {}
    assert {row[0] for row in rows(findings, "scheme_values", "risk_adjusted_pence")} == {None}


def test_without_actuals_nothing_is_delivered(tmp_path: Path) -> None:
    """A case without an actuals table has no delivery, not one of nought."""
    findings = found(small_case(tmp_path, {"schemes": SCHEMES}))
    assert {row[0] for row in rows(findings, "scheme_values", "actual_pence")} == {None}


def test_synthetic_delivery_is_an_illustration(tmp_path: Path) -> None:
    """Invented delivery of a supplied scheme stands apart from it."""
    figures = valued(tmp_path, basis={"actuals": "synthetic"}).ledger.figures
    assert figures["scheme_actual:2026/27:S1"].scope == "illustration"
    assert figures["scheme_full_year:S1"].scope == "headline"


def test_a_scheme_that_does_not_recur_ends_after_twelve_months() -> None:
    """Twelve pounds from July 2026, once only: nine in the first year, three in the second, none in the third."""
    years = ("2026/27", "2027/28", "2028/29")
    assert part_year_effects(1_200, "2026-07", years, recurrent=False) == {"2026/27": 900, "2027/28": 300, "2028/29": 0}

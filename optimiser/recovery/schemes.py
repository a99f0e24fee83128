"""The trusts' own schemes: which count against a target, their effect by year, and what they delivered."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.money import round_half_up
from optimiser.prepare.calendar import months_of_year
from optimiser.prepare.phasing import part_year_effects
from optimiser.results.ledger import Figure, Ledger, Source, findings_frame, row_sources, scope_of


def scheme_values(case: Case, scenario: Scenario, ledger: Ledger) -> pd.DataFrame:
    """Value every scheme: full-year effect, part-year effect by year, risk-adjusted value, delivery so far.

    Parameters
    ----------
    case
        With a schemes table; actuals where there are any.
    scenario
        The risk weights, where the user has set them.
    ledger
        Takes the figures.
    """
    rows: list[dict[str, Any]] = []
    for _, scheme in case.frame("schemes").iterrows():
        reason = why_not_counted(scheme)
        figures = _enter(case, scenario, ledger, scheme)
        effects = _effects(case, scheme)
        for year in case.financial_years:
            actual = f"scheme_actual:{year}:{scheme['scheme']}"
            rows.append(
                {
                    **{name: scheme[name] for name in ("scheme", "title", "owner", "trust", "lever", "status")},
                    "counts": not reason,
                    "counts_note": reason,
                    "financial_year": year,
                    "full_year_effect_pence": int(scheme["full_year_effect_pence"]),
                    "part_year_effect_pence": effects[year],
                    "risk_adjusted_pence": figures.get("risk"),
                    "actual_pence": ledger.pence(actual) if actual in ledger.figures else None,
                    "basis": case.tables["schemes"].basis,
                    "figure": f"scheme_full_year:{scheme['scheme']}",
                }
            )
    return findings_frame("scheme_values", rows)


def _effects(case: Case, scheme: pd.Series) -> dict[str, int]:
    """Return the effect of a scheme by financial year of the case."""
    full, start = int(scheme["full_year_effect_pence"]), scheme["start_month"]
    return part_year_effects(full, start, case.financial_years, recurrent=bool(scheme["recurrent"]))


def why_not_counted(scheme: pd.Series) -> str:
    """Say why a scheme does not count against a recovery target; empty where it does.

    Only recurrent, cash-releasing revenue schemes count, and only once they have left the status opportunity.
    """
    if scheme["status"] == "opportunity":
        return "Still an opportunity."
    if scheme["cash"] != "cash_releasing":
        return (
            "Cost avoidance: below the line."
            if scheme["cash"] == "cost_avoidance"
            else "Releases no cash: below the line."
        )
    if scheme["account"] != "revenue":
        return "Capital: below the line."
    return "" if scheme["recurrent"] else "Non-recurrent: below the line."


def risk_weight(scenario: Scenario, status: str) -> Fraction | None:
    """Return the weight the user gives a status, exactly; ``None`` where no weights are set."""
    weights = scenario.recovery.risk_weights
    return None if weights is None else Fraction(str(getattr(weights, status)))


def _enter(case: Case, scenario: Scenario, ledger: Ledger, scheme: pd.Series) -> dict[str, int]:
    """Enter the figures of one scheme; return the values that its rows repeat [pence]."""
    table, name = case.tables["schemes"], scheme["scheme"]
    full = int(scheme["full_year_effect_pence"])
    rows = row_sources(table, table.frame.loc[[scheme.name]], "scheme")
    shared: dict[str, Any] = {
        "scope": scope_of(table.basis),
        "trust": scheme["trust"],
        "category": scheme["category"],
        "basis": table.basis,
        "source": table.source,
    }
    base = ledger.add(
        Figure(
            f"scheme_full_year:{name}",
            "scheme_full_year",
            f"Full-year effect of {scheme['title']}",
            value_pence=full,
            period="twelve steady months",
            method="As the scheme table has it.",
            detail=name,
            **shared,
        ),
        rows,
    )
    for year, effect in _effects(case, scheme).items():
        ledger.add(
            Figure(
                f"scheme_part_year:{year}:{name}",
                "scheme_part_year",
                f"Effect of {scheme['title']} in {year}",
                value_pence=effect,
                period=year,
                method="One twelfth of the full-year effect for each month from the start.",
                detail=f"{year}:{name}",
                **shared,
            ),
            [Source(part_figure=base, sign=0), *rows],
        )
    _enter_actuals(case, ledger, scheme, shared)
    weight = risk_weight(scenario, scheme["status"])
    if weight is None:
        return {}
    risk = round_half_up(full * weight)
    ledger.add(
        Figure(
            f"scheme_risk:{name}",
            "scheme_risk",
            f"Risk-adjusted value of {scheme['title']}",
            value_pence=risk,
            period="twelve steady months",
            method=f"Full-year effect × {float(weight):g}, the user's weight of {scheme['status']}.",
            detail=name,
            **shared,
        ),
        [Source(part_figure=base, sign=0), *rows],
    )
    return {"risk": risk}


def _enter_actuals(case: Case, ledger: Ledger, scheme: pd.Series, shared: dict[str, Any]) -> None:
    """Enter what a scheme delivered in each year for which there are actuals."""
    if "actuals" not in case:
        return
    table = case.tables["actuals"]
    own = table.frame[table.frame["scheme"] == scheme["scheme"]]
    for year in case.financial_years:
        rows = own[own["month"].isin(months_of_year(year))]
        if rows.empty:
            continue
        ledger.add(
            Figure(
                f"scheme_actual:{year}:{scheme['scheme']}",
                "scheme_actual",
                f"Delivered by {scheme['title']} in {year} so far",
                value_pence=int(rows["value_pence"].sum()),
                period=f"{rows['month'].min()} to {rows['month'].max()}",
                method="Sum of the months recorded.",
                detail=f"{year}:{scheme['scheme']}",
                **{**shared, "source": table.source, "basis": table.basis, "scope": scope_of(table.basis)},
            ),
            row_sources(table, rows, "month"),
        )

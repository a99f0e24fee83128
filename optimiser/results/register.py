"""The contract register beside the trusts' own returns, where both speak of the same category."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.case import Case, weakest_basis
from optimiser.config.scenario import Scenario
from optimiser.prepare.calendar import months_between
from optimiser.prepare.prices import latest_year
from optimiser.results.contracts import DRIVING_GRADES, annual_pence, members_of
from optimiser.results.ledger import Figure, Ledger, Source, findings_frame, row_sources, scope_of


def register_reconciliation(case: Case, scenario: Scenario, ledger: Ledger) -> pd.DataFrame:
    """Set each contract's yearly value beside the spend lines of its members in its category.

    Parameters
    ----------
    case
        With contracts, items and spend lines.
    scenario
        The difference up to which the two are said to agree.
    ledger
        Takes a figure for the returns and one for the difference.
    """
    lines = _lines_with_category(case)
    rows = []
    for _, contract in case.frame("contracts").iterrows():
        if contract["grade"] not in DRIVING_GRADES or contract["start"] is None or contract["end"] is None:
            continue
        members = members_of(contract)
        matching = lines[lines["trust"].isin(members) & (lines["category"] == contract["category"])]
        award = annual_pence(_whole(contract["value_pence"]), contract["start"], contract["end"])
        tender = annual_pence(_whole(contract["tender_value_pence"]), contract["start"], contract["end"])
        if matching.empty or (award is None and tender is None):
            continue
        returns = int(matching["amount_pence"].sum())
        rows.append(
            {
                "contract": contract["contract"],
                "trust": contract["trust"],
                "category": contract["category"],
                "months": months_between(contract["start"], contract["end"]),
                "annual_award_pence": award,
                "annual_tender_pence": tender,
                "returns_pence": returns,
                "difference_pence": None if award is None else award - returns,
                "difference_tender_pence": None if tender is None else tender - returns,
                "verdict": _verdict(award, tender, returns, Fraction(str(scenario.buying.returns_tolerance))),
                "grade": contract["grade"],
                "basis": weakest_basis((case.tables["contracts"].basis, case.tables["spend_lines"].basis)),
                "figure": _enter(case, contract, matching, ledger, award, returns),
            }
        )
    return findings_frame("register_reconciliation", rows)


def _lines_with_category(case: Case) -> pd.DataFrame:
    """Return a year's spend lines with the category of their item, or their own where they have no item."""
    lines = case.frame("spend_lines")
    lines = lines[lines["financial_year"] == latest_year(lines)].copy()
    by_item = case.frame("items").set_index("item")["category"]
    own = lines["category"]
    lines["category"] = lines["item"].map(by_item).fillna("").where(lines["item"] != "", own)
    return lines


def _enter(
    case: Case, contract: pd.Series, matching: pd.DataFrame, ledger: Ledger, award: int | None, returns: int
) -> str:
    """Enter the returns, and the difference where there is an award, as figures; return the one to link."""
    table, name = case.tables["spend_lines"], contract["contract"]
    period = latest_year(table.frame) or table.period
    basis = weakest_basis((case.tables["contracts"].basis, table.basis))
    shared: dict[str, Any] = {
        "scope": scope_of(basis, context=True),
        "trust": contract["trust"],
        "contract": name,
        "category": contract["category"],
        "basis": basis,
    }
    figure = ledger.add(
        Figure(
            f"returns:{name}",
            "returns",
            f"Spend lines in the category of {contract['title']}",
            value_pence=returns,
            period=period,
            method="Sum of the lines of the contract's members in its category.",
            source=table.source,
            **shared,
        ),
        row_sources(table, matching, "line_id"),
    )
    if award is None:
        return figure
    parts = [Source(part_figure=f"contract_annual:{name}"), Source(part_figure=figure, sign=-1)]
    return ledger.add(
        Figure(
            f"register_difference:{name}",
            "register_difference",
            f"Register less returns, {contract['title']}",
            value_pence=award - returns,
            period=f"twelve months of the contract against {period}",
            method="Yearly value by the award less the returns.",
            source=f"{case.tables['contracts'].source}; {table.source}",
            **shared,
        ),
        parts,
    )


def _verdict(award: int | None, tender: int | None, returns: int, tolerance: Fraction) -> str:
    """Say what the difference between register and returns means."""
    if returns <= 0:
        return "The returns show no cost in this category: check the return."
    allowed = tolerance * returns
    if award is not None and abs(award - returns) <= allowed:
        return f"Agrees within {float(tolerance):.0%}."
    if tender is not None and abs(tender - returns) <= allowed:
        if award is None:
            return f"The tender value agrees within {float(tolerance):.0%}."
        factor = f"{award / returns:.1f}"
        return f"The award is {factor} times the returns; only the tender value fits. Confirm it before planning."
    yearly = award if award is not None else tender or 0
    return f"{yearly / returns:.1f} times the returns: confirm what the contract covers before it is used."


def _whole(value: Any) -> int | None:
    return None if value is pd.NA or value is None else int(value)

"""Targets: the tree of the version that counts, and what was found for each of its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from optimiser.case import Case, weakest_basis
from optimiser.errors import ScenarioError
from optimiser.recovery.schemes import why_not_counted
from optimiser.results.ledger import Ledger, findings_frame, scope_of

LEVERS = {"buying": ("buying",), "transport": ("transport",), "all": ("buying", "transport", "other")}


def chosen_targets(case: Case) -> pd.DataFrame:
    """Return the rows of the target version that counts.

    Raises
    ------
    ScenarioError
        If the table has several versions and case.toml names none, or one that is not there.
    """
    targets = case.frame("targets")
    versions = sorted(set(targets["version"]))
    wanted = case.targets_version or (versions[0] if len(versions) == 1 else "")
    if wanted not in versions:
        named = f"names '{wanted}'" if wanted else "names none"
        msg = f"The targets table has the versions {', '.join(versions)}, and case.toml {named}."
        raise ScenarioError(msg, f'Write targets_version = "{versions[-1]}" into case.toml.')
    return targets[targets["version"] == wanted]


def target_year(case: Case) -> str:
    """Return the year the headline speaks of: the first of the case's years that has targets, else the earliest."""
    years = set(chosen_targets(case)["financial_year"])
    return next((year for year in case.financial_years if year in years), min(years))


def nodes_of_trust(targets: pd.DataFrame, trust: str) -> pd.DataFrame:
    """Return a trust's highest nodes: those that have none of its own above them.

    Parameters
    ----------
    targets
        Nodes of one version and one year.
    trust
        Code of the trust.
    """
    parents = dict(zip(targets["target"], targets["parent"], strict=True))
    own = targets[targets["trust"] == trust]
    held = set(own["target"])
    return own[[held.isdisjoint(_above(name, parents)) for name in own["target"]]]


def _above(target: str, parents: dict[str, str]) -> Iterator[str]:
    """Yield the nodes above one, from its parent to the top."""
    above = parents[target]
    while above in parents:
        yield above
        above = parents[above]


def roots(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the nodes that have no parent among the rows given."""
    return targets[~targets["parent"].isin(set(targets["target"]))]


def target_nodes(
    case: Case, ledger: Ledger, schemes: pd.DataFrame | None, opportunity_by_trust: dict[str, int]
) -> pd.DataFrame:
    """Set every node of the tree beside the opportunities found and the schemes recorded for it.

    Parameters
    ----------
    case
        With a targets table.
    ledger
        Takes a figure for every target, and holds those of the schemes.
    schemes
        The ``scheme_values`` findings; ``None`` where the case has no schemes.
    opportunity_by_trust
        Headline opportunity of each trust, under the buying lever [pence].
    """
    table = case.tables["targets"]
    counted = _counted_schemes(case) if schemes is not None else None
    bases = (table.basis,) if counted is None else (table.basis, case.tables["schemes"].basis)
    basis = weakest_basis(bases)
    rows = []
    for _, node in chosen_targets(case).iterrows():
        target = int(node["value_pence"])
        row: dict[str, Any] = {
            name: node[name]
            for name in ("target", "parent", "trust", "name", "lever", "financial_year", "version", "version_date")
        }
        row |= {"target_pence": target, "scope": scope_of(basis), "basis": basis, "figure": f"target:{node['target']}"}
        if node["lever"] in ("buying", "all") and opportunity_by_trust:
            found = opportunity_by_trust.values() if not node["trust"] else [opportunity_by_trust.get(node["trust"], 0)]
            row["opportunity_pence"] = sum(found)
        if counted is not None:
            row |= _scheme_columns(case, node, counted, ledger)
        rows.append(row)
    return findings_frame("target_nodes", rows)


def _counted_schemes(case: Case) -> pd.DataFrame:
    """Return the schemes that count against a target."""
    schemes = case.frame("schemes")
    return schemes[[why_not_counted(row) == "" for _, row in schemes.iterrows()]]


def _scheme_columns(case: Case, node: pd.Series, counted: pd.DataFrame, ledger: Ledger) -> dict[str, int | None]:
    """Add up the schemes that fall under a node [pence]; without risk weights nothing is risk-adjusted."""
    under = counted[counted["lever"].isin(LEVERS[node["lever"]])]
    if node["trust"]:
        under = under[under["trust"] == node["trust"]]
    names, year, target = list(under["scheme"]), node["financial_year"], int(node["value_pence"])
    identified = sum(ledger.pence(f"scheme_full_year:{name}") for name in names)
    columns: dict[str, int | None] = {"identified_pence": identified, "unidentified_pence": target - identified}
    if year in case.financial_years:
        columns["in_year_pence"] = sum(ledger.pence(f"scheme_part_year:{year}:{name}") for name in names)
    if any(figure.startswith("scheme_risk:") for figure in ledger.figures):
        adjusted = sum(ledger.pence(f"scheme_risk:{name}") for name in names)
        columns |= {"risk_adjusted_pence": adjusted, "gap_to_target_pence": target - adjusted}
    actuals = [figure for name in names if (figure := f"scheme_actual:{year}:{name}") in ledger.figures]
    if actuals:
        columns["actual_pence"] = sum(ledger.pence(figure) for figure in actuals)
    return columns

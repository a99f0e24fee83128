"""The headline numbers, by trust and for the collaborative, each a figure of the ledger; synthetic ones kept apart."""

from __future__ import annotations

import pandas as pd

from optimiser.case import Case, weakest_basis
from optimiser.config.scenario import Scenario
from optimiser.recovery.schemes import why_not_counted
from optimiser.recovery.targets import chosen_targets, nodes_of_trust, roots, target_year
from optimiser.results.ledger import Figure, Ledger, Source, describe_source, row_sources, scope_of

UNALLOCATED = "UNALLOCATED"
KEYS = ("opportunity", "saving", "identified", "risk_adjusted", "target", "gap_to_target")


def enter_headline(case: Case, scenario: Scenario, ledger: Ledger) -> None:
    """Enter targets, identified and risk-adjusted schemes and the gap to target, by trust and in all.

    The opportunity is entered where it is found; what is not known is not entered.

    Parameters
    ----------
    case
        Targets and schemes where there are any.
    scenario
        The risk weights.
    ledger
        Takes the figures; holds those of the schemes already.
    """
    if "targets" in case:
        _enter_targets(case, ledger)
    if "schemes" in case:
        _enter_schemes(case, ledger, "identified", "scheme_full_year", "Schemes with an owner, full-year effect")
        if scenario.recovery.risk_weights is not None:
            _enter_schemes(case, ledger, "risk_adjusted", "scheme_risk", "Schemes with an owner, risk-adjusted")
    if "targets" in case and "schemes" in case and scenario.recovery.risk_weights is not None:
        _enter_gap(case, ledger)


def headline_values(ledger: Ledger, scope: str, trust: str = "") -> dict[str, int]:
    """Return the headline numbers of a scope that were computed, as ``{"target_pence": ...}`` [pence].

    Parameters
    ----------
    ledger
        The ledger of the run.
    scope
        headline or illustration.
    trust
        A trust, or empty for the collaborative.
    """
    suffix = f":{trust}" if trust else ""
    names = {key: f"{scope}:{key}{suffix}" for key in KEYS}
    return {f"{key}_pence": ledger.pence(name) for key, name in names.items() if name in ledger.figures}


def _enter_targets(case: Case, ledger: Ledger) -> None:
    """Enter one figure a node, the target of each trust, and the total of the tree."""
    table, year = case.tables["targets"], target_year(case)
    targets = chosen_targets(case)
    for _, node in targets.iterrows():
        ledger.add(
            Figure(
                f"target:{node['target']}",
                "target",
                node["name"],
                scope=scope_of(table.basis),
                period=node["financial_year"],
                basis=table.basis,
                method=f"As set in version {node['version']}.",
                source=table.source,
                trust=node["trust"],
                detail=node["target"],
                value_pence=int(node["value_pence"]),
            ),
            row_sources(table, targets.loc[[node.name]], "target"),
        )
    of_year = targets[targets["financial_year"] == year]
    parts = {}
    for trust in case.trusts:
        nodes = nodes_of_trust(of_year, trust)
        if not nodes.empty:
            parts[trust] = [Source(part_figure=f"target:{name}") for name in nodes["target"]]
    held = [source for group in parts.values() for source in group]
    top = [Source(part_figure=f"target:{name}") for name in roots(of_year)["target"]]
    rest = [*top, *(Source(part_figure=source.part_figure, sign=-1) for source in held)]
    if _value(ledger, rest) != 0:
        parts[UNALLOCATED] = rest
    _enter_group(
        ledger, "target", parts, table.basis, year, table.source, "Target", "Sum of the trust's highest nodes."
    )


def _enter_schemes(case: Case, ledger: Ledger, key: str, kind: str, label: str) -> None:
    """Enter what the counted schemes of each trust add up to."""
    table = case.tables["schemes"]
    parts: dict[str, list[Source]] = {}
    for _, scheme in table.frame.iterrows():
        if not why_not_counted(scheme):
            parts.setdefault(scheme["trust"] or UNALLOCATED, []).append(
                Source(part_figure=f"{kind}:{scheme['scheme']}")
            )
    if parts:
        method = "Sum of the recurrent, cash-releasing revenue schemes."
        _enter_group(ledger, key, parts, table.basis, "full-year effect", table.source, label, method)


def _enter_gap(case: Case, ledger: Ledger) -> None:
    """Enter target less risk-adjusted value, by trust and in all."""
    target_basis, scheme_basis = case.tables["targets"].basis, case.tables["schemes"].basis
    target_scope, scheme_scope = scope_of(target_basis), scope_of(scheme_basis)
    parts = {}
    for trust in (*case.trusts, UNALLOCATED):
        target, value = f"{target_scope}:target:{trust}", f"{scheme_scope}:risk_adjusted:{trust}"
        sources = [Source(part_figure=target)] if target in ledger.figures else []
        sources += [Source(part_figure=value, sign=-1)] if value in ledger.figures else []
        if sources:
            parts[trust] = sources
    basis = weakest_basis((target_basis, scheme_basis))
    source = describe_source(case, "targets", "schemes")
    label = "Gap to target"
    _enter_group(
        ledger, "gap_to_target", parts, basis, target_year(case), source, label, "Target less risk-adjusted value."
    )


def _enter_group(
    ledger: Ledger,
    key: str,
    parts: dict[str, list[Source]],
    basis: str,
    period: str,
    source: str,
    label: str,
    method: str,
) -> None:
    """Enter one headline number for each trust and their sum."""
    scope = scope_of(basis)
    entered = []
    for trust, sources in parts.items():
        own = Figure(
            f"{scope}:{key}:{trust}",
            "signed_sum",
            f"{label}, {trust}",
            scope=scope,
            period=period,
            basis=basis,
            method=method,
            source=source,
            trust="" if trust == UNALLOCATED else trust,
            detail=key,
            value_pence=_value(ledger, sources),
        )
        entered.append(ledger.add(own, sources))
    if entered:
        total = Figure(f"{scope}:{key}", "sum", label, scope, period, basis, "Sum over trusts.", source, detail=key)
        ledger.add_sum(total, entered)


def _value(ledger: Ledger, sources: list[Source]) -> int:
    return sum(source.sign * ledger.pence(source.part_figure) for source in sources)


def trusts_with_values(case: Case, ledger: Ledger) -> pd.DataFrame:
    """Return code and name of every member, and of what is not allocated to one where anything is."""
    members = case.frame("trusts")[["trust", "name"]].sort_values("trust", kind="stable")
    unallocated = [scope for scope in ("headline", "illustration") if headline_values(ledger, scope, UNALLOCATED)]
    if not unallocated:
        return members
    extra = pd.DataFrame({"trust": [UNALLOCATED], "name": ["Not allocated to a trust"]})
    return pd.concat([members, extra], ignore_index=True)

"""The headline opportunity: of each trust and of all, and what a joint tender covers already."""

from __future__ import annotations

from typing import Any

from optimiser.results.ledger import Figure, Ledger, Source, scope_of
from optimiser.results.price_facts import PriceFacts


def enter_headline_opportunity(
    facts: PriceFacts, ledger: Ledger, groups: dict[tuple[str, str, bool], dict[str, str]]
) -> None:
    """Enter the opportunity of each trust and of all, and what of the excess is in plan already.

    Parameters
    ----------
    facts
        What figures on prices share.
    ledger
        Takes the figures; holds every part already.
    groups
        The figure of each trust by class, item and whether it is in plan.
    """
    if "excess_bought:median" not in ledger.figures:
        return
    scope = scope_of(facts.basis)
    shared: dict[str, Any] = {
        "scope": scope,
        "period": facts.period,
        "basis": facts.basis,
        "source": facts.source,
        "evidence": "benchmark",
    }
    counted: dict[str, list[str]] = {}
    in_plan: list[str] = []
    for (name, _item, planned), parts in groups.items():
        if planned:
            in_plan += parts.values()
        elif name != "investigate":
            for trust, figure in parts.items():
                counted.setdefault(trust, []).append(figure)
    if in_plan:
        label = "Excess over the median that a joint tender already covers"
        ledger.add_sum(Figure("in_plan", "sum", label, method="Sum of the parts in plan.", **shared), in_plan)
    for trust in sorted(counted):
        own = Figure(method="Sum of the trust's parts.", **_of_trust(scope, trust, "sum"), **shared)
        ledger.add_sum(own, counted[trust])
    for trust, excess in _without_opportunity(facts, ledger, set(counted)).items():
        method = "Nothing above the median that is not in plan already."
        nought = Figure(value_pence=0, method=method, **_of_trust(scope, trust, "signed_sum"), **shared)
        ledger.add(nought, [Source(part_figure=figure, sign=0) for figure in excess])
    total = ledger.pence("excess_bought:median") - sum(ledger.pence(figure) for figure in in_plan)
    sources = [Source(part_figure="excess_bought:median")]
    sources += [Source(part_figure="in_plan", sign=-1)] if in_plan else []
    method = "Excess over the median of what is bought, less what is in plan already."
    name, label = f"{scope}:opportunity", "Opportunity against the median"
    ledger.add(Figure(name, "signed_sum", label, value_pence=total, method=method, **shared), sources)


def _of_trust(scope: str, trust: str, kind: str) -> dict[str, Any]:
    """Return what names the opportunity of one trust."""
    label = f"Opportunity against the median, {trust}"
    return {"figure": f"{scope}:opportunity:{trust}", "kind": kind, "label": label, "trust": trust}


def _without_opportunity(facts: PriceFacts, ledger: Ledger, counted: set[str]) -> dict[str, list[str]]:
    """Return the excess figures of the trusts that were compared and have nothing that counts: nought, not unknown."""
    found: dict[str, list[str]] = {}
    for figure in ledger.figures.values():
        compared = figure.kind == "excess" and figure.detail == "median"
        if compared and figure.trust not in counted and facts.comparisons.get(figure.item) == "price":
            found.setdefault(figure.trust, []).append(figure.figure)
    return dict(sorted(found.items()))

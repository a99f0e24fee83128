"""Opportunities ranked by how easily they come: who would ask whom for what, worth how much, decided by when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from models.procurement.pooling import PooledTier
from models.procurement.prices import BENCHMARKS
from optimiser.case import weakest_basis
from optimiser.prepare.prices import PriceComparison
from optimiser.results.contract_facts import ContractFacts, deadline
from optimiser.results.headline_opportunity import enter_headline_opportunity
from optimiser.results.ledger import (
    Figure,
    Ledger,
    Source,
    describe_source,
    findings_frame,
    row_sources,
    scope_of,
)
from optimiser.results.price_facts import PriceFacts

EASE = {"price_match": 1, "contract_change": 2, "pooled_tier": 3, "new_tender": 4, "investigate": 5}
CLASS_WORDS = {
    "price_match": "Ask for the match",
    "contract_change": "Change the contract",
    "pooled_tier": "Pool to reach a tier",
    "new_tender": "Tender together",
    "investigate": "Investigate the variation",
}
_CONDITIONS = {
    "price_match": "The same supplier gives each trust the lowest price it already charges another member.",
    "contract_change": "The price is brought to the median as a condition of extending the contract.",
    "pooled_tier": "The trusts commit their volumes together and the offer still stands.",
    "new_tender": "A new tender brings the trusts above the median down to it; volume alone may not move a price.",
    "investigate": "First find out what the cost contains: in-house labour and PFI charges are not prices.",
}


def enter_opportunities(
    facts: PriceFacts, comparison: PriceComparison, contracts: ContractFacts, ledger: Ledger
) -> dict[str, pd.DataFrame]:
    """Enter every opportunity and the headline opportunity, and return ``opportunities`` and ``opportunity_parts``.

    Parameters
    ----------
    facts
        What figures on prices share.
    comparison
        The comparison.
    contracts
        What the register says.
    ledger
        Takes the figures; holds the excess of every trust and item already.
    """
    if contracts.extendable or contracts.under_way:
        facts = replace(facts, basis=weakest_basis((facts.basis, facts.case.tables["contracts"].basis)))
    matching = _matching_rows(facts, comparison)
    groups: dict[tuple[str, str, bool], dict[str, str]] = {}
    for part in comparison.found.parts:
        category = facts.categories.get(part.item, "")
        in_plan = (part.trust, category) in contracts.under_way
        price = facts.comparisons.get(part.item) == "price"
        values = {
            "price_match": part.price_match,
            "contract_change": part.contract_change,
            "new_tender": part.new_tender,
        }
        for name, value in (values if price else {"investigate": part.total}).items():
            if value > 0:
                lines = matching.get((part.trust, part.item), []) if name == "price_match" else []
                figure = _enter_part(facts, ledger, name, part.item, part.trust, value, lines)
                groups.setdefault((name, part.item, in_plan and price), {})[part.trust] = figure
    rows, part_rows = [], []
    for (name, item, in_plan), parts in groups.items():
        row = _opportunity_row(facts, contracts, ledger, name, item, in_plan, parts)
        rows.append(row)
        part_rows += _part_rows(ledger, row["opportunity"], parts)
    for pooled in comparison.found.pooled:
        row, parts = _pooled_row(facts, contracts, ledger, pooled)
        rows.append(row)
        part_rows += _part_rows(ledger, row["opportunity"], parts)
    enter_headline_opportunity(facts, ledger, groups)
    rows.sort(key=lambda row: (not row["counts"], row["ease"], -row["value_pence"], row["opportunity"]))
    ranked = [{**row, "rank": rank} for rank, row in enumerate(rows, start=1)]
    return {
        "opportunities": findings_frame("opportunities", ranked),
        "opportunity_parts": findings_frame("opportunity_parts", part_rows),
    }


def _matching_rows(facts: PriceFacts, comparison: PriceComparison) -> dict[tuple[str, str], list[Source]]:
    """Return by (trust, item) the lines of the suppliers that charge it more than another trust for the item."""
    table, frame = facts.case.tables["spend_lines"], comparison.lines.frame
    rows: dict[tuple[str, str], list[Source]] = {}
    for row, name, item, supplier in zip(*(frame[key] for key in ("row", "line_id", "item", "supplier")), strict=True):
        rows.setdefault((item, supplier), []).append(Source(table.name, table.file, table.sheet, int(row), name, "", 0))
    matching: dict[tuple[str, str], list[Source]] = {}
    for gap in comparison.found.gaps:
        matching.setdefault((gap.trust, gap.item), []).extend(rows[gap.item, gap.supplier])
    return matching


def _enter_part(
    facts: PriceFacts, ledger: Ledger, name: str, item: str, trust: str, value: int, rows: list[Source]
) -> str:
    """Enter one trust's part of the excess over the median that falls into a class."""
    sources = [Source(part_figure=f"excess:median:{item}:{trust}", sign=0), *rows]
    figure = Figure(
        f"class:{name}:{item}:{trust}",
        "class",
        f"{facts.names.get(item, item)}: {CLASS_WORDS[name].lower()}",
        value_pence=value,
        detail=name,
        evidence="benchmark",
        method="The part of the excess over the median that comes this way; the parts add up to the excess.",
        **facts.shared(item, trust),
    )
    return ledger.add(figure, sources)


def _opportunity_row(
    facts: PriceFacts,
    contracts: ContractFacts,
    ledger: Ledger,
    name: str,
    item: str,
    in_plan: bool,
    parts: dict[str, str],
) -> dict[str, Any]:
    """Enter an opportunity as the sum of its parts, and return its row."""
    identifier = f"{name}:{item}{':in_plan' if in_plan else ''}"
    title = f"{facts.names.get(item, item)}: {CLASS_WORDS[name].lower()}"
    total = Figure(
        f"opportunity:{identifier}",
        "sum",
        title + (" (already in plan)" if in_plan else ""),
        detail=name,
        evidence="benchmark",
        method="Sum over the trusts above the median.",
        **facts.shared(item),
    )
    figure = ledger.add_sum(total, list(parts.values()))
    category = facts.categories.get(item, "")
    decide_by, note = deadline(contracts, parts, category)
    whole = all(ledger.pence(f"excess:median:{item}:{trust}") == ledger.pence(part) for trust, part in parts.items())
    spans = [sum(ledger.pence(f"excess:{benchmark}:{item}:{trust}") for trust in parts) for benchmark in BENCHMARKS]
    return {
        "opportunity": identifier,
        "ease": EASE[name],
        "class": name,
        "title": title,
        "item": item,
        "category": category,
        "trusts": ";".join(sorted(parts)),
        "value_pence": ledger.pence(figure),
        "low_pence": min(spans) if whole and name != "price_match" else None,
        "high_pence": max(spans) if whole and name != "price_match" else None,
        "evidence": "benchmark",
        "decide_by": None if in_plan else decide_by,
        "decide_by_note": "A joint tender is under way." if in_plan else note,
        "already_in_plan": in_plan,
        "counts": not in_plan and name != "investigate" and facts.scope(item) != "context",
        "condition": _CONDITIONS[name],
        "period": facts.period,
        "basis": facts.basis,
        "figure": figure,
    }


def _pooled_row(
    facts: PriceFacts, contracts: ContractFacts, ledger: Ledger, pooled: PooledTier
) -> tuple[dict[str, Any], dict[str, str]]:
    """Enter what pooling to a tier is worth beyond the excess over the median, and return its row and parts."""
    basis = weakest_basis((facts.basis, facts.case.tables["offers"].basis, facts.case.tables["offer_tiers"].basis))
    shared = {
        **facts.shared(pooled.item),
        "basis": basis,
        "scope": scope_of(basis, context=True),
        "detail": pooled.offer,
        "source": describe_source(facts.case, "spend_lines", "offers", "offer_tiers"),
    }
    offers, tiers = facts.case.tables["offers"], facts.case.tables["offer_tiers"]
    evidence = str(offers.frame.loc[offers.frame["offer"] == pooled.offer, "evidence"].iloc[0]) or "assumed"
    offer_rows = row_sources(offers, offers.frame[offers.frame["offer"] == pooled.offer], "offer", 0)
    offer_rows += row_sources(tiers, tiers.frame[tiers.frame["offer"] == pooled.offer], "offer", 0)
    parts = {}
    for trust, value in pooled.values.items():  # noqa: PD011 - a mapping, not a frame
        if value == 0:
            continue
        part = Figure(
            f"class:pooled_tier:{pooled.item}:{trust}",
            "pooled",
            f"{facts.names.get(pooled.item, pooled.item)}: pool to reach a tier",
            value_pence=value,
            evidence=evidence,
            method="Spend less the pooled tier's price times volume, less the excess over the median already counted.",
            **{**shared, "trust": trust},
        )
        parts[trust] = ledger.add(part, [Source(part_figure=f"spend:{pooled.item}:{trust}", sign=0), *offer_rows])
    total = Figure(
        f"opportunity:pooled_tier:{pooled.item}",
        "sum",
        f"{facts.names.get(pooled.item, pooled.item)}: pool to reach a tier",
        evidence=evidence,
        method="Sum over trusts.",
        **shared,
    )
    figure = ledger.add_sum(total, list(parts.values()))
    decide_by, note = deadline(contracts, parts, facts.categories.get(pooled.item, ""))
    row = {
        "opportunity": f"pooled_tier:{pooled.item}",
        "ease": EASE["pooled_tier"],
        "class": "pooled_tier",
        "title": f"{facts.names.get(pooled.item, pooled.item)}: pool to reach the tier of offer {pooled.offer}",
        "item": pooled.item,
        "category": facts.categories.get(pooled.item, ""),
        "trusts": ";".join(sorted(parts)),
        "value_pence": ledger.pence(figure),
        "evidence": evidence,
        "decide_by": decide_by,
        "decide_by_note": note,
        "already_in_plan": False,
        "counts": False,
        "condition": _pooled_condition(pooled),
        "period": facts.period,
        "basis": basis,
        "figure": figure,
    }
    return row, parts


def _pooled_condition(pooled: PooledTier) -> str:
    """Say what pooling asks of the trusts, those that would pay more included."""
    if not pooled.pay_more:
        return _CONDITIONS["pooled_tier"]
    names = ", ".join(pooled.pay_more)
    return f"{_CONDITIONS['pooled_tier']} {names} would pay more than today and must be made whole."


def _part_rows(ledger: Ledger, opportunity: str, parts: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"opportunity": opportunity, "trust": trust, "value_pence": ledger.pence(figure), "figure": figure}
        for trust, figure in sorted(parts.items())
    ]

"""What took no part in the price comparison, with the reason and the pounds."""

from __future__ import annotations

from typing import Any

import pandas as pd

from models.procurement.exclusions import REASONS
from optimiser.prepare.prices import PriceComparison
from optimiser.results.ledger import Figure, Ledger, findings_frame, row_sources, scope_of
from optimiser.results.price_facts import PriceFacts, adjustment_sources

REASON_WORDS = {
    "credit": "Credits and returns",
    "internal": "Bought from a member of the collaborative",
    "no_item": "Not matched to an item",
    "no_quantity": "Pounds without a quantity",
    "zero": "Nothing paid",
    "support": "Fewer trusts, lines or units than the support rule asks for",
    "no_comparison": "Item not compared: reporting artefact",
    "other_year": "Of another year than the one compared",
}


def enter_exclusions(facts: PriceFacts, comparison: PriceComparison, ledger: Ledger) -> pd.DataFrame:
    """Enter what took no part in the comparison, by reason [pence], and return ``exclusions``.

    Parameters
    ----------
    facts
        What the figures share.
    comparison
        The comparison.
    ledger
        Takes the figures.
    """
    table = facts.case.tables["spend_lines"]
    reasons = line_reasons(comparison)
    rows = []
    for reason, words in REASON_WORDS.items():
        lines = comparison.lines.frame[reasons == reason]
        if lines.empty:
            continue
        figure = ledger.add(
            Figure(
                f"excluded:{reason}",
                "excluded",
                words,
                scope_of(facts.basis, context=True),
                facts.period,
                facts.basis,
                "Sum of the lines left out for this reason, after adjustments.",
                facts.source,
                detail=reason,
                value_pence=int(lines["net_pence"].sum()),
            ),
            row_sources(table, lines, "line_id") + adjustment_sources(facts.case, lines),
        )
        rows.append(
            {
                "reason": reason,
                "meaning": words,
                "lines": len(lines),
                "value_pence": int(lines["net_pence"].sum()),
                "basis": facts.basis,
                "figure": figure,
            }
        )
    return findings_frame("exclusions", rows)


def line_reasons(comparison: PriceComparison) -> pd.Series:
    """Return for every spend line why it took no part; empty where it did."""
    frame = comparison.lines.frame
    reasons = pd.Series("", index=frame.index, dtype=object)
    reasons[frame["comparison"] == "none"] = "no_comparison"
    reasons[(frame["comparison"] != "none") & (frame["financial_year"] != comparison.lines.year)] = "other_year"
    found = [REASONS[code] for code in comparison.found.reasons]
    reasons.update(pd.Series(found, index=comparison.compared, dtype=object))
    return reasons


def excluded_rows(
    facts: PriceFacts, comparison: PriceComparison, ledger: Ledger, priced: set[tuple[str, str]]
) -> list[dict[str, Any]]:
    """Return rows for trusts and items that have lines but no price, with the reason.

    Parameters
    ----------
    facts
        What the figures share.
    comparison
        The comparison.
    ledger
        Takes the figures.
    priced
        Pairs (item, trust) that have a price.
    """
    frame = comparison.lines.frame.assign(reason=line_reasons(comparison))
    rows = []
    for (item, trust), lines in frame[frame["item"] != ""].groupby(["item", "trust"], sort=True):
        if (item, trust) in priced:
            continue
        reasons = [words for reason, words in REASON_WORDS.items() if (lines["reason"] == reason).any()]
        shared = {**facts.shared(str(item), str(trust)), "scope": scope_of(facts.basis, context=True)}
        figure = Figure(
            f"spend_excluded:{item}:{trust}",
            "spend_excluded",
            f"Spend on {facts.names.get(str(item), str(item))}, not compared",
            value_pence=int(lines["net_pence"].sum()),
            method="Sum of the lines, after adjustments.",
            **shared,
        )
        sources = row_sources(facts.case.tables["spend_lines"], lines, "line_id") + adjustment_sources(
            facts.case, lines
        )
        rows.append(
            {
                "item": item,
                "item_name": facts.names.get(str(item), str(item)),
                "category": facts.categories.get(str(item), ""),
                "comparison": facts.comparisons.get(str(item), ""),
                "trust": trust,
                "spend_pence": int(lines["net_pence"].sum()),
                "quantity_millionths": int(lines["quantity_millionths"].fillna(0).sum()),
                "unit": facts.units.get(str(item), ""),
                "compared": False,
                "excluded_reason": "; ".join(reasons),
                "period": facts.period,
                "basis": facts.basis,
                "figure": ledger.add(figure, sources),
            }
        )
    return rows

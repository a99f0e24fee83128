"""The words of the page: what each code of the tables of findings is called in front of a board."""

from __future__ import annotations

CLASS_WORDS = {
    "price_match": "Ask for the match",
    "contract_change": "Change the contract",
    "pooled_tier": "Pool to reach a tier",
    "new_tender": "New tender",
    "investigate": "Variation to investigate",
}
CLASS_MEANING = {
    "price_match": "Same supplier, same item, different price: no tender, no switching.",
    "contract_change": "A change to a contract that runs.",
    "pooled_tier": "Volumes of several trusts together reach a lower price of an offer.",
    "new_tender": "A new procurement, when the contracts allow it.",
    "investigate": "Full service cost, in-house labour or mixed contracts: a difference to understand first.",
}
BENCHMARK_WORDS = {
    "minimum": "Lowest price",
    "lower_quartile": "Lower quartile",
    "median": "Median",
    "weighted_mean": "Volume-weighted mean",
}
EVIDENCE_WORDS = {
    "quoted": "Quoted",
    "contract_tier": "Contract tier",
    "benchmark": "Benchmark",
    "assumed": "Assumed",
}
URGENCY_WORDS = {
    "overdue": "Overdue",
    "next_90_days": "Next 90 days",
    "next_12_months": "Next 12 months",
    "later": "Later",
    "under_way": "Tender already under way",
    "ended": "Ended",
    "not_known": "Not known",
}
LEVER_WORDS = {"buying": "Buying", "transport": "Transport", "other": "Other", "all": "All levers"}
HEADLINE_WORDS = {
    "opportunity": "Opportunity",
    "saving": "Saving, quoted or contracted",
    "identified": "Identified",
    "risk_adjusted": "Risk-adjusted",
    "target": "Target",
    "gap_to_target": "Gap to target",
}
HEADLINE_MEANING = {
    "opportunity": "What the data suggests could be had against the median price. It has no owner yet.",
    "saving": "Cash-releasing, recurrent, full-year effect; the price is quoted or in a contract.",
    "identified": "Schemes with an owner and a status: recurrent full-year effect, cash-releasing revenue.",
    "risk_adjusted": "Identified, times the scenario's weights by status.",
    "target": "What is to be reached in the year.",
    "gap_to_target": "Target less risk-adjusted.",
}
KIND_WORDS = {
    "sum": "Sums of figures",
    "signed_sum": "Sums and differences",
    "class": "Opportunities by trust",
    "pooled": "Opportunities by trust",
    "benchmark": "Benchmark prices",
    "unit_price": "Prices of one unit",
    "spend": "Spend compared",
    "spend_excluded": "Spend not compared",
    "excluded": "Left out of the comparison",
    "excess": "Spend above a benchmark",
    "contract_value": "Contract values",
    "contract_annual": "Contract values for twelve months",
    "returns": "Returns beside contracts",
    "register_difference": "Contract less returns",
    "supplier_spend": "Paid to shared suppliers",
    "pooling_spend": "Spend in groups that could pool",
    "grey_cost": "Business miles at a rate",
    "grey_above_lowest": "Business miles above the lowest rate",
    "grey_above_pool": "Business miles above the pool-car rate",
    "award_baseline": "Paid today for what has offers",
    "award_cost": "Paid under the recommended award",
    "award_saving": "Savings of the recommended award",
    "award_one_off": "Recommended award: paid once",
    "award_part_year": "Recommended award: saving in a year",
    "transport_route": "Transport: routes of a day",
    "transport_part": "Transport: trusts' parts of a plan",
    "transport_gain": "Transport: what planning and working together bring",
    "transport_year": "Transport: over a year",
    "target": "Targets",
    "scheme_full_year": "Schemes: full-year effect",
    "scheme_part_year": "Schemes: effect in a year",
    "scheme_risk": "Schemes: risk-adjusted",
    "scheme_actual": "Schemes: delivered",
}
STATUS_WORDS = {
    "optimal": "complete",
    "within_gap": "complete within the proof gap of the scenario",
    "limit": "stopped at a limit; the proof gap is printed",
    "infeasible": "proven impossible within its rules",
}


def spoken(code: str) -> str:
    """Turn a code into words: ``laundry_and_linen`` becomes ``Laundry and linen``.

    Parameters
    ----------
    code
        A code of a table; text that already has spaces or capitals is left as it is.
    """
    if " " in code or code != code.lower():
        return code
    text = code.replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def codes(text: str) -> list[str]:
    """Split several codes at their semicolons.

    Parameters
    ----------
    text
        Codes as a table holds them: ``RTD;RTF``.
    """
    return [code.strip() for code in text.split(";") if code.strip()]


def plural(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun.

    Parameters
    ----------
    count
        How many.
    one, many
        The noun for one and for several; by default with an s.
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"

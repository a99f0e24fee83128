"""A run in words and short tables, as a finance director would read it on a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimiser.commands.award_summary import say_award
from optimiser.commands.screen import say, say_table, say_wrapped
from optimiser.commands.transport_summary import say_transport
from optimiser.money import format_gbp
from optimiser.report.html.packs.anchors import FILE

_CLASS_WORDS = {
    "price_match": "ask for the match",
    "contract_change": "change the contract",
    "pooled_tier": "pool to reach a tier",
    "new_tender": "tender together",
    "investigate": "investigate",
}
_URGENCY_WORDS = {
    "overdue": "overdue",
    "next_90_days": "next 90 days",
    "next_12_months": "next 12 months",
    "later": "later",
    "under_way": "tender under way",
    "not_known": "not known",
    "ended": "ended",
}
_HEADLINE_WORDS = {
    "opportunity_pence": "Opportunity against the median, a year",
    "saving_pence": "Recommended saving, full year",
    "target_pence": "Target",
    "identified_pence": "Identified in schemes, full year",
    "risk_adjusted_pence": "Risk-adjusted",
    "gap_to_target_pence": "Gap to target",
}
_SHOWN = 8


def say_summary(result: dict[str, Any], folder: Path) -> None:
    """Write what a run found and where its files are."""
    say_heading(result)
    _say_numbers(result)
    say_award(result)
    say_opportunities(result, _SHOWN)
    if "opportunity_pence" not in result["headline"]:
        say_suppliers(result)
    say_calendar(result, _SHOWN)
    say_transport(result)
    _say_grey_fleet(result)
    if result["illustration_sentence"]:
        say("Worked illustration (synthetic, no finding)")
        say_wrapped(result["illustration_sentence"], "  ")
        say()
    counts = result["reconciliation"]
    say(
        f"Read {counts['rows_read']:,} rows: {counts['rows_accepted']:,} accepted, "
        f"{counts['rows_rejected']:,} rejected, {counts['rows_merged']:,} merged. "
        "Every figure was recomputed independently: arithmetic re-performed."
    )
    say(f"Report:   {folder / 'report.html'}")
    if (folder / FILE).is_file():
        say(f"Packs:    {folder / FILE}")
    say(f"Workbook: {folder / 'report.xlsx'}")
    say(f"Run {result['run_id']}; `optimiser trace {folder}` follows a figure to its rows.")


def say_heading(result: dict[str, Any]) -> None:
    """Write what was run and its headline."""
    say(f"{result['case_title']}, as of {result['as_of']}, scenario {result['scenario']}")
    say()
    say_wrapped(result["headline_sentence"])
    say()


def _say_numbers(result: dict[str, Any]) -> None:
    """Write the headline numbers that were computed."""
    rows = [
        [words, format_gbp(result["headline"][key])]
        for key, words in _HEADLINE_WORDS.items()
        if key in result["headline"]
    ]
    if rows:
        say_table(["Headline (published and supplied records only)", "GBP"], rows, right=[1])
        say()


def say_opportunities(result: dict[str, Any], limit: int | None = _SHOWN) -> None:
    """Write the opportunities by how easily they come."""
    found = result.get("buying", {}).get("opportunities", [])
    if not found:
        return
    shown = found[:limit]
    rows = [
        [
            str(row["rank"]),
            _CLASS_WORDS[row["class"]],
            row["title"].partition(":")[0],
            format_gbp(row["value_pence"]),
            row["evidence"],
            row.get("decide_by", "not known"),
            _in_headline(row),
            ", ".join(row["trusts"]),
        ]
        for row in shown
    ]
    say(f"Opportunities, easiest first ({found[0]['period']}, {found[0]['basis']} records, against the median price)")
    say_table(
        ["", "how", "what", "GBP a year", "evidence", "decide by", "headline", "trusts above"], rows, right=[0, 3]
    )
    if limit is not None and len(found) > limit:
        say(f"... and {len(found) - limit} more in the report.")
    say()


def _in_headline(row: dict[str, Any]) -> str:
    """Say whether an opportunity is part of the headline; a synthetic one never is."""
    if row["basis"] == "synthetic":
        return "illustrative"
    if row["already_in_plan"]:
        return "already in plan"
    return "counted" if row["counts"] else "not counted"


def say_suppliers(result: dict[str, Any]) -> None:
    """Write the suppliers that most money of several trusts goes to."""
    found = [row for row in result.get("buying", {}).get("shared_suppliers", []) if not row.get("public_body")]
    if not found:
        return
    rows = [
        [row["name"], str(row["trust_count"]), format_gbp(row["spend_pence"]), ", ".join(row["trusts"])]
        for row in found[:_SHOWN]
    ]
    say(
        f"Suppliers paid by several trusts, public bodies apart: {len(found)} "
        f"({found[0]['period']}, {found[0]['basis']} records)"
    )
    say_table(["supplier", "trusts", "GBP", "paid by"], rows, right=[1, 2])
    say()


def say_calendar(result: dict[str, Any], limit: int | None = _SHOWN) -> None:
    """Write what must be decided by when, the most urgent first."""
    calendar = [
        row for row in result.get("contracts", {}).get("decide_by", []) if row["urgency"] not in ("ended", "not_known")
    ]
    if not calendar:
        return
    rows = [
        [
            _URGENCY_WORDS[row["urgency"]],
            row.get("decide_by", "") if row["urgency"] != "under_way" else "",
            row.get("end", "not seen"),
            row.get("trust", ""),
            row["title"][:60],
            row["grade"],
        ]
        for row in calendar[:limit]
    ]
    say(f"Decide by (contract end less notice less lead time, on {result['as_of']})")
    say_table(["when", "decide by", "ends", "trust", "contract", "grade"], rows)
    if limit is not None and len(calendar) > limit:
        say(f"... and {len(calendar) - limit} more in the report.")
    say()


def _say_grey_fleet(result: dict[str, Any]) -> None:
    """Write what business miles cost at each dated rate: context, never part of the headline."""
    found = result.get("transport", {}).get("grey_fleet", [])
    if not found:
        return
    rows = []
    for rate in dict.fromkeys(row["rate"] for row in found):
        own = [row for row in found if row["rate"] == rate]
        miles = sum(row["miles_millionths"] for row in own) // 1_000_000
        totals = [_total(own, key) for key in ("cost_pence", "above_lowest_pence", "above_pool_car_pence")]
        rows.append([own[0]["rate_name"], own[0]["valid_from"], own[0]["evidence"], f"{miles:,}", *totals])
    years = ", ".join(sorted({row["financial_year"] for row in found}))
    say(f"Grey fleet: business miles at each dated rate (miles of {years}; context, not in the headline)")
    say_table(
        ["rate", "from", "evidence", "miles", "GBP", "above lowest in group", "above pool car"], rows, right=range(3, 7)
    )
    say()


def _total(rows: list[dict[str, Any]], key: str) -> str:
    values = [row[key] for row in rows if key in row]
    return format_gbp(sum(values)) if values else "-"

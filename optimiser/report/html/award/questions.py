"""What is asked about a recommended award: its rules, tiers and risk, what took no part, and how good it is."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.award.amounts import AwardAmounts
from optimiser.report.html.award.words import (
    PLANTED_WORDS,
    PROOF_WORDS,
    RISK_WORDS,
    RULE_STANDING_WORDS,
    TIER_KIND_WORDS,
    named,
    per_cent,
)
from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.format import number, price
from optimiser.report.html.svg_interval import interval
from optimiser.report.html.words import STATUS_WORDS, codes, spoken

_PAYERS = "missed_paid_by:"
_TIERS_SHOWN = 60
_OFFERS_NAMED = 12


def rules(amounts: AwardAmounts) -> Markup | None:
    """Show every rule with owner, reason and price; ``None`` where there is none.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = amounts.findings.rows("award_rules")
    if not rows:
        return None
    joint = [row["joint_pence"] for row in rows if row["joint_pence"] is not None]
    return amounts.report.render(
        "award_rules",
        findings=amounts.findings,
        rows=[
            {
                **row,
                "name": named(row["rule"]),
                "kind_words": named(row["kind"]),
                "standing_words": RULE_STANDING_WORDS.get(row["standing"], ""),
            }
            for row in rows
        ],
        joint=sum(joint) if joint else None,
        note=about(rows, "Pounds a year"),
    )


def tiers(amounts: AwardAmounts) -> Markup | None:
    """Show each schedule of tiers: what is reached, what is missing, and what a miss would cost.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = amounts.findings.rows("award_tiers")
    if not rows:
        return None
    return amounts.report.render(
        "award_tiers",
        findings=amounts.findings,
        rows=[tier_row(amounts, row) for row in rows[:_TIERS_SHOWN]],
        number=len(rows),
        payers=_payers(amounts),
        has_risk=any(row["chance_missed"] is not None for row in rows),
        note=about(rows, "Pounds a year"),
    )


def tier_row(amounts: AwardAmounts, row: Row) -> dict[str, Any]:
    """Prepare one schedule of tiers.

    Parameters
    ----------
    amounts
        The award.
    row
        Its row of ``award_tiers``.
    """
    return {
        **row,
        "name": amounts.supplier(row["supplier"]),
        "kind_words": TIER_KIND_WORDS.get(row["kind"], spoken(row["kind"])),
        "reached": _measured(row["measured"], row["measure"]),
        "next": _measured(row["next_break"], row["measure"]),
        "part": "" if row["distance"] is None else per_cent(row["distance"]),
        "chance": "" if row["chance_missed"] is None else per_cent(row["chance_missed"]),
    }


def _measured(value: float | None, measure: str) -> str:
    """Write what a schedule measures in its own unit."""
    if value is None:
        return ""
    return price(value, 2) if measure == "gbp" else f"{number(round(value, 2))} units"


def _payers(amounts: AwardAmounts) -> list[dict[str, Any]]:
    """Return who pays for missed tiers on average."""
    return [
        {"trust": row["measure"].removeprefix(_PAYERS), "pence": row["value_pence"]}
        for row in amounts.findings.rows("award_risk")
        if row["measure"].startswith(_PAYERS)
    ]


def risk(amounts: AwardAmounts) -> Markup | None:
    """Show the saving between its proven low and what is claimed; ``None`` where risk was not worked out.

    Parameters
    ----------
    amounts
        The award.
    """
    found = amounts.findings.rows("award_risk")
    rows = [row for row in found if not row["measure"].startswith(_PAYERS)]
    if not rows:
        return None
    order = list(RISK_WORDS)
    rows.sort(key=lambda row: order.index(row["measure"]) if row["measure"] in order else len(order))
    values = {row["measure"]: row["value_pence"] for row in rows if row["value_pence"] is not None}
    mark = " (illustrative, synthetic data)" if amounts.findings.illustration else ""
    marks = [(words, values[name]) for name, words in RISK_WORDS.items() if name in values]
    picture = None
    if {"proven_low", "claimed"} <= set(values):
        title = f"The saving under uncertain volumes and prices, pounds{mark}"
        picture = interval(f"{amounts.findings.prefix}award-risk-chart", title, marks)
    settings = amounts.report.result.get("settings", {}).get("buying", {})
    spreads = [settings.get(name) for name in ("volume_spread", "price_spread")]
    return amounts.report.render(
        "award_risk",
        findings=amounts.findings,
        rows=[{**row, "words": RISK_WORDS.get(row["measure"], spoken(row["measure"]))} for row in rows],
        picture=picture,
        interval=[values.get(name) for name in ("proven_low", "claimed")],
        spreads=["" if spread is None else per_cent(spread) for spread in spreads],
        note=about(rows, "Pounds, full-year effect"),
    )


def left_out(amounts: AwardAmounts) -> Markup | None:
    """Show what took no part, with its pounds.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = amounts.findings.rows("award_left_out")
    if not rows:
        return None
    prepared = []
    for row in rows:
        offers = codes(row["offers"])
        prepared.append({**row, "named": offers[:_OFFERS_NAMED], "more": max(len(offers) - _OFFERS_NAMED, 0)})
    return amounts.report.render(
        "award_left_out",
        findings=amounts.findings,
        rows=prepared,
        note=about(rows, "Pounds of the latest year, adjustments taken off"),
    )


def proof(amounts: AwardAmounts) -> Markup | None:
    """Show how good the award is, and how that is known.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = list(amounts.proof.values())
    if not rows:
        return None
    prepared = [
        {
            **row,
            "words": PROOF_WORDS.get(row["measure"], spoken(row["measure"])),
            "text": STATUS_WORDS.get(row["value_text"], row["value_text"])
            if row["measure"] == "status"
            else row["value_text"],
        }
        for row in rows
    ]
    gap = amounts.proof.get("proof_gap")
    return amounts.report.render(
        "award_proof",
        findings=amounts.findings,
        rows=prepared,
        gap=None if gap is None else gap["value_pence"],
        verified=bool(amounts.report.result.get("arithmetic_verified")),
        note=about(rows, "Pounds a year, costs paid once with their part"),
    )


def planted(amounts: AwardAmounts) -> Markup | None:
    """Show what was planted beside what was found; in the worked illustration only.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = amounts.findings.rows("award_planted")
    if not rows or not amounts.findings.illustration:
        return None
    return amounts.report.render(
        "award_planted",
        findings=amounts.findings,
        rows=[{**row, "kind_words": PLANTED_WORDS.get(row["kind"], spoken(row["kind"]))} for row in rows],
        found=sum(bool(row["found"]) for row in rows),
        note=about(rows, "Pounds a year"),
    )

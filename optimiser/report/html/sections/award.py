"""The recommended award: what is proposed, for whom, when, under which rules, and how good it is."""

from __future__ import annotations

from typing import Any

from optimiser.report.award_sentence import AwardTotals, award_sentence
from optimiser.report.html.award import choices, joining, questions, tables
from optimiser.report.html.award.amounts import AwardAmounts
from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import Findings

_PARTS = (
    tables.by_lot,
    tables.by_trust,
    tables.by_supplier,
    tables.largest,
    joining.joining,
    questions.rules,
    choices.near_ties,
    choices.frontiers,
    choices.demand_change,
    questions.tiers,
    questions.risk,
    questions.left_out,
    questions.proof,
    questions.planted,
)


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where nothing is recommended.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page: an award that touches synthetic data stands in the illustration only.
    """
    amounts = AwardAmounts(report, findings)
    if not amounts.savings:
        return None
    parts = [part for part in (build_part(amounts) for build_part in _PARTS) if part]
    body = report.render(
        "award",
        findings=findings,
        sentence=award_sentence(amounts.totals),
        figures=award_cards(amounts),
        assumed=amounts.totals.basis == "assumed",
        parts=parts,
    )
    return Section(f"{findings.prefix}award", "Recommended award", body, wide=True)


def award_cards(amounts: AwardAmounts) -> list[dict[str, Any]]:
    """Return the big numbers of the award, each with unit, period, basis and figure.

    Parameters
    ----------
    amounts
        The award.
    """
    totals, sums = amounts.totals, amounts.sums(amounts.savings, "Recommended award", whole=True)
    period = next((row["period"] for row in amounts.report.figures.rows(["award:baseline"])), "full year")
    once = "award:one_off" if "award:one_off" in amounts.report.figures else ""
    cards = [
        ("Today", *sums["today"], "What the needs that have offers cost today.", period),
        ("Recommended award", *sums["cost"], "What they would cost in a full year, rebates and deliveries in.", period),
        ("Saving, full year", *sums["saving"], "Today less recommended award, every year from then on.", period),
        ("Cost to deliver", totals.once, once, "Taking suppliers on and moving trusts: paid once.", "once"),
    ]
    found = [
        {"name": name, "pence": pence, "figure": figure, "unit": "GBP", "period": period_of, "basis": totals.basis}
        | {"meaning": meaning}
        for name, pence, figure, meaning, period_of in cards
    ]
    return [*found, *_gap_card(totals, period)]


def _gap_card(totals: AwardTotals, period: str) -> list[dict[str, Any]]:
    """Return the card of the proof gap; nothing where no bound was proven."""
    if totals.gap is None:
        return []
    meaning = "At most this much better is possible within these rules and data."
    card = {"name": "Proof gap", "pence": totals.gap, "figure": "", "unit": "GBP", "period": period}
    text = "under £1" if 0 < totals.gap < 100 else ""
    return [{**card, "basis": totals.basis, "meaning": meaning, "text": text}]

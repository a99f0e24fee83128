"""Other awards beside the recommended one: near-ties, and what stricter limits would cost."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.award.amounts import AwardAmounts
from optimiser.report.html.award.words import QUESTION_AXES, QUESTION_TITLES, per_cent
from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.format import number
from optimiser.report.html.svg_lines import Axis, Series, line_chart

_UNIT = "Pounds a year, costs paid once with their part"


def near_ties(amounts: AwardAmounts) -> Markup | None:
    """Show awards that cost nearly as little with fewer switches; ``None`` where there are none.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = [row for row in amounts.findings.rows("award_choices") if row["question"] == "near_tie"]
    if not rows:
        return None
    return amounts.report.render(
        "award_near_ties", findings=amounts.findings, rows=rows, note=about(rows, _UNIT), told=_told
    )


def frontiers(amounts: AwardAmounts) -> Markup | None:
    """Show what a stricter limit would cost, one picture with its table a question.

    Parameters
    ----------
    amounts
        The award.
    """
    found = amounts.findings.rows("award_choices")
    recommended = amounts.proof.get("recommended", {}).get("value_pence")
    parts = []
    for question, title in QUESTION_TITLES.items():
        rows = sorted((row for row in found if row["question"] == question), key=lambda row: row["place"])
        if rows:
            parts.append(
                {
                    "title": title,
                    "axis": QUESTION_AXES[question],
                    "rows": [_point(row, question) for row in rows],
                    "picture": _picture(amounts, question, rows, recommended),
                    "note": about(rows, _UNIT),
                }
            )
    return amounts.report.render("award_frontiers", findings=amounts.findings, parts=parts) if parts else None


def demand_change(amounts: AwardAmounts) -> Markup | None:
    """Say how far all needs may move before other suppliers win; ``None`` where that was not asked.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = [row for row in amounts.findings.rows("award_choices") if row["question"] == "demand"]
    if not rows:
        return None
    prepared = [{**row, "change": "" if row["limit"] is None else per_cent(row["limit"])} for row in rows]
    return amounts.report.render("award_demand", findings=amounts.findings, rows=prepared)


def _point(row: Row, question: str) -> dict[str, Any]:
    """Prepare one point of a frontier."""
    return {
        **row,
        "limit_words": _told(row["limit"], question),
        "reached_words": _told(row["reached"], question),
        "answer": _answer(row),
    }


def _answer(row: Row) -> str:
    if row["place"] == 1 and row["more_pence"] == 0:
        return "The recommended award."
    if row["note"]:
        return str(row["note"])
    return "" if row["feasible"] is None or row["feasible"] else "Nothing keeps this limit and the rules."


def _told(value: float | None, question: str = "") -> str:
    """Write a limit in its own unit."""
    if value is None:
        return ""
    return per_cent(value) if question == "sme" else number(round(value, 2))


def _picture(amounts: AwardAmounts, question: str, rows: list[Row], recommended: int | None) -> Markup | None:
    """Draw what is given up against what was reached; ``None`` where fewer than two awards are known."""
    known = [row for row in rows if row["reached"] is not None and row["more_pence"] is not None]
    if len(known) < 2:
        return None
    series = [Series("Best answer found", "line-0", tuple((row["reached"], row["more_pence"]) for row in known))]
    bounded = [row for row in known if row["bound_pence"] is not None]
    if recommended is not None and len(bounded) == len(known):
        least = tuple((row["reached"], max(row["bound_pence"] - recommended, 0)) for row in known)
        series.append(Series("Proven: at least this much", "line-1", least))
    mark = " (illustrative, synthetic data)" if amounts.findings.illustration else ""
    return line_chart(
        f"{amounts.findings.prefix}award-{question.replace('_', '-')}-chart",
        f"{QUESTION_TITLES[question]}: pounds a year dearer than the recommended award{mark}",
        f"{len(known)} awards as points of a line. The table below has the figures.",
        series,
        Axis(QUESTION_AXES[question], lambda value: _told(value, question)),
    )

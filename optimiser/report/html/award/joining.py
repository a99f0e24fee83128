"""When trusts join the recommended award, and what of the saving falls in each financial year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from markupsafe import Markup

from optimiser.report.html.award.amounts import AwardAmounts
from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.format import month
from optimiser.report.html.svg_joining import Joining, joining_chart
from optimiser.report.html.words import spoken

_SHOWN = 30
_DRAWN = 20
_UNIT = "Pounds in the months of each financial year"


def joining(amounts: AwardAmounts) -> Markup | None:
    """Show the plan by trust and lot, and the years with the line that reconciles them; ``None`` where there is none.

    Parameters
    ----------
    amounts
        The award.
    """
    rows = amounts.findings.rows("award_phasing")
    years = amounts.findings.rows("award_years")
    if not rows and not years:
        return None
    names = sorted({row["financial_year"] for row in rows})
    steps = plan_steps(amounts, rows, names)
    shown = sorted(steps, key=lambda step: (-(step["full_year_pence"] or 0), step["trust"], step["lot"]))[:_SHOWN]
    return amounts.report.render(
        "award_joining",
        findings=amounts.findings,
        steps=shown,
        number=len(steps),
        years=names,
        totals=[sum(step["parts"][place]["pence"] or 0 for step in steps) for place in range(len(names))],
        full=sum(step["full_year_pence"] or 0 for step in steps),
        exits=sum(step["exit_pence"] or 0 for step in steps),
        plan=years,
        picture=_picture(amounts, shown[:_DRAWN], names),
        note=about(rows, _UNIT),
        plan_note=about(years, _UNIT),
    )


def plan_steps(amounts: AwardAmounts, rows: list[Row], years: list[str]) -> list[dict[str, Any]]:
    """Draw the rows of one trust and lot together, with the part of each financial year.

    Parameters
    ----------
    amounts
        The award.
    rows
        Rows of ``award_phasing``.
    years
        The financial years, in order.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        step = found.setdefault((row["trust"], row["lot"]), {**row, "by_year": {}})
        step["by_year"][row["financial_year"]] = row
    return [_step(amounts, step, years) for _, step in sorted(found.items())]


def _step(amounts: AwardAmounts, step: dict[str, Any], years: list[str]) -> dict[str, Any]:
    """Prepare one trust in one lot."""
    figures = amounts.report.figures
    own = [row for row in amounts.savings if (row["trust"], row["lot"]) == (step["trust"], step["lot"])]
    label = f"{amounts.report.trust(step['trust'])}, {spoken(step['lot'])}: full year"
    full = step["full_year_pence"]
    parts = []
    for year in years:
        row = step["by_year"].get(year)
        pence = None if row is None else row["part_year_pence"]
        figure = "" if row is None or figures.pence(row["figure"]) != pence else row["figure"]
        parts.append({"pence": pence, "figure": figure})
    return {
        **step,
        "lot_name": spoken(step["lot"]),
        "earliest": month(step["earliest_month"]),
        "joins": month(step["join_month"]),
        "full_figure": "" if full is None else figures.sum_of([row["figure"] for row in own], full, label),
        "parts": parts,
    }


def _picture(amounts: AwardAmounts, steps: list[dict[str, Any]], years: list[str]) -> Markup | None:
    """Draw when each trust leaves its present terms."""
    if not steps:
        return None
    first = dt.date.fromisoformat(str(amounts.report.result["as_of"])).replace(day=1)
    last = dt.date(int(years[-1][:4]) + 1, 4, 1)
    drawn = [
        Joining(
            f"{amounts.report.trust(step['trust'])} · {step['lot_name']}",
            step["contract_end"],
            _first_day(step["join_month"]),
        )
        for step in sorted(steps, key=lambda step: (step["join_month"] or "9", step["trust"], step["lot"]))
    ]
    mark = " (illustrative, synthetic data)" if amounts.findings.illustration else ""
    ident = f"{amounts.findings.prefix}award-joining-chart"
    return joining_chart(ident, f"When trusts join the recommended award{mark}", drawn, first, last)


def _first_day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(f"{text}-01") if text else None

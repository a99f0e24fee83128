"""Grey fleet: business miles by trust at each dated rate; context, never in the headline."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row

# Columns of the sums, the kind of figure behind each, and what they are.
_SUMS = (
    ("cost_pence", "grey_cost", "miles of all trusts at this rate"),
    ("above_lowest_pence", "grey_above_lowest", "above the lowest rate paid"),
    ("above_pool_car_pence", "grey_above_pool", "above the pool-car rate"),
)
_WIDE_FROM = 5


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case has no mileage.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """
    rows = findings.rows("grey_fleet")
    anchor, title = f"{findings.prefix}grey-fleet", "Grey fleet: miles driven in staff's own cars"
    if not rows:
        needed = report.has_input("mileage") and not findings.illustration
        return report.missing(anchor, title, ("mileage", "miles", "grey fleet")) if needed else None
    rates = _rates(report, rows)
    trusts = sorted({row["trust"] for row in rows})
    cells = {(row["trust"], row["rate"]): row for row in rows}
    years = ", ".join(sorted({row["financial_year"] for row in rows if row["financial_year"]}))
    body = report.render(
        "grey_fleet",
        findings=findings,
        rates=rates,
        rows=[{"trust": trust, "cells": [cells.get((trust, rate["rate"])) for rate in rates]} for trust in trusts],
        note=about(rows, "Pounds: miles times the rate", f"miles of {years}"),
        years=years,
    )
    return Section(anchor, title, body, wide=len(rates) >= _WIDE_FROM)


def _rates(report: Report, rows: list[Row]) -> list[dict[str, Any]]:
    """Return the rates from the oldest to the newest, with the sums at each."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["rate"], []).append(row)
    ordered = sorted(found.values(), key=lambda group: (str(group[0]["valid_from"] or ""), group[0]["rate"]))
    return [{**group[0], "sums": [_sum(report, group, *wanted) for wanted in _SUMS]} for group in ordered]


def _sum(report: Report, rows: list[Row], column: str, kind: str, words: str) -> tuple[int | None, str]:
    """Add a column over the trusts at one rate, each cell traced by its own kind of figure."""
    own = [
        {
            **row,
            "figure": report.figures.first(
                f"{kind}:{row['financial_year']}:{row['rate']}:{row['trust']}", row["figure"]
            ),
        }
        for row in rows
    ]
    return report.total(own, column, f"Business miles at {rows[0]['rate_name'] or rows[0]['rate']}: {words}")

"""Opportunities ranked by how easily they come and by pounds, those in the headline apart from those that are not."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row
from optimiser.report.html.svg_bars import BarRow, bars
from optimiser.report.html.words import BENCHMARK_WORDS, CLASS_MEANING, CLASS_WORDS, EVIDENCE_WORDS, codes

_SHOWN = 60
_DRAWN = 12
_MANY_TRUSTS = 6
_SAID_ONCE = ("condition", "decide_by_note")


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case has nothing that could be compared.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """
    rows = sorted(
        findings.rows("opportunities"), key=lambda row: (row["rank"] is None, row["rank"], row["opportunity"])
    )
    anchor, title = f"{findings.prefix}opportunities", "Opportunities, the easiest first"
    if not rows:
        needed = report.has_input("items", "offers") and not findings.illustration
        return report.missing(anchor, title, ("price", "items", "offers", "opportunit")) if needed else None
    parts: dict[str, list[str]] = {}
    for part in findings.rows("opportunity_parts"):
        parts.setdefault(part["opportunity"], []).append(part["trust"])
    for row in rows:
        row["members"] = _members(report, row["trusts"])
        for end in ("low", "high"):
            row[f"{end}_figure"] = _range_figure(report, row, parts.get(row["opportunity"], []), row[f"{end}_pence"])
    counted = [row for row in rows if row["counts"]]
    others = [row for row in rows if not row["counts"]]
    body = report.render(
        "opportunities",
        findings=findings,
        lists=[_list(report, counted, True), _list(report, others, False)],
        headline=_headline(report, findings),
        note=about(rows, unit_of(rows)),
        class_meaning=CLASS_MEANING,
        evidence_words=EVIDENCE_WORDS,
        any_mixed=len({row["basis"] for row in rows}) > 1,
        picture=_picture(anchor, counted or others),
    )
    return Section(anchor, title, body, wide=True)


def unit_of(rows: list[Row]) -> str:
    """Say what the pounds of some opportunities are.

    Parameters
    ----------
    rows
        The opportunities.
    """
    pooled = any(row["class"] == "pooled_tier" for row in rows)
    return "Pounds a year above the median price" + (
        "; for a tier, above the price of the offer's tier" if pooled else ""
    )


def _headline(report: Report, findings: Findings) -> dict[str, Any] | None:
    """Return the opportunity of the result, beside which the list must add up."""
    numbers = report.result.get("illustration" if findings.illustration else "headline", {})
    pence = numbers.get("opportunity_pence")
    return None if pence is None else {"pence": pence, "figure": report.headline_figure("opportunity", findings)}


def _list(report: Report, rows: list[Row], counts: bool) -> dict[str, Any]:
    """Prepare one list: groups by class with their sums, cut where it gets long, and the total."""
    shown = {row["opportunity"] for row in rows[:_SHOWN]}
    said = "counted" if counts else "not counted"
    groups = []
    for code, name in CLASS_WORDS.items():
        group = [row for row in rows if row["class"] == code]
        if not group:
            continue
        rest = [row for row in group if row["opportunity"] not in shown]
        groups.append(
            {
                "code": code,
                "name": name,
                "rows": [row for row in group if row["opportunity"] in shown],
                "shared": {column: _said_by_all(group, column) for column in _SAID_ONCE},
                "rest": len(rest),
                "rest_total": report.total(rest, "value_pence", f"{name}: opportunities not listed"),
                "number": len(group),
                "total": report.total(group, "value_pence", f"{name}: {said}"),
            }
        )
    total = report.total(rows, "value_pence", f"Opportunities {said}")
    return {"counts": counts, "groups": groups, "total": total, "number": len(rows)}


def _said_by_all(rows: list[Row], column: str) -> str:
    """Return what every row of a group says, so that it is said once; empty where they differ or there is one row."""
    said = {row[column] for row in rows}
    return said.pop() if len(said) == 1 and len(rows) > 1 else ""


def _members(report: Report, text: str) -> str:
    """Name the trusts of an opportunity, by code where there are many."""
    listed = codes(text)
    return ", ".join(listed) if len(listed) > _MANY_TRUSTS else ", ".join(report.trust(code) for code in listed)


def _range_figure(report: Report, row: Row, trusts: list[str], pence: int | None) -> str:
    """Return the figure an end of the range can be traced by: the excess over one benchmark, summed over the trusts."""
    if pence is None or pence == row["value_pence"]:
        return str(row["figure"])
    for benchmark, words in BENCHMARK_WORDS.items():
        names = [f"excess:{benchmark}:{row['item']}:{trust}" for trust in trusts]
        found = report.figures.sum_of(names, pence, f"{row['title']}: against the {words.lower()}")
        if found:
            return found
    return str(row["figure"])


def _picture(anchor: str, rows: list[Row]) -> Any:
    """Draw the largest opportunities with the range of their benchmarks."""
    largest = sorted(
        (row for row in rows if row["value_pence"]), key=lambda row: (-row["value_pence"], row["opportunity"])
    )[:_DRAWN]
    if not largest:
        return None
    drawn = [
        BarRow(
            row["title"],
            ((row["value_pence"], "piece-0"),),
            row["value_pence"],
            whisker=None
            if row["low_pence"] is None or row["high_pence"] is None
            else (row["low_pence"], row["high_pence"]),
        )
        for row in largest
    ]
    description = (
        f"The {len(drawn)} largest as bars, pounds a year; the thin line reaches from the lowest to the highest of the "
        "four benchmarks. The table below has the figures."
    )
    legend = [("piece-0", "Against the median price; thin line: range over the four benchmarks")]
    return bars(f"{anchor}-chart", "Largest opportunities, pounds a year", description, drawn, legend)

"""Pounds by trust and class, adding up to the headline."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row
from optimiser.report.html.sections.opportunities import unit_of
from optimiser.report.html.svg_bars import BarRow, bars
from optimiser.report.html.words import CLASS_WORDS

_TAKEN_OVER = ("class", "counts", "basis", "period")


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where no opportunity was found.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """
    opportunities = {row["opportunity"]: row for row in findings.rows("opportunities")}
    parts = [
        {**part, **{key: opportunities[part["opportunity"]][key] for key in _TAKEN_OVER}}
        for part in findings.rows("opportunity_parts")
        if part["opportunity"] in opportunities
    ]
    if not parts:
        return None
    anchor = f"{findings.prefix}by-trust"
    trusts = sorted({part["trust"] for part in parts} | set(report.members))
    present = [code for code in CLASS_WORDS if any(part["class"] == code and part["counts"] for part in parts)]
    table = [
        _row(report, findings, [part for part in parts if part["trust"] == trust], trust, present) for trust in trusts
    ]
    body = report.render(
        "by_trust",
        findings=findings,
        classes=[CLASS_WORDS[code] for code in present],
        rows=table,
        foot=_row(report, findings, parts, "", present),
        has_others=any(not part["counts"] for part in parts),
        note=about(parts, unit_of(parts)),
        picture=_picture(anchor, table, present) if present else None,
    )
    return Section(anchor, "By trust", body)


def _row(report: Report, findings: Findings, parts: list[Row], trust: str, classes: list[str]) -> dict[str, Any]:
    """Prepare the pounds of one trust, or with an empty code those of all."""
    name = report.trust(trust) if trust else "All trusts"
    counted = [part for part in parts if part["counts"]]
    others = [part for part in parts if not part["counts"]]
    total, figure = report.total(counted, "value_pence", f"{name}: counted")
    return {
        "trust": trust,
        "name": name,
        "cells": [
            report.total(
                [part for part in counted if part["class"] == code],
                "value_pence",
                f"{name}: {CLASS_WORDS[code].lower()}",
            )
            for code in classes
        ],
        "total": (total, report.headline_figure("opportunity", findings, trust) or figure),
        "others": report.total(others, "value_pence", f"{name}: not counted"),
    }


def _picture(anchor: str, table: list[dict[str, Any]], classes: list[str]) -> Any:
    """Draw the trusts, the largest first."""
    ordered = sorted(table, key=lambda row: (-(row["total"][0] or 0), row["trust"]))
    drawn = [
        BarRow(
            f"{row['name']} ({row['trust']})",
            tuple((cell[0] or 0, f"piece-{place}") for place, cell in enumerate(row["cells"])),
            row["total"][0] or 0,
        )
        for row in ordered
    ]
    legend = [(f"piece-{place}", CLASS_WORDS[code]) for place, code in enumerate(classes)]
    title = "Opportunity counted in the headline by trust, pounds a year"
    return bars(f"{anchor}-chart", title, "One bar a trust, by class. The table below has the figures.", drawn, legend)

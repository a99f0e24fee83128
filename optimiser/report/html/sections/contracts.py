"""Contracts: the timeline, the decide-by calendar, what could be aligned, and the register beside the returns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row, input_rows
from optimiser.report.html.svg_timeline import Bar, timeline
from optimiser.report.html.words import LEVER_WORDS, URGENCY_WORDS, spoken

_DRAWN = 60
_TOPICS = ("contract", "decide", "register", "notice")


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case has no contracts.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """
    rows = findings.rows("decide_by")
    anchor, title = f"{findings.prefix}contracts", "Contracts: what runs until when, and what to decide by when"
    if not rows:
        needed = report.has_input("contracts") and not findings.illustration
        return report.missing(anchor, title, _TOPICS) if needed else None
    reconciled = [_with_figures(report, row) for row in findings.rows("register_reconciliation")]
    places = _places(report)
    rows = [{**_with_figures(report, row), "place": places.get(row["contract"], "")} for row in rows]
    drawn = _drawn(rows)
    body = report.render(
        "contracts",
        findings=findings,
        anchor=anchor,
        picture=_picture(report, anchor, drawn),
        undrawn=len(rows) - len(drawn),
        groups=_groups(rows),
        alignment=findings.rows("alignment_groups"),
        reconciled=reconciled,
        titles={row["contract"]: row["title"] for row in rows},
        contract_anchor=contract_anchor,
        has_owner=any(row["owner"] for row in rows),
        levers=LEVER_WORDS,
        note=about(rows, "Pounds as published in the notices, without VAT"),
        reconciled_note=about(reconciled, "Pounds a year", "contract as published, returns as in the spend lines"),
    )
    return Section(anchor, title, body, wide=True)


def _groups(rows: list[Row]) -> list[dict[str, Any]]:
    """Return the calendar by urgency, in its own order: members' contracts first, the earliest decision first."""
    found = []
    for code, name in URGENCY_WORDS.items():
        group = [row for row in rows if row["urgency"] == code]
        if group:
            found.append({"code": code, "name": name, "rows": group})
    return found


def _drawn(rows: list[Row]) -> list[Row]:
    """Return the contracts of the picture: those with an end, and of many those that come first."""
    dated = [row for row in rows if row["end"]]
    nearest = sorted(
        dated, key=lambda row: (row["urgency"] == "ended", row["decide_by"] or row["end"], row["contract"])
    )[:_DRAWN]
    return sorted(nearest, key=lambda row: (row["category"], row["end"], row["contract"]))


def _picture(report: Report, anchor: str, rows: list[Row]) -> Any:
    """Draw the timeline."""
    if not rows:
        return None
    bars = [
        Bar(
            category=spoken(row["category"]),
            label=_label(row),
            start=row["start"],
            end=row["end"],
            latest_end=row["latest_end"],
            decide_by=row["decide_by"],
            kind="ended" if row["urgency"] == "ended" else row["lever"] or "other",
            joint=bool(row["joint"]),
        )
        for row in rows
    ]
    as_of = dt.date.fromisoformat(str(report.result["as_of"]))
    return timeline(f"{anchor}-chart", "Contracts by category from start to end", bars, as_of)


def _label(row: Row) -> str:
    """Name a contract in the picture: who buys, from whom."""
    buyer = row["trust"] or row["buyer"] or "buyer not seen"
    return f"{buyer} · {row['supplier'] or row['title']}"


def contract_anchor(contract: str) -> str:
    """Return the anchor of a contract's row in the calendar; two contracts never share one.

    Parameters
    ----------
    contract
        Its code.
    """
    plain = (sign if sign.isascii() and (sign.isalnum() or sign == "-") else f"_{ord(sign):x}_" for sign in contract)
    return f"contract-{''.join(plain)}"


def _with_figures(report: Report, row: Row) -> Row:
    """Add the figures a contract's numbers can be traced by."""
    first, contract, own = report.figures.first, row["contract"], row["figure"]
    return {
        **row,
        "annual_figure": first(f"contract_annual:{contract}", own),
        "value_figure": first(f"contract_value:{contract}", own),
        "returns_figure": first(f"returns:{contract}", own),
        "difference_figure": first(f"register_difference:{contract}", own),
    }


def _places(report: Report) -> dict[str, str]:
    """Say where every contract stands in its file."""
    file = report.result.get("sources", {}).get("contracts", {}).get("file", "contracts")
    return {
        row["contract"]: f"{file}, row {row['row']}"
        for row in input_rows(report.view, "contracts")
        if row["row"] is not None
    }

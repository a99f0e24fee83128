"""How good the plans are and how that is known, where driving times come from, and what was planted against found."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.findings import Row
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.html.transport.words import METHOD_WORDS, PLAN_WORDS, STATUS_WORDS, gap_share, told
from optimiser.report.html.words import spoken


def proof(part: TransportPart) -> Markup | None:
    """Show status, bound and proof gap of every plan; ``None`` where nothing was solved.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("transport_proof")
    if not rows:
        return None
    order = list(PLAN_WORDS)
    rows.sort(key=lambda row: (row["day_type"], -order.index(row["plan"]), row["trust"]))
    shown = [proof_row(row) for row in rows]
    main = next((row for row in shown if (row["day_type"], row["plan"]) == (part.day, "together")), None)
    return part.report.render(
        "transport_proof",
        findings=part.findings,
        rows=shown,
        main=main,
        several=part.several,
        verified=bool(part.report.result.get("arithmetic_verified")),
        told=told,
        note=part.note("Pounds of one day", None, "" if part.several else part.day),
    )


def proof_row(row: Row) -> dict[str, Any]:
    """Prepare the proof of one plan: its gap in pounds and per cent; none without a bound.

    Parameters
    ----------
    row
        Of the table ``transport_proof``.
    """
    bound = row["bound_pence"]
    return {
        **row,
        "words": PLAN_WORDS[row["plan"]],
        "status_words": STATUS_WORDS.get(row["status"], spoken(row["status"])),
        "gap_pence": None if bound is None else row["cost_pence"] - bound,
        "gap_words": gap_share(row["proof_gap"] if bound is not None else None),
        "method": spoken(row["method"]) if bound is not None else "No bound was proven",
    }


def travel(part: TransportPart) -> Markup | None:
    """Show where driving times come from and how far off they are; ``None`` where none were needed.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("travel_model")
    if not rows:
        return None
    methods = [
        {"words": METHOD_WORDS.get(row["method"], spoken(row["method"])), "formula": row["formula"]}
        for row in rows
        if row["band"] == "all"
    ]
    held = [
        {**row, "words": METHOD_WORDS.get(row["method"], spoken(row["method"]))}
        for row in rows
        if row["mean_absolute_error_min"] is not None
    ]
    return part.report.render(
        "transport_travel",
        findings=part.findings,
        methods=methods,
        rows=held,
        told=told,
        note=next((f"{row['source']}." for row in held if row["source"]), ""),
    )


def planted(part: TransportPart) -> Markup | None:
    """Show what the generator planted beside what was found; ``None`` where nothing was planted.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("transport_planted")
    if not rows:
        return None
    return part.report.render(
        "transport_planted",
        findings=part.findings,
        rows=[{**row, "kind_words": spoken(row["kind"])} for row in rows],
        found=sum(row["found"] is True for row in rows),
        note="What was planted in synthetic movements. Basis: synthetic.",
    )

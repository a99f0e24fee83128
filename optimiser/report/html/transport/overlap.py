"""Overlap: pairs of movements that one vehicle could serve, why others cannot, groups, contracts side by side."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.context import about
from optimiser.report.html.findings import Row, input_rows
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.html.transport.words import KIND_WORDS, REASON_WORDS, told
from optimiser.report.html.words import codes, spoken

_CONTRACTS_SHOWN = 12


def overlap(part: TransportPart) -> Markup | None:
    """Show pairs by kind, and why the others cannot share; ``None`` where nothing was compared.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    if not part.overlap:
        return None
    days = sorted({row["day_type"] for row in part.overlap})
    return part.report.render(
        "transport_overlap",
        findings=part.findings,
        groups=[{"day": day, "rows": _kinds(part, day)} for day in days],
        several=len(days) > 1,
        reasons=_reasons(part, days[0] if len(days) == 1 else part.day),
        kinds=_kinds_of_reasons(part, days[0] if len(days) == 1 else part.day),
        kind_words=KIND_WORDS,
        minutes=part.settings.get("overlap_minutes_added"),
        told=told,
        note=part.note("Pairs; kilometres and hours of driving", part.overlap, days[0] if len(days) == 1 else ""),
        reason_note=part.note("Pairs", part.overlap, days[0] if len(days) == 1 else part.day),
    )


def _kinds(part: TransportPart, day: str) -> list[dict[str, Any]]:
    """Return one line a kind of pair: all of them, and of these how many are of two trusts."""
    found = []
    for kind, words in KIND_WORDS.items():
        own = {row["across"]: row for row in part.overlap if (row["day_type"], row["kind"]) == (day, kind)}
        # Of rounds only pairs across trusts are told.
        whole = own.get(None, own.get(True))
        if whole is not None:
            found.append({**whole, "words": words, "across": own.get(True), "whole": None in own})
    return found


def _reasons(part: TransportPart, day: str) -> list[dict[str, Any]]:
    """Return the reasons that occur on a day with the pairs of each kind."""
    rows = [row for row in part.findings.rows("overlap_reasons") if row["day_type"] == day]
    cells = {(row["reason"], row["kind"]): row["pairs"] for row in rows}
    return [
        {"words": words, "cells": [cells.get((reason, kind), 0) for kind in _kinds_of_reasons(part, day)]}
        for reason, words in REASON_WORDS.items()
        if any(found == reason for found, _ in cells)
    ]


def _kinds_of_reasons(part: TransportPart, day: str) -> list[str]:
    rows = part.findings.rows("overlap_reasons")
    return [kind for kind in KIND_WORDS if any((row["day_type"], row["kind"]) == (day, kind) for row in rows)]


def groups(part: TransportPart) -> Markup | None:
    """Show groups in which each movement could share with every other; ``None`` where there is none.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = [row for row in part.findings.rows("overlap_cliques") if row["day_type"] == part.day]
    found = []
    for kind, words in KIND_WORDS.items():
        own = sorted((row for row in rows if row["kind"] == kind), key=lambda row: row["size"])
        if own:
            found.append({"words": words, "number": _added(own), "largest": own[-1], "best": _best(own)})
    if not found:
        return None
    return part.report.render(
        "transport_groups",
        findings=part.findings,
        rows=found,
        complete=all(row["complete"] for row in rows),
        told=told,
        note=part.note("Groups; kilometres", part.overlap, part.day),
    )


def _added(rows: list[Row]) -> Any:
    """Add up the groups of every size; hidden where any of them is."""
    hidden = next((row["cliques"] for row in rows if isinstance(row["cliques"], str)), None)
    return hidden or sum(row["cliques"] for row in rows)


def _best(rows: list[Row]) -> Row:
    """Return the group that drives most kilometres fewer; a hidden number counts as nought."""
    return max(
        rows, key=lambda row: (0 if row["km"] is None or isinstance(row["km"], str) else row["km"], -row["size"])
    )


def contracts(part: TransportPart) -> Markup | None:
    """Show transport contracts of different trusts that run side by side; ``None`` where there are none.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = part.findings.rows("overlap_contracts")
    if not rows:
        return None
    titles = {row["contract"]: row["title"] for row in input_rows(part.report.view, "contracts")}
    shown = [
        {
            **row,
            "category_words": spoken(row["category"]),
            "sides": [
                {"code": row[f"contract_{side}"], "title": titles.get(row[f"contract_{side}"], "")}
                | {"trusts": codes(row[f"trusts_{side}"])}
                for side in ("a", "b")
            ],
        }
        for row in rows[:_CONTRACTS_SHOWN]
    ]
    return part.report.render(
        "transport_contracts",
        findings=part.findings,
        rows=shown,
        number=len(rows),
        note=about(rows, "Pounds over the whole term of both", "as in the register"),
    )

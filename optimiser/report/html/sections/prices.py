"""The unit-cost heat map: what each trust pays for each item, beside the item's median."""

from __future__ import annotations

from typing import Any

import pandas as pd

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row, records
from optimiser.report.html.format import price_decimals
from optimiser.report.html.words import BENCHMARK_WORDS, spoken
from optimiser.tables import OUTPUT_TABLES

_SHOWN = 40
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Upper limit of the ratio to the median, class of the cell, mark, and meaning.
BINS = (
    (0.75, "bin-1", "▼▼", "more than 25% below the median"),
    (0.95, "bin-2", "▼", "5% to 25% below"),
    (1.05, "bin-3", "●", "within 5% of the median"),
    (1.25, "bin-4", "▲", "5% to 25% above"),
    (2.0, "bin-5", "▲▲", "25% to 100% above"),
    (float("inf"), "bin-6", "▲▲▲", "at least twice the median"),
)


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case has no items.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """
    anchor, title = f"{findings.prefix}prices", "What each trust pays for one unit"
    frame = findings.frame("unit_prices")
    if frame.empty:
        needed = report.has_input("items") and not findings.illustration
        return report.missing(anchor, title, ("price", "items", "unit")) if needed else None
    wanted, number = _largest(frame)
    rows = records(frame[frame["item"].isin(set(wanted))], OUTPUT_TABLES["unit_prices"])
    marks = findings.frame("benchmark_prices")
    benchmarks = records(
        marks[marks["item"].isin(set(wanted))] if "item" in marks else marks, OUTPUT_TABLES["benchmark_prices"]
    )
    reasons: dict[str, str] = {}
    trusts = sorted({row["trust"] for row in rows})
    body = report.render(
        "prices",
        findings=findings,
        anchor=anchor,
        trusts=trusts,
        items=[_item(report, rows, benchmarks, item, trusts, reasons) for item in wanted],
        reasons=[(letter, reason) for reason, letter in reasons.items()],
        bins=BINS,
        number=number,
        benchmark_words=BENCHMARK_WORDS,
        note=about(rows, "Pounds for one unit, the unit named with each item"),
    )
    return Section(anchor, title, body, wide=True)


def _largest(frame: pd.DataFrame) -> tuple[list[str], int]:
    """Return the items shown, the greatest excess over the median first, and how many there are in all."""
    excess = frame["excess_median_pence"] if "excess_median_pence" in frame else pd.Series(0, index=frame.index)
    sums = excess.fillna(0).astype("int64").groupby(frame["item"]).sum()
    ordered = sorted(sums.index, key=lambda item: (-int(sums[item]), item))
    return ordered[:_SHOWN], len(ordered)


def _item(
    report: Report, rows: list[Row], benchmarks: list[Row], item: str, trusts: list[str], reasons: dict[str, str]
) -> dict[str, Any]:
    """Prepare one row of the map."""
    here = {row["trust"]: row for row in rows if row["item"] == item}
    marks = {row["benchmark"]: row for row in benchmarks if row["item"] == item}
    first = next(iter(here.values()))
    median = marks.get("median")
    typical = (
        median["price_gbp"]
        if median and median["price_gbp"]
        else max((row["unit_price_gbp"] or 0.0) for row in here.values())
    )
    return {
        "name": first["item_name"] or spoken(item),
        "unit": first["unit"],
        "comparison": first["comparison"],
        "decimals": price_decimals(typical),
        "median": median,
        "excess_figure": report.figures.first(f"excess:median:{item}", median["figure"]) if median else "",
        "cells": [_cell(report, here.get(trust), median, reasons) for trust in trusts],
    }


def _cell(report: Report, row: Row | None, median: Row | None, reasons: dict[str, str]) -> dict[str, Any]:
    """Prepare one cell: its price, how it stands to the median, or why it was left out."""
    if row is None:
        return {
            "price": None,
            "figure": "",
            "class": "out",
            "mark": "",
            "ratio": "",
            "why": _letter("no line in the data", reasons),
        }
    figure = report.figures.first(f"unit_price:{row['item']}:{row['trust']}", row["figure"])
    cell = {"price": row["unit_price_gbp"], "figure": figure, "class": "out", "mark": "", "ratio": "", "why": ""}
    if not row["compared"] or row["unit_price_gbp"] is None:
        return {**cell, "why": _letter(row["excluded_reason"] or "not compared", reasons)}
    if not median or not median["price_gbp"]:
        return {**cell, "why": _letter("the item has no median", reasons)}
    # Rounded as it is shown, so that the mark never contradicts the number beside it.
    ratio = round(row["unit_price_gbp"] / median["price_gbp"], 2)
    _, class_, mark, _ = next(bin_ for bin_ in BINS if ratio < bin_[0])
    return {**cell, "class": class_, "mark": mark, "ratio": f"{ratio:.2f}×"}


def _letter(reason: str, reasons: dict[str, str]) -> str:
    """Return the letter that stands for a reason in the cells."""
    if reason not in reasons:
        turn, place = divmod(len(reasons), len(_LETTERS))
        reasons[reason] = _LETTERS[place] + (str(turn + 1) if turn else "")
    return reasons[reason]

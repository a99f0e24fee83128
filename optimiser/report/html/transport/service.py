"""What patients get before and after, by trust and mobility, and what the day costs when sharing may add less."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.findings import Row
from optimiser.report.html.svg_lines import Axis, Scale, Series, line_chart
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.html.transport.words import PLAN_WORDS, share, told
from optimiser.report.html.words import spoken

_MEASURES = (
    ("mean_on_board_min", "Mean minutes on board"),
    ("mean_added_min", "of it added to the direct ride"),
    ("longest_on_board_min", "Longest on board"),
    ("within_limit_share", "On board within {} minutes"),
    ("mean_early_min", "Mean minutes before the latest arrival"),
    ("mean_wait_min", "Mean minutes after ready"),
)


def service(part: TransportPart) -> Markup | None:
    """Show time on board, arrival and waiting in every plan, by trust and mobility; ``None`` without journeys.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = [row for row in part.findings.rows("transport_service") if row["day_type"] == part.day]
    if not rows:
        return None
    cells = {(row["trust"], row["mobility"], row["plan"]): row for row in rows}
    keys = sorted({(row["trust"], row["mobility"]) for row in rows})
    plans = [plan for plan in PLAN_WORDS if any(row["plan"] == plan for row in rows)]
    longer, compared = _longer(part, cells, plans)
    everyone = [("", mobility) for trust, mobility in keys if not trust]
    return part.report.render(
        "transport_service",
        findings=part.findings,
        plans=[PLAN_WORDS[plan] for plan in plans],
        groups=[
            {"words": "All trusts", "rows": [_line(key, cells, plans) for key in everyone]},
            *(
                {
                    "words": part.trust(trust),
                    "rows": [_line(key, cells, plans) for key in keys if key[0] == trust],
                }
                for trust in sorted({trust for trust, _ in keys if trust})
            ),
        ],
        longer=longer,
        compared=compared,
        measures=[words.format(part.settings.get("served_within_minutes", "the agreed")) for _, words in _MEASURES],
        note=part.note("Minutes", rows, part.day),
    )


def _line(key: tuple[str, str], cells: dict[tuple[str, str, str], Row], plans: list[str]) -> dict[str, Any]:
    """Prepare one group of patients: each measure in each plan."""
    trust, mobility = key
    own = [cells.get((trust, mobility, plan)) for plan in plans]
    return {
        "words": spoken(mobility) if mobility else "All patients",
        "whole": not mobility,
        "journeys": next((told(row["journeys"]) for row in reversed(own) if row), told(None)),
        "cells": [[_cell(row, name) for row in own] for name, _ in _MEASURES],
    }


def _cell(row: Row | None, name: str) -> str:
    if row is None:
        return told(None)
    return share(row[name]) if name == "within_limit_share" else told(row[name], 1)


def _longer(part: TransportPart, cells: dict[tuple[str, str, str], Row], plans: list[str]) -> tuple[list[str], int]:
    """Return the trusts whose patients are longer on board together than alone, and how many could be compared."""
    found, compared = [], 0
    if {"alone", "together"} <= set(plans):
        for trust in sorted({trust for trust, mobility, _ in cells if trust and not mobility}):
            alone, together = (cells.get((trust, "", plan), {}).get(_MEASURES[0][0]) for plan in ("alone", "together"))
            if isinstance(alone, float | int) and isinstance(together, float | int):
                compared += 1
                if round(together - alone, 1) > 0:
                    found.append(f"{part.trust(trust)} {told(together - alone, 1)}")
    return found, compared


def frontier(part: TransportPart) -> Markup | None:
    """Show what the day costs together by how many minutes sharing may add; ``None`` where that was not asked.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = [row for row in part.findings.rows("transport_frontier") if row["day_type"] == part.day]
    if not rows:
        return None
    rows.sort(key=lambda row: row["minutes_added"])
    return part.report.render(
        "transport_frontier",
        findings=part.findings,
        rows=rows,
        picture=_picture(part, rows) if len(rows) > 1 else None,
        told=told,
        note=part.note("Pounds of one day", rows, part.day),
    )


def _picture(part: TransportPart, rows: list[Row]) -> Markup:
    """Draw cost against minutes, with what is proven below it."""
    series = [Series("Best plan found", "line-0", tuple((row["minutes_added"], row["cost_pence"]) for row in rows))]
    if all(row["bound_pence"] is not None for row in rows):
        least = tuple((row["minutes_added"], row["bound_pence"]) for row in rows)
        series.append(Series("Proven: no plan costs less", "line-1", least))
    alone = part.total("alone")
    if alone is not None:
        pence = alone["cost_pence"]
        series.append(Series("Each trust alone", "line-2", tuple((row["minutes_added"], pence) for row in rows)))
    mark = " (illustrative, synthetic data)" if part.findings.illustration else ""
    return line_chart(
        f"{part.findings.prefix}transport-frontier-chart",
        f"Cost of the day together against minutes that sharing may add{mark}",
        f"{len(rows)} plans as points of a line. The table below has the figures.",
        series,
        Axis("Most minutes that sharing may add to a direct ride", told),
        Scale("Pounds of one representative day; the scale does not begin at nought", fitted=True),
    )

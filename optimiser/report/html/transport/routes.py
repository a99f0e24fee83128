"""Routes before and after: every vehicle of the day alone and together, as bars over its hours and as a table."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from optimiser.report.html.findings import Row
from optimiser.report.html.transport.part import TransportPart
from optimiser.report.html.transport.svg_day import Duty, Lane, day_chart
from optimiser.report.html.transport.words import PLAN_WORDS, clock, told
from optimiser.report.html.words import codes

_SHOWN = 60
"""Routes of one plan that its table shows."""
PROVIDER = "Provider"
"""Stands for the owner of a vehicle that belongs to no trust."""


def routes(part: TransportPart) -> Markup | None:
    """Draw and list the routes of the day shown in full; ``None`` where there are none.

    Parameters
    ----------
    part
        Transport of one part of the page.
    """
    rows = [row for row in part.findings.rows("transport_routes") if row["day_type"] == part.day]
    if not rows:
        return None
    tables = []
    for plan in ("alone", "together"):
        own = [_row(part, row) for row in rows if row["plan"] == plan]
        tables.append({"words": PLAN_WORDS[plan], "rows": own[:_SHOWN], "number": len(own)})
        tables[-1]["shared"] = sum(len(row["carries"]) > 1 for row in own)
    return part.report.render(
        "transport_routes",
        findings=part.findings,
        tables=tables,
        picture=_picture(part, rows),
        told=told,
        clock=clock,
        note=part.note("Pounds of one day", part.plans, part.day),
    )


def _row(part: TransportPart, row: Row) -> dict[str, Any]:
    carries = [part.trust(code) for code in codes(row["trusts"])]
    return {**row, "carries": carries, "owner_name": part.trust(row["owner"]) if row["owner"] else PROVIDER}


def _picture(part: TransportPart, rows: list[Row]) -> Markup | None:
    """Draw vehicles alone beside vehicles together, by owner."""
    plans = {plan: [row for row in rows if row["plan"] == plan] for plan in ("alone", "together")}
    if not all(plans.values()):
        return None
    owners = sorted(
        {row["owner"] for own in plans.values() for row in own}, key=lambda code: (not code, part.trust(code))
    )
    lanes = [
        Lane(
            part.trust(owner) if owner else PROVIDER,
            tuple(tuple(_duty(row) for row in own if row["owner"] == owner) for own in plans.values()),
        )
        for owner in owners
    ]
    mark = " (illustrative, synthetic data)" if part.findings.illustration else ""
    return day_chart(
        f"{part.findings.prefix}transport-day-chart",
        f"Vehicles out over the day, each trust alone and all together{mark}",
        lanes,
        ("Each trust alone", "All together"),
    )


def _duty(row: Row) -> Duty:
    return Duty(row["depart_s"] / 3600, row["return_s"] / 3600, len(codes(row["trusts"])) > 1)

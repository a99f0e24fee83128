"""Suppliers shared by several trusts, groups that could pool, and members that supply members."""

from __future__ import annotations

from typing import Any

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, Row
from optimiser.report.html.format import percent, short_gbp
from optimiser.report.html.svg_suppliers import SupplierRow, supplier_map
from optimiser.report.html.words import codes, spoken

_SHOWN = 30
_MOST_TRUSTS = 24


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case knows no suppliers.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """
    shared = sorted(findings.rows("shared_suppliers"), key=_by_weight)
    trade = findings.rows("internal_trade")
    held = findings.rows("supplier_contracts")
    pools = findings.rows("pooling_groups")
    anchor, title = f"{findings.prefix}suppliers", "Suppliers the trusts share"
    if not shared and not trade and not pools and not held:
        needed = report.has_input("suppliers", "contracts") and not findings.illustration
        return report.missing(anchor, title, ("supplier",)) if needed else None
    shown = shared[: _top(report)]
    body = report.render(
        "suppliers",
        findings=findings,
        anchor=anchor,
        picture=_picture(anchor, shown),
        shown=[
            {**row, "share": "" if row["largest_share"] is None else percent(row["largest_share"])} for row in shown
        ],
        number=len(shared),
        total=report.total(shared, "spend_pence", "Paid to shared suppliers"),
        rest=report.total(shared[len(shown) :], "spend_pence", "Paid to shared suppliers not listed"),
        has_spend=any(row["spend_pence"] is not None for row in shared),
        trade=trade,
        held=held,
        held_note=about(held, "Contracts of the register; no pounds are claimed"),
        pools=pools[:_SHOWN],
        pool_number=len(pools),
        item_names=_item_names(report),
        note=about(shared, "Pounds paid to the supplier by the trusts named"),
        trade_note=about(trade, "Pounds as published"),
        pool_note=about(pools, "Pounds spent in the group"),
    )
    return Section(anchor, title, body)


def _by_weight(row: Row) -> tuple[int, int, str]:
    """Order suppliers by pounds, then by the number of trusts."""
    return -(row["spend_pence"] or 0), -(row["trust_count"] or 0), row["supplier"]


def _top(report: Report) -> int:
    """Return how many suppliers the scenario wants shown."""
    buying = report.result.get("settings", {}).get("buying", {})
    return int(buying.get("top_suppliers", _SHOWN)) if isinstance(buying, dict) else _SHOWN


def _picture(anchor: str, rows: list[Row]) -> Any:
    """Draw the map; ``None`` where there are too many trusts to read it."""
    trusts = sorted({code for row in rows for code in codes(row["trusts"])})
    if not rows or len(trusts) > _MOST_TRUSTS:
        return None
    drawn = [
        SupplierRow(
            row["name"] or row["supplier"],
            frozenset(codes(row["trusts"])),
            "" if row["spend_pence"] is None else short_gbp(row["spend_pence"]),
            "member" if row["member_trust"] else "public" if row["public_body"] else "supplier",
        )
        for row in rows
    ]
    return supplier_map(f"{anchor}-chart", "Which trust pays which supplier", drawn, trusts)


def _item_names(report: Report) -> dict[str, str]:
    """Return names of items by code."""
    frame = report.view.inputs.get("items")
    if frame is None:
        return {}
    return {
        item: name or spoken(item) for item, name in zip(frame["item"].tolist(), frame["name"].tolist(), strict=True)
    }

"""The page of one supplier: spend, contracts and their ends across the trusts, spread of prices, recommended award."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from optimiser.report.html.award.questions import tier_row
from optimiser.report.html.award.tables import supplier_row
from optimiser.report.html.award.words import named, per_cent
from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.format import price_decimals
from optimiser.report.html.packs.anchors import lot_anchor, supplier_anchor
from optimiser.report.html.packs.market import Market
from optimiser.report.html.sections.contracts import contract_anchor
from optimiser.report.html.words import URGENCY_WORDS, codes, spoken

_ITEMS_SHOWN = 25
_FACTS = (
    ("public_body", "public body"),
    ("sme", "small or medium-sized enterprise"),
    ("local", "local to the collaborative"),
)


def supplier_page(market: Market, code: str) -> dict[str, Any]:
    """Return the page of a supplier with what the index says of it.

    Parameters
    ----------
    market
        The part of the packs.
    code
        The supplier.
    """
    name = market.amounts.supplier(code)
    shared, standing = (
        next(iter(market.rows_of(name, code)), None) for name in ("shared_suppliers", "award_suppliers")
    )
    contracts = [row for row in market.contracts if row["code"] == code]
    lines = market.lines_of_supplier.get(code, [])
    own = market.alone.get(code, [])
    facts: dict[str, Any] = {
        "anchor": supplier_anchor(code, market.findings),
        "name": name,
        "code": code,
        "spend": (shared["spend_pence"], shared["figure"]) if shared else (None, ""),
        "recommended": market.report.total(lines, "cost_pence", f"{name}: recommended award"),
        "trusts": len(codes(shared["trusts"])) if shared else len({line["trust"] for line in lines}),
        "contracts": len(contracts),
    }
    known = market.supplier_facts.get(code, {})
    body = market.report.render(
        "pack_supplier",
        findings=market.findings,
        supplier=facts,
        attributes=[words for key, words in _FACTS if known.get(key)]
        + [named(attribute) for attribute in codes(known.get("attributes") or "")],
        member=known.get("member_trust") or (shared["member_trust"] if shared else ""),
        payers=_payers(market, shared),
        items=_spread(market, own)[:_ITEMS_SHOWN],
        contracts=contracts,
        standing=supplier_row(market.amounts, standing) if standing else None,
        lots=_by_lot(market, lines, name),
        tiers=[tier_row(market.amounts, row) for row in market.rows_of("award_tiers", code)],
        urgency_words=URGENCY_WORDS,
        contract_anchor=contract_anchor,
        note=about([shared] if shared else [], "Pounds paid to the supplier"),
        price_note=about(own, "Pounds for one unit"),
        contract_note=about(contracts, "Dates of the register; pounds as published"),
        award_note=about(lines, "Pounds a year, full-year effect"),
    )
    return {**facts, "body": body}


def _payers(market: Market, shared: Row | None) -> list[dict[str, Any]]:
    """Return what each trust paid the supplier, the largest payer first."""
    if shared is None:
        return []
    figures, rows = market.report.figures, []
    for trust in codes(shared["trusts"]):
        name = f"supplier_spend:{shared['supplier']}:{trust}"
        pence = figures.pence(name)
        part = "" if pence is None or not shared["spend_pence"] else per_cent(pence / shared["spend_pence"])
        rows.append({"trust": trust, "pence": pence, "figure": name, "part": part})
    return sorted(rows, key=lambda row: (-(row["pence"] or 0), row["trust"]))


def _spread(market: Market, alone: list[Row]) -> list[dict[str, Any]]:
    """Return the prices that trusts pay the supplier for one item, where it alone supplies it, the widest first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for cell in alone:
        if cell["unit_price_gbp"]:
            groups[cell["item"]].append(cell)
    rows = []
    for item, own in groups.items():
        own.sort(key=lambda cell: (cell["unit_price_gbp"], cell["trust"]))
        ratio = own[-1]["unit_price_gbp"] / own[0]["unit_price_gbp"]
        rows.append(
            {
                "name": market.amounts.item(item),
                "unit": own[0]["unit"],
                "cells": own,
                "decimals": price_decimals(own[0]["unit_price_gbp"]),
                "ratio": ratio,
                "spread": f"{ratio:.2f}×" if len(own) > 1 else "",
            }
        )
    return sorted(rows, key=lambda row: (-row["ratio"], row["name"]))


def _by_lot(market: Market, lines: list[Row], name: str) -> list[dict[str, Any]]:
    """Return what the supplier would supply by lot."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        groups[line["lot"]].append(line)
    return [
        {
            "name": spoken(lot),
            "anchor": lot_anchor(lot, market.findings),
            "items": len({line["item"] for line in own}),
            "new": sorted({line["trust"] for line in own if line["terms"] == "new"}),
            "present": sorted({line["trust"] for line in own if line["terms"] == "present"}),
            "cost": market.report.total(own, "cost_pence", f"{name}, lot {spoken(lot)}: recommended award"),
            "routes": sorted({line["route"] for line in own if line["route"]}),
        }
        for lot, own in sorted(groups.items())
    ]

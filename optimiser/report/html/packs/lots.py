"""The pack of one lot: volumes, incumbents, contracts and their ends, offers and routes, and what is recommended."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from optimiser.report.html.award.tables import in_short
from optimiser.report.html.context import about
from optimiser.report.html.findings import Row
from optimiser.report.html.format import month, price_decimals
from optimiser.report.html.packs.anchors import lot_anchor, supplier_anchor
from optimiser.report.html.packs.market import Market
from optimiser.report.html.sections.contracts import contract_anchor
from optimiser.report.html.words import EVIDENCE_WORDS, URGENCY_WORDS, spoken

_ITEMS_SHOWN = 25
_SEVERAL = ""


def lot_pack(market: Market, lot: str) -> dict[str, Any]:
    """Return the pack of a lot with what the index says of it.

    Parameters
    ----------
    market
        The part of the packs.
    lot
        The lot.
    """
    cells = market.cells.get(lot, [])
    savings = market.savings_of_lot.get(lot, [])
    contracts = [row for row in market.contracts if row["category"] in market.categories(lot)]
    name, anchor = spoken(lot), lot_anchor(lot, market.findings)
    spend = market.spend(cells, f"Lot {name}: paid today")
    sums = market.amounts.sums(savings, f"Lot {name}") if savings else None
    incumbents, offers = _incumbents(market, cells, name), _offers(market, lot)
    facts: dict[str, Any] = {
        "anchor": anchor,
        "name": name,
        "spend": spend,
        "saving": sums["saving"] if sums else None,
        "trusts": len({cell["trust"] for cell in cells} | {row["trust"] for row in contracts if row["trust"]}),
        "items": len({cell["item"] for cell in cells}),
    }
    body = market.report.render(
        "pack_lot",
        findings=market.findings,
        lot=facts,
        sums=sums,
        items=_items(market, cells)[:_ITEMS_SHOWN],
        incumbents=incumbents,
        by_trust=_by_trust(market, lot, cells, savings),
        contracts=contracts,
        offers=offers,
        routes=_routes(market, savings, contracts, offers),
        urgency_words=URGENCY_WORDS,
        contract_anchor=contract_anchor,
        note=about(cells, "Pounds in the period"),
        saving_note=about(savings, "Pounds a year, full-year effect"),
        contract_note=about(contracts, "Dates of the register"),
    )
    return {**facts, "body": body}


def _items(market: Market, cells: list[Row]) -> list[dict[str, Any]]:
    """Return the items of a lot, the one with most pounds first, with the lowest and the highest price paid."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for cell in cells:
        groups[cell["item"]].append(cell)
    rows = []
    for item, own in groups.items():
        name = market.amounts.item(item)
        priced = sorted((cell for cell in own if cell["unit_price_gbp"]), key=lambda cell: cell["unit_price_gbp"])
        rows.append(
            {
                "name": name,
                "unit": own[0]["unit"],
                "trusts": len(own),
                "volume": sum(cell["quantity_millionths"] or 0 for cell in own) or None,
                "spend": market.spend(own, f"{name}: paid today"),
                "ends": (priced[0], priced[-1]) if priced else None,
                "decimals": price_decimals(priced[0]["unit_price_gbp"]) if priced else 2,
                "suppliers": in_short(market.suppliers_of(own)),
            }
        )
    return sorted(rows, key=lambda row: (-(row["spend"][0] or 0), row["name"]))


def _incumbents(market: Market, cells: list[Row], lot: str) -> list[dict[str, Any]]:
    """Return who supplies the lot today; what several supply to one trust stands in a row of its own."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for cell in cells:
        today = market.amounts.today_of(cell)
        groups[today[0] if len(today) == 1 else _SEVERAL].append(cell)
    if not set(groups) - {_SEVERAL}:
        return []
    rows = []
    for code, own in groups.items():
        name = market.amounts.supplier(code) if code else "Several suppliers, or none stated"
        rows.append(
            {
                "name": name,
                "anchor": supplier_anchor(code, market.findings) if code in market.amounts.paged else "",
                "trusts": sorted({cell["trust"] for cell in own}),
                "items": len({cell["item"] for cell in own}),
                "spend": market.spend(own, f"{name}: paid today in lot {lot}"),
                "last": not code,
            }
        )
    return sorted(rows, key=lambda row: (row["last"], -(row["spend"][0] or 0), row["name"]))


def _by_trust(market: Market, lot: str, cells: list[Row], savings: list[Row]) -> list[dict[str, Any]]:
    """Return what each trust pays today, to whom, and where an award is recommended, whom to, its saving and when."""
    rows = []
    for trust in sorted({row["trust"] for row in [*cells, *savings]}):
        own = [cell for cell in cells if cell["trust"] == trust]
        saved = [row for row in savings if row["trust"] == trust]
        name = f"{market.report.trust(trust)}, lot {spoken(lot)}"
        sums = market.amounts.sums(saved, name) if saved else None
        rows.append(
            {
                "trust": trust,
                "items": len({cell["item"] for cell in own}),
                "spend": market.spend(own, f"{name}: paid today"),
                "suppliers": in_short(market.suppliers_of(own)),
                "recommended": in_short(sums["suppliers"]) if sums else "",
                "saving": sums["saving"] if sums else None,
                "joins": month(market.joining.get((lot, trust), "")),
                "planned": (lot, trust) in market.joining,
            }
        )
    return rows


def _offers(market: Market, lot: str) -> list[dict[str, Any]]:
    """Return the offers of a lot by supplier, without their prices."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in market.offers_of_lot.get(lot, []):
        groups[row["supplier"]].append(row)
    return [
        {
            "name": market.amounts.supplier(code),
            "anchor": supplier_anchor(code, market.findings) if code in market.amounts.paged else "",
            "number": len(own),
            "items": len({row["item"] for row in own}),
            "routes": sorted({row["route"] for row in own if row["route"]}),
            "until": min((row["valid_to"] for row in own if row["valid_to"]), default=None),
            "framework_end": min((row["framework_end"] for row in own if row["framework_end"]), default=None),
            "evidence": sorted({EVIDENCE_WORDS.get(row["evidence"], row["evidence"]) for row in own} - {""}),
        }
        for code, own in sorted(groups.items())
    ]


def _routes(market: Market, savings: list[Row], contracts: list[Row], offers: list[dict[str, Any]]) -> list[str]:
    """Return the procurement routes named by what is recommended, or else by contracts and offers."""
    lines = {line["route"] for line in market.amounts.lines_of(savings)}
    others = {row["route"] for row in contracts} | {route for row in offers for route in row["routes"]}
    return sorted((lines - {""}) or (others - {""}))

"""A small run with a recommended award: three trusts, two lots, one trust that pays more; real or synthetic."""

from __future__ import annotations

import datetime as dt
from typing import Any

from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, split_findings
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import PLANTED, figure, frame, inputs, part

TRUSTS = {"AAA": "Ash", "BBB": "Beech", "CCC": "Cedar"}
NAMES = {"one": "Supplier One", "two": f"Supplier Two {PLANTED}"}
# Trust, lot, item, today, and the line: offer, quantity, price, charged, rebate, delivery, cost [pence].
NEEDS = (
    ("AAA", "ward", "gloves", 30_000, ("O1", 100, 2.5, 25_000, 1_500, 500, 24_000)),
    ("BBB", "ward", "gloves", 20_000, ("O1", 64, 2.5, 16_000, 0, 0, 16_000)),
    ("AAA", "theatre", "masks", 10_000, ("present:AAA:masks:one", 50, 2.0, 10_000, 0, 0, 10_000)),
    ("CCC", "theatre", "masks", 5_000, ("O2", 25, 2.24, 5_600, 0, 0, 5_600)),
)
TODAY, YEARLY, SAVING, ONCE, GAP = 65_000, 55_600, 9_400, 700, 101


def award_view(basis: str = "supplied", /, **more: list[dict[str, Any]]) -> RunView:
    """Return the run.

    Parameters
    ----------
    basis
        Basis of the award.
    more
        Rows of further tables of findings by name.
    """
    scope = "illustration" if basis == "synthetic" else "headline"
    tables = {name: frame(name, rows) for name, rows in _ledger(basis, scope).items()}
    tables |= {name: frame(name, [{**row, "basis": basis} for row in rows]) for name, rows in more.items()}
    numbers = {"saving_pence": SAVING}
    result: dict[str, Any] = {
        "run_id": "0123456789ab",
        "case": "sample",
        "case_title": f"Sample {PLANTED}",
        "as_of": "2026-11-22",
        "arithmetic_verified": True,
        "basis": {"spend_lines": "supplied", "offers": basis, "contracts": "supplied"},
        "sources": {"spend_lines": {"price_base": "2025/26 prices"}, "offers": {"price_base": "2026/27 prices"}},
        "headline": numbers if scope == "headline" else {},
        "illustration": numbers if scope == "illustration" else {},
        "headline_sentence": "",
        "illustration_sentence": "",
        "trusts": [{"code": code, "name": name, "headline": {}, "illustration": {}} for code, name in TRUSTS.items()],
        "settings": {"buying": {"one_off_years": 1, "volume_spread": 0.1, "price_spread": 0.02}},
    }
    return RunView(result, tables, _inputs())


def award_part(basis: str = "supplied", /, **more: list[dict[str, Any]]) -> tuple[Report, Findings]:
    """Return the page and the part of it that the award stands in."""
    report = Report(award_view(basis, **more))
    main, apart = split_findings(report.view)
    return report, apart if basis == "synthetic" else main


def _ledger(basis: str, scope: str) -> dict[str, list[dict[str, Any]]]:
    shared = {"scope": scope, "basis": basis, "period": "full year"}
    lines, savings, figures, sources = [], [], [], []
    for place, (trust, lot, item, today, line) in enumerate(NEEDS, 2):
        offer, quantity, price, charged, rebate, delivery, cost = line
        names = (f"award_baseline:{item}:{trust}", f"award_cost:{trust}:{offer}", f"award_saving:{item}:{trust}")
        new = not offer.startswith("present:")
        supplier = "two" if new else "one"
        lines.append(
            {
                "trust": trust,
                "lot": lot,
                "item": item,
                "item_name": item.capitalize(),
                "supplier": supplier,
                "supplier_name": NAMES[supplier],
                "offer": offer,
                "terms": "new" if new else "present",
                "quantity_millionths": quantity * 1_000_000,
                "unit": "box",
                "price_gbp": price,
                "charged_pence": charged,
                "rebate_pence": rebate,
                "delivery_pence": delivery,
                "cost_pence": cost,
                "evidence": "quoted" if new else "",
                "route": "framework call-off" if new else "",
                "basis": basis,
                "figure": names[1],
            }
        )
        savings.append(
            {
                "trust": trust,
                "lot": lot,
                "item": item,
                "baseline_pence": today,
                "cost_pence": cost,
                "saving_pence": today - cost,
                "evidence": "quoted" if new else "",
                "recurrent": True,
                "cash_releasing": True,
                "counts": new,
                "counts_note": "" if new else "It stays on present terms.",
                "basis": basis,
                "figure": names[2],
            }
        )
        for name, pence in zip(names, (today, cost, today - cost), strict=True):
            figures.append(figure(name, name.split(":")[0], pence, trust=trust, **shared))
        sources += [part(names[0], 1, row=place), part(names[1], 1, names[0], 0), part(names[2], 1, names[0])]
        sources.append(part(names[2], 2, names[1], -1))
    totals = {"award:baseline": TODAY, "award:yearly": YEARLY, "award:saving": SAVING, "award:one_off": ONCE}
    for name, pence in (totals | {f"{scope}:saving": SAVING}).items():
        figures.append(figure(name, "sum", pence, **shared))
    for kind, name in (("baseline", "award:baseline"), ("cost", "award:yearly"), ("saving", f"{scope}:saving")):
        own = [row["figure"] for row in figures if row["figure"].startswith(f"award_{kind}:")]
        sources += [part(name, place, own_name) for place, own_name in enumerate(own, 1)]
    sources += [part("award:saving", 1, "award:baseline"), part("award:saving", 2, "award:yearly", -1)]
    sources.append(part("award:one_off", 1, row=2, table="offers"))
    proof = {"baseline": TODAY, "recommended": YEARLY + ONCE, "bound": YEARLY + ONCE - GAP, "proof_gap": GAP}
    measures: list[dict[str, Any]] = [
        {"measure": name, "meaning": f"About {name}.", "value_pence": pence, "basis": basis}
        for name, pence in proof.items()
    ]
    measures.append({"measure": "status", "meaning": "How it ended.", "value_text": "optimal", "basis": basis})
    return {
        "award_lines": lines,
        "savings": savings,
        "award_proof": measures,
        "figures": figures,
        "figure_sources": sources,
    }


def _inputs() -> dict[str, Any]:
    spend = [
        {
            "line_id": f"L{place}",
            "trust": trust,
            "financial_year": "2025/26",
            "item": item,
            "supplier": "" if trust == "CCC" else "one",
            "quantity_millionths": line[1] * 1_000_000,
            "amount_pence": today,
        }
        for place, (trust, _, item, today, line) in enumerate(NEEDS)
    ]
    old = {"line_id": "old", "trust": "AAA", "financial_year": "2024/25", "item": "gloves", "supplier": "gone"}
    offers = [
        {
            "offer": offer,
            "supplier": "two",
            "item": item,
            "lot": lot,
            "price_gbp_millionths": 2_500_000,
            "route": "framework call-off",
            "valid_to": dt.date(2027, 3, 31),
            "evidence": "quoted",
        }
        for offer, item, lot in (("O1", "gloves", "ward"), ("O2", "masks", "theatre"))
    ]
    contract = {"contract": "K1", "trust": "AAA", "supplier": "one", "category": "consumables", "title": "Wards"}
    return {
        "trusts": inputs(
            "trusts", [{"trust": code, "name": name, "short_name": name} for code, name in TRUSTS.items()]
        ),
        "items": inputs(
            "items", [{"item": i, "name": i.capitalize(), "category": "consumables"} for i in ("gloves", "masks")]
        ),
        "suppliers": inputs(
            "suppliers", [{"supplier": code, "name": name, "sme": True} for code, name in NAMES.items()]
        ),
        "spend_lines": inputs("spend_lines", [*spend, {**old, "amount_pence": 100}]),
        "offers": inputs("offers", offers),
        "contracts": inputs("contracts", [contract]),
    }


def market_tables(basis: str = "supplied") -> dict[str, list[dict[str, Any]]]:
    """Return unit prices, shared suppliers and a calendar beside the award."""
    prices = [
        {
            "item": item,
            "item_name": item.capitalize(),
            "category": "consumables",
            "trust": trust,
            "spend_pence": today,
            "quantity_millionths": line[1] * 1_000_000,
            "unit": "box",
            "unit_price_gbp": today / line[1] / 100,
            "compared": True,
            "figure": f"award_baseline:{item}:{trust}",
            "basis": basis,
        }
        for trust, _, item, today, line in NEEDS
    ]
    shared = {"supplier": "one", "name": NAMES["one"], "trusts": "AAA;BBB", "trust_count": 2, "spend_pence": 60_000}
    contract = {
        "contract": "K1",
        "trust": "AAA",
        "category": "consumables",
        "lever": "buying",
        "title": "Wards",
        "supplier": NAMES["one"],
        "end": dt.date(2027, 6, 30),
        "decide_by": dt.date(2026, 12, 31),
        "urgency": "next_90_days",
        "route": "open tender",
        "grade": "A",
    }
    return {"unit_prices": prices, "shared_suppliers": [shared], "decide_by": [contract]}

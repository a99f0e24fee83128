"""A small run as the page sees it: four trusts with published prices, a register, mileage, and synthetic targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from optimiser.report.view import RunView
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, numbered

PLANTED = "<script>alert('planted')</script>"
TRUSTS = {"RNN": "North Cumbria", "RTD": "Newcastle", "RTF": "Northumbria", "RX6": f"NEAS {PLANTED}"}
# Pence and pieces a year, as returned for 2023/24.
LAUNDRY = {"RNN": (188_727_000, 2_541_326), "RTD": (556_445_700, 14_910_930), "RTF": (172_718_200, 4_399_076)}
MEDIAN_PENCE = 39.26
EXCESS = {"RNN": 88_954_541, "RTD": 0, "RTF": 0}
YEAR, PUBLISHED, SYNTHETIC = "2023/24", "published", "synthetic"
AS_OF = dt.date(2026, 11, 22)


def frame(name: str, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table of findings with the dictionary's columns."""
    return _frame(OUTPUT_TABLES[name].columns, rows)


def inputs(name: str, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as an input table with row numbers as Excel shows them."""
    return _frame(numbered(INPUT_TABLES[name]).columns, [{"row": place, **row} for place, row in enumerate(rows, 2)])


def _frame(columns: Sequence[Any], rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    made: dict[str, Any] = {}
    for column in columns:
        blank = "" if column.kind in {"text", "code", "codes", "choice", "month", "year"} else None
        values = [row.get(column.inner_name, blank) for row in rows]
        whole = column.kind in {"money", "quantity", "integer"}
        made[column.inner_name] = pd.array(values, dtype="Int64") if whole else pd.Series(values, dtype=object)
    return pd.DataFrame(made)


def figure(name: str, kind: str, pence: int | None, **more: Any) -> dict[str, Any]:
    """Return a row of ``figures``; what is not given is as for a published headline figure."""
    usual = {"label": f"Label of {name}", "scope": "headline", "unit": "GBP", "period": YEAR, "basis": PUBLISHED}
    method = {"method": "Made for this test.", "source": "ERIC 2023/24"}
    return {**usual, **method, "figure": name, "kind": kind, "value_pence": pence, **more}


def part(
    name: str, place: int, of: str = "", sign: int = 1, row: int | None = None, table: str = "spend_lines"
) -> dict[str, Any]:
    """Return a row of ``figure_sources``: another figure, or a row of an input table."""
    if of:
        return {"figure": name, "part": place, "part_figure": of, "sign": sign}
    return {
        "figure": name,
        "part": place,
        "table": table,
        "file": f"{table}.csv",
        "row": row,
        "key": f"K{row}",
        "sign": sign,
    }


def _figures() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    figures, sources = [], []
    for place, (trust, pence) in enumerate(EXCESS.items()):
        figures.append(
            figure(
                f"unit_price:laundry:{trust}", "unit_price", None, trust=trust, value_number=0.74, unit="GBP per piece"
            )
        )
        figures.append(figure(f"excess:median:laundry:{trust}", "excess", pence, trust=trust))
        sources += [
            part(f"unit_price:laundry:{trust}", 1, row=place + 2),
            part(f"excess:median:laundry:{trust}", 1, row=place + 2),
        ]
    figures.append(figure("benchmark:median:laundry", "benchmark", None, value_number=0.3926, unit="GBP per piece"))
    sources.append(part("benchmark:median:laundry", 1, "unit_price:laundry:RTF", 0))
    for name in ("excess:median:laundry", "opportunity:laundry", "headline:opportunity"):
        figures.append(figure(name, "sum", sum(EXCESS.values())))
        sources += [part(name, place, f"excess:median:laundry:{trust}") for place, trust in enumerate(EXCESS, 1)]
    figures.append(figure("opportunity:food", "sum", 650_000_00, scope="context"))
    figures.append(figure("class:food:RTF", "class", 650_000_00, scope="context", trust="RTF"))
    sources += [part("opportunity:food", 1, "class:food:RTF"), part("class:food:RTF", 1, row=9)]
    figures.append(figure("contract_value:C1", "contract_value", 429_297_468, scope="context"))
    sources.append(part("contract_value:C1", 1, row=2, table="contracts"))
    apart = {"scope": "illustration", "basis": SYNTHETIC, "period": "2027/28"}
    figures += [
        figure("illustration:target", "signed_sum", 600_000_000, **apart),
        figure("target:T", "target", 600_000_000, **apart),
    ]
    figures.append(figure("scheme_full_year:S1", "scheme_full_year", 130_000_000, **apart))
    sources += [part("illustration:target", 1, "target:T"), part("target:T", 1, row=2, table="targets")]
    sources.append(part("scheme_full_year:S1", 1, row=2, table="schemes"))
    for trust, miles in (("RNN", 6_928_967), ("RTD", 2_288_840)):
        figures.append(figure(f"grey_cost:2013/14:std:{trust}", "grey_cost", miles * 56, scope="context", trust=trust))
        sources.append(part(f"grey_cost:2013/14:std:{trust}", 1, row=5, table="mileage"))
    return figures, sources


def _opportunities() -> dict[str, pd.DataFrame]:
    shared = {"evidence": "benchmark", "period": YEAR, "basis": PUBLISHED, "already_in_plan": False}
    rows = [
        {
            **shared,
            "opportunity": "O1",
            "rank": 1,
            "ease": 4,
            "class": "new_tender",
            "title": f"Laundry {PLANTED}",
            "item": "laundry",
        }
        | {
            "trusts": "RNN",
            "value_pence": EXCESS["RNN"],
            "low_pence": 70_000_000,
            "high_pence": 95_000_000,
            "counts": True,
        }
        | {"decide_by": dt.date(2027, 5, 31), "condition": "A new tender.", "figure": "opportunity:laundry"},
        {
            **shared,
            "opportunity": "O2",
            "rank": 2,
            "ease": 5,
            "class": "investigate",
            "title": "Food",
            "item": "food",
            "counts": False,
        }
        | {"trusts": "RTF", "value_pence": 650_000_00, "low_pence": 650_000_00, "high_pence": 650_000_00}
        | {"decide_by_note": "No contract seen.", "figure": "opportunity:food"},
    ]
    parts = [
        {"opportunity": "O1", "trust": t, "value_pence": v, "figure": f"excess:median:laundry:{t}"}
        for t, v in EXCESS.items()
    ]
    parts.append({"opportunity": "O2", "trust": "RTF", "value_pence": 650_000_00, "figure": "class:food:RTF"})
    return {"opportunities": frame("opportunities", rows), "opportunity_parts": frame("opportunity_parts", parts)}


def _prices() -> dict[str, pd.DataFrame]:
    shared = {
        "item": "laundry",
        "item_name": "Laundry and linen",
        "comparison": "price",
        "unit": "piece",
        "basis": PUBLISHED,
    }
    rows: list[dict[str, Any]] = [
        {**shared, "trust": trust, "spend_pence": pence, "quantity_millionths": pieces * 1_000_000, "period": YEAR}
        | {"unit_price_gbp": round(pence / pieces / 100, 6), "compared": True, "excess_median_pence": EXCESS[trust]}
        | {"figure": f"spend:laundry:{trust}"}
        for trust, (pence, pieces) in LAUNDRY.items()
    ]
    rows.append({**shared, "trust": "RX6", "compared": False, "excluded_reason": "Nothing paid", "period": YEAR})
    median = {"item": "laundry", "benchmark": "median", "price_gbp": MEDIAN_PENCE / 100, "unit": "piece", "trusts": 3}
    median |= {"excess_pence": sum(EXCESS.values()), "basis": PUBLISHED, "figure": "benchmark:median:laundry"}
    return {"unit_prices": frame("unit_prices", rows), "benchmark_prices": frame("benchmark_prices", [median])}


def _register() -> dict[str, pd.DataFrame]:
    shared = {"lever": "buying", "grade": "B", "basis": PUBLISHED, "notice_months": 3, "lead_months": 9, "joint": False}
    rows = [
        {
            **shared,
            "contract": "C1",
            "trust": "RNN",
            "category": "laundry",
            "title": f"Laundry {PLANTED}",
            "supplier": "Elis UK Limited",
        }
        | {
            "start": dt.date(2026, 1, 1),
            "end": dt.date(2027, 3, 31),
            "latest_end": dt.date(2028, 3, 31),
            "urgency": "overdue",
        }
        | {"decide_by": dt.date(2026, 3, 31), "explanation": "Should have been decided.", "value_pence": 429_297_468}
        | {"annual_pence": 214_648_734, "figure": "contract_value:C1"},
        {
            **shared,
            "contract": "C2",
            "trust": "RTF",
            "category": "laundry",
            "title": "Linen",
            "urgency": "ended",
            "grade": "C",
        }
        | {"start": dt.date(2024, 10, 14), "end": dt.date(2026, 11, 13), "explanation": "Ended on 13 Nov 2026."},
        {
            **shared,
            "contract": "C3",
            "buyer": "An ICB",
            "category": "waste",
            "title": "Waste",
            "urgency": "under_way",
            "joint": True,
        },
    ]
    group = {
        "group": "A1",
        "category": "laundry",
        "contracts": "C1;C2",
        "trusts": "RNN;RTF",
        "common_from": dt.date(2028, 1, 1),
    }
    reconciled = {
        "contract": "C2",
        "trust": "RTF",
        "category": "laundry",
        "annual_award_pence": 338_918_016,
        "grade": "B",
    }
    reconciled |= {
        "returns_pence": 172_718_200,
        "difference_pence": 166_199_816,
        "verdict": "2.0 times the returns.",
        "basis": PUBLISHED,
    }
    trade = {"supplier_trust": "RX6", "buyer_trust": "RTD", "reference": "C4", "title": "Courier", "system_pence": 0}
    return {
        "decide_by": frame("decide_by", rows),
        "alignment_groups": frame("alignment_groups", [{**group, "grade": "B", "needs_extension": "C1"}]),
        "register_reconciliation": frame("register_reconciliation", [reconciled]),
        "internal_trade": frame(
            "internal_trade", [{**trade, "value_pence": 853_347_114, "grade": "B", "basis": PUBLISHED}]
        ),
    }


def _others() -> dict[str, pd.DataFrame]:
    supplier = {
        "supplier": "S",
        "name": f"Elis {PLANTED}",
        "trusts": "RNN;RTF",
        "trust_count": 2,
        "spend_pence": 500_000_00,
    }
    supplier |= {"largest_share": 0.6, "period": YEAR, "basis": PUBLISHED, "public_body": False}
    grey = [
        {
            "trust": trust,
            "financial_year": "2013/14",
            "miles_millionths": miles * 1_000_000,
            "rate": "std",
            "rate_name": "Standard",
        }
        | {"pence_per_mile": 56.0, "valid_from": dt.date(2014, 7, 1), "cost_pence": miles * 56, "above_lowest_pence": 0}
        | {"evidence": "grade B", "basis": PUBLISHED, "figure": f"grey_cost:2013/14:std:{trust}"}
        for trust, miles in (("RNN", 6_928_967), ("RTD", 2_288_840))
    ]
    node: dict[str, Any] = {
        "target": "T",
        "name": "All levers",
        "lever": "all",
        "financial_year": "2027/28",
        "version": "v1",
        "scope": "illustration",
    }
    node |= {
        "version_date": AS_OF,
        "target_pence": 600_000_000,
        "identified_pence": 130_000_000,
        "unidentified_pence": 470_000_000,
    }
    scheme: dict[str, Any] = {
        "scheme": "S1",
        "title": f"Scheme {PLANTED}",
        "owner": "Estates",
        "lever": "buying",
        "status": "in_delivery",
    }
    scheme |= {"counts": True, "financial_year": "2027/28", "full_year_effect_pence": 130_000_000, "basis": SYNTHETIC}
    read = {"table": "spend_lines", "file": "spend_lines.csv", "basis": PUBLISHED, "rows_read": 4, "rows_accepted": 4}
    issue = {"number": 1, "severity": "warning", "kind": "odd-value", "file": "sites.csv", "row": 3, "message": PLANTED}
    return {
        "shared_suppliers": frame("shared_suppliers", [supplier]),
        "grey_fleet": frame("grey_fleet", grey),
        "target_nodes": frame("target_nodes", [{**node, "basis": SYNTHETIC, "figure": "target:T"}]),
        "scheme_values": frame("scheme_values", [{**scheme, "figure": "scheme_full_year:S1"}]),
        "exclusions": frame(
            "exclusions", [{"reason": "zero", "meaning": "Nothing paid", "lines": 1, "value_pence": 0}]
        ),
        "not_answered": frame(
            "not_answered",
            [{"question": "Which rounds overlap?", "reason": "The case has no rounds.", "needed": "Rounds."}],
        ),
        "reconciliation": frame("reconciliation", [{**read, "read_pence": 9, "accepted_pence": 9}]),
        "issues": frame("issues", [issue]),
    }


def sample_result() -> dict[str, Any]:
    """Return the result of the sample run."""
    opportunity = {"opportunity_pence": sum(EXCESS.values())}
    return {
        "schema_version": "1.0",
        "run_id": "0123456789abcdef",
        "tool_version": "0.1.0",
        "case": "sample",
        "case_title": f"Sample collaborative {PLANTED}",
        "scenario": "base",
        "scenario_description": "As published.",
        "as_of": AS_OF.isoformat(),
        "status": "optimal",
        "arithmetic_verified": True,
        "basis": {"spend_lines": PUBLISHED, "sites": PUBLISHED, "targets": SYNTHETIC, "schemes": SYNTHETIC},
        "sources": {
            "spend_lines": {"file": "spend_lines.csv", "source": "https://example.org/eric", "basis": PUBLISHED}
        },
        "headline": opportunity,
        "headline_sentence": "In 2023/24 £890k lies above the median: an opportunity, not a saving. One is overdue.",
        "illustration": {"target_pence": 600_000_000},
        "illustration_sentence": "Illustrative only: the targets are synthetic.",
        "trusts": [{"code": code, "name": name, "headline": {}, "illustration": {}} for code, name in TRUSTS.items()],
        "reconciliation": {"rows_read": 4, "rows_accepted": 4, "rows_rejected": 0, "rows_merged": 0},
        "settings": {
            "buying": {"min_trusts": 3, "top_suppliers": 30},
            "recovery": {"risk_weights": {"in_delivery": 0.9}},
        },
        "assumptions": [],
        "files": {"case.toml": "ab" * 32},
    }


def sample_view() -> RunView:
    """Return the sample run."""
    figures, sources = _figures()
    tables = {"figures": frame("figures", figures), "figure_sources": frame("figure_sources", sources)}
    tables |= _opportunities() | _prices() | _register() | _others()
    sites = [
        ("A", "RNN", 54.9, -2.95),
        ("B", "RTD", 54.97, -1.61),
        ("C", "RTF", 55.19, -1.52),
        ("D", "RX6", None, None),
    ]
    given = {
        "trusts": inputs(
            "trusts", [{"trust": code, "name": name, "short_name": name} for code, name in TRUSTS.items()]
        ),
        "sites": inputs(
            "sites", [{"site": s, "trust": t, "name": s, "latitude": a, "longitude": o} for s, t, a, o in sites]
        ),
        "contracts": inputs("contracts", [{"contract": code, "title": code} for code in ("C1", "C2", "C3")]),
        **{name: inputs(name, []) for name in ("items", "spend_lines", "mileage", "targets", "schemes", "suppliers")},
    }
    return RunView(sample_result(), tables, given)

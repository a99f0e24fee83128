"""A run as the workbook sees it: published numbers of North East and North Cumbria, findings made by hand here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from optimiser.money import round_half_up
from optimiser.report.view import RunView
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, numbered

TRUSTS = {
    "R0B": "South Tyneside and Sunderland",
    "RNN": "North Cumbria Integrated Care",
    "RR7": "Gateshead Health",
    "RTD": "Newcastle upon Tyne Hospitals",
    "RTF": "Northumbria Healthcare",
    "RX6": "North East Ambulance Service",
}
# Yearly cost [GBP] and volume, ERIC 2023/24.
RETURNS: dict[str, dict[str, tuple[int, int | str]]] = {
    "laundry_and_linen": {
        "R0B": (2213051, 5911046),
        "RNN": (1887270, 2541326),
        "RR7": (1242573, 2098148),
        "RTD": (5564457, 14910930),
        "RTF": (1727182, 4399076),
        "RX6": (323842, 548818),
    },
    "clinical_waste_alternative_treatment": {
        "R0B": (134697, "247.22"),
        "RNN": (280663, "439.24"),
        "RR7": (121032, "281.9"),
        "RTD": (308268, "557"),
        "RTF": (253192, "240.76"),
        "RX6": (143938, "93.45"),
    },
    "inpatient_food": {
        "R0B": (5828324, 1269060),
        "RNN": (4089046, 933284),
        "RR7": (1609388, 543992),
        "RTD": (4924967, 1411894),
        "RTF": (4960771, 818539),
        "RX6": (0, 0),
    },
}
UNITS = {"laundry_and_linen": "piece", "clinical_waste_alternative_treatment": "tonne", "inpatient_food": "meal"}
AS_OF = dt.date(2026, 11, 22)
BENCHMARKS = ("minimum", "lower_quartile", "median", "weighted_mean")
PERIOD = "2023/24"


def sample_view() -> RunView:
    """Return the run: three services of six trusts, contracts, mileage, synthetic targets."""
    inputs = _inputs()
    tables = _prices()
    tables.update(_registers())
    tables.update(_targets())
    tables["reconciliation"] = _reconciliation(inputs)
    tables["not_answered"] = findings(
        "not_answered",
        [{"question": "What does an award cost?", "reason": "There are no offers.", "needed": "Offers of suppliers."}],
    )
    tables["issues"] = findings(
        "issues",
        [
            {
                "number": 1,
                "severity": "warning",
                "kind": "formula-text",
                "table": "contracts",
                "file": "contracts.csv",
                "row": "3",
                "column": "title",
                "value": '=HYPERLINK("http://example.test")',
                "message": "The text begins like a formula.",
                "remedy": "Nothing need be done.",
            }
        ],
    )
    tables["figures"], tables["figure_sources"] = _figures(tables)
    return RunView(_result(tables), tables, inputs)


def findings(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make a table of findings with the dictionary's columns and types."""
    return _frame(OUTPUT_TABLES[name].columns, list(rows))


def input_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make an input table whose rows are numbered from 2, as below a header."""
    counted = [{"row": place, **row} for place, row in enumerate(rows, start=2)]
    return _frame(numbered(INPUT_TABLES[name]).columns, counted)


def _frame(columns: Iterable[Any], rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    made: dict[str, Any] = {}
    for column in columns:
        values = [row.get(column.inner_name) for row in rows]
        if column.kind in {"money", "quantity", "integer"}:
            made[column.inner_name] = pd.array(values, dtype="Int64")
        else:
            texts = column.kind in {"text", "code", "codes", "choice", "month", "year"}
            made[column.inner_name] = pd.Series(
                ["" if texts and value is None else value for value in values], dtype=object
            )
    return pd.DataFrame(made)


def _inputs() -> dict[str, pd.DataFrame]:
    lines = [
        {
            "line_id": f"eric-{item}-{trust}",
            "trust": trust,
            "financial_year": PERIOD,
            "item": item,
            "quantity_millionths": int(Fraction(volume) * 1_000_000),
            "unit": UNITS[item],
            "amount_pence": cost * 100,
            "description": "=cost as returned" if trust == "RNN" else "",
        }
        for item, by_trust in RETURNS.items()
        for trust, (cost, volume) in by_trust.items()
    ]
    return {
        "trusts": input_rows(
            "trusts",
            ({"trust": code, "name": name, "short_name": name, "kind": "acute"} for code, name in TRUSTS.items()),
        ),
        "spend_lines": input_rows("spend_lines", lines),
        "contracts": input_rows(
            "contracts",
            [
                {
                    "contract": "ocds-b5fd17-9332252",
                    "trust": "RTF",
                    "category": "laundry",
                    "lever": "buying",
                    "title": "-Laundry and linen service",
                    "status": "awarded",
                    "value_pence": 706_079_200,
                    "start": dt.date(2024, 10, 14),
                    "end": dt.date(2026, 11, 13),
                    "joint": False,
                    "grade": "A",
                },
                {
                    "contract": "ocds-b5fd17-2a431ca",
                    "trust": "RR7",
                    "category": "laundry",
                    "lever": "buying",
                    "title": "@Provision of laundry services",
                    "status": "awarded",
                    "value_pence": 429_297_468,
                    "start": dt.date(2026, 1, 1),
                    "end": dt.date(2027, 12, 31),
                    "joint": False,
                    "grade": "A",
                },
            ],
        ),
        "targets": input_rows("targets", _target_rows()),
    }


def _target_rows() -> list[dict[str, Any]]:
    nodes = [
        ("system", "", "", 100_000_000),
        ("rtd", "system", "RTD", 40_000_000),
        ("rtf", "system", "RTF", 25_000_000),
    ]
    return [
        {
            "target": target,
            "parent": parent,
            "trust": trust,
            "name": f"Illustrative target {target}",
            "lever": "buying",
            "kind": "efficiency",
            "financial_year": "2026/27",
            "version": "v1",
            "version_date": dt.date(2026, 4, 1),
            "value_pence": pence,
        }
        for target, parent, trust, pence in nodes
    ]


def quantile(prices: list[Fraction], share: Fraction) -> Fraction:
    """Interpolate between ordered prices, both ends included."""
    ordered = sorted(prices)
    position = share * (len(ordered) - 1)
    low = position.numerator // position.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] * (1 - position + low) + ordered[high] * (position - low)


def _prices() -> dict[str, pd.DataFrame]:
    units: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    opportunities: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for item, by_trust in RETURNS.items():
        compared = {trust: (Fraction(cost), Fraction(volume)) for trust, (cost, volume) in by_trust.items() if cost}
        prices = [cost / volume for cost, volume in compared.values()]
        costs, volumes = zip(*compared.values(), strict=True)
        total = sum(costs, Fraction(0)) / sum(volumes, Fraction(0))
        levels = dict(
            zip(
                BENCHMARKS,
                (min(prices), quantile(prices, Fraction(1, 4)), quantile(prices, Fraction(1, 2)), total),
                strict=True,
            )
        )
        comparison = "investigate" if item == "inpatient_food" else "price"
        sums = dict.fromkeys(BENCHMARKS, 0)
        for trust, (cost, volume) in by_trust.items():
            excess = {}
            if trust in compared:
                spend, quantity = compared[trust]
                for name, price in levels.items():
                    excess[name] = round_half_up(max(Fraction(0), spend - price * quantity) * 100)
                    sums[name] += excess[name]
            units.append(
                {
                    "item": item,
                    "item_name": item.replace("_", " ").capitalize(),
                    "category": item.split("_")[0],
                    "comparison": comparison,
                    "trust": trust,
                    "spend_pence": cost * 100,
                    "quantity_millionths": int(Fraction(volume) * 1_000_000),
                    "unit": UNITS[item],
                    "unit_price_gbp": round(float(Fraction(cost) / Fraction(volume)), 6) if cost else None,
                    "compared": trust in compared,
                    "excluded_reason": "" if trust in compared else "no spend",
                    **{f"excess_{name}_pence": pence for name, pence in excess.items()},
                    "period": PERIOD,
                    "basis": "published",
                    "figure": f"unit_price.{item}.{trust}",
                }
            )
        marks += [
            {
                "item": item,
                "benchmark": name,
                "price_gbp": round(float(levels[name]), 6),
                "unit": UNITS[item],
                "trusts": len(compared),
                "excess_pence": sums[name],
                "basis": "published",
                "figure": f"benchmark.{item}.{name}",
            }
            for name in BENCHMARKS
        ]
        shares = {row["trust"]: row.get("excess_median_pence") for row in units if row["item"] == item}
        payers = [trust for trust, pence in shares.items() if pence]
        opportunities.append(
            {
                "opportunity": f"opp-{item}",
                "rank": len(opportunities) + 1,
                "ease": 4 if comparison == "price" else 5,
                "class": "new_tender" if comparison == "price" else "investigate",
                "title": f"{item.replace('_', ' ').capitalize()}: prices above the median",
                "item": item,
                "category": item.split("_")[0],
                "trusts": ";".join(payers),
                "value_pence": sums["median"],
                "low_pence": min(sums.values()),
                "high_pence": max(sums.values()),
                "evidence": "benchmark",
                "decide_by": dt.date(2026, 12, 31) if comparison == "price" else None,
                "already_in_plan": False,
                "counts": comparison == "price",
                "condition": "The services are alike.",
                "period": PERIOD,
                "basis": "published",
                "figure": f"opportunity.{item}",
            }
        )
        parts += [
            {
                "opportunity": f"opp-{item}",
                "trust": trust,
                "value_pence": shares[trust],
                "figure": f"opportunity.{item}.{trust}",
            }
            for trust in payers
        ]
    made = {
        "unit_prices": units,
        "benchmark_prices": marks,
        "opportunities": opportunities,
        "opportunity_parts": parts,
    }
    return {name: findings(name, rows) for name, rows in made.items()}


def _registers() -> dict[str, pd.DataFrame]:
    rates = [("afc_2014", "Standard rate", "56"), ("pool_car", "Pool car", "35.5")]
    fleet = [
        {
            "trust": trust,
            "financial_year": "2013/14",
            "miles_millionths": miles * 1_000_000,
            "rate": rate,
            "rate_name": words,
            "pence_per_mile": float(pence),
            "valid_from": dt.date(2014, 7, 1),
            "cost_pence": round_half_up(miles * Fraction(pence)),
            "evidence": "B",
            "basis": "assumed",
            "figure": f"grey_fleet.{trust}.{rate}",
        }
        for trust, miles in (("RTD", 1_234_567), ("RTF", 987_655))
        for rate, words, pence in rates
    ]
    calendar = [
        {
            "contract": "ocds-b5fd17-2a431ca",
            "trust": "RR7",
            "buyer": "Gateshead Health",
            "category": "laundry",
            "lever": "buying",
            "title": "@Provision of laundry services",
            "start": dt.date(2026, 1, 1),
            "end": dt.date(2027, 12, 31),
            "notice_months": 3,
            "lead_months": 4,
            "decide_by": dt.date(2027, 5, 31),
            "urgency": "next_12_months",
            "explanation": "Ends 31 Dec 2027, less 3 months' notice and 4 months for a call-off.",
            "joint": False,
            "grade": "A",
            "value_pence": 429_297_468,
            "annual_pence": 214_648_734,
            "basis": "published",
            "figure": "decide_by.ocds-b5fd17-2a431ca",
        }
    ]
    register = [
        {
            "contract": "ocds-b5fd17-2a431ca",
            "trust": "RR7",
            "category": "laundry",
            "months": 24,
            "annual_award_pence": 214_648_734,
            "returns_pence": 124_257_300,
            "difference_pence": 90_391_434,
            "verdict": "The award is larger than the returns.",
            "grade": "A",
            "basis": "published",
            "figure": "register.ocds-b5fd17-2a431ca",
        }
    ]
    return {
        "grey_fleet": findings("grey_fleet", fleet),
        "decide_by": findings("decide_by", calendar),
        "register_reconciliation": findings("register_reconciliation", register),
    }


def _targets() -> dict[str, pd.DataFrame]:
    rows = [
        {
            **{key: row[key] for key in ("target", "parent", "trust", "name", "lever", "financial_year", "version")},
            "version_date": row["version_date"],
            "target_pence": row["value_pence"],
            "identified_pence": 0,
            "risk_adjusted_pence": 0,
            "gap_to_target_pence": row["value_pence"],
            "unidentified_pence": row["value_pence"],
            "scope": "illustration",
            "basis": "synthetic",
            "figure": f"target.{row['target']}",
        }
        for row in _target_rows()
    ]
    return {"target_nodes": findings("target_nodes", rows)}


def _reconciliation(inputs: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    rows = []
    for name, frame in inputs.items():
        table = INPUT_TABLES[name]
        row: dict[str, Any] = {
            "table": name,
            "file": f"{name}.csv",
            "basis": "synthetic" if name == "targets" else "published",
            "source": "As published",
            "period": PERIOD,
            "rows_read": len(frame) + 1,
            "rows_accepted": len(frame),
            "rows_rejected": 0,
            "rows_merged": 1,
            "sha256": "0" * 64,
        }
        for amount, pattern in ((table.pounds, "{}_pence"), (table.volume, "volume_{}_millionths")):
            if amount:
                total = int(frame[table.column(amount).inner_name].sum())
                row |= {pattern.format("read"): total + 100, pattern.format("accepted"): total}
                row |= {pattern.format("rejected"): 0, pattern.format("merged"): 100}
        rows.append(row)
    return findings("reconciliation", rows)


def _figures(tables: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    figures: list[dict[str, Any]] = []
    for name, frame in tables.items():
        if "figure" not in frame:
            continue
        for row in frame.to_dict("records"):
            money = [value for key, value in row.items() if str(key).endswith("_pence") and value is not pd.NA]
            synthetic = row.get("basis") == "synthetic"
            figures.append(
                {
                    "figure": row["figure"],
                    "kind": name,
                    "label": f"One row of {name}",
                    "scope": "illustration" if synthetic else "headline",
                    "trust": row.get("trust", ""),
                    "value_pence": money[0] if money else None,
                    "unit": "GBP",
                    "period": PERIOD,
                    "basis": row.get("basis", "published"),
                    "method": "By hand.",
                    "source": "As published",
                }
            )
    figures += _headline_figures(tables)
    sources = [
        {"figure": row["figure"], "part": 1, "table": "spend_lines", "file": "spend_lines.csv", "row": 2, "sign": 1}
        for row in figures
    ]
    return findings("figures", figures), findings("figure_sources", sources)


def _headline_figures(tables: Mapping[str, pd.DataFrame]) -> list[dict[str, Any]]:
    by_trust = counted_by_trust(tables)
    pence = {"headline:opportunity": sum(by_trust.values()), "illustration:target": 100_000_000}
    pence |= {f"headline:opportunity:{trust}": value for trust, value in by_trust.items()}
    return [
        {
            "figure": name,
            "kind": "sum",
            "label": name,
            "scope": name.split(":")[0],
            "value_pence": value,
            "unit": "GBP",
            "period": PERIOD,
            "basis": "synthetic" if name.startswith("illustration") else "published",
            "method": "By hand.",
            "source": "As published",
        }
        for name, value in pence.items()
    ]


def counted_by_trust(tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    """Add up the parts of the opportunities that count, by trust [pence]."""
    parts, opportunities = tables["opportunity_parts"], tables["opportunities"]
    counting = set(opportunities[opportunities["counts"].astype(bool)]["opportunity"])
    counted = parts[parts["opportunity"].isin(counting)]
    return {trust: int(counted[counted["trust"] == trust]["value_pence"].sum()) for trust in TRUSTS}


def _result(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    by_trust = counted_by_trust(tables)
    targets = {"RTD": 40_000_000, "RTF": 25_000_000}
    source = {"licence": "OGL v3.0", "period": PERIOD, "price_base": f"{PERIOD} prices", "sha256": "0" * 64}
    names = ("trusts", "spend_lines", "contracts", "targets", "mileage")
    return {
        "schema_version": "1.0",
        "run_id": "0123456789ab",
        "tool_version": "0.1.0",
        "case": "nenc",
        "case_title": "North East & North Cumbria",
        "scenario": "base",
        "scenario_description": "The settings as shipped.",
        "as_of": AS_OF.isoformat(),
        "seconds": 12.345,
        "status": "optimal",
        "arithmetic_verified": True,
        "basis": {name: "synthetic" if name == "targets" else "published" for name in names},
        "sources": {
            name: {
                "file": f"{name}.csv",
                "source": "Made up" if name == "targets" else "ERIC 2023/24",
                "basis": "synthetic" if name == "targets" else "published",
                **source,
            }
            for name in names
        },
        "headline": {"opportunity_pence": sum(by_trust.values())},
        "headline_sentence": "Published returns show an opportunity against the median price; it is not a saving.",
        "illustration": {"target_pence": 100_000_000, "risk_adjusted_pence": 0, "gap_to_target_pence": 100_000_000},
        "illustration_sentence": "Made-up targets show how a target is followed.",
        "trusts": [
            {
                "code": trust,
                "name": name,
                "headline": {"opportunity_pence": by_trust[trust]},
                "illustration": {"target_pence": targets[trust]} if trust in targets else {},
            }
            for trust, name in TRUSTS.items()
        ]
        + [
            {
                "code": "UNALLOCATED",
                "name": "Not allocated to a trust",
                "headline": {},
                "illustration": {"target_pence": 35_000_000},
            }
        ],
        "reconciliation": {"rows_read": int(tables["reconciliation"]["rows_read"].sum())},
        "settings": {"buying": {"min_trusts": 3, "returns_tolerance": 0.15}, "recovery": {"risk_weights": None}},
        "assumptions": [
            {
                "name": "Notice",
                "value": 3,
                "unit": "months",
                "origin": "common practice",
                "meaning": "Where none is stated.",
            }
        ],
        "files": {},
    }

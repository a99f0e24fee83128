"""Prices each by trust, the four benchmarks, and the excess over them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from models.procurement.prices import BENCHMARKS, ItemBenchmarks, TrustPrice
from optimiser.prepare.prices import PriceComparison
from optimiser.results.exclusions import REASON_WORDS, excluded_rows, line_reasons
from optimiser.results.ledger import Figure, Ledger, Source, findings_frame, row_sources, scope_of
from optimiser.results.price_facts import PriceFacts, adjustment_sources

BENCHMARK_WORDS = {
    "minimum": "the lowest price",
    "lower_quartile": "the lower quartile",
    "median": "the median",
    "weighted_mean": "the volume-weighted mean",
}


def enter_prices(facts: PriceFacts, comparison: PriceComparison, ledger: Ledger) -> dict[str, pd.DataFrame]:
    """Enter every price, benchmark and excess, and return ``unit_prices`` and ``benchmark_prices``.

    Parameters
    ----------
    facts
        What the figures share.
    comparison
        The comparison.
    ledger
        Takes the figures.
    """
    rows_of = _rows_by_item_and_trust(comparison)
    prices = {(row.item, row.trust): row for row in comparison.found.prices}
    for row in prices.values():
        _enter_price(facts, ledger, row, rows_of)
    for benchmarks in comparison.found.benchmarks:
        _enter_benchmarks(facts, ledger, benchmarks, prices)
    _enter_totals(facts, ledger, comparison)
    unit_rows = [_unit_row(facts, row) for row in prices.values()]
    unit_rows += excluded_rows(facts, comparison, ledger, set(prices))
    unit_rows.sort(key=lambda row: (row["item"], row["trust"]))
    benchmark_rows = [
        {
            "item": found.item,
            "benchmark": name,
            "price_gbp": float(found.prices[name] / 100),
            "unit": facts.units.get(found.item, ""),
            "trusts": len(found.trusts),
            "excess_pence": found.excess[name],
            "basis": facts.basis,
            "figure": f"benchmark:{name}:{found.item}",
        }
        for found in comparison.found.benchmarks
        for name in BENCHMARKS
    ]
    return {
        "unit_prices": findings_frame("unit_prices", unit_rows),
        "benchmark_prices": findings_frame("benchmark_prices", benchmark_rows),
    }


def _rows_by_item_and_trust(comparison: PriceComparison) -> dict[tuple[str, str], pd.DataFrame]:
    """Return the lines behind each price."""
    reasons = line_reasons(comparison)
    kept = comparison.lines.frame[reasons.isin(["", "support"])]
    return {(str(item), str(trust)): rows for (item, trust), rows in kept.groupby(["item", "trust"], sort=False)}


def _enter_price(
    facts: PriceFacts, ledger: Ledger, row: TrustPrice, rows_of: dict[tuple[str, str], pd.DataFrame]
) -> None:
    """Enter spend and price each of one trust and item."""
    table = facts.case.tables["spend_lines"]
    lines = rows_of[(row.item, row.trust)]
    sources = row_sources(table, lines, "line_id") + adjustment_sources(facts.case, lines)
    name, unit = facts.names.get(row.item, row.item), facts.units.get(row.item, "")
    spend = Figure(
        f"spend:{row.item}:{row.trust}",
        "spend",
        f"Spend on {name}",
        value_pence=row.pence,
        method="Sum of the lines with a price, after adjustments.",
        **facts.shared(row.item, row.trust),
    )
    ledger.add(spend, sources)
    price = Figure(
        f"unit_price:{row.item}:{row.trust}",
        "unit_price",
        f"Price each of {name}",
        value_number=float(row.price / 100),
        unit=f"GBP per {unit}",
        method="Spend divided by volume.",
        **facts.shared(row.item, row.trust),
    )
    ledger.add(price, sources)


def _enter_benchmarks(
    facts: PriceFacts, ledger: Ledger, benchmarks: ItemBenchmarks, prices: dict[tuple[str, str], TrustPrice]
) -> None:
    """Enter the four benchmarks of an item, and what each trust pays above them."""
    item = benchmarks.item
    name, unit = facts.names.get(item, item), facts.units.get(item, "")
    price_figures = [Source(part_figure=f"unit_price:{item}:{trust}", sign=0) for trust in benchmarks.trusts]
    for benchmark in BENCHMARKS:
        words = BENCHMARK_WORDS[benchmark]
        level = Figure(
            f"benchmark:{benchmark}:{item}",
            "benchmark",
            f"{name}: {words}",
            value_number=float(benchmarks.prices[benchmark] / 100),
            unit=f"GBP per {unit}",
            detail=benchmark,
            method=f"{words[0].upper()}{words[1:]} over {len(benchmarks.trusts)} trusts.",
            **facts.shared(item),
        )
        ledger.add(level, price_figures)
        parts = []
        for trust in benchmarks.trusts:
            excess = Figure(
                f"excess:{benchmark}:{item}:{trust}",
                "excess",
                f"{name}: spend above {words}",
                value_pence=prices[item, trust].excess[benchmark],
                detail=benchmark,
                evidence="benchmark",
                method=f"Spend less {words} times volume, never below zero.",
                **facts.shared(item, trust),
            )
            sources = [
                Source(part_figure=f"spend:{item}:{trust}", sign=0),
                Source(part_figure=f"benchmark:{benchmark}:{item}", sign=0),
            ]
            parts.append(ledger.add(excess, sources))
        total = Figure(
            f"excess:{benchmark}:{item}",
            "sum",
            f"{name}: spend of all trusts above {words}",
            detail=benchmark,
            evidence="benchmark",
            method="Sum over trusts.",
            **facts.shared(item),
        )
        ledger.add_sum(total, parts)


def _enter_totals(facts: PriceFacts, ledger: Ledger, comparison: PriceComparison) -> None:
    """Enter the excess of all items of a kind over each benchmark, and the spend compared."""
    kinds = {
        "price": ("excess_bought", "Bought services and goods"),
        "investigate": ("excess_investigate", "Variation to investigate"),
    }
    for kind, (prefix, words) in kinds.items():
        items = [found.item for found in comparison.found.benchmarks if facts.comparisons.get(found.item) == kind]
        if not items:
            continue
        scope = scope_of(facts.basis, context=kind != "price")
        for benchmark in BENCHMARKS:
            label = f"{words}: spend above {BENCHMARK_WORDS[benchmark]}"
            parts = [f"excess:{benchmark}:{item}" for item in items]
            total = Figure(
                f"{prefix}:{benchmark}",
                "sum",
                label,
                scope,
                facts.period,
                facts.basis,
                "Sum over items.",
                facts.source,
                detail=benchmark,
                evidence="benchmark",
            )
            ledger.add_sum(total, parts)
        compared = [
            f"spend:{row.item}:{row.trust}"
            for row in comparison.found.prices
            if row.compared and row.item in set(items)
        ]
        name = "compared_bought" if kind == "price" else "compared_investigate"
        total = Figure(
            name,
            "sum",
            f"{words}: spend compared",
            scope,
            facts.period,
            facts.basis,
            "Sum over items and trusts.",
            facts.source,
        )
        ledger.add_sum(total, compared)


def _unit_row(facts: PriceFacts, row: TrustPrice) -> dict[str, Any]:
    """Return one row of ``unit_prices``."""
    return {
        "item": row.item,
        "item_name": facts.names.get(row.item, row.item),
        "category": facts.categories.get(row.item, ""),
        "comparison": facts.comparisons.get(row.item, ""),
        "trust": row.trust,
        "spend_pence": row.pence,
        "quantity_millionths": row.millionths,
        "unit": facts.units.get(row.item, ""),
        "unit_price_gbp": float(row.price / 100),
        "compared": row.compared,
        "excluded_reason": "" if row.compared else REASON_WORDS["support"],
        **{f"excess_{name}_pence": row.excess.get(name) for name in BENCHMARKS},
        "period": facts.period,
        "basis": facts.basis,
        "figure": f"spend:{row.item}:{row.trust}",
    }

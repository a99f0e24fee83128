"""Suppliers that several trusts pay, and groups of items that could be pooled because suppliers connect them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from models.procurement.graphs import SharedSupplier, pooling_groups, shared_suppliers, supplier_item_trust_graph
from models.procurement.spend import price_instance
from optimiser.case import Case
from optimiser.prepare.prices import PriceComparison, owners
from optimiser.results.ledger import Figure, Ledger, findings_frame, row_sources, scope_of
from optimiser.results.price_facts import PriceFacts, adjustment_sources


@dataclass(frozen=True, eq=False)
class SupplierFindings:
    """Shared suppliers, pooling groups and the graph they were read from.

    Parameters
    ----------
    shared, pooling
        The tables ``shared_suppliers`` and ``pooling_groups``.
    graph
        Suppliers, items and trusts, for the record.
    """

    shared: pd.DataFrame
    pooling: pd.DataFrame
    graph: nx.Graph[str]


def supplier_findings(facts: PriceFacts, comparison: PriceComparison, ledger: Ledger) -> SupplierFindings:
    """Find shared suppliers and pooling groups in all lines of the year compared.

    Parameters
    ----------
    facts
        What figures on prices share.
    comparison
        The comparison, for its lines.
    ledger
        Takes a figure for every supplier and trust.
    """
    frame = comparison.lines.frame
    lines = frame[frame["financial_year"] == comparison.lines.year]
    instance = price_instance(
        trust=list(lines["trust"]),
        item=list(lines["item"]),
        supplier=list(lines["supplier"]),
        millionths=lines["quantity_millionths"].fillna(0).to_numpy(dtype=np.int64),
        pence=lines["net_pence"].to_numpy(dtype=np.int64),
        member_of_supplier=owners(facts.case),
    )
    graph = supplier_item_trust_graph(instance)
    groups = [
        {
            "group": f"P{number:03d}",
            "items": ";".join(group.items),
            "trusts": ";".join(group.trusts),
            "suppliers": ";".join(group.suppliers),
            "spend_pence": group.pence,
            "basis": facts.basis,
            "figure": _enter_group(facts, ledger, f"P{number:03d}", group.items, lines),
        }
        for number, group in enumerate((group for group in pooling_groups(graph) if group.suppliers), start=1)
    ]
    groups_of = lines[lines["supplier"] != ""].groupby(["supplier", "trust"], sort=False)
    rows_of = {key: rows for key, rows in groups_of}  # noqa: C416 - dict() takes a groupby for a mapping and fails
    known = _supplier_facts(facts.case)
    rows = [
        _shared_row(facts, ledger, shared, rows_of, known.get(shared.supplier, {}))
        for shared in shared_suppliers(instance)
    ]
    return SupplierFindings(findings_frame("shared_suppliers", rows), findings_frame("pooling_groups", groups), graph)


def _shared_row(
    facts: PriceFacts,
    ledger: Ledger,
    shared: SharedSupplier,
    rows_of: dict[Any, pd.DataFrame],
    known: dict[str, Any],
) -> dict[str, Any]:
    """Enter what several trusts paid one supplier, and return its row."""
    parts = [
        _enter_spend(facts, ledger, shared.supplier, trust, rows_of[shared.supplier, trust])
        for trust in shared.pence_of_trust
    ]
    name = known.get("name", shared.supplier)
    total = Figure(
        f"supplier:{shared.supplier}",
        "sum",
        f"Paid to {name} by {len(parts)} trusts",
        scope_of(facts.basis, context=True),
        facts.period,
        facts.basis,
        "Sum over the trusts that pay it.",
        facts.source,
        supplier=shared.supplier,
    )
    return {
        "supplier": shared.supplier,
        "name": name,
        "trusts": ";".join(shared.pence_of_trust),
        "trust_count": len(parts),
        "spend_pence": shared.pence,
        "largest_share": max(shared.pence_of_trust.values()) / shared.pence,
        "member_trust": shared.member,
        "public_body": known.get("public_body"),
        "period": facts.period,
        "basis": facts.basis,
        "figure": ledger.add_sum(total, parts),
    }


def _supplier_facts(case: Case) -> dict[str, dict[str, Any]]:
    """Return name and kind by supplier."""
    if "suppliers" not in case:
        return {}
    suppliers = case.frame("suppliers")
    return {
        row["supplier"]: {
            "name": row["name"],
            "public_body": None if row["public_body"] is pd.NA else bool(row["public_body"]),
        }
        for _, row in suppliers.iterrows()
    }


def _enter_spend(facts: PriceFacts, ledger: Ledger, supplier: str, trust: str, lines: pd.DataFrame) -> str:
    """Enter what one trust paid one supplier."""
    figure = Figure(
        f"supplier_spend:{supplier}:{trust}",
        "supplier_spend",
        f"Paid to {supplier} by {trust}",
        scope_of(facts.basis, context=True),
        facts.period,
        facts.basis,
        "Sum of the lines, credits taken off, after adjustments.",
        facts.source,
        trust=trust,
        supplier=supplier,
        value_pence=int(lines["net_pence"].sum()),
    )
    sources = row_sources(facts.case.tables["spend_lines"], lines, "line_id")
    return ledger.add(figure, sources + adjustment_sources(facts.case, lines))


def _enter_group(facts: PriceFacts, ledger: Ledger, group: str, items: tuple[str, ...], lines: pd.DataFrame) -> str:
    """Enter the spend of one pooling group: its lines above zero that no member supplies."""
    internal = set(owners(facts.case))
    own = lines[lines["item"].isin(items) & (lines["net_pence"] > 0) & ~lines["supplier"].isin(internal)]
    figure = Figure(
        f"pooling:{group}",
        "pooling_spend",
        f"Spend on the items of pooling group {group}",
        scope_of(facts.basis, context=True),
        facts.period,
        facts.basis,
        "Sum of the lines above zero, after adjustments, without those that a member supplies.",
        facts.source,
        detail=group,
        value_pence=int(own["net_pence"].sum()),
    )
    sources = row_sources(facts.case.tables["spend_lines"], own, "line_id")
    return ledger.add(figure, sources + adjustment_sources(facts.case, own))

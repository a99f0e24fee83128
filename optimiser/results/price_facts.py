"""What figures on prices share: basis, period, names, and the rows that adjustments touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from optimiser.case import Case, weakest_basis
from optimiser.prepare.prices import PriceComparison, owners
from optimiser.results.ledger import Source, row_sources, scope_of


@dataclass(frozen=True)
class PriceFacts:
    """What figures on prices have in common.

    Parameters
    ----------
    case
        The case.
    basis, source, period
        Of the spend lines, with the basis of the items, and of adjustments that were applied, where that is weaker.
    names, units, comparisons, categories
        Of the items.
    """

    case: Case
    basis: str
    source: str
    period: str
    names: dict[str, str]
    units: dict[str, str]
    comparisons: dict[str, str]
    categories: dict[str, str]

    def scope(self, item: str) -> str:
        """Return where a figure about an item may stand: a variation to investigate is context."""
        return scope_of(self.basis, context=self.comparisons.get(item) != "price")

    def shared(self, item: str, trust: str = "") -> dict[str, Any]:
        """Return the fields that every figure about an item shares."""
        return {
            "scope": self.scope(item),
            "period": self.period,
            "basis": self.basis,
            "source": self.source,
            "item": item,
            "trust": trust,
            "category": self.categories.get(item, ""),
        }


def price_facts(case: Case, comparison: PriceComparison) -> PriceFacts:
    """Collect what figures on prices have in common."""
    table = case.tables["spend_lines"]
    adjusted = ("adjustments",) if comparison.lines.frame["adjustments"].map(len).any() else ()
    # Who owns a supplier decides which lines are internal, so the headline leans on that table too.
    owning = ("suppliers",) if owners(case) else ()
    tables = ("spend_lines", "items", *adjusted, *owning)
    basis = weakest_basis(case.tables[name].basis for name in tables if name in case)
    period = comparison.lines.year or table.period
    names, units, comparisons, categories = (
        _by_item(case, column) for column in ("name", "unit", "comparison", "category")
    )
    return PriceFacts(case, basis, table.source, period, names, units, comparisons, categories)


def _by_item(case: Case, column: str) -> dict[str, str]:
    """Return a column of the items table by item; nothing where there is no such table."""
    if "items" not in case:
        return {}
    items = case.frame("items")
    return dict(zip(items["item"], items[column], strict=True))


def adjustment_sources(case: Case, lines: pd.DataFrame) -> list[Source]:
    """Return the adjustments that were taken off some lines, as sources."""
    applied = {row for rows in lines["adjustments"] for row in rows}
    if not applied:
        return []
    table = case.tables["adjustments"]
    return row_sources(table, table.frame[table.frame["row"].isin(applied)], "adjustment_id", -1)

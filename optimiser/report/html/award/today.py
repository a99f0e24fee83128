"""Who supplies what to whom today, read from the accepted rows of the input."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from optimiser.prepare.award.needs import NOT_STATED
from optimiser.report.view import RunView

Cell = tuple[str, str]
"""A trust and an item."""
_NAMED = (("offers", "supplier_name"), ("suppliers", "name"))
_FOUND = (("award_lines", "supplier_name"), ("award_suppliers", "name"), ("shared_suppliers", "name"))


def suppliers_today(view: RunView, *, synthetic: bool) -> dict[Cell, tuple[str, ...]]:
    """Return who is paid for an item by a trust in the latest year of spend lines, or named in its expected demand.

    Parameters
    ----------
    view
        The run.
    synthetic
        Whether synthetic tables may be read: only in the worked illustration.
    """
    found: dict[Cell, set[str]] = {}
    for name in ("spend_lines", "demand"):
        basis = view.result.get("basis", {}).get(name)
        if name in view.inputs and (synthetic or basis != "synthetic"):
            for cell, supplier in _payments(view.inputs[name]):
                found.setdefault(cell, set()).add(supplier or NOT_STATED)
    return {cell: tuple(sorted(suppliers)) for cell, suppliers in found.items()}


def _payments(frame: pd.DataFrame) -> Iterator[tuple[Cell, str]]:
    """Yield trust, item and supplier of what was paid for in the latest year."""
    wanted = frame[(frame["item"] != "") & (frame["amount_pence"].fillna(0) > 0)]
    if "financial_year" in wanted:
        wanted = wanted[wanted["financial_year"] == max(frame["financial_year"], default="")]
    for trust, item, supplier in zip(*(wanted[name].tolist() for name in ("trust", "item", "supplier")), strict=True):
        yield (trust, item), supplier


def supplier_names(view: RunView) -> dict[str, str]:
    """Return names of suppliers by code, as far as the case says.

    Parameters
    ----------
    view
        The run.
    """
    names: dict[str, str] = {}
    for tables, columns in ((view.tables, _FOUND), (view.inputs, _NAMED)):
        for table, column in columns:
            if table in tables and {"supplier", column} <= set(tables[table]):
                frame = tables[table]
                pairs = zip(frame["supplier"].tolist(), frame[column].tolist(), strict=True)
                names |= {code: name for code, name in pairs if isinstance(name, str) and name}
    return names


def item_names(view: RunView) -> dict[str, str]:
    """Return names of items by code, as far as the case says.

    Parameters
    ----------
    view
        The run.
    """
    names: dict[str, str] = {}
    for tables, table, column in (
        (view.tables, "unit_prices", "item_name"),
        (view.tables, "award_lines", "item_name"),
        (view.inputs, "demand", "item_name"),
        (view.inputs, "items", "name"),
    ):
        if table in tables and {"item", column} <= set(tables[table]):
            frame = tables[table]
            pairs = zip(frame["item"].tolist(), frame[column].tolist(), strict=True)
            names |= {code: name for code, name in pairs if isinstance(name, str) and name}
    return names

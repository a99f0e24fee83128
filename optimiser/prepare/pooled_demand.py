"""Spend lines and expected demand of a case -> what a bid sheet asks suppliers for, without a price or a supplier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from optimiser.case import Case
from optimiser.issues import IssueLog
from optimiser.prepare.prices import latest_year, owners
from optimiser.tables.bid_request import BidLine, BidRequest

_SOURCES = ("spend_lines", "demand")


def pooled_demand(case: Case) -> BidRequest:
    """Collect what the trusts need together in a year.

    A spend line counts where it is of the latest financial year, has a quantity and an amount above zero, is of an item
    that may be compared, and was not bought from a supplier that a member owns. Rows of the table ``demand`` are added.

    Parameters
    ----------
    case
        With spend lines, demand or both.

    Raises
    ------
    InputError
        If nothing is left to ask for.
    """
    described = _described(case)
    volumes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for item, trust, millionths in [*_bought(case), *_expected(case)]:
        if item in described:
            volumes[item][trust] += millionths
    if not volumes:
        log = IssueLog()
        message = "no item has a yearly volume that suppliers could be asked for."
        log.add("no-demand", message, table="spend_lines", file=_file(case, "spend_lines"))
        log.raise_if_errors()
    lots = _lots(case)
    lines = []
    for item, own in volumes.items():
        name, category, unit = described[item]
        lines.append(BidLine(lots.get(item) or category, item, name, unit, tuple(sorted(own.items()))))
    needing = {trust for line in lines for trust, _ in line.volumes}
    return BidRequest(
        case=case.name,
        title=case.title,
        as_of=case.as_of,
        lines=tuple(sorted(lines, key=lambda line: (line.lot, line.item))),
        trusts=tuple((code, name) for code, name in _names(case) if code in needing),
        period=_period(case),
        source="; ".join(dict.fromkeys(case.tables[name].source for name in _SOURCES if name in case)),
        synthetic=any(case.tables[name].basis == "synthetic" for name in _SOURCES if name in case),
    )


def _bought(case: Case) -> Iterator[tuple[str, str, int]]:
    """Yield item, trust and volume of the spend lines that count."""
    if "spend_lines" not in case or "items" not in case:
        return
    frame = case.frame("spend_lines")
    items = case.frame("items")
    compared = set(items["item"][items["comparison"] != "none"])
    owned, year = owners(case), latest_year(frame)
    columns = ("financial_year", "item", "trust", "supplier", "quantity_millionths", "amount_pence")
    for own_year, item, trust, supplier, quantity, pence in zip(*(frame[name] for name in columns), strict=True):
        counts = own_year == year and item in compared and supplier not in owned
        if counts and quantity is not pd.NA and quantity > 0 and pence > 0:
            yield item, trust, int(quantity)


def _expected(case: Case) -> Iterator[tuple[str, str, int]]:
    """Yield item, trust and volume of the table of expected demand."""
    if "demand" not in case:
        return
    frame = case.frame("demand")
    for item, trust, quantity in zip(frame["item"], frame["trust"], frame["quantity_millionths"], strict=True):
        if quantity > 0:
            yield item, trust, int(quantity)


def _described(case: Case) -> dict[str, tuple[str, str, str]]:
    """Return name, category and unit by item; expected demand may name items that are in no table of their own."""
    found: dict[str, tuple[str, str, str]] = {}
    for table, columns in (("items", ("item", "name")), ("demand", ("item", "item_name"))):
        if table in case:
            frame = case.frame(table)
            for item, *about in zip(*(frame[name] for name in (*columns, "category", "unit")), strict=True):
                if all(about):
                    found.setdefault(item, tuple(about))
    return found


def _lots(case: Case) -> dict[str, str]:
    """Return the lot that the offers name for an item, the first in the file where they differ."""
    if "offers" not in case:
        return {}
    lots: dict[str, str] = {}
    for item, lot in zip(case.frame("offers")["item"], case.frame("offers")["lot"], strict=True):
        if lot:
            lots.setdefault(item, lot)
    return lots


def _names(case: Case) -> list[tuple[str, str]]:
    """Return code and short name of the members, by code."""
    frame = case.frame("trusts")
    rows = zip(frame["trust"], frame["short_name"], frame["name"], strict=True)
    return sorted((code, short or name) for code, short, name in rows)


def _period(case: Case) -> str:
    """Say which year the volumes are of."""
    parts = []
    if "spend_lines" in case:
        parts.append(latest_year(case.frame("spend_lines")) or case.tables["spend_lines"].period)
    if "demand" in case:
        parts.append(f"expected demand {case.tables['demand'].period}".strip())
    return "; ".join(part for part in parts if part)


def _file(case: Case, table: str) -> str:
    return case.tables[table].file if table in case else ""

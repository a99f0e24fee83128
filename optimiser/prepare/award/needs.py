"""What the trusts need in a year, and what they pay for it today: from spend lines and from expected demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pandas as pd

from optimiser.case import Case
from optimiser.prepare.prices import owners, priced_lines

NOT_STATED = "(not stated)"
"""Stands for the present supplier where a line names none."""
LEFT_OUT = {
    "credit": "A credit or a negative line.",
    "internal": "Bought from a supplier that a member owns: a lower price there is the member's loss.",
    "not_a_price": "The item's cost is not a price that an offer could be set against.",
    "in_plan": "A joint tender for the category is under way already.",
    "no_quantity": "Pounds without a quantity.",
    "zero": "Nothing was paid.",
}
"""Why a line for which there are offers is no need that could be awarded, in the order tried."""


@dataclass(frozen=True)
class Today:
    """One row of what is bought today.

    Parameters
    ----------
    table
        ``spend_lines`` or ``demand``.
    row, key
        Its row in the file and its identifier.
    adjustments
        Rows of the adjustments taken off it.
    trust, item, supplier
        Who buys what of whom; ``NOT_STATED`` where the supplier is not known.
    quantity
        How much [millionths].
    pence
        What is paid for it, adjustments taken off [pence].
    """

    table: str
    row: int
    key: str
    adjustments: tuple[int, ...]
    trust: str
    item: str
    supplier: str
    quantity: int
    pence: int


@dataclass(frozen=True)
class Needs:
    """What can be awarded, and what cannot, with the reason.

    Parameters
    ----------
    today
        The rows behind each need, by trust and item.
    left_out
        Rows for which there are offers, that are no need, with the reason.
    category_of
        Category by item.
    """

    today: dict[tuple[str, str], list[Today]] = field(default_factory=dict)
    left_out: list[tuple[str, Today]] = field(default_factory=list)
    category_of: dict[str, str] = field(default_factory=dict)

    def quantity(self, trust: str, item: str) -> int:
        """Return what a trust needs of an item in a year [millionths]."""
        return sum(row.quantity for row in self.today[trust, item])

    def baseline(self, trust: str, item: str) -> int:
        """Return what a trust pays for an item today [pence]."""
        return sum(row.pence for row in self.today[trust, item])

    def suppliers(self, trust: str, items: Iterable[str]) -> frozenset[str]:
        """Return who supplies a trust today in some items."""
        return frozenset(row.supplier for item in items for row in self.today.get((trust, item), ()))


def needs_of(case: Case, offered: frozenset[str], under_way: frozenset[tuple[str, str]]) -> Needs:
    """Collect the needs for which there are offers.

    Parameters
    ----------
    case
        With spend lines, demand or both.
    offered
        Items that somebody offers.
    under_way
        Pairs (trust, category) for which a joint tender is under way.
    """
    needs = Needs()
    owned = owners(case)
    items = case.frame("items") if "items" in case else pd.DataFrame({"item": [], "category": [], "comparison": []})
    comparison = dict(zip(items["item"], items["comparison"], strict=True))
    needs.category_of.update(zip(items["item"], items["category"], strict=True))
    rows = [(category, today) for category, today in (*_lines(case), *_demand(case)) if today.item in offered]
    for category, today in rows:
        if not needs.category_of.get(today.item):
            needs.category_of[today.item] = category
    for _, today in rows:
        own = needs.category_of[today.item]
        reason = _reason(today, comparison.get(today.item, "price"), (today.trust, own) in under_way, owned)
        if reason:
            needs.left_out.append((reason, today))
        else:
            needs.today.setdefault((today.trust, today.item), []).append(today)
    return needs


def _reason(today: Today, comparison: str, in_plan: bool, owned: dict[str, str]) -> str:
    """Return why a row is no need; empty where it is one."""
    if today.pence < 0:
        return "credit"
    if today.supplier in owned:
        return "internal"
    if comparison != "price":
        return "not_a_price"
    if in_plan:
        return "in_plan"
    if today.quantity == 0:
        return "no_quantity" if today.pence else "zero"
    return "" if today.pence else "zero"


def _lines(case: Case) -> Iterator[tuple[str, Today]]:
    """Yield the spend lines of the latest year with their own category."""
    if "spend_lines" not in case:
        return
    lines = priced_lines(case)
    frame = lines.frame[(lines.frame["financial_year"] == lines.year) & (lines.frame["item"] != "")]
    columns = (
        "category", "row", "line_id", "adjustments", "trust", "item", "supplier", "quantity_millionths", "net_pence"
    )  # fmt: skip
    for category, row, key, adjustments, trust, item, supplier, quantity, pence in zip(
        *(frame[name] for name in columns), strict=True
    ):
        known = 0 if quantity is pd.NA else int(quantity)
        place = (int(row), key, adjustments, trust, item, supplier or NOT_STATED)
        yield category, Today("spend_lines", *place, known, int(pence))


def _demand(case: Case) -> Iterator[tuple[str, Today]]:
    """Yield the rows of expected demand with their own category."""
    if "demand" not in case:
        return
    for _, row in case.frame("demand").iterrows():
        place = (int(row["row"]), row["demand"], (), row["trust"], row["item"], row["supplier"] or NOT_STATED)
        category = row.get("category", "")
        yield category, Today("demand", *place, int(row["quantity_millionths"]), int(row["amount_pence"]))

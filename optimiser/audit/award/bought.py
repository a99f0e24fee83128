"""What the trusts need in a year and what they pay for it today, and what cannot be awarded, from the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from optimiser.audit.book import RowKey
from optimiser.audit.classes import register_facts
from optimiser.audit.lines import read_spend
from optimiser.audit.reading import Row, RunRecord

NOT_STATED = "(not stated)"
REASONS = ("credit", "internal", "not_a_price", "in_plan", "no_quantity", "zero")

Cell = tuple[str, str]
"""A trust and an item."""


@dataclass(frozen=True)
class Bought:
    """One row of what is bought today.

    Parameters
    ----------
    table, row
        Where it stands: ``spend_lines`` or ``demand``.
    adjustments
        Rows of the adjustments taken off it.
    trust, item, supplier
        Who buys what of whom.
    stated
        The category that the row itself states.
    millionths
        How much, 0 where it is not known [millionths of the unit].
    pence
        What is paid, adjustments taken off [pence].
    """

    table: str
    row: int
    adjustments: tuple[int, ...]
    trust: str
    item: str
    supplier: str
    stated: str
    millionths: int
    pence: int


@dataclass(frozen=True)
class Needs:
    """What could be awarded, and what could not.

    Parameters
    ----------
    cells
        The rows behind each need.
    left_out
        Rows of items that somebody offers which are no need, by reason.
    categories
        Category by item.
    """

    cells: dict[Cell, list[Bought]] = field(default_factory=lambda: defaultdict(list))
    left_out: dict[str, list[Bought]] = field(default_factory=lambda: defaultdict(list))
    categories: dict[str, str] = field(default_factory=dict)

    def millionths(self, cell: Cell) -> int:
        """Return how much is needed [millionths]."""
        return sum(row.millionths for row in self.cells[cell])

    def pence(self, cell: Cell) -> int:
        """Return what is paid for it today [pence]."""
        return sum(row.pence for row in self.cells[cell])

    def rows_of(self, cell: Cell) -> dict[RowKey, int]:
        """Return the rows behind a need, and the adjustments taken off them, with signs."""
        rows: dict[RowKey, int] = {}
        for bought in self.cells[cell]:
            rows[bought.table, bought.row] = 1
            rows.update({("adjustments", row): -1 for row in bought.adjustments})
        return rows

    def suppliers(self, trust: str, items: set[str] | None = None) -> set[str]:
        """Return who supplies a trust today in some items; in all where none are named."""
        return {
            row.supplier
            for (own, item), rows in self.cells.items()
            if own == trust and (items is None or item in items)
            for row in rows
        }


def read_needs(run: RunRecord) -> Needs:
    """Sort what is bought today, of items that somebody offers, into needs and what is left out.

    Parameters
    ----------
    run
        With a record of offers.
    """
    needs = Needs()
    offered = {row["item"] for row in run.rows("offers")}
    owned = {row["supplier"] for row in run.rows("suppliers") if row["member_trust"]}
    under_way = register_facts(run).under_way if "contracts" in run.inputs else set()
    listed = {row["item"]: row for row in run.rows("items")}
    rows = [row for row in (*_lines(run), *_demand(run)) if row.item in offered]
    needs.categories.update({item: row["category"] for item, row in listed.items()})
    for row in rows:
        if not needs.categories.get(row.item):
            needs.categories[row.item] = row.stated
    for row in rows:
        tests = (
            ("credit", row.pence < 0),
            ("internal", row.supplier in owned),
            ("not_a_price", row.item in listed and listed[row.item]["comparison"] != "price"),
            ("in_plan", (row.trust, needs.categories[row.item]) in under_way),
            ("no_quantity", row.pence > 0 and not row.millionths),
            ("zero", row.pence == 0),
        )
        reason = next((name for name, applies in tests if applies), "")
        (needs.left_out[reason] if reason else needs.cells[row.trust, row.item]).append(row)
    return needs


def _lines(run: RunRecord) -> Iterator[Bought]:
    """Yield the spend lines of the latest year, net of adjustments."""
    if "spend_lines" not in run.inputs:
        return
    stated = {row["row"]: row["category"] for row in run.rows("spend_lines")}
    for line in read_spend(run).of_year:
        supplier = line.supplier or NOT_STATED
        about = (line.trust, line.item, supplier, stated[line.row], line.millionths, line.net)
        yield Bought("spend_lines", line.row, line.adjustments, *about)


def _demand(run: RunRecord) -> Iterator[Bought]:
    """Yield the rows of expected demand."""
    for row in run.rows("demand"):
        about: Row = {name: row[name] for name in ("row", "trust", "item")}
        supplier = row["supplier"] or NOT_STATED
        yield Bought(
            "demand",
            about["row"],
            (),
            about["trust"],
            about["item"],
            supplier,
            row["category"],
            row["quantity_millionths"] or 0,
            row["amount_pence"] or 0,
        )

"""What the packs know of lots and suppliers: items, volumes, who is paid, contracts and offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from optimiser.report.html.award.amounts import Amount, AwardAmounts
from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, Row, input_rows


class Market:
    """One part of the packs: what rests on real records, or the worked illustration.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page.
    """

    def __init__(self, report: Report, findings: Findings) -> None:
        self.report = report
        self.findings = findings
        self.amounts = AwardAmounts(report, findings)
        self._of_supplier: dict[str, dict[str, list[Row]]] = {}

    @cached_property
    def cells(self) -> dict[str, list[Row]]:
        """What each trust buys of each item, by lot: pounds, volume, price, and the figures they are traced by."""
        found: dict[str, list[Row]] = defaultdict(list)
        known = set()
        for row in self.findings.rows("unit_prices"):
            known.add((row["trust"], row["item"]))
            priced = self.report.figures.first(f"unit_price:{row['item']}:{row['trust']}", row["figure"])
            found[self.lot_of_item(row["item"]) or row["category"]].append({**row, "price_figure": priced})
        for row in self.amounts.savings:
            if (row["trust"], row["item"]) not in known:
                found[row["lot"]].append(self._needed(row))
        return dict(found)

    def _needed(self, row: Row) -> Row:
        """Return a need that has no price of its own in this part."""
        lines = self.amounts.lines_of([row])
        quantity = sum(line["quantity_millionths"] or 0 for line in lines)
        return {
            "item": row["item"],
            "trust": row["trust"],
            "unit": lines[0]["unit"] if lines else "",
            "category": "",
            "spend_pence": row["baseline_pence"],
            "quantity_millionths": quantity or None,
            "unit_price_gbp": row["baseline_pence"] * 10_000 / quantity if quantity else None,
            "basis": row["basis"],
            "period": "",
            "figure": f"award_baseline:{row['item']}:{row['trust']}",
            "price_figure": f"award_baseline:{row['item']}:{row['trust']}",
        }

    @cached_property
    def lot_of(self) -> dict[str, str]:
        """Lot by item, where an award or an offer names one."""
        found = {row["item"]: row["lot"] for row in self.offers if row["lot"]}
        return {**found, **{row["item"]: row["lot"] for row in self.amounts.savings}}

    def lot_of_item(self, item: str) -> str:
        """Return the lot of an item: the one that is named for it, else its category."""
        return self.lot_of.get(item) or self._category_of.get(item, "")

    @cached_property
    def offers(self) -> list[Row]:
        """The rows of offers that this part may show."""
        return [row for row in self._readable("offers") if row["price_gbp_millionths"] is not None]

    @cached_property
    def contracts(self) -> list[Row]:
        """The calendar's contracts of buying, with the code of the supplier; the first decision first."""
        suppliers = {row["contract"]: row["supplier"] for row in input_rows(self.report.view, "contracts")}
        return [
            {
                **row,
                "code": suppliers.get(row["contract"], ""),
                "annual_figure": self.report.figures.first(f"contract_annual:{row['contract']}", row["figure"]),
            }
            for row in self.findings.rows("decide_by")
        ]

    @cached_property
    def lots(self) -> list[str]:
        """Every lot, the one with most pounds first; categories of contracts after those."""
        spend = {lot: sum(cell["spend_pence"] or 0 for cell in cells) for lot, cells in self.cells.items()}
        named = {row["category"] for row in self.contracts if row["lever"] == "buying" and row["category"]}
        for category in named - self._categories_covered:
            spend.setdefault(category, 0)
        return sorted((lot for lot in spend if lot), key=lambda lot: (-spend[lot], lot))

    @cached_property
    def _categories_covered(self) -> set[str]:
        return {category for lot in self.cells for category in self.categories(lot)}

    def categories(self, lot: str) -> set[str]:
        """Return the categories of the items of a lot, and the lot's own code, by which contracts are found."""
        own = {self._category_of.get(cell["item"]) or cell["category"] for cell in self.cells.get(lot, [])}
        return {category for category in own if category} | {lot}

    @cached_property
    def _category_of(self) -> dict[str, str]:
        return {row["item"]: row["category"] for row in input_rows(self.report.view, "items")}

    def suppliers_of(self, cells: Iterable[Row]) -> list[str]:
        """Return the names of those who supply some cells today."""
        return self.amounts.names(code for cell in cells for code in self.amounts.today_of(cell))

    def spend(self, cells: Iterable[Row], label: str) -> Amount:
        """Add up the pounds of some cells."""
        return self.report.total(cells, "spend_pence", label)

    @cached_property
    def alone(self) -> dict[str, list[Row]]:
        """Cells that one supplier alone supplies to a trust today, by supplier."""
        found: dict[str, list[Row]] = defaultdict(list)
        for cells in self.cells.values():
            for cell in cells:
                today = self.amounts.today_of(cell)
                if len(today) == 1:
                    found[today[0]].append(cell)
        return dict(found)

    @cached_property
    def lines_of_supplier(self) -> dict[str, list[Row]]:
        """The lines of the award by supplier."""
        return _by(self.amounts.lines, "supplier")

    @cached_property
    def savings_of_lot(self) -> dict[str, list[Row]]:
        """The savings ledger by lot."""
        return _by(self.amounts.savings, "lot")

    @cached_property
    def joining(self) -> dict[tuple[str, str], str]:
        """Month of joining by lot and trust; empty where it never does within the plan."""
        return {(row["lot"], row["trust"]): row["join_month"] for row in self.findings.rows("award_phasing")}

    def rows_of(self, table: str, supplier: str) -> list[Row]:
        """Return the rows of a table of findings that are about a supplier."""
        if table not in self._of_supplier:
            self._of_supplier[table] = _by(self.findings.rows(table), "supplier")
        return self._of_supplier[table].get(supplier, [])

    @cached_property
    def offers_of_lot(self) -> dict[str, list[Row]]:
        """The offers by lot."""
        return _by(({**row, "lot": self.lot_of_item(row["item"])} for row in self.offers), "lot")

    def _readable(self, name: str) -> list[Row]:
        """Return an input table; a synthetic one only in the illustration."""
        synthetic = self.report.result.get("basis", {}).get(name) == "synthetic"
        return [] if synthetic and not self.findings.illustration else input_rows(self.report.view, name)

    @cached_property
    def supplier_facts(self) -> dict[str, dict[str, Any]]:
        """The rows of suppliers by code."""
        return {row["supplier"]: row for row in self._readable("suppliers")}


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Return rows by the value of a column."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return dict(found)

"""The rows of a recommended award and sums over them, each with the figure it is traced by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from optimiser.prepare.award.needs import NOT_STATED
from optimiser.report.award_sentence import AwardTotals
from optimiser.report.html.award.today import item_names, supplier_names, suppliers_today
from optimiser.report.html.context import Report
from optimiser.report.html.findings import Findings, Row
from optimiser.report.html.packs.anchors import paged_suppliers
from optimiser.report.html.words import spoken

UNNAMED = "not stated"
"""Stands for the name of a supplier where the records name none."""
Amount = tuple[int | None, str]
"""An amount [pence] and the figure it is traced by; empty where it has none."""


class AwardAmounts:
    """The recommended award of one part of the page.

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
        self.savings = findings.rows("savings")
        self.lines = findings.rows("award_lines")
        self._lines_of: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for line in self.lines:
            self._lines_of[line["trust"], line["item"]].append(line)

    @cached_property
    def proof(self) -> dict[str, Row]:
        """How good the award is, by measure."""
        return {row["measure"]: row for row in self.findings.rows("award_proof")}

    @cached_property
    def today(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Suppliers today by trust and item."""
        return suppliers_today(self.report.view, synthetic=self.findings.illustration)

    @cached_property
    def supplier_names(self) -> dict[str, str]:
        """Names of suppliers by code."""
        return supplier_names(self.report.view)

    @cached_property
    def item_names(self) -> dict[str, str]:
        """Names of items by code."""
        return item_names(self.report.view)

    @cached_property
    def paged(self) -> frozenset[str]:
        """Suppliers that have a page among the packs."""
        return paged_suppliers(self.findings)

    @cached_property
    def totals(self) -> AwardTotals:
        """What is said of the award as a whole."""
        of_trusts: dict[str, int] = defaultdict(int)
        for row in self.savings:
            of_trusts[row["trust"]] += row["saving_pence"]
        figures = self.report.figures
        gap = self.proof.get("proof_gap")
        return AwardTotals(
            today=sum(row["baseline_pence"] for row in self.savings),
            yearly=sum(row["cost_pence"] for row in self.savings),
            counted=figures.pence(f"{'illustration' if self.findings.illustration else 'headline'}:saving"),
            once=figures.pence("award:one_off") or 0,
            gap=None if gap is None else gap["value_pence"],
            trusts=len(of_trusts),
            dearer=sum(pence < 0 for pence in of_trusts.values()),
            basis=self.savings[0]["basis"] if self.savings else "",
        )

    def supplier(self, code: str) -> str:
        """Return the name of a supplier; its code where it has none."""
        return UNNAMED if code == NOT_STATED else self.supplier_names.get(code, code)

    def item(self, code: str) -> str:
        """Return the name of an item; its code in words where it has none."""
        return self.item_names.get(code) or spoken(code)

    def lines_of(self, rows: Iterable[Row]) -> list[Row]:
        """Return the lines behind some rows of the savings ledger."""
        return [line for row in rows for line in self._lines_of[row["trust"], row["item"]]]

    def sums(self, rows: list[Row], label: str, *, whole: bool = False) -> dict[str, Any]:
        """Add up some rows of the savings ledger: today, recommended award, saving.

        Parameters
        ----------
        rows
            The rows.
        label
            What they are together, for the trace.
        whole
            Whether they are all rows, whose saving the run publishes.
        """
        baselines = [{**row, "figure": f"award_baseline:{row['item']}:{row['trust']}"} for row in rows]
        total = self.report.total
        saving = total(rows, "saving_pence", f"{label}: saving in a full year")
        if whole and self.report.figures.pence("award:saving") == saving[0]:
            saving = saving[0], "award:saving"
        return {
            "today": total(baselines, "baseline_pence", f"{label}: today"),
            "cost": total(self.lines_of(rows), "cost_pence", f"{label}: recommended award"),
            "saving": saving,
            "suppliers_today": self.names(code for row in rows for code in self.today_of(row)),
            "suppliers": self.names(line["supplier"] for line in self.lines_of(rows)),
        }

    def today_of(self, row: Row) -> tuple[str, ...]:
        """Return who supplies a trust with an item today."""
        return self.today.get((row["trust"], row["item"]), ())

    def names(self, found: Iterable[str]) -> list[str]:
        """Return the names of some suppliers, each once, in alphabetical order."""
        return sorted({self.supplier(code) for code in found})

    def grouped(self, column: str) -> dict[str, list[Row]]:
        """Return the savings ledger by lot or by trust."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.savings:
            groups[row[column]].append(row)
        return dict(groups)

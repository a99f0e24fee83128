"""The Excel workbook of a run, as an accountant would have built it."""

from __future__ import annotations

from optimiser.report.workbook.book import write_workbook

__all__ = ["write_workbook"]

"""The report for a board: one self-contained HTML page, readable without network and without script."""

from __future__ import annotations

from optimiser.report.html.page import render_html

__all__ = ["render_html"]

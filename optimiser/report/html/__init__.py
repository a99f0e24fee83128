"""The report of a run as one HTML page that opens from a file, and the packs beside it as another."""

from __future__ import annotations

from optimiser.report.html.packs.page import render_packs
from optimiser.report.html.page import render_html

__all__ = ["render_html", "render_packs"]

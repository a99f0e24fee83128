"""The worked illustration: whatever touches synthetic data, set apart from everything a board may act on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import Findings
from optimiser.report.html.sections.board import headline_cards

Builder = Callable[[Report, Findings], Section | None]


def build(report: Report, findings: Findings, builders: Sequence[Builder]) -> Section | None:
    """Build the section from the sections of the main part; ``None`` where nothing touches synthetic data.

    Parameters
    ----------
    report
        The page.
    findings
        Findings of the illustration.
    builders
        The sections that may have something to show in it.
    """
    cards = headline_cards(report, findings)
    sections = [section for section in (builder(report, findings) for builder in builders) if section]
    if not cards and not sections:
        return None
    synthetic = sorted(table for table, basis in report.result.get("basis", {}).items() if basis == "synthetic")
    body = report.render(
        "illustration",
        sentence=report.result.get("illustration_sentence", ""),
        figures=cards,
        sections=sections,
        synthetic=synthetic,
    )
    return Section("illustration", "Worked illustration", body, wide=any(section.wide for section in sections))

"""The map of sites by trust."""

from __future__ import annotations

from optimiser.report.html.context import Report, Section
from optimiser.report.html.findings import Findings, Row, input_rows
from optimiser.report.html.svg_map import Place, legend_mark, letter, site_map


def build(report: Report, findings: Findings) -> Section | None:
    """Build the section; ``None`` where the case has no sites.

    Parameters
    ----------
    report
        The page.
    findings
        The part of the page: sites are shown in the part their table belongs to.
    """
    basis = report.result.get("basis", {}).get("sites", "")
    rows = input_rows(report.view, "sites")
    if not rows or (basis == "synthetic") != findings.illustration:
        return None
    anchor, title = f"{findings.prefix}sites", "Where the sites are"
    placed = [row for row in rows if row["latitude"] is not None and row["longitude"] is not None]
    if not placed:
        return report.missing(anchor, title, ("site", "coordinate", "latitude"))
    trusts = sorted({row["trust"] for row in rows})
    numbers = {code: place for place, code in enumerate(trusts)}
    places = [Place(float(row["latitude"]), float(row["longitude"]), numbers[row["trust"]]) for row in placed]
    source = report.result.get("sources", {}).get("sites", {})
    body = report.render(
        "sites",
        findings=findings,
        picture=site_map(f"{anchor}-chart", "Sites by trust", places),
        rows=[_count(report, anchor, rows, code, numbers[code]) for code in trusts],
        placed=len(placed),
        unplaced=len(rows) - len(placed),
        basis=basis,
        file=source.get("file", "sites"),
        period=source.get("period", ""),
    )
    return Section(anchor, title, body)


def _count(report: Report, anchor: str, rows: list[Row], code: str, number: int) -> dict[str, object]:
    """Count the sites of one trust."""
    own = [row for row in rows if row["trust"] == code]
    return {
        "trust": code,
        "name": report.trust(code),
        "mark": legend_mark(f"{anchor}-key-{code}", report.trust(code), number),
        "letter": letter(number),
        "sites": len(own),
        "unplaced": sum(row["latitude"] is None or row["longitude"] is None for row in own),
    }

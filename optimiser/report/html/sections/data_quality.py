"""Data quality, and what the data cannot say."""

from __future__ import annotations

from optimiser.report.html.context import Report, Section, about
from optimiser.report.html.findings import Findings, records
from optimiser.tables import OUTPUT_TABLES

_SHOWN = 100
_ORDER = {"error": 0, "warning": 1, "note": 2}


def build(report: Report, findings: Findings) -> Section:
    """Build the section; it shows every table that was read, synthetic ones included, marked by their basis.

    Parameters
    ----------
    report
        The page.
    findings
        Findings of the main part.
    """
    whole = report.view.tables.get("reconciliation")
    reconciled = findings.rows("reconciliation") if whole is None else records(whole, OUTPUT_TABLES["reconciliation"])
    issues = sorted(findings.rows("issues"), key=lambda row: (_ORDER.get(row["severity"], 3), row["number"]))
    exclusions = findings.rows("exclusions")
    body = report.render(
        "data_quality",
        reconciled=reconciled,
        totals=report.result.get("reconciliation", {}),
        has_volume=any(row["volume_read_millionths"] is not None for row in reconciled),
        issues=issues[:_SHOWN],
        issue_number=len(issues),
        exclusions=exclusions,
        excluded=report.total(exclusions, "value_pence", "Left out of the price comparison"),
        exclusion_note=about(exclusions, "Pounds in the spend lines"),
        not_answered=findings.rows("not_answered"),
    )
    return Section("data-quality", "Data quality, and what the data cannot say", body, wide=True)

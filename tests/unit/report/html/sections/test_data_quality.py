"""Data quality on the page."""

from __future__ import annotations

from optimiser.report.html.context import Report
from optimiser.report.html.findings import split_findings
from optimiser.report.html.sections import data_quality
from optimiser.report.view import RunView
from tests.unit.report.html.sample_view import frame, sample_view


def test_every_file_is_reconciled_with_its_basis() -> None:
    """Rows and pounds of every file stand in one line, synthetic files among them and marked."""
    rows = [
        {
            "table": "targets",
            "file": "targets.csv",
            "basis": "synthetic",
            "rows_read": 25,
            "rows_accepted": 25,
            "read_pence": 100,
        }
    ]
    view = RunView({"reconciliation": {"rows_read": 25}}, {"reconciliation": frame("reconciliation", rows)}, {})
    body = str(data_quality.build(Report(view), split_findings(view)[0]).body)
    assert "targets.csv" in body
    assert "basis-synthetic" in body
    assert "no pounds" in body


def test_errors_come_before_warnings_and_notes() -> None:
    """Issues are ordered by severity, then by number, and cut at a hundred."""
    rows = [{"number": number, "severity": "note", "message": f"Note {number}"} for number in range(1, 102)]
    rows.append({"number": 200, "severity": "error", "message": "Worst"})
    view = RunView({}, {"issues": frame("issues", rows)}, {})
    body = str(data_quality.build(Report(view), split_findings(view)[0]).body)
    assert body.index("Worst") < body.index("Note 1<")
    assert "2 more in issues.csv" in body


def test_what_cannot_be_answered_says_what_is_needed() -> None:
    """A question stands with its reason and what would answer it; exclusions have their pounds."""
    view = sample_view()
    body = str(data_quality.build(Report(view), split_findings(view)[0]).body)
    assert "<strong>Which rounds overlap?</strong> The case has no rounds." in body
    assert "Needed: Rounds." in body
    assert "Nothing paid" in body


def test_a_case_without_faults_says_so() -> None:
    """Without issues, exclusions or questions the section still says so."""
    view = RunView({}, {}, {})
    body = str(data_quality.build(Report(view), split_findings(view)[0]).body)
    assert "Every question this program asks could be answered" in body
    assert "Nothing was left out" in body

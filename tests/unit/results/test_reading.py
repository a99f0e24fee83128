"""What became of the input."""

from __future__ import annotations

from pathlib import Path

from optimiser.case import Counts, Reconciliation
from optimiser.issues import Issue
from optimiser.results.reading import issues_frame, reconciliation_frame, reconciliation_row
from tests.unit.small_case import LINES, records, small_case


def test_reconciliation_of_every_file(tmp_path: Path) -> None:
    """Each file has a row with its basis, source and hash; pounds and volume only where it has them."""
    case = small_case(tmp_path, {"spend_lines": LINES})
    trusts, lines = records(reconciliation_frame(case))
    assert (trusts["rows_read"], trusts["read_pence"], trusts["volume_read_millionths"]) == (3, None, None)
    assert (lines["rows_read"], lines["read_pence"], lines["volume_read_millionths"]) == (3, 7000, 30_000_000)
    assert (lines["file"], lines["source"], lines["sha256"]) == (
        "spend_lines.csv",
        "Source of spend_lines",
        case.hashes["spend_lines.csv"],
    )


def test_reconciliation_row() -> None:
    """The four counts of rows, pounds and volume, and the blank rows apart."""
    counts = Counts(read=6, accepted=3, rejected=2, merged=1)
    row = reconciliation_row(Reconciliation(counts, counts, None, blank=4))
    assert row == {
        "rows_read": 6,
        "rows_accepted": 3,
        "rows_rejected": 2,
        "rows_merged": 1,
        "read_pence": 6,
        "accepted_pence": 3,
        "rejected_pence": 2,
        "merged_pence": 1,
        "rows_blank": 4,
    }


def test_issues_frame() -> None:
    """Issues are numbered from 1; an issue of a whole file has no row."""
    issues = [
        Issue("error", "missing-value", "trusts", "trusts.csv", 3, "name", "", "is empty.", "Fill it in."),
        Issue("note", "empty-table", "items", "items.csv", None, "", "", "is empty.", ""),
    ]
    frame = issues_frame(issues)
    assert frame[["number", "row", "kind"]].to_numpy().tolist() == [[1, "3", "missing-value"], [2, "", "empty-table"]]

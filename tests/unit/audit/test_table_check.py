"""Tables of findings, the copies for sharing, and what became of the input."""

from __future__ import annotations

from pathlib import Path

from optimiser.audit.book import Book, ExpectedTable
from optimiser.audit.comparison import Comparison
from optimiser.audit.table_check import check_copies, check_reconciliation, check_tables
from tests.unit.audit.drawn import LINES, record

EXCLUSIONS = "reason,lines,value_gbp\nzero,2,0.00\ncredit,1,-5.00\n"
RECONCILIATION = (
    "table,file,basis,source,period,rows_read,rows_accepted,rows_rejected,rows_merged,read_gbp,accepted_gbp,rejected_gbp,"
    "merged_gbp,volume_read,volume_accepted,volume_rejected,volume_merged,sha256\n"
    "spend_lines,spend_lines.csv,supplied,Drawn,2025/26,5,3,1,1,90.00,70.00,15.00,5.00,30,30,0,0,hash of spend_lines\n"
)


def _tables(folder: Path, text: str) -> list[str]:
    run, book, found = record(folder, {"spend_lines": LINES}, {"exclusions": text}), Book(), Comparison()
    table = book.tables["exclusions"] = ExpectedTable(("reason",))
    table.add({"reason": "zero", "lines": 2, "value_pence": 0})
    table.add({"reason": "credit", "lines": 1, "value_pence": -500})
    check_tables(run, book, found)
    return [f"{difference.figure}: {difference.message}" for difference in found.differences]


def test_a_table_that_agrees_has_no_difference(tmp_path: Path) -> None:
    """Two rows as recomputed."""
    assert _tables(tmp_path, EXCLUSIONS) == []


def test_a_cell_that_differs_is_told(tmp_path: Path) -> None:
    """With the key of its row and the name of its column."""
    (message,) = _tables(tmp_path, EXCLUSIONS.replace("credit,1", "credit,2"))
    assert message.startswith("credit: lines is 2 in the run folder and 1 by")


def test_a_row_too_few_or_too_many_is_told(tmp_path: Path) -> None:
    """Both are named by their key."""
    messages = _tables(tmp_path, EXCLUSIONS.replace("credit", "internal"))
    assert [message.partition(":")[0] for message in messages] == ["credit", "internal"]


def test_a_table_without_ground_is_told(tmp_path: Path) -> None:
    """A table of findings that the record gives no ground for may not hold rows."""
    run = record(tmp_path, {"spend_lines": LINES}, {"exclusions": EXCLUSIONS})
    found = Comparison()
    check_tables(run, Book(), found)
    assert [difference.figure for difference in found.differences] == ["exclusions"]


def test_a_copy_for_sharing_is_the_record_byte_for_byte(tmp_path: Path) -> None:
    """One that differs, one that is missing and one that is too many are told."""
    run = record(tmp_path, {"spend_lines": LINES}, {"exclusions": EXCLUSIONS, "decide_by": "contract\nC1\n"})
    (tmp_path / "csv").mkdir()
    original = (tmp_path / "record" / "findings" / "exclusions.csv").read_text(encoding="utf-8")
    (tmp_path / "csv" / "exclusions.csv").write_text(original.replace("-5.00", "-6.00"), encoding="utf-8")
    (tmp_path / "csv" / "other.csv").write_text("x\n", encoding="utf-8")
    found = Comparison()
    check_copies(run, found)
    assert [difference.figure for difference in found.differences] == ["decide_by.csv", "other.csv", "exclusions.csv"]


def _reconciled(folder: Path, text: str) -> list[str]:
    run, found = record(folder, {"spend_lines": LINES}, {"reconciliation": text}), Comparison()
    check_reconciliation(run, found)
    return [difference.message for difference in found.differences]


def test_what_was_read_is_what_became_of_it(tmp_path: Path) -> None:
    """Rows, pounds and volume balance, and what was accepted is what is recorded."""
    assert _reconciled(tmp_path, RECONCILIATION) == []


def test_a_lost_row_is_told(tmp_path: Path) -> None:
    """Six rows read, five accounted for."""
    (message,) = _reconciled(tmp_path, RECONCILIATION.replace(",5,3,1,1,", ",6,3,1,1,"))
    assert message.startswith("rows_read against accepted + rejected + merged is 6")


def test_pounds_that_are_not_in_the_record_are_told(tmp_path: Path) -> None:
    """The balance is kept by rejecting a pound less, but the record holds 70.00."""
    (message,) = _reconciled(tmp_path, RECONCILIATION.replace("70.00,15.00", "71.00,14.00"))
    assert message.startswith("accepted_pence is £71.00")


def test_a_table_nobody_reconciled_is_told(tmp_path: Path) -> None:
    """Every table of the case has its row."""
    header = RECONCILIATION.partition("\n")[0]
    assert _reconciled(tmp_path, f"{header}\n") == ["The table spend_lines is missing."]

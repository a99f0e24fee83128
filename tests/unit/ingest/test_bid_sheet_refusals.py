"""Refusals of a bid sheet say where, what and the remedy."""

from __future__ import annotations

from optimiser.ingest.bid_sheet_refusals import BidSheetRefusedError, refused
from optimiser.ingest.numbers_exact import Fault
from optimiser.issues import CATALOGUE

CELL = refused("norse.xlsx", "Prices", ("G8", 8), ("Price each £", "x" * 90), Fault("not-a-number", "no number."))


def test_a_refusal_names_file_sheet_and_cell() -> None:
    """The place is written as Excel shows it, and without a remedy of its own the catalogue's is taken."""
    remedy = CATALOGUE["not-a-number"].remedy
    assert str(CELL) == f"norse.xlsx, sheet Prices, cell G8: no number. {remedy}"
    assert CELL.value == "x" * 77 + "..."
    assert refused("norse.xlsx", "", ("", None), ("", ""), Fault("missing-file", "gone.")).where == "norse.xlsx"


def test_a_refusal_is_an_issue_too() -> None:
    """As an issue its table is the sheet and its column the cell."""
    issue = CELL.issue
    assert (issue.table, issue.file, issue.row, issue.column) == ("Prices", "norse.xlsx", 8, "G8")


def test_the_error_carries_every_refusal() -> None:
    """The error counts the refusals, names the first, and ends with the code for invalid input."""
    error = BidSheetRefusedError([CELL, CELL])
    assert (len(error.issues), error.exit_code) == (2, 3)
    assert error.message.startswith("2 refusals, so no offer was written. First: norse.xlsx, sheet Prices, cell G8")
    assert BidSheetRefusedError([CELL]).message.startswith("1 refusal,")

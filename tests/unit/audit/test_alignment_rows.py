"""Contracts that could start anew together, by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from optimiser.audit.alignment_rows import expect_alignment
from optimiser.audit.book import Book
from tests.unit.audit.drawn import record

HEADER = "contract,trust,category,status,end,extension_months,joint,grade,lever\n"


def _groups(folder: Path, rows: str, window: int = 6) -> list[dict[str, object]]:
    book = Book()
    expect_alignment(book, record(folder, {"contracts": HEADER + rows}, alignment_window_months=window))
    return list(book.tables["alignment_groups"].rows.values())


def test_ends_within_the_window_make_a_group(tmp_path: Path) -> None:
    """A ends in March and may run on to the September in which B ends; C ends three years later."""
    rows = (
        "A,AAA,x,awarded,2027-03-31,6,no,A,buying\nB,BBB,x,awarded,2027-09-30,,no,B,buying\n"
        "C,CCC,x,awarded,2030-09-30,,no,A,buying\n"
    )
    (group,) = _groups(tmp_path, rows)
    assert (group["contracts"], group["trusts"], group["needs_extension"], group["grade"]) == (
        "A;B",
        "AAA;BBB",
        "A",
        "B",
    )
    assert group["common_from"] == group["common_to"] == dt.date(2027, 10, 1)


def test_a_chain_makes_two_groups(tmp_path: Path) -> None:
    """A with B and B with C lie within the window, A with C do not."""
    rows = (
        "A,AAA,x,awarded,2027-01-31,,no,A,buying\nB,BBB,x,awarded,2027-06-30,,no,A,buying\n"
        "C,CCC,x,awarded,2027-11-30,,no,A,buying\n"
    )
    assert [group["contracts"] for group in _groups(tmp_path, rows)] == ["A;B", "B;C"]


def test_one_trusts_own_contracts_are_no_group(tmp_path: Path) -> None:
    """Neither are those of two categories, an ended one, or one announced only."""
    rows = (
        "A,AAA,x,awarded,2027-03-31,,no,A,buying\nB,AAA,x,awarded,2027-03-31,,no,A,buying\n"
        "C,BBB,y,awarded,2027-03-31,,no,A,buying\n"
        "D,BBB,x,awarded,2026-11-21,,no,A,buying\nE,BBB,x,pipeline,2027-03-31,,no,A,buying\n"
    )
    assert _groups(tmp_path, rows) == []

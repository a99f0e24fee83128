"""Counts of a file that must balance."""

from __future__ import annotations

import pytest

from optimiser.errors import VerificationError
from optimiser.ingest.lines.tally import Tally, row_ranges


def test_what_balances() -> None:
    """What was read is what was accepted, rejected and merged, in rows and pence."""
    tally = Tally("a.csv")
    tally.read(3, 600, 0)
    tally.accept(2, 500, 0)
    tally.reject(100, None)
    tally.merge(1, 200, 0)
    found = tally.reconciled()
    assert (found.rows.accepted, found.rows.rejected, found.rows.merged) == (1, 1, 1)
    assert found.pence is not None
    assert found.pence.merged == 200
    assert found.millionths is None


def test_what_was_lost() -> None:
    """A row that is neither accepted nor rejected is a fault of the program, and is said."""
    tally = Tally("a.csv")
    tally.read(1, 0, 0)
    with pytest.raises(VerificationError, match="does not add up"):
        tally.reconciled()


@pytest.mark.parametrize(("numbers", "text"), [([], ""), ([3], "3"), ([1, 2, 3, 7, 9, 10], "1-3, 7, 9-10")])
def test_rows_in_short(numbers: list[int], text: str) -> None:
    """Rows that follow each other are drawn together."""
    assert row_ranges(numbers) == text

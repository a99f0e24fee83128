"""Read = accepted + rejected + merged."""

from __future__ import annotations

import pytest

from optimiser.case import Counts
from optimiser.errors import VerificationError
from optimiser.ingest.check_rows import check_rows
from optimiser.ingest.reconcile import reconcile
from tests.unit.ingest.small_case import reading_of

LINES = """line_id,trust,quantity,amount_gbp
L1,RAA,2,10.00
L1,RAA,2,10.00

L2,RAA,-1,5.00
L3,RAA,1.5,
L4,RAA,3,-4.00
"""


def test_rows_pounds_and_volume() -> None:
    """What was read is accepted, rejected or merged, in rows, pence and millionths; a missing sum counts as nothing."""
    reading = reading_of("spend_lines", LINES)
    check_rows(reading)
    result = reconcile(reading)
    assert result.rows == Counts(read=5, accepted=2, rejected=2, merged=1)
    assert result.pence == Counts(read=2100, accepted=600, rejected=500, merged=1000)
    assert result.millionths == Counts(read=7_500_000, accepted=5_000_000, rejected=500_000, merged=2_000_000)
    assert result.blank == 1


def test_a_table_without_sums() -> None:
    """A table that has neither pounds nor volume is reconciled in rows alone."""
    reading = reading_of("suppliers", "supplier,name\nS1,a\n")
    check_rows(reading)
    assert (reconcile(reading).pence, reconcile(reading).millionths) == (None, None)


def test_a_loss_is_found() -> None:
    """A row that is counted twice stops everything."""
    reading = reading_of("spend_lines", LINES)
    check_rows(reading)
    reading.refused[1] = []
    with pytest.raises(VerificationError):
        reconcile(reading)

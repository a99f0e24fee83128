"""Evidence of how dates are written."""

from __future__ import annotations

import datetime as dt

from optimiser.ingest.source.date_evidence import DateEvidence, date_evidence, readings
from optimiser.ingest.source.date_shapes import shape_of

CELLS = ["30/04/2020", "04/30/2020", "04/05/2020", "05/05/2020", "2020-04-01", "1 May 2020", "43951", "x", "", " "]


def test_counts() -> None:
    """Each filled cell is counted once, by what it tells of the order."""
    found = date_evidence(CELLS)
    counts = (found.day_first, found.month_first, found.ambiguous, found.either, found.iso, found.named)
    assert counts == (1, 1, 1, 1, 1, 1)
    assert (found.serials, found.other, found.dates) == (1, 1, 6)
    assert found.months_day_first == {(2020, 5): 1}
    assert found.months_month_first == {(2020, 4): 1}
    assert found.months_serial == {(2020, 4): 1}


def test_evidence_adds_up() -> None:
    """Evidence of two parts is evidence of the whole."""
    assert date_evidence(CELLS[:3]) + date_evidence(CELLS[3:]) == date_evidence(CELLS)
    assert date_evidence([]) == DateEvidence()


def test_impossible_days_are_no_dates() -> None:
    """A day that no calendar has tells nothing of the order."""
    assert date_evidence(["31/04/2020", "32/13/2020", "2020-02-30"]) == DateEvidence(other=3)


def test_readings() -> None:
    """An ambiguous date has two readings, a serial one."""
    assert readings(shape_of("04/05/2020")) == (dt.date(2020, 5, 4), dt.date(2020, 4, 5))
    assert readings(shape_of("43951")) == (dt.date(2020, 4, 30), dt.date(2020, 4, 30))
    assert readings(shape_of("Apr-20")) == (None, None)

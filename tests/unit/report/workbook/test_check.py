"""The sums that sides of checks are made of."""

from __future__ import annotations

from optimiser.report.workbook.blocks import Block, Field, Formula, Place, grid_of
from optimiser.report.workbook.check import distance, summed

FIELDS = (
    Field("one", "One", "money", (100, Formula("A1", 50), None)),
    Field("other", "Other", "money", (90, 70, None)),
)
BLOCK = Block("b", "B", "", grid_of(Place("S"), FIELDS, 3), FIELDS)


def test_summed() -> None:
    """Columns are added by their formulas; a formula counts with its value, an empty cell with nothing."""
    assert summed(BLOCK, "one", "other") == Formula("SUM('S'!$A$6:$A$8)+SUM('S'!$B$6:$B$8)", 310)


def test_distance() -> None:
    """Differences are added without their signs, so that they cannot cancel."""
    assert distance(BLOCK, "one", "other") == Formula("SUMPRODUCT(ABS('S'!$A$6:$A$8-'S'!$B$6:$B$8))", 30)

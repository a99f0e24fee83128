"""What is told of a plan's bound."""

from __future__ import annotations

import pytest

from optimiser.prepare.transport.day import COST_UNITS
from optimiser.results.transport.proof import bound_pence


@pytest.mark.parametrize(
    ("bound", "unserved", "weight", "pence", "due"),
    [
        (None, 0, 7, 100, None),
        (99 * COST_UNITS, 0, 7, 100, 99),
        (99 * COST_UNITS + COST_UNITS // 2, 0, 7, 100, 99),
        (101 * COST_UNITS, 0, 7, 100, 100),
        (-COST_UNITS, 0, 7, 100, None),
        (99 * COST_UNITS, 1, 7, 100, None),
        (99 * COST_UNITS, 1, None, 100, 99),
    ],
)
def test_the_bound_in_pence(bound: int | None, unserved: int, weight: int | None, pence: int, due: int | None) -> None:
    """Rounded down, never above the cost; none where it says nothing or is of another set of requests."""
    assert bound_pence(bound, unserved, weight, pence) == due

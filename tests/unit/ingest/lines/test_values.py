"""Numbers of a column, exactly."""

from __future__ import annotations

import numpy as np

from optimiser.ingest.lines.values import amounts_from_prices, exact_sum, quantities_of, sums_of_runs


def test_sums_beyond_one_number() -> None:
    """Amounts whose sum is larger than one of them may be are added exactly all the same."""
    most = np.iinfo(np.int64).max
    assert exact_sum(np.array([most, most, -1])) == 2 * most - 1
    assert exact_sum(np.array([most, -most])) == 0
    assert exact_sum(np.empty(0, dtype=np.int64)) == 0
    assert sums_of_runs(np.array([most, most, 1, 2]), np.array([0, 2])) == [2 * most, 3]
    assert sums_of_runs(np.array([5, -2, 1]), np.array([0, 2])) == [3, 1]


def test_quantities_that_are_not_stated() -> None:
    """A dash and `n/a` are no quantity, and no fault."""
    found = quantities_of(["-", "N/A", "3", "three"])
    assert found.there.tolist() == [False, False, True, False]
    assert found.unreadable.tolist() == [False, False, False, True]


def test_amounts_from_prices() -> None:
    """Quantity times price is exact before it is rounded, halves away from nought."""
    found = amounts_from_prices(quantities_of(["3", "-3", "", "1000000000"]), ["£0.015", "0.015", "2", "99999999999"])
    assert found.whole.tolist() == [5, -5, 0, 0]
    assert found.there.tolist() == [True, True, False, False]

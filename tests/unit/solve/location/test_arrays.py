"""A location instance as arrays."""

from __future__ import annotations

import numpy as np

from optimiser.solve.location.arrays import arrays_of
from tests.unit.models.location.drawn import drawn


def test_the_arrays_of_a_small_instance() -> None:
    """Costs stand by facility and customer, an impossible pair costs endlessly, quantities are as they are."""
    arrays = arrays_of(drawn())
    assert arrays.service.tolist() == [[4, 8, 3], [9, 12, np.inf]]
    assert arrays.opening.tolist() == [10, 20]
    assert (arrays.demand.tolist(), arrays.capacity.tolist()) == ([4, 4, 1], [6, 6])
    assert not arrays.exact_knapsack


def test_quantities_are_counted_in_the_largest_common_unit() -> None:
    """Needs of 40, 40 and 10 against 60 are needs of 4, 4 and 1 against 6, and cover as 2 of 3 sixes."""
    arrays = arrays_of(drawn(demand=(40, 40, 10), capacity=(60, 60)))
    assert (arrays.demand.tolist(), arrays.capacity.tolist()) == ([4, 4, 1], [6, 6])
    assert (arrays.cover_units.tolist(), arrays.cover_need) == ([1, 1], 2)


def test_whole_customers_fill_whole_multiples() -> None:
    """With single sources and needs in tens, a capacity of 67 is one of 60."""
    arrays = arrays_of(drawn(demand=(40, 40, 10), capacity=(67, 65), single_source=True))
    assert (arrays.demand.tolist(), arrays.capacity.tolist()) == ([4, 4, 1], [6, 6])
    assert arrays.exact_knapsack


def test_capacity_beyond_all_need_counts_as_all_need() -> None:
    """A facility that can serve everybody is as large as everybody together."""
    assert arrays_of(drawn(capacity=(6, 1_000_000_007))).capacity.tolist() == [6, 9]


def test_large_quantities_cover_in_coarser_units_rounded_up() -> None:
    """The table of the cover stays small, and what covers the need still does so when both are rounded up."""
    instance = drawn(demand=(4_000_001, 4_000_000, 1_000_000), capacity=(6_000_007, 6_000_001))
    arrays = arrays_of(instance)
    assert arrays.cover_need <= 4_097
    assert int(arrays.cover_units.sum()) >= arrays.cover_need
    assert not arrays_of(drawn(demand=(4001, 4000, 1000), capacity=(6007, 6001), single_source=True)).exact_knapsack


def test_nobody_needs_anything() -> None:
    """Needs of 0 make no division by 0."""
    arrays = arrays_of(drawn(demand=(0, 0, 0), capacity=(0, 6)))
    assert (arrays.demand.tolist(), arrays.capacity.tolist(), arrays.cover_need) == ([0, 0, 0], [0, 0], 0)

"""Lines add up to cells."""

from __future__ import annotations

import numpy as np

from models.procurement.cells import aggregate
from tests.unit.models.procurement.drawn import lines

TABLE = """
    B gloves s1 1 10
    A gloves s2 2 30
    A gloves s1 3 50
    A gloves s2 4 70
    A masks  s1 5 90
"""


def test_lines_add_up_by_item_and_trust() -> None:
    """The three glove lines of trust A become one cell of 9 units and 150 pence."""
    instance = lines(TABLE)
    assert aggregate(instance, np.ones(5, dtype=bool)).rows() == [
        (0, -1, 0, 150, 9_000_000, 3),
        (0, -1, 1, 10, 1_000_000, 1),
        (1, -1, 0, 90, 5_000_000, 1),
    ]


def test_suppliers_have_cells_of_their_own_where_asked() -> None:
    """The glove lines of trust A fall apart into 50 pence from s1 and 100 from s2."""
    instance = lines(TABLE)
    assert aggregate(instance, np.ones(5, dtype=bool), by_supplier=True).rows() == [
        (0, 0, 0, 50, 3_000_000, 1),
        (0, 0, 1, 10, 1_000_000, 1),
        (0, 1, 0, 100, 6_000_000, 2),
        (1, 0, 0, 90, 5_000_000, 1),
    ]


def test_lines_left_out_leave_no_cell() -> None:
    """With only the first line kept there is one cell, and with none there is none."""
    instance = lines(TABLE)
    assert len(aggregate(instance, np.arange(5) == 0).rows()) == 1
    assert aggregate(instance, np.zeros(5, dtype=bool), by_supplier=True).rows() == []

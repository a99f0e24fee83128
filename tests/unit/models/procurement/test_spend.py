"""An instance is checked when it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from models.procurement.spend import Support, price_instance
from tests.unit.models.procurement.drawn import lines

TWO_LINES = """
    B gloves s2 10 500
    A masks  -  -  300
"""


def test_names_are_sorted_and_lines_point_at_them() -> None:
    """Names stand sorted, the unknown one included, and a member-owned supplier is known without lines."""
    instance = lines(TWO_LINES, owners={"s9": "C"})
    assert (instance.trusts, instance.items, instance.suppliers) == (
        ("A", "B", "C"),
        ("gloves", "masks"),
        ("", "s2", "s9"),
    )
    assert (instance.trust.tolist(), instance.item.tolist(), instance.supplier.tolist()) == ([1, 0], [0, 1], [1, 0])
    assert (instance.millionths.tolist(), instance.pence.tolist()) == ([10_000_000, 0], [500, 300])
    assert instance.owners == {"s9": "C"}
    assert instance.lines == 2


def test_no_lines_are_an_instance_too() -> None:
    """An instance without any line can be made."""
    assert price_instance(trust=[], item=[], supplier=[], millionths=[], pence=[]).lines == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trusts": ("A", "A")}, "twice"),
        ({"trusts": ("A", "")}, "needs a trust"),
        ({"pence": [1]}, "length"),
        ({"trust": [0, 2]}, "trust index"),
        ({"item": [0, -1]}, "item index"),
        ({"supplier": [0, 5]}, "supplier index"),
        ({"member_of_supplier": [-1]}, "owner or -1"),
        ({"member_of_supplier": [-1, 2]}, "owner index"),
        ({"member_of_supplier": [0, -1]}, "not known has no owner"),
        ({"millionths": [1, -1]}, "negative"),
        ({"millionths": [2**62, 2**62]}, "quantities add up"),
        ({"pence": [-(2**63), 1]}, "pence add up"),
    ],
)
def test_what_is_not_an_instance_is_refused(change: dict[str, Any], message: str) -> None:
    """Each fault of an instance is refused by name when the instance is made."""
    with pytest.raises(ValueError, match=message):
        replace(lines(TWO_LINES), **change)


def test_the_largest_totals_still_fit() -> None:
    """Columns whose total is exactly the largest 64-bit number are taken."""
    assert replace(lines(TWO_LINES), pence=np.array([2**62, 2**62 - 1])).pence.sum() == 2**63 - 1


def test_columns_cannot_be_changed() -> None:
    """The columns of an instance are its own and read-only."""
    with pytest.raises(ValueError, match="read-only"):
        lines(TWO_LINES).pence[0] = 1


@pytest.mark.parametrize("limits", [(0, 1, 0), (1, 0, 0), (1, 1, -1)])
def test_a_support_rule_asks_for_something(limits: tuple[int, int, int]) -> None:
    """A support rule below one trust, one line or a volume of nothing is refused."""
    with pytest.raises(ValueError, match="support rule"):
        Support(*limits)

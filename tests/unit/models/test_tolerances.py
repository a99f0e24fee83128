"""Tolerances: what a solver's value may stand for."""

from __future__ import annotations

import pytest

from models.tolerances import INTEGRALITY, nearest_whole


def test_a_value_close_to_a_whole_number_stands_for_it() -> None:
    """A solver's rounding is cleaned on both sides."""
    assert [nearest_whole(value) for value in (0.9999999, 1.0000001, -1e-9, 7.0)] == [1, 1, 0, 7]


@pytest.mark.parametrize("value", [0.5, 1 + 2 * INTEGRALITY, -0.001])
def test_a_value_between_stands_for_none(value: float) -> None:
    """What rounding would change is refused."""
    with pytest.raises(ValueError, match="no whole number"):
        nearest_whole(value)

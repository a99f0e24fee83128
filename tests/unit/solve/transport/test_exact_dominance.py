"""Which labels are kept, a handful at a time."""

from __future__ import annotations

import numpy as np
import pytest

from optimiser.solve.transport.exact_dominance import undominated


def kept(*labels: tuple[int, int, float, float], tick: float = 1.0) -> list[int]:
    """Return the places of the labels that are kept; each is node, time, cost by drive and cost by window."""
    node, time, drive, window = (np.array(column) for column in zip(*labels, strict=True))
    return undominated(node, time, drive.astype(float), window.astype(float), tick).tolist()


def test_no_labels_at_all() -> None:
    """Of nothing nothing is kept."""
    none = np.zeros(0, dtype=np.int64)
    assert undominated(none, none, none.astype(float), none.astype(float), 1.0).tolist() == []


@pytest.mark.parametrize("tick", [0.0, 1.0])
def test_a_label_that_is_later_and_dearer_goes(tick: float) -> None:
    """At the same node; at another it stays, whatever order they come in."""
    assert kept((1, 5, 10, 10), (1, 6, 11, 11), tick=tick) == [0]
    assert kept((1, 6, 11, 11), (1, 5, 10, 10), tick=tick) == [1]
    assert kept((1, 5, 10, 10), (2, 6, 11, 11), tick=tick) == [0, 1]


@pytest.mark.parametrize("tick", [0.0, 1.0])
def test_a_label_that_is_earlier_or_cheaper_stays(tick: float) -> None:
    """Each is better in one of the two."""
    assert kept((1, 5, 11, 11), (1, 6, 10, 10), tick=tick) == [0, 1]


def test_the_cost_by_window_counts_where_time_costs() -> None:
    """Later and as dear by drive, but cheaper where the windows force it to wait; without a price of time it goes."""
    assert kept((1, 5, 10, 10), (1, 6, 10, 9)) == [0, 1]
    assert kept((1, 5, 10, 10), (1, 6, 10, 9), tick=0.0) == [0]


@pytest.mark.parametrize("tick", [0.0, 1.0])
def test_of_two_alike_the_older_stays(tick: float) -> None:
    """So that a search ends."""
    assert kept((1, 5, 10, 10), (1, 5, 10, 10), tick=tick) == [0]


@pytest.mark.parametrize("tick", [0.0, 1.0])
def test_costs_below_nothing_are_compared_by_node(tick: float) -> None:
    """A label of one node that costs much less than all others beats none of the next node."""
    assert kept((1, 5, -1000, -1000), (2, 6, -3, -3), (2, 7, -2, -2), (3, 5, 50, 50), tick=tick) == [0, 1, 3]


def test_one_beats_another_across_a_third() -> None:
    """The second label lies between them in time and beats neither."""
    assert kept((1, 5, 10, 10), (1, 6, 1, 99), (1, 7, 11, 11)) == [0, 1]

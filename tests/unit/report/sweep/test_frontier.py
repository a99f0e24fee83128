"""The frontier of two figures."""

from __future__ import annotations

from optimiser.report.sweep.frontier import frontiers
from tests.unit.report.sweep.sweep_sample import POINTS, point

PAIR = (("buying.suppliers", "saving"),)


def test_what_no_point_beats() -> None:
    """Fewer suppliers and more saving are better: a point beaten in one and not better in the other is not on it."""
    rows = frontiers(POINTS, PAIR)
    assert [(row["point"], row["across_value"], row["up_value"], row["on_frontier"]) for row in rows] == [
        (2, 1, 40_00, True),
        (3, 2, 90_00, True),
        (4, 3, 95_00, False),
        (1, 3, 100_00, True),
    ]


def test_equal_points_are_both_on_it() -> None:
    """Two points with the same figures do not beat each other."""
    points = [point(1, {}, 5, 1), point(2, {}, 5, 1), point(3, {}, 9, 2)]
    assert [row["on_frontier"] for row in frontiers(points, PAIR)] == [True, True, True]


def test_nothing_to_weigh_up() -> None:
    """Where a figure is the same everywhere, the pair is left out."""
    assert frontiers([point(1, {}, 5, 1), point(2, {}, 9, 1)], PAIR) == []


def test_synthetic_points_have_a_frontier_of_their_own() -> None:
    """Figures that touch synthetic data are never weighed against others."""
    synthetic = {"recommended_pence": 1, "suppliers": 1, "basis": "synthetic"}
    points = [*POINTS, point(6, {}, 1, buying=synthetic), point(7, {}, 1, buying={**synthetic, "suppliers": 2})]
    points[-1]["buying"]["recommended_pence"] = 2
    rows = frontiers(points, (("buying.suppliers", "buying.recommended"),))
    assert {row["point"] for row in rows if row["scope"] == "illustration"} == {6, 7}
    assert {row["point"] for row in rows if row["scope"] == "headline"} == {1, 2, 3, 4}

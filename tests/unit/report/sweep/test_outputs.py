"""The figures by which points are compared."""

from __future__ import annotations

from typing import Any

from optimiser.report.sweep.outputs import figures, shown
from tests.unit.report.sweep.sweep_sample import point


def test_where_a_figure_may_stand() -> None:
    """Headline and illustration stay apart, and what buying and transport came to stands where its basis lets it."""
    own: dict[str, Any] = {
        "illustration": {"saving_pence": 7},
        "transport": {"together_pence": 3, "basis": "synthetic"},
    }
    found = figures(point(1, {}, 5, **own))
    assert found == {
        ("headline", "saving"): 5,
        ("illustration", "saving"): 7,
        ("headline", "buying.recommended"): 99_995,
        ("headline", "buying.suppliers"): 2,
        ("illustration", "transport.together"): 3,
    }


def test_a_point_without_a_result_has_no_figures() -> None:
    """What is infeasible has no figure, and no nought in its place."""
    assert figures(point(1, {}, None)) == {}
    assert shown([point(1, {}, None)]) == []


def test_the_order_of_figures() -> None:
    """Figures stand in one order, the headline's first, whichever point has them."""
    synthetic: dict[str, Any] = {"transport": {"together_pence": 3, "basis": "synthetic"}}
    named = [(scope, output.name) for scope, output in shown([point(1, {}, 5), point(2, {}, 6, **synthetic)])]
    assert named == [
        ("headline", "saving"),
        ("headline", "buying.recommended"),
        ("headline", "buying.suppliers"),
        ("illustration", "transport.together"),
    ]

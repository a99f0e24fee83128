"""The frontier: of two figures, which points no other point beats in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.report.sweep.outputs import OUTPUTS, SCOPES, figures

Row = dict[str, Any]
PAIRS = (
    ("buying.suppliers", "saving"),
    ("buying.suppliers", "buying.recommended"),
    ("transport.emissions", "transport.together"),
    ("transport.together", "buying.recommended"),
)
"""Pairs that are drawn where a sweep moves both: what stands below, what stands at the left."""


def frontiers(points: Sequence[Mapping[str, Any]], pairs: Sequence[tuple[str, str]] = PAIRS) -> list[Row]:
    """Return one row a pair and point that has both figures, and whether another point beats it.

    A pair is left out where one of its figures is the same at every point: there is nothing to weigh up.

    Parameters
    ----------
    points
        Rows of the sweep.
    pairs
        Names of figures.
    """
    rows: list[Row] = []
    for scope in SCOPES:
        for across, up in pairs:
            known = [
                (figures(point)[scope, across], figures(point)[scope, up], point["point"])
                for point in points
                if {(scope, across), (scope, up)} <= set(figures(point))
            ]
            if len({x for x, _, _ in known}) > 1 and len({y for _, y, _ in known}) > 1:
                rows += [
                    {
                        "scope": scope,
                        "across": across,
                        "up": up,
                        "point": number,
                        "across_value": x,
                        "up_value": y,
                        "on_frontier": not any(_beats((a, b), (x, y), (across, up)) for a, b, _ in known),
                    }
                    for x, y, number in sorted(known)
                ]
    return rows


def _beats(
    one: tuple[int | float, int | float], other: tuple[int | float, int | float], names: tuple[str, str]
) -> bool:
    """Whether one point is at least as good as another in both figures and better in one."""
    ways = [1 if OUTPUTS[name].more_is_better else -1 for name in names]
    gains = [way * (a - b) for way, a, b in zip(ways, one, other, strict=True)]
    return min(gains) >= 0 and max(gains) > 0

"""The tornado: how far each setting, changed alone, moves each figure away from the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.report.sweep.outputs import figures, shown

Row = dict[str, Any]


def tornado(points: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Return one row a figure and setting, for each figure the setting that moves it most first.

    Parameters
    ----------
    points
        The base and then every change of it, one key at a time; empty rows come of any other design.
    """
    base = next((point for point in points if not point["varied"]), None)
    if base is None:
        return []
    rows = []
    for scope, output in shown(points):
        about = {"scope": scope, "output": output.name, "unit": output.unit}
        of_base = figures(base).get((scope, output.name))
        if of_base is None:
            continue
        own = [
            {**about, "key": key, **_reach([base, *changed], (scope, output.name), key), "base": of_base}
            for key, changed in _by_key(points).items()
        ]
        rows += sorted(own, key=lambda row: -row["swing"])
    return rows


def _by_key(points: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the points by the one key that each changes."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for point in points:
        for key in point["varied"]:
            found.setdefault(key, []).append(point)
    return found


def _reach(points: Sequence[Mapping[str, Any]], figure: tuple[str, str], key: str) -> Row:
    """Return the least and the greatest value of a figure over some points, and the setting that each belongs to."""
    known = [(figures(point)[figure], point) for point in points if figure in figures(point)]
    low, high = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
    return {
        "low": low[0],
        "low_value": low[1]["values"][key],
        "low_point": low[1]["point"],
        "high": high[0],
        "high_value": high[1]["values"][key],
        "high_point": high[1]["point"],
        "swing": _rounded(high[0] - low[0]),
        "without": [point["point"] for point in points if figure not in figures(point)],
    }


def _rounded(value: int | float) -> int | float:
    """Leave whole numbers alone, and drop what subtracting broken ones adds behind the sixth place."""
    return value if isinstance(value, int) else round(value, 6)

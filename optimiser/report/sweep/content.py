"""sweep.json: everything a sweep says, as one JSON object; money is integer pence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.report.sweep.frontier import PAIRS, frontiers
from optimiser.report.sweep.tornado import tornado

SWEEP_SCHEMA_VERSION = "1.0"


def sweep_content(
    about: Mapping[str, Any], points: Sequence[Mapping[str, Any]], pairs: Sequence[tuple[str, str]] = PAIRS
) -> dict[str, Any]:
    """Return the object; the same points give the same object, whoever ran them and in whatever order.

    Parameters
    ----------
    about
        What all points have in common.
    points
        One row each, in order of their numbers.
    pairs
        Pairs of figures whose frontier is wanted.
    """
    return {
        "schema_version": SWEEP_SCHEMA_VERSION,
        **about,
        "points": list(points),
        "tornado": tornado(points) if about["design"] == "one_at_a_time" else [],
        "frontier": frontiers(points, pairs),
    }

"""The table `travel_model`: how driving times are computed, and how far they are off on pairs whose time is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import networkx as nx
import numpy as np
import pandas as pd

from models.network.accuracy import ALL, Deviation, errors_by_band
from models.network.connections import NEAREST, connected_ways
from models.network.roads import holds_streets
from models.network.sphere import Coordinates
from models.network.straight_line import (
    LEAST_PAIRS,
    NEAR_METRES,
    PUBLISHED,
    ROAD_PER_STRAIGHT,
    KnownPair,
    StraightLine,
    without_each,
)
from models.network.ways import NO_WAY
from optimiser.case import Case
from optimiser.money import round_half_up
from optimiser.prepare.transport.travel_known import MAIN_ROAD_KMH, MOTORWAY_KMH, STREET_KMH, speeds_assumed
from optimiser.tables import OUTPUT_TABLES

COLUMNS = tuple(column.name for column in OUTPUT_TABLES["travel_model"].columns)
NOT_HELD = "No known times to hold it against"


def travel_table(
    case: Case,
    used: Mapping[str, int],
    graph: nx.DiGraph[str],
    coordinates: Mapping[str, Coordinates],
    pairs: Sequence[KnownPair],
    fitted: StraightLine | None,
) -> pd.DataFrame:
    """Return the findings table ``travel_model``.

    A row ``all`` for each source the case has; for those that compute, more rows with the error by distance band where
    the case knows times to hold them against. A straight line that was fitted to these times is held against each pair
    by the line fitted without it.

    Parameters
    ----------
    case
        The case.
    used
        Pairs of different places by source [pairs].
    graph
        Its road graph; empty where it has none.
    coordinates
        Latitude and longitude by place [degrees].
    pairs
        Pairs whose driving time is known.
    fitted
        The straight line fitted to these pairs; ``None`` where there are too few.
    """
    line = fitted or PUBLISHED
    rows: list[dict[str, object]] = []
    if "travel_times" in case:
        formula = f"The case's own times{_uses(used['matrix'])}"
        source = case.tables["travel_times"].source
        rows.append({"method": "matrix", "band": ALL, "pairs": used["matrix"], "formula": formula, "source": source})
    if "roads" in case:
        formula = road_formula(case, graph) + _uses(used["road_graph"])
        rows += _held(case, "road_graph", by_road(graph, coordinates, pairs, line), formula)
    formula = line_formula(line) + _origin(fitted) + _uses(used["straight_line"])
    rows += _held(case, "straight_line", by_line(pairs, fitted), formula)
    frame = pd.DataFrame(
        [{name: row.get(name) for name in COLUMNS} for row in rows], columns=list(COLUMNS), dtype=object
    )
    return frame.astype({"pairs": "Int64"})


def by_line(pairs: Sequence[KnownPair], fitted: StraightLine | None) -> list[Deviation]:
    """Return what the straight line says of pairs whose time is known; a fitted line says it without having seen them.

    Parameters
    ----------
    pairs
        Pairs whose driving time is known.
    fitted
        The line fitted to them; ``None`` where the published one holds.
    """
    lines = without_each(pairs) if fitted else {}
    return [
        Deviation(pair.metres, pair.milliseconds, _time_of(lines.get(pair.either_way, PUBLISHED), pair.metres))
        for pair in pairs
    ]


def by_road(
    graph: nx.DiGraph[str], coordinates: Mapping[str, Coordinates], pairs: Sequence[KnownPair], line: StraightLine
) -> list[Deviation]:
    """Return what the road graph says of pairs whose time is known, with the straight line where that is faster.

    Parameters
    ----------
    graph
        Road graph.
    coordinates
        Latitude and longitude by place [degrees].
    pairs
        Pairs whose driving time is known; those that no road joins are left out.
    line
        How places are connected, and what a graph of main roads is held against.
    """
    places = sorted({place for pair in pairs for place in (pair.origin, pair.destination)})
    number = {place: at for at, place in enumerate(places)}
    times = connected_ways(graph, places, coordinates, line).ways.milliseconds
    streets = holds_streets(graph)
    found = []
    for pair in pairs:
        by_graph = int(times[number[pair.origin], number[pair.destination]])
        straight = _time_of(line, pair.metres)
        if by_graph != NO_WAY:
            modelled = by_graph if streets else min(by_graph, straight)
            found.append(Deviation(pair.metres, pair.milliseconds, modelled))
    return found


def line_formula(line: StraightLine) -> str:
    """Say how the straight-line model computes minutes and kilometres.

    Parameters
    ----------
    line
        Its coefficients.
    """
    fixed, slope = _number(Fraction(line.fixed_ms, 60_000)), _number(Fraction(line.ms_per_km, 60_000))
    km = NEAR_METRES // 1_000
    road = f"{float(ROAD_PER_STRAIGHT):.2f}"
    return (
        f"minutes = {fixed} + {slope} x, where x is straight-line km, from {km} km up; nearer, the fixed part grows "
        f"from nothing: {fixed} (2u - u^2) + {slope} x, where u = x / {km}; road km = {road} x"
    )


def road_formula(case: Case, graph: nx.DiGraph[str]) -> str:
    """Say how the road graph gives minutes.

    Parameters
    ----------
    case
        With roads.
    graph
        Its road graph.
    """
    streets = holds_streets(graph)
    near = f"a place is connected to its {NEAREST} nearest junctions by the straight line"
    parts = ["Fastest way through the case's roads", near]
    if not streets:
        parts.append("with half of its fixed part; these are main roads only, so the line holds where it is faster")
    if speeds_assumed(case):
        other = STREET_KMH if streets else MAIN_ROAD_KMH
        parts.append(f"links without minutes: assumed {MOTORWAY_KMH} km/h on motorways, {other} km/h elsewhere")
    return "; ".join(parts)


def _held(case: Case, method: str, deviations: Sequence[Deviation], formula: str) -> list[dict[str, object]]:
    """Return the rows of one method, by band and in all."""
    about: dict[str, object] = {"method": method, "formula": formula}
    if not deviations:
        return [{**about, "band": ALL, "pairs": 0, "source": NOT_HELD}]
    about["source"] = f"Held against {case.tables['travel_times'].source}"
    return [
        {
            **about,
            "band": error.band,
            "pairs": error.pairs,
            "mean_error_min": _rounded(error.mean),
            "mean_absolute_error_min": _rounded(error.mean_absolute),
        }
        for error in errors_by_band(deviations)
    ]


def _origin(fitted: StraightLine | None) -> str:
    """Say where the coefficients of the straight line come from."""
    if fitted is None:
        return f"; the published fit, for the case knows fewer than {LEAST_PAIRS} such pairs that a line fits"
    return "; fitted to the case's known times by least squares, each time held against the fit without it"


def _uses(pairs: int) -> str:
    """Say how many pairs of places take their time from a source."""
    return f". Used for {pairs:,} {'pair' if pairs == 1 else 'pairs'} of places."


def _time_of(line: StraightLine, metres: int) -> int:
    """Return the driving time of one distance [ms]."""
    return int(line.milliseconds(np.array([metres], dtype=np.int64))[0])


def _rounded(milliseconds: Fraction) -> float:
    """Return minutes to two decimals."""
    return round_half_up(milliseconds / 600) / 100


def _number(value: Fraction) -> str:
    """Write a coefficient with at most four decimals."""
    return f"{round_half_up(value * 10_000) / 10_000:.4f}".rstrip("0").rstrip(".")

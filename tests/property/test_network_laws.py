"""Laws of travel: two searches agree, detours never pay, and whom one asks for changes nothing."""

from __future__ import annotations

from random import Random

import networkx as nx
import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from models.network.connections import connected_ways
from models.network.roads import Link, road_graph
from models.network.sphere import straight_metres
from models.network.straight_line import MOST_FIXED_MS, PUBLISHED, KnownPair, StraightLine, calibrate
from models.network.ways import NO_WAY, fastest_way, many_to_many

NODES = [f"N{number}" for number in range(8)]
# Few different lengths and times, so that ways of equal time and length are common; noughts among them.
LINKS = st.lists(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.integers(0, 4), st.integers(0, 3)), max_size=30
).map(lambda rows: [Link(f"L{at}", *row) for at, row in enumerate(rows)])
COORDINATES = st.tuples(st.floats(54, 55.5), st.floats(-3.5, -1))
LINES = st.builds(StraightLine, st.integers(0, MOST_FIXED_MS), st.integers(1, 200_000))


@given(LINKS)
def test_scipy_and_networkx_agree(links: list[Link]) -> None:
    """Time and length of the fast search are those of networkx with time first and length second, for every pair."""
    graph = road_graph(links, dict.fromkeys(NODES, (54.0, -1.0)))
    ways = many_to_many(graph, NODES, NODES)
    for row, origin in enumerate(NODES):
        oracle = nx.single_source_dijkstra_path_length(
            graph, origin, weight=lambda _, __, data: data["milliseconds"] * 1_000_000 + data["metres"]
        )
        for column, destination in enumerate(NODES):
            known = oracle.get(destination)
            expected = (NO_WAY, NO_WAY) if known is None else divmod(known, 1_000_000)
            assert (ways.milliseconds[row, column], ways.metres[row, column]) == expected


@given(LINKS)
def test_the_path_has_the_time_of_the_matrix(links: list[Link]) -> None:
    """Added up along the way that is shown, times and lengths come to those of the matrices."""
    graph = road_graph(links, dict.fromkeys(NODES, (54.0, -1.0)))
    ways = many_to_many(graph, NODES[:1], NODES)
    for column, destination in enumerate(NODES):
        path = fastest_way(graph, NODES[0], destination)
        if not path:
            assert ways.milliseconds[0, column] == NO_WAY
            continue
        steps = [graph.edges[step] for step in nx.utils.pairwise(path)]
        assert sum(step["milliseconds"] for step in steps) == ways.milliseconds[0, column]
        assert sum(step["metres"] for step in steps) == ways.metres[0, column]


@given(LINES, st.lists(st.integers(0, 500_000), min_size=2, max_size=2))
def test_a_detour_by_the_straight_line_never_pays(line: StraightLine, legs: list[int]) -> None:
    """Two drives take at least as long as one over both distances, but for the rounding to a millisecond."""
    apart = line.milliseconds(np.array(legs)).sum()
    assert apart >= line.milliseconds(np.array([sum(legs)]))[0] - 2


@given(LINES, st.integers(0, 500_000), st.integers(0, 500_000))
def test_farther_never_takes_less(line: StraightLine, first: int, second: int) -> None:
    """Time and road distance grow with the straight line, and no distance takes none."""
    metres = np.array([0, *sorted((first, second))])
    assert line.milliseconds(metres)[0] == 0
    assert (np.diff(line.milliseconds(metres)) >= 0).all()
    assert (np.diff(line.road_metres(metres)) >= 0).all()


@given(st.lists(COORDINATES, min_size=1, max_size=5))
def test_distance_is_a_distance(places: list[tuple[float, float]]) -> None:
    """Nought from a place to itself, the same both ways, and never longer than over a third place."""
    metres = straight_metres(places, places)
    assert (np.diag(metres) == 0).all()
    assert (metres == metres.T).all()
    over = (metres[:, :, None] + metres[None, :, :]).min(axis=1)
    assert (metres <= over + 2).all()


@given(
    st.lists(st.tuples(st.integers(9_000, 200_000), st.integers(0, 2_000_000)), min_size=20, max_size=40).map(
        lambda rows: [(metres, 600_000 + 50 * metres + noise) for metres, noise in rows]
    )
)
def test_no_line_fits_better(points: list[tuple[int, int]]) -> None:
    """The residuals of the fitted line add up to nought, alone and times the distance, but for its rounding."""
    pairs = [KnownPair(f"A{at}", "B", *point) for at, point in enumerate(points)]
    line = calibrate(pairs)
    assume(line is not None)
    assert line is not None
    # In thousandths of a millisecond, so that all is whole; half of the last printed place is 30 ms, and 3 ms a km.
    residuals = [1_000 * (line.fixed_ms - time) + line.ms_per_km * metres for metres, time in points]
    rounding = [30_000 + 3 * metres for metres, _ in points]
    assert abs(sum(residuals)) <= sum(rounding)
    times_distance = sum(residual * metres for residual, (metres, _) in zip(residuals, points, strict=True))
    assert abs(times_distance) <= sum(size * metres for size, (metres, _) in zip(rounding, points, strict=True))


@given(LINKS, st.lists(COORDINATES, min_size=3, max_size=4, unique=True), st.lists(COORDINATES, min_size=8, max_size=8))
def test_other_places_change_nothing(
    links: list[Link], places: list[tuple[float, float]], junctions: list[tuple[float, float]]
) -> None:
    """The way between two places is the same whoever else is asked for, and in whatever order."""
    graph = road_graph(links, dict(zip(NODES, junctions, strict=True)))
    positions = {f"P{at}": place for at, place in enumerate(places)}
    names = list(positions)
    all_of_them = connected_ways(graph, names, positions, PUBLISHED).ways
    two = connected_ways(graph, names[1::-1], positions, PUBLISHED).ways
    assert two.milliseconds[1, 0] == all_of_them.milliseconds[0, 1]
    assert two.metres[1, 0] == all_of_them.metres[0, 1]


@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_of_links_changes_nothing(links: list[Link], random: Random) -> None:
    """Shuffled links draw the same graph."""
    shuffled = list(links)
    random.shuffle(shuffled)
    assert nx.utils.graphs_equal(road_graph(links, {}), road_graph(shuffled, {}))

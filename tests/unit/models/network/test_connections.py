"""Places beside the road graph."""

from __future__ import annotations

from models.network.connections import connected_ways
from models.network.roads import Link, road_graph
from models.network.straight_line import StraightLine
from models.network.ways import NO_WAY

# A minute a straight-line kilometre and nothing besides; a degree of latitude is 111.195 km.
LINE = StraightLine(0, 60_000)
POSITIONS = {"J1": (54.0, -1.0), "J2": (55.0, -1.0)}
GRAPH = road_graph([Link("x", "J1", "J2", 120_000, 3_600_000), Link("y", "J2", "J1", 120_000, 3_600_000)], POSITIONS)


def test_a_way_through_the_graph() -> None:
    """From 11.12 km south of J1 to 22.239 km north of J2: 11.12 min, an hour, 22.239 min; the ends at 1.30 by road."""
    places = {"P": (53.9, -1.0), "Q": (55.2, -1.0)}
    found = connected_ways(GRAPH, ["P", "Q"], places, LINE)
    assert found.ways.milliseconds.tolist() == [[0, 667_200 + 3_600_000 + 1_334_340], [5_601_540, 0]]
    assert found.ways.metres[0, 1] == 14_456 + 120_000 + 28_911
    assert found.junctions == ("J1", "J2")
    assert (found.enter[0, 1], found.leave[0, 1]) == (0, 1)


def test_a_place_that_is_a_junction() -> None:
    """A junction is reached at itself, with or without coordinates of its own."""
    found = connected_ways(GRAPH, ["J1", "J2"], {}, LINE)
    assert found.ways.milliseconds.tolist() == [[0, 3_600_000], [3_600_000, 0]]


def test_no_way() -> None:
    """A place that is nowhere, and one beyond a road that leads one way only, are not reached."""
    one_way = road_graph([Link("x", "J1", "J2", 120_000, 3_600_000)], POSITIONS)
    found = connected_ways(one_way, ["J1", "J2", "nowhere"], {}, LINE)
    assert found.ways.milliseconds.tolist() == [[0, 3_600_000, NO_WAY], [NO_WAY, 0, NO_WAY], [NO_WAY, NO_WAY, 0]]
    assert found.ways.metres[1].tolist() == [NO_WAY, 0, NO_WAY]
    assert found.enter[1, 0] == found.leave[1, 0] == -1


def test_without_a_graph() -> None:
    """Without junctions there is no way but from a place to itself."""
    found = connected_ways(road_graph([], {}), ["P", "Q"], {"P": (54.0, -1.0), "Q": (55.0, -1.0)}, LINE)
    assert found.ways.milliseconds.tolist() == [[0, NO_WAY], [NO_WAY, 0]]


def test_no_way_leads_through_a_place() -> None:
    """A place between two junctions that no road joins is no bridge between them."""
    apart = road_graph([Link("x", "J1", "K1", 1, 1), Link("y", "J2", "K2", 1, 1)], POSITIONS)
    found = connected_ways(apart, ["J1", "J2", "P"], {"P": (54.5, -1.0)}, LINE)
    assert found.ways.milliseconds[0, 1] == NO_WAY


def test_the_fixed_part_of_a_connection() -> None:
    """To main roads it is half of the line's at any distance; to streets it grows from nothing."""
    line = StraightLine(600_000, 60_000)
    main = connected_ways(GRAPH, ["P", "J1"], {"P": POSITIONS["J1"]}, line)
    assert main.ways.milliseconds[0, 1] == 300_000
    streets = road_graph([Link("x", "J1", "J2", 500, 60_000)], POSITIONS)
    assert connected_ways(streets, ["P", "J1"], {"P": POSITIONS["J1"]}, line).ways.milliseconds[0, 1] == 0

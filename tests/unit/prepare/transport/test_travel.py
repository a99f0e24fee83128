"""Driving times between the places of a case."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from models.transport.instance import NO_ROAD
from optimiser.ingest.load_case import load_case
from optimiser.issues import InputError
from optimiser.prepare.transport.travel import travel_model
from tests.unit.small_case import small_case, write_case

# Three sites on a meridian: B lies 10 km north of A, C 100 km (a kilometre is 0.008993 degrees).
SITES = """\
    site,trust,name,latitude,longitude
    A,AAA,Ash,54.0,-1.0
    B,BBB,Beech,54.089932,-1.0
    C,CCC,Cedar,54.899322,-1.0
    """
TIMES = """\
    origin,destination,minutes,km
    A,B,30,17
    B,A,25.01,
    """
# A motorway from beside A to beside C: 100 km at 100 km/h.
ROADS = """\
    link,origin,destination,origin_latitude,origin_longitude,destination_latitude,destination_longitude,road,km
    N,J1,J2,54.0,-1.001,54.899322,-1.001,M1,100
    S,J2,J1,54.899322,-1.001,54.0,-1.001,M1,100
    """


def test_straight_line_where_nothing_else_is_known(tmp_path: Path) -> None:
    """10 km take 10.8 + 8.52 min and are 13 km by road; 100 km take 96 min; in whole seconds and metres."""
    travel = travel_model(small_case(tmp_path, {"sites": SITES}), ["A", "B", "C"])
    assert travel.method == "straight_line"
    assert travel.seconds[0].tolist() == [0, 1_159, 5_760]
    assert travel.metres[0].tolist() == [0, 13_000, 130_000]
    assert (travel.seconds == travel.seconds.T).all()
    assert travel.coordinates["A"] == (54.0, -1.0)
    assert travel.paths("A", "C") == ("A", "C")
    assert travel.paths("A", "A") == ("A",)
    assert len(travel.graph) == 0


def test_own_times_come_first(tmp_path: Path) -> None:
    """A pair the case knows has that time, each way its own; a distance it lacks is 1.30 times the straight line."""
    travel = travel_model(small_case(tmp_path, {"sites": SITES, "travel_times": TIMES}), ["B", "A"])
    assert travel.method == "matrix"
    assert travel.seconds.tolist() == [[0, 1_501], [1_800, 0]]
    assert travel.metres.tolist() == [[0, 13_000], [17_000, 0]]
    assert travel.used == {"matrix": 2, "road_graph": 0, "straight_line": 0}


def test_each_pair_has_its_own_source(tmp_path: Path) -> None:
    """Known times, the motorway for the long ways and the straight line for the short ones stand in one matrix."""
    sites = SITES + "    D,CCC,Dale,54.044966,-1.0\n"
    case = small_case(tmp_path, {"sites": sites, "travel_times": TIMES, "roads": ROADS})
    travel = travel_model(case, ["A", "B", "C", "D"])
    assert travel.used == {"matrix": 2, "road_graph": 6, "straight_line": 4}
    assert travel.method == "straight_line"
    assert travel.paths("A", "C") == ("A", "J1", "J2", "C")
    assert travel.paths("D", "B") == ("D", "B")
    # 65 m to the motorway and as much from it, with one end of the fixed part each: an hour, and twice 5.4 + 0.06 min.
    assert travel.seconds[0, 2] == 3_600 + 655
    assert travel.metres[0, 2] == 100_000 + 85 + 83


def test_a_graph_of_streets_stands_by_itself(tmp_path: Path) -> None:
    """Where the graph has the streets, no straight line leads across the water that no street crosses."""
    roads = """\
        link,origin,destination,origin_latitude,origin_longitude,destination_latitude,destination_longitude,km
        L1,J1,J2,54.0,-1.0,54.001,-1.0,0.2
        L2,J3,J4,54.89,-1.0,54.8993,-1.0,0.2
        """
    travel = travel_model(small_case(tmp_path, {"sites": SITES, "roads": roads}), ["J1", "J2", "J3"])
    assert travel.seconds.tolist() == [[0, 18, NO_ROAD], [NO_ROAD, 0, NO_ROAD], [NO_ROAD, NO_ROAD, 0]]
    assert travel.metres[0].tolist() == [0, 200, NO_ROAD]
    assert travel.method == "road_graph"


def test_a_pair_that_is_said_to_have_no_road(tmp_path: Path) -> None:
    """Empty minutes say so, against any model."""
    times = "origin,destination,minutes\nA,B,\n"
    travel = travel_model(small_case(tmp_path, {"sites": SITES, "travel_times": times}), ["A", "B"])
    assert travel.seconds.tolist() == [[0, NO_ROAD], [1_159, 0]]
    assert travel.metres.tolist() == [[0, NO_ROAD], [13_000, 0]]
    assert travel.used == {"matrix": 0, "road_graph": 0, "straight_line": 1}


def test_places_without_coordinates(tmp_path: Path) -> None:
    """A place that only the times know is reached where they say so and nowhere else."""
    times = "origin,destination,minutes,km\nA,X,12,8\n"
    travel = travel_model(small_case(tmp_path, {"sites": SITES, "travel_times": times}), ["A", "X"])
    assert travel.seconds.tolist() == [[0, 720], [NO_ROAD, 0]]
    assert list(travel.coordinates) == ["A"]


def test_a_place_that_is_nowhere(tmp_path: Path) -> None:
    """A place with neither coordinates nor times is refused where it is used."""
    tables = {"sites": "site,trust,name\nA,AAA,Ash\n", "depots": "depot,place\nD,A\n"}
    with pytest.raises(InputError) as refused:
        travel_model(small_case(tmp_path, tables), ["A"])
    (issue,) = refused.value.issues
    assert (issue.kind, issue.table, issue.file, issue.row) == ("place-unknown", "depots", "depots.csv", 2)


def test_a_distance_that_nothing_gives(tmp_path: Path) -> None:
    """A time without a distance between places without coordinates is refused with its row."""
    times = "origin,destination,minutes\nX,Y,12\n"
    with pytest.raises(InputError) as refused:
        travel_model(small_case(tmp_path, {"travel_times": times}), ["X", "Y"])
    (issue,) = refused.value.issues
    assert (issue.kind, issue.table, issue.row, issue.column) == ("place-unknown", "travel_times", 2, "km")


def test_each_place_once(tmp_path: Path) -> None:
    """A place named twice would have two rows in a matrix."""
    with pytest.raises(ValueError, match="twice"):
        travel_model(small_case(tmp_path, {"sites": SITES}), ["A", "A"])


def test_a_routing_servers_matrix_is_read_as_the_cases_own(tmp_path: Path) -> None:
    """An exported matrix in the case gives its seconds and metres; its rows are counted as pairs."""
    folder = write_case(tmp_path / "case", {"sites": SITES})
    answer = {"code": "Ok", "durations": [[0, 100], [None, 0]], "distances": [[0, 887], [None, 0]], "names": ["A", "B"]}
    (folder / "osrm.json").write_text(json.dumps(answer), encoding="utf-8")
    with (folder / "case.toml").open("a", encoding="utf-8") as stream:
        stream.write('[tables.travel_times]\nfile = "osrm.json"\nbasis = "supplied"\nsource = "OSRM"\n')
    case = load_case(folder)
    travel = travel_model(case, ["A", "B"])
    assert travel.seconds.tolist() == [[0, 100], [NO_ROAD, 0]]
    assert travel.metres.tolist() == [[0, 887], [NO_ROAD, 0]]
    assert case.tables["travel_times"].reconciliation.rows.accepted == 4


def test_matrices_are_whole_numbers(tmp_path: Path) -> None:
    """Seconds and metres are 64-bit whole numbers, as a day of transport takes them."""
    travel = travel_model(small_case(tmp_path, {"sites": SITES}), ["A", "B"])
    assert travel.seconds.dtype == travel.metres.dtype == np.int64

"""What the case itself knows of driving."""

from __future__ import annotations

from pathlib import Path

from models.network.straight_line import KnownPair
from optimiser.prepare.transport.travel_known import KnownWay, known_pairs, known_ways, roads_of_case, speeds_assumed
from tests.unit.small_case import small_case

TIMES = """\
    origin,destination,minutes,km
    A,A,0,0
    A,B,0.3335,1.0005
    B,A,10.1,
    A,C,,
    """
ROADS = """\
    link,origin,destination,road,km,minutes
    L1,J1,J2,A1(M),10,
    L2,J2,J3,A19,10,
    L3,J3,J1,M6,10,3.5
    """


def test_times_as_they_are_written(tmp_path: Path) -> None:
    """Decimals become whole milliseconds and metres, halves up and not as floating point has them."""
    assert known_ways(small_case(tmp_path, {"travel_times": TIMES})) == {
        ("A", "B"): KnownWay(20_010, 1_001, 3),
        ("B", "A"): KnownWay(606_000, None, 4),
        ("A", "C"): KnownWay(None, None, 5),
    }


def test_without_tables(tmp_path: Path) -> None:
    """A case without times and roads knows none."""
    case = small_case(tmp_path, {})
    assert known_ways(case) == {}
    assert len(roads_of_case(case)) == 0
    assert not speeds_assumed(case)


def test_pairs_to_hold_a_model_against(tmp_path: Path) -> None:
    """Pairs with a time whose ends lie apart; a kilometre north is 8,993 millionths of a degree."""
    ways = known_ways(small_case(tmp_path, {"travel_times": TIMES}))
    assert known_pairs(ways, {"A": (54.0, -1.0), "B": (54.008993, -1.0), "C": (55.0, -1.0)}) == (
        KnownPair("A", "B", 1_000, 20_010),
        KnownPair("B", "A", 1_000, 606_000),
    )
    assert known_pairs(ways, {"A": (54.0, -1.0), "B": (54.0, -1.0)}) == ()


def test_assumed_speeds(tmp_path: Path) -> None:
    """A link without minutes runs at 100 km/h on a motorway and at 80 elsewhere; one with minutes keeps them."""
    case = small_case(tmp_path, {"roads": ROADS})
    times = {data["link"]: data["milliseconds"] for _, _, data in roads_of_case(case).edges(data=True)}
    assert times == {"L1": 360_000, "L2": 450_000, "L3": 210_000}
    assert speeds_assumed(case)


def test_streets_are_slower(tmp_path: Path) -> None:
    """In a graph that holds the streets a link without minutes runs at 40 km/h."""
    roads = "link,origin,destination,km\nL1,J1,J2,0.4\n"
    case = small_case(tmp_path, {"roads": roads})
    assert roads_of_case(case).edges["J1", "J2"]["milliseconds"] == 36_000

"""Dial-a-ride instances in Cordeau's layout."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from models.transport.plan import Plan, Route
from optimiser.published.darp import TICKS, read_rides, rides_solution
from optimiser.published.file_error import PublishedFileError

HEADER = "2 4 480 3 30\n"
DEPOT = "0 0.000 0.000 0 0 0 1440\n"
PICKUPS = "1 -3.000 4.000 3 1 10 25\n2 1.000 0.000 3 2 0 1440\n"
DELIVERIES = "3 0.000 0.000 2 -1 0 1440\n4 1.000 1.000 3 -2 100 115\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "day.txt"
    path.write_bytes(text.encode())
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    """Vehicles, longest route and ride, places, windows, services and straight lines are the file's."""
    instance = read_rides(_file(tmp_path, HEADER + DEPOT + PICKUPS + DELIVERIES)).instance
    (vehicle,) = instance.vehicles
    assert (vehicle.number, vehicle.longest, vehicle.layouts) == (2, 480 * TICKS, ((3,),))
    assert vehicle.shift == (0, 1440 * TICKS)
    first, second = instance.requests
    assert (first.name, first.pickup, first.delivery) == ("1", 1, 3)
    assert (first.pickup_window, second.delivery_window) == ((10 * TICKS, 25 * TICKS), (100 * TICKS, 115 * TICKS))
    assert (first.pickup_service, first.delivery_service, first.load) == (3 * TICKS, 2 * TICKS, (1,))
    assert (first.max_on_board, second.load) == (30 * TICKS, (2,))
    assert instance.travel[0, 1] == instance.distance[1, 0] == 5 * TICKS
    assert instance.travel[3, 4] == 1_414_213_562
    assert instance.unserved_cost is None


@pytest.mark.parametrize(
    "text",
    [
        HEADER.replace("2 4", "2 2") + DEPOT + PICKUPS + DELIVERIES,
        HEADER + DEPOT + PICKUPS + DELIVERIES + "5 0.000 0.000 0 0 0 1440\n",
        HEADER.replace("2 4", "2 2") + DEPOT + PICKUPS + DELIVERIES + "5 0 0 0 0 0 1440\n",
        HEADER.replace(" ", "\t") + (DEPOT + PICKUPS + DELIVERIES).replace(" ", "  \t") + "\0\0\0junk",
    ],
)
def test_other_copies_say_the_same(tmp_path: Path, text: str) -> None:
    """Requests for stops in the header, a closing depot, other blanks and padding change nothing."""
    plain = read_rides(_file(tmp_path, HEADER + DEPOT + PICKUPS + DELIVERIES)).instance
    other = read_rides(_file(tmp_path, text)).instance
    assert other.requests == plain.requests
    assert other.vehicles == plain.vehicles
    assert (other.travel == plain.travel).all()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "ends after 0 numbers, before the number of vehicles"),
        (HEADER + DEPOT + PICKUPS, "has 3 rows, which neither 4 stops nor 4 requests make"),
        (HEADER + DEPOT + PICKUPS + DELIVERIES.replace("4 1.0", "9 1.0"), "has stop 9 where stop 4 should be"),
        (HEADER + DEPOT + PICKUPS + DELIVERIES.replace("-2", "-1"), "unloads at stop 4 something else"),
        (
            HEADER + DEPOT + PICKUPS.replace("10 25", "25 10") + DELIVERIES,
            "window that ends before it begins at stop 1",
        ),
        (HEADER + DEPOT + PICKUPS.replace("4.000", "north") + DELIVERIES, "'north' as number 15, where y of stop 1"),
        (HEADER + DEPOT + PICKUPS.replace("3 1 10", "3 1.5 10") + DELIVERIES, "not whole at stop 1"),
        (HEADER.replace("2 4", "0 4") + DEPOT + PICKUPS + DELIVERIES, "where the number of vehicles should be"),
    ],
)
def test_what_is_no_instance(tmp_path: Path, text: str, words: str) -> None:
    """Each fault is told with its place."""
    with pytest.raises(PublishedFileError, match=words):
        read_rides(_file(tmp_path, text))


def test_plans_are_written_as_the_file_numbers_stops() -> None:
    """Stops count from 1, the depot is left out."""
    assert rides_solution(Plan((Route(0, (1, 0, 3, 2)),))) == {"routes": [[2, 1, 4, 3]]}


def test_the_objective_is_in_the_unit_of_the_file(tmp_path: Path) -> None:
    """Ticks become the file's unit, exactly."""
    published = read_rides(_file(tmp_path, HEADER + DEPOT + PICKUPS + DELIVERIES))
    assert published.objective(Fraction(3 * TICKS, 2)) == Fraction(3, 2)

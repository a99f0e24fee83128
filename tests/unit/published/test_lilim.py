"""Pickup and delivery instances in Li and Lim's layout."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from models.transport.plan import Plan, Route
from optimiser.published.file_error import PublishedFileError
from optimiser.published.lilim import TICKS, read_pairs

HEADER = "25\t200\t1\n"
DEPOT = "0\t40\t50\t0\t0\t1236\t0\t0\t0\n"
STOPS = (
    "1\t43\t54\t10\t0\t900\t90\t0\t3\n"
    "2\t42\t52\t-20\t0\t1000\t5\t4\t0\n"
    "3\t41\t51\t-10\t10\t800\t90\t1\t0\n"
    "4\t40.5\t-50\t20\t0\t700\t5\t0\t2\n"
)
WHOLE = HEADER + DEPOT + STOPS


def _file(folder: Path, text: str) -> Path:
    path = folder / "day.txt"
    path.write_bytes(text.encode())
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    """Vehicles, what they hold, pairs in any order, windows, services and straight lines are the file's."""
    instance = read_pairs(_file(tmp_path, WHOLE)).instance
    (vehicle,) = instance.vehicles
    assert (vehicle.number, vehicle.layouts, vehicle.shift) == (25, ((200,),), (0, 1236 * TICKS))
    first, second = instance.requests
    assert (first.name, first.pickup, first.delivery, first.load) == ("1", 1, 3, (10,))
    assert (second.name, second.pickup, second.delivery, second.load) == ("4", 4, 2, (20,))
    assert (first.pickup_window, first.delivery_window) == ((0, 900 * TICKS), (10 * TICKS, 800 * TICKS))
    assert (first.pickup_service, second.delivery_service) == (90 * TICKS, 5 * TICKS)
    assert instance.travel[0, 1] == instance.distance[1, 0] == 5 * TICKS


def test_a_distance_is_rounded_to_the_nearest_and_a_time_up(tmp_path: Path) -> None:
    """The root of 8 is 2.8284271 and a bit less than half a tick: the drive is a tick longer than the way."""
    instance = read_pairs(_file(tmp_path, WHOLE)).instance
    assert instance.distance[0, 2] == 28_284_271
    assert instance.travel[0, 2] == instance.travel[2, 0] == 28_284_272


@pytest.mark.parametrize(
    "text",
    [
        WHOLE + "\0\0\0junk",
        WHOLE.replace("\t", "   ").replace("\n", "\r\n"),
        WHOLE.replace("25\t200\t1\n", "25\t200\t0\n"),
    ],
)
def test_other_copies_say_the_same(tmp_path: Path, text: str) -> None:
    """Padding, other blanks and another speed, which nobody uses, change nothing."""
    plain = read_pairs(_file(tmp_path, WHOLE)).instance
    other = read_pairs(_file(tmp_path, text)).instance
    assert (other.requests, other.vehicles) == (plain.requests, plain.vehicles)
    assert (other.travel == plain.travel).all()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER, "0 rows of stops, where a depot and pairs"),
        (HEADER + DEPOT, "1 rows of stops, where a depot and pairs"),
        (WHOLE + "5", "5.1"),
        (WHOLE.replace("4\t40.5", "5\t40.5"), "has stop 5 where stop 4 should be"),
        (WHOLE.replace("25\t200", "25\t200.5"), "has 200.5 where the capacity should be, which is not whole"),
        (WHOLE.replace("1\t43\t54\t10\t", "1\t43\t54\t1.5\t"), "has 1.5 where the load of stop 1"),
        (WHOLE.replace("1\t43", "1\t2000000"), "has stop 1 too far away"),
        (WHOLE.replace("10\t800", "900\t800"), "has a window that ends before it begins at stop 3"),
        (WHOLE.replace("1236\t0\t0\t0", "1236\t0\t0\t3"), "has a depot that is a pickup or a delivery"),
        (WHOLE.replace("90\t0\t3", "90\t0\t2"), "no delivery that belongs to the pickup at stop 1"),
        (WHOLE.replace("90\t0\t3", "90\t0\t9"), "no delivery that belongs to the pickup at stop 1"),
        (WHOLE.replace("90\t0\t3", "90\t0\t0.5"), "has 0.5 where delivery should be"),
        (WHOLE.replace("51\t-10", "51\t-11"), "unloads at stop 3 something else than was loaded at 1"),
        (WHOLE.replace("5\t0\t2", "5\t3\t2"), "1 pickups among 4 stops, which are not pairs"),
        (WHOLE.replace("900", "soon"), "has 'soon' as number 18, where the window of stop 1 should be"),
    ],
)
def test_a_file_that_is_something_else(tmp_path: Path, text: str, message: str) -> None:
    """Where, what and what to do; exit code 3."""
    with pytest.raises(PublishedFileError) as caught:
        read_pairs(_file(tmp_path, text))
    assert caught.value.exit_code == 3
    assert str(caught.value).startswith("day.txt ")
    assert message in str(caught.value)
    assert caught.value.remedy == "Check that the file is complete and that the format named is the right one."


def test_a_solution_is_told_in_the_files_numbers(tmp_path: Path) -> None:
    """Stops are those of the rows, and a cost is a distance in the file's unit."""
    published = read_pairs(_file(tmp_path, WHOLE))
    plan = Plan.of([Route(0, (1, 3)), Route(0, (0, 2))], 2)
    assert published.solution(plan) == {"routes": [[1, 3], [4, 2]]}
    assert published.objective(Fraction(3 * TICKS, 2)) == Fraction(3, 2)

"""Published facility location instances."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from models.location.solution import LocationSolution
from optimiser.errors import UsageError
from optimiser.published.file_error import PublishedFileError
from optimiser.published.location import location_solution, read_single_source, read_warehouses

HOLMBERG = "2 3\n60 100\n70 250\n 25. 30. 15.\n 8. 7. 6.\n 11. 5. 9.\n" + "\0" * 8 + " 39. 336.\n"
WAREHOUSES = " 2 3\n 60 100.\n {} 250.5\n 25\n 8.25000 11.\n 30\n 7. 5.125\n 15\n 6. 9.\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "p1"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_single_source_file(tmp_path: Path) -> None:
    """Capacity stands before opening cost, and service costs facility by facility."""
    published = read_single_source(_file(tmp_path, HOLMBERG))
    instance = published.instance
    assert (instance.capacity, instance.opening_cost, instance.demand) == ((60, 70), (100, 250), (25, 30, 15))
    assert instance.service_cost == ((8, 11), (7, 5), (6, 9))
    assert (instance.single_source, published.scale) == (True, 1)


def test_a_warehouse_file(tmp_path: Path) -> None:
    """Service costs stand customer by customer; decimals become whole thousandths and come back exact."""
    published = read_warehouses(_file(tmp_path, WAREHOUSES.format(70)))
    instance = published.instance
    assert (instance.capacity, instance.opening_cost) == ((60, 70), (100_000, 250_500))
    assert instance.service_cost == ((8250, 11000), (7000, 5125), (6000, 9000))
    assert (instance.single_source, published.scale) == (False, 1000)
    assert published.objective(Fraction(5125)) == Fraction(41, 8)


def test_a_capacity_given_apart(tmp_path: Path) -> None:
    """The word in the file stands for the number of the command."""
    path = _file(tmp_path, WAREHOUSES.format("capacity"))
    assert read_warehouses(path, 8000).instance.capacity == (60, 8000)
    with pytest.raises(UsageError, match="leaves its capacities open"):
        read_warehouses(path)


def test_a_capacity_too_many(tmp_path: Path) -> None:
    """A number of the command for a file that has its own is refused."""
    with pytest.raises(UsageError, match="has capacities of its own"):
        read_warehouses(_file(tmp_path, WAREHOUSES.format(70)), 8000)


@pytest.mark.parametrize("cut", [5, 20, 50])
def test_a_file_that_breaks_off(tmp_path: Path, cut: int) -> None:
    """What comes next is named."""
    for text, read in ((HOLMBERG, read_single_source), (WAREHOUSES.format(70), read_warehouses)):
        with pytest.raises(PublishedFileError, match="p1 ends after"):
            read(_file(tmp_path, text[:cut].rsplit(" ", 1)[0]))


def test_a_word_in_the_wrong_place(tmp_path: Path) -> None:
    """The word capacity is a number in the place of a capacity only."""
    with pytest.raises(PublishedFileError, match="where the opening cost of warehouse 1 should be"):
        read_warehouses(_file(tmp_path, WAREHOUSES.format(70).replace("250.5", "capacity")), 8000)


def test_the_solution_files(tmp_path: Path) -> None:
    """One source each is a list of facilities; split customers are shares."""
    whole = LocationSolution.of_assignment((1, 0, 1))
    assert location_solution(read_single_source(_file(tmp_path, HOLMBERG)), whole) == {"assign": [1, 0, 1]}
    split = LocationSolution(
        (0, 1), {(2, 0): Fraction(1), (0, 0): Fraction(1, 4), (0, 1): Fraction(3, 4), (1, 1): Fraction(1)}
    )
    assert location_solution(read_warehouses(_file(tmp_path, WAREHOUSES.format(70))), split) == {
        "open": [0, 1],
        "flow": [[0, 0, 0.25], [0, 1, 0.75], [1, 1, 1.0], [2, 0, 1.0]],
    }

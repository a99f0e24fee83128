"""Vehicle scheduling instances of several depots."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.fleet.duty import Duty
from models.fleet.solution import FleetSolution
from optimiser.published.file_error import PublishedFileError
from optimiser.published.mdvsp import mdvsp_solution, read_mdvsp

DAY = "2 2 3\n1 5\n2 60 0 80\n1 90 2 110\n0 10 20\n10 0 15\n20 15 0\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "day.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    """Depots are the first places; a duty costs 1,000 and its minutes without passengers."""
    day = read_mdvsp(_file(tmp_path, DAY))
    assert day.places == ("0", "1", "2")
    assert [(one.depot, one.number, one.cost_fixed, one.cost_distance, one.cost_tick) for one in day.vehicles] == [
        (0, 1, 1000, 1, 0),
        (1, 5, 1000, 1, 0),
    ]
    assert [(one.start_place, one.start, one.end_place, one.end) for one in day.tasks] == [
        (2, 60, 0, 80),
        (1, 90, 2, 110),
    ]
    assert day.travel.tolist() == day.distance.tolist() == [[0, 10, 20], [10, 0, 15], [20, 15, 0]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "ends after 0 numbers"),
        (DAY.replace("2 2 3", "4 2 3"), "has 4 depots and 3 places"),
        (DAY + "7", "has 20 numbers where its first three ask for 19"),
        (DAY.replace("2 60 0 80", "3 60 0 80"), "a place that is not there at trip 0"),
        (DAY.replace("2 60 0 80", "2 80 0 80"), "ends before it begins, number 0"),
        (DAY.replace("2 60 0 80", "2 60.5 0 80"), "the beginning of trip 0 should be, a whole number"),
        (DAY.replace("0 10 20", "5 10 20"), "is no instance: a place is away from itself"),
    ],
)
def test_what_is_no_instance(tmp_path: Path, text: str, words: str) -> None:
    """Each fault is told with its place."""
    with pytest.raises(PublishedFileError, match=words):
        read_mdvsp(_file(tmp_path, text))


def test_duties_are_written_as_the_file_numbers_them() -> None:
    """Depots and trips from 0."""
    solution = FleetSolution((Duty(0, (0, 1)), Duty(1, (2,))))
    assert mdvsp_solution(solution) == {"duties": [{"depot": 0, "trips": [0, 1]}, {"depot": 1, "trips": [2]}]}

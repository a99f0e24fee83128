"""``optimiser bench`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.command_line import optimiser, strict_json

SINGLE = "2 3\n6 10\n6 20\n4 4 1\n4 8 3\n9 12 30\n"
WAREHOUSES = "2 3\ncapacity 10\ncapacity 20.5\n4\n4 9\n4\n8 12\n1\n3 30\n"


def _file(folder: Path, text: str) -> str:
    (folder / "tiny.txt").write_text(text, encoding="utf-8")
    return "tiny.txt"


@pytest.mark.parametrize("more", [(), ("--json",), ("--time-limit", "20", "--seed", "3")])
def test_an_instance_is_answered_with_one_object(tmp_path: Path, more: tuple[str, ...]) -> None:
    """With or without --json, stdout is one JSON object with the keys of the contract."""
    told = optimiser("bench", "sscfl", _file(tmp_path, SINGLE), *more, cwd=tmp_path).ended(0).json
    assert list(told) == ["format", "instance", "status", "objective", "bound", "gap", "seconds", "verified"]
    assert (told["instance"], told["status"], told["objective"]) == ("tiny", "optimal", 49)


def test_a_capacity_and_a_solution_file(tmp_path: Path) -> None:
    """The word capacity of the file takes the number of the command, and the solution is written."""
    path = _file(tmp_path, WAREHOUSES)
    arguments = ("bench", "cfl", path, "--capacity", "6", "--solution", "solution.json")
    assert optimiser(*arguments, cwd=tmp_path).ended(0).json["objective"] == 48.5
    solution = strict_json((tmp_path / "solution.json").read_text(encoding="utf-8"))
    assert solution == {"open": [0, 1], "flow": [[0, 0, 1.0], [1, 0, 0.25], [1, 1, 0.75], [2, 0, 1.0]]}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("nothing", "tiny.txt"), 2, "no format 'nothing'"),
        (("cfl", "tiny.txt"), 2, "leaves its capacities open"),
        (("sscfl", "tiny.txt"), 3, "has 'capacity' as number 3, where the capacity of facility 0 should be"),
        (("cfl", "absent.txt"), 3, "absent.txt cannot be read"),
    ],
)
def test_what_cannot_be_solved_is_told_as_an_object(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """Usage is 2, a file that is none of the format 3, each in words."""
    _file(tmp_path, WAREHOUSES)
    error = optimiser("bench", *arguments, cwd=tmp_path).ended(code).json["error"]
    assert error["exit"] == code
    assert words in error["message"]


def test_an_infeasible_instance(tmp_path: Path) -> None:
    """The exit code is that of proven infeasibility; the object has a status and no figures."""
    path = _file(tmp_path, WAREHOUSES)
    told = optimiser("bench", "cfl", path, "--capacity", "4", cwd=tmp_path).ended(4).json
    assert told["status"] == "infeasible"
    assert "objective" not in told


def test_it_is_not_on_the_first_help_screen(tmp_path: Path) -> None:
    """It is for those who know of it."""
    assert "bench" not in optimiser("--help", cwd=tmp_path).ended(0).stdout


def test_a_dial_a_ride_instance(tmp_path: Path) -> None:
    """Vehicles used stand between seconds and the verdict; routes are numbered as in the file."""
    day = "2 4 480 3 30\n0 0 0 0 0 0 1440\n1 -3 4 3 1 10 25\n2 1 0 3 2 0 1440\n3 0 0 2 -1 0 1440\n4 1 1 3 -2 100 115\n"
    path = _file(tmp_path, day)
    told = optimiser("bench", "darp", path, "--solution", "solution.json", cwd=tmp_path).ended(0).json
    assert list(told)[-3:] == ["seconds", "vehicles", "verified"]
    assert (told["status"], told["vehicles"]) == ("optimal", 1)
    assert strict_json((tmp_path / "solution.json").read_text(encoding="utf-8")) == {"routes": [[1, 3, 2, 4]]}

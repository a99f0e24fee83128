"""The body of ``optimiser bench``."""

from __future__ import annotations

import json
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands import bench as command
from optimiser.commands import bench_location
from optimiser.commands.bench import BenchAnswer, BenchOptions, bench
from optimiser.errors import OutputError, UsageError, VerificationError
from optimiser.solve.limits import Limits
from optimiser.solve.location import method

SPLIT = "2 3\n6 10\n6 20.5\n4\n4 9\n4\n8 12\n1\n3 30\n"
SINGLE = "2 3\n6 10\n6 20\n4 4 1\n4 8 3\n9 12 30\n"


def _options(path: Path, **changes: Any) -> BenchOptions:
    given = {"path": path, "seconds": None, "seed": 1, "capacity": None, "started": time.perf_counter()}
    return BenchOptions(**{**given, **changes})


def _file(folder: Path, text: str) -> Path:
    path = folder / "tiny.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_single_source_instance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys of the contract, exact numbers, and the solution file."""
    path, solution = _file(tmp_path, SINGLE), tmp_path / "solution.json"
    assert bench("sscfl", path, _options(path), solution) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.pop("seconds") >= 0
    assert told == {
        "format": "sscfl",
        "instance": "tiny",
        "status": "optimal",
        "objective": 49,
        "bound": 49,
        "gap": 0.0,
        "verified": True,
    }
    assert json.loads(solution.read_text(encoding="utf-8")) == {"assign": [0, 1, 0]}


def test_a_split_instance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The objective is in the file's own unit, and proven to a millionth."""
    path, solution = _file(tmp_path, SPLIT), tmp_path / "solution.json"
    assert bench("cfl", path, _options(path), solution) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["objective"], told["verified"]) == ("optimal", 48.5, True)
    assert 0 <= told["gap"] <= 1e-6
    assert told["bound"] <= told["objective"]
    assert json.loads(solution.read_text(encoding="utf-8"))["open"] == [0, 1]


def test_an_infeasible_instance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures that were not computed are absent, the exit code is 4, and there is no solution file."""
    path, solution = _file(tmp_path, SINGLE.replace("6 10\n6 20", "5 10\n3 20")), tmp_path / "solution.json"
    assert bench("sscfl", path, _options(path), solution) == 4
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"format", "instance", "status", "seconds"}
    assert told["status"] == "infeasible"
    assert not solution.exists()


def test_no_solution_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an answer the exit code is 5, and the bound is told."""
    monkeypatch.setattr(
        bench_location, "solve_location_instance", lambda *_: BenchAnswer("no_solution", None, Fraction(7, 2))
    )
    path = _file(tmp_path, SINGLE)
    assert bench("sscfl", path, _options(path), None) == 5
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["bound"]) == ("no_solution", 3.5)


def test_an_answer_that_fails_the_check_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is printed or written."""
    answer = BenchAnswer("optimal", Fraction(1), Fraction(1), False, {"assign": []})
    monkeypatch.setattr(bench_location, "solve_location_instance", lambda *_: answer)
    path, solution = _file(tmp_path, SINGLE), tmp_path / "solution.json"
    with pytest.raises(VerificationError):
        bench("sscfl", path, _options(path), solution)
    assert capsys.readouterr().out == ""
    assert not solution.exists()


def test_formats_and_options_that_do_not_exist(tmp_path: Path) -> None:
    """A name that is no format, and a capacity for a format that has none, are refused."""
    path = _file(tmp_path, SINGLE)
    with pytest.raises(UsageError, match="no format 'cflp'"):
        bench("cflp", path, _options(path), None)
    with pytest.raises(UsageError, match="--capacity is for the format cfl"):
        bench("sscfl", path, _options(path, capacity=8000), None)


def test_a_solution_file_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is that of output, and no half of a file is left."""
    path = _file(tmp_path, SINGLE)
    with pytest.raises(OutputError, match="cannot be written"):
        bench("sscfl", path, _options(path), tmp_path / "absent" / "solution.json")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["tiny.txt"]
    assert capsys.readouterr().out == ""


def test_seed_and_time_reach_the_solve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left for the solve is the limit less what has passed and what is kept back."""
    asked: list[Limits] = []
    solve = method.solve_location

    def seen(instance: Any, limits: Limits) -> Any:
        asked.append(limits)
        return solve(instance, limits)

    monkeypatch.setattr(bench_location, "solve_location", seen)
    path = _file(tmp_path, SINGLE)
    bench("sscfl", path, _options(path, seed=9, seconds=100.0, started=time.perf_counter() - 20.0), None)
    assert asked[0].seed == 9
    assert asked[0].seconds is not None
    assert 70.0 < asked[0].seconds < 77.0


def test_time_that_has_run_out_is_none(tmp_path: Path) -> None:
    """What is left is never below 0."""
    assert _options(tmp_path, seconds=1.0, started=time.perf_counter() - 20.0).left == 0.0
    assert _options(tmp_path).left is None


@pytest.mark.parametrize("name", ["tqd", "bundles", "bid"])
def test_award_formats_are_registered(name: str) -> None:
    """The formats of the award model are solved through it."""
    assert command._formats()[name].__module__ == "optimiser.commands.bench_award"

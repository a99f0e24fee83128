"""Published pickup and delivery instances through the goods solver."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from optimiser.commands import bench_goods
from optimiser.commands.bench import BenchOptions, bench
from optimiser.solve.goods import rounds

DAY = (
    "3 20 1\n0 0 0 0 0 1000 0 0 0\n1 3 4 10 0 500 9 0 3\n2 0 9 5 0 500 9 0 4\n3 6 8 -10 0 500 9 1 0\n"
    "4 0 1 -5 0 500 9 2 0\n"
)


def _options(folder: Path, text: str = DAY, seconds: float | None = None) -> BenchOptions:
    path = folder / "day.txt"
    path.write_text(text, encoding="utf-8")
    return BenchOptions(path=path, seconds=seconds, seed=1, capacity=None, started=time.perf_counter())


def test_a_day_is_proven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One vehicle, and the shortest way: by the points in order, then round; routes in the file's numbers."""
    options, solution = _options(tmp_path), tmp_path / "solution.json"
    assert bench("lilim", options.path, options, solution) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        *("format", "instance", "status", "objective", "bound", "gap", "seconds", "vehicles", "verified")
    ]
    assert (told["status"], told["vehicles"], told["verified"]) == ("optimal", 1, True)
    assert told["objective"] == pytest.approx(5 + 5 + 37**0.5 + 8 + 1, abs=1e-6)
    assert json.loads(solution.read_text(encoding="utf-8")) == {"routes": [[1, 3, 2, 4]]}


def test_a_day_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A load no vehicle holds is proven infeasible: no figures, exit code 4."""
    options = _options(tmp_path, DAY.replace("3 20 1", "3 9 1"), seconds=1.0)
    assert bench("lilim", options.path, options, None) == 4
    assert set(json.loads(capsys.readouterr().out)) == {"format", "instance", "status", "seconds"}


def test_a_day_without_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two vehicles' work for one, not proven: no solution, exit code 5."""
    monkeypatch.setattr(rounds, "is_tight", lambda _: False)
    apart = DAY.replace("3 20 1", "1 20 1").replace("0 500 9 0", "0 9 9 0")
    options = _options(tmp_path, apart, seconds=1.0)
    assert bench("lilim", options.path, options, None) == 5
    assert json.loads(capsys.readouterr().out)["status"] == "no_solution"


def test_without_a_proof_the_answer_is_feasible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no bound and no gap where vehicles and distance are not proven."""
    monkeypatch.setattr(rounds, "is_tight", lambda _: False)
    options = _options(tmp_path, seconds=1.5)
    assert bench("lilim", options.path, options, None) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [*("format", "instance", "status", "objective", "seconds", "vehicles", "verified")]
    assert told["status"] == "feasible"


def test_one_processor_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the number of processors is not known, one process works."""
    monkeypatch.setattr("optimiser.commands.bench_goods.os.cpu_count", lambda: None)
    options = _options(tmp_path)
    assert bench_goods.solve_goods_instance("lilim", options).status == "optimal"

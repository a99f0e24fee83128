"""Published vehicle scheduling instances through the fleet model."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.fleet.instance import FleetInstance
from optimiser.commands import bench_fleet
from optimiser.commands.bench import BenchOptions, bench
from optimiser.errors import VerificationError
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from tests.unit.published.test_mdvsp import DAY


def _options(folder: Path, text: str = DAY) -> BenchOptions:
    path = folder / "day.txt"
    path.write_text(text, encoding="utf-8")
    return BenchOptions(path=path, seconds=60.0, seed=1, capacity=None, started=time.perf_counter())


def test_a_day_is_proven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Out 15, over 10, home 15 for one duty of the second depot; the keys of the contract, and duties from 0."""
    options, solution = _options(tmp_path), tmp_path / "solution.json"
    assert bench("mdvsp", options.path, options, solution) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        *("format", "instance", "status", "objective", "bound", "gap", "seconds", "vehicles", "verified")
    ]
    assert (told["status"], told["objective"], told["vehicles"], told["verified"]) == ("optimal", 1040, 1, True)
    assert json.loads(solution.read_text(encoding="utf-8")) == {"duties": [{"depot": 1, "trips": [0, 1]}]}


def test_a_day_without_vehicles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Proven infeasible: no figures, exit code 4."""
    options = _options(tmp_path, DAY.replace("1 5\n", "0 0\n"))
    assert bench("mdvsp", options.path, options, None) == 4
    assert set(json.loads(capsys.readouterr().out)) == {"format", "instance", "status", "seconds"}


def _with(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    def other(instance: FleetInstance, limits: Limits) -> Any:
        answer = solve_duties(instance, limits)
        return replace(answer, **changes, outcome=replace(answer.outcome, status=Status.LIMIT))

    monkeypatch.setattr(bench_fleet, "solve_duties", other)


def test_without_a_proof_the_answer_is_feasible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Duties that were not proven are told with the gap that is left, and no duties with the bound."""
    options = _options(tmp_path)
    _with(monkeypatch, bound=520)
    assert bench("mdvsp", options.path, options, None) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["gap"]) == ("feasible", 0.5)
    _with(monkeypatch, bound=520, solution=None)
    assert bench("mdvsp", options.path, options, None) == 5
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["bound"]) == ("no_solution", 520)


def test_duties_that_fail_the_check_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound above the cost contradicts the answer."""
    options = _options(tmp_path)
    _with(monkeypatch, bound=1041)
    with pytest.raises(VerificationError):
        bench("mdvsp", options.path, options, None)

"""Published dial-a-ride instances through the transport model."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from optimiser.commands import bench_transport
from optimiser.commands.bench import BenchOptions, bench
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.exact import solve_exact

DAY = "2 4 480 3 30\n0 0 0 0 0 0 1440\n1 -3 4 3 1 10 25\n2 1 0 3 2 0 1440\n3 0 0 2 -1 0 1440\n4 1 1 3 -2 100 115\n"


def _options(folder: Path, text: str = DAY, seconds: float | None = None) -> BenchOptions:
    path = folder / "day.txt"
    path.write_text(text, encoding="utf-8")
    return BenchOptions(path=path, seconds=seconds, seed=1, capacity=None, started=time.perf_counter())


def test_a_day_is_proven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys of the contract with the vehicles used, and routes in the file's numbers."""
    options, solution = _options(tmp_path), tmp_path / "solution.json"
    assert bench("darp", options.path, options, solution) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        *("format", "instance", "status", "objective", "bound", "gap", "seconds", "vehicles", "verified")
    ]
    assert (told["status"], told["objective"], told["vehicles"], told["verified"]) == ("optimal", 13.414213562, 1, True)
    assert json.loads(solution.read_text(encoding="utf-8")) == {"routes": [[1, 3, 2, 4]]}


def test_a_day_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A load no vehicle holds is proven infeasible: no figures, exit code 4."""
    options = _options(tmp_path, DAY.replace("480 3", "480 1"))
    assert bench("darp", options.path, options, None) == 4
    assert set(json.loads(capsys.readouterr().out)) == {"format", "instance", "status", "seconds"}


def test_a_wide_day_begins_with_a_plan_found_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the network is large, the exact solver starts from a plan of the solver of large days."""
    starts: list[Any] = []

    def seen(instance: Any, limits: Limits, start: Any = None) -> Any:
        starts.append(start)
        return solve_exact(instance, limits, start)

    monkeypatch.setattr(bench_transport, "_EASY_ARCS", 1)
    monkeypatch.setattr(bench_transport, "solve_exact", seen)
    options = _options(tmp_path, seconds=10.0)
    assert bench("darp", options.path, options, None) == 0
    assert starts[0] is not None
    assert json.loads(capsys.readouterr().out)["status"] == "optimal"


def test_without_a_proof_the_answer_is_feasible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that was not proven is told with the gap that is left."""

    def unproven(instance: Any, limits: Limits, start: Any = None) -> Any:
        answer = solve_exact(instance, limits, start)
        assert answer.bound is not None
        return replace(answer, bound=answer.bound // 2, outcome=replace(answer.outcome, status=Status.LIMIT))

    monkeypatch.setattr(bench_transport, "solve_exact", unproven)
    options = _options(tmp_path)
    assert bench("darp", options.path, options, None) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "feasible"
    assert told["gap"] == pytest.approx(0.5)

"""How long published location instances take, beside plain HiGHS on the strong build in the same run.

Time and gap of both are printed, and their ratios in all. Nothing is asserted about time; what is asserted is that the
two never contradict each other. ``OPTIMISER_BENCH_SECONDS`` is the limit of each solve (default 60).
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.location.build import build
from models.location.instance import LocationInstance
from optimiser.published.location import read_single_source, read_warehouses
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.location.method import solve_location
from optimiser.solve.outcome import Outcome

LIMIT_S = float(os.environ.get("OPTIMISER_BENCH_SECONDS", "60"))
NO_GAP = 1e-6


@dataclass(frozen=True)
class _Pair:
    name: str
    ours: Outcome
    plain: Outcome
    ours_s: float
    plain_s: float


def _measure(name: str, instance: LocationInstance) -> _Pair:
    started = time.perf_counter()
    ours = solve_location(instance, Limits(seconds=LIMIT_S)).outcome
    ours_s = time.perf_counter() - started
    started = time.perf_counter()
    plain = solve_problem(build(instance).problem, Limits(seconds=LIMIT_S, threads=2))
    return _Pair(name, ours, plain, ours_s, time.perf_counter() - started)


def _line(name: str, outcome: Outcome, seconds: float) -> str:
    cost = "-" if outcome.objective is None else f"{outcome.objective:.0f}"
    gap = "-" if outcome.gap is None else f"{max(outcome.gap, 0.0):.2e}"
    return f"{name:<10} {outcome.status:<10} {cost:>16} {gap:>9} {seconds:7.2f} s"


def _compare(pairs: list[_Pair], capsys: pytest.CaptureFixture[str]) -> None:
    ours = sum(pair.ours_s for pair in pairs)
    plain = sum(pair.plain_s for pair in pairs)
    with capsys.disabled():
        sys.stdout.write("\n")
        for pair in pairs:
            plain_line = _line("plain", pair.plain, pair.plain_s)
            sys.stdout.write(f"{_line(pair.name, pair.ours, pair.ours_s)}   {plain_line}\n")
        gaps = [sum(_gap(outcome) for outcome in side) / len(pairs) for side in _sides(pairs)]
        sys.stdout.write(f"in all {ours:.1f} s, plain {plain:.1f} s: {plain / ours:.1f} times as long; ")
        sys.stdout.write(f"mean gap {gaps[0]:.1e}, plain {gaps[1]:.1e}\n")
    for pair in pairs:
        bounds = [outcome.bound for outcome in (pair.ours, pair.plain) if outcome.bound is not None]
        costs = [outcome.objective for outcome in (pair.ours, pair.plain) if outcome.objective is not None]
        assert max(bounds) <= min(costs) * (1 + NO_GAP), pair.name


def _sides(pairs: list[_Pair]) -> tuple[list[Outcome], list[Outcome]]:
    return [pair.ours for pair in pairs], [pair.plain for pair in pairs]


def _gap(outcome: Outcome) -> float:
    """Return the gap, everything where there is no answer, at least that of a proof."""
    return max(NO_GAP, 1.0 if outcome.gap is None else outcome.gap)


def _files(instances: Path, folder: str, pattern: str) -> list[Path]:
    found = [path for path in (instances / "procurement" / folder).glob(pattern) if path.suffix in {"", ".txt"}]
    if not found:
        pytest.skip(f"no {folder} here")
    return sorted(found, key=lambda path: (len(path.stem), path.stem))


def test_single_source(instances: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every single-source instance of the folder."""
    files = _files(instances, "sscflp_holmberg", "p*")
    _compare([_measure(path.stem, read_single_source(path).instance) for path in files], capsys)


def test_warehouses(instances: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every small warehouse instance of the folder."""
    files = _files(instances, "orlib_cap", "cap[0-9]*.txt")
    _compare([_measure(path.stem, read_warehouses(path).instance) for path in files], capsys)


@pytest.mark.parametrize("capacity", [8000, 10000, 12000, 14000])
def test_large_warehouses(instances: Path, capacity: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The large warehouse instance at one of its capacities."""
    path = _files(instances, "orlib_cap", "capa.txt")[0]
    _compare([_measure(f"capa-{capacity}", read_warehouses(path, capacity).instance)], capsys)

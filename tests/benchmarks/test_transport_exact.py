"""How long published dial-a-ride instances take to be proven.

Time, nodes and gap are printed. Nothing is asserted about time; what is asserted is that no bound is above a value that
is known. ``OPTIMISER_BENCH_SECONDS`` is the limit of each solve (default 300).
"""

from __future__ import annotations

import csv
import os
import sys
import time
from pathlib import Path

import pytest

from models.transport.check import check
from optimiser.published.darp import TICKS, read_rides
from optimiser.solve.limits import Limits
from optimiser.solve.transport.exact import solve_exact

LIMIT_S = float(os.environ.get("OPTIMISER_BENCH_SECONDS", "300"))


def _known(folder: Path) -> dict[str, float]:
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        return {row[1]: float(row[3]) for row in csv.reader(file) if row[0].startswith("DARP")}


@pytest.mark.parametrize("pattern", ["a*.txt", "b*.txt", "R1*.txt"])
def test_dial_a_ride(instances: Path, pattern: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every instance of one family that is here."""
    folder = instances / "transport"
    files = sorted((folder / "darp").glob(pattern))
    if not files:
        pytest.skip("no dial-a-ride instances here")
    known = _known(folder)
    for path in files:
        instance = read_rides(path).instance
        started = time.perf_counter()
        answer = solve_exact(instance, Limits(seconds=LIMIT_S))
        seconds = time.perf_counter() - started
        cost = None if answer.outcome.objective is None else answer.outcome.objective / TICKS
        bound = None if answer.bound is None else answer.bound / TICKS
        with capsys.disabled():
            gap = "-" if answer.outcome.gap is None else f"{answer.outcome.gap:.1e}"
            line = f"{path.stem:<8} {answer.outcome.status:<10} {cost} {gap:>8} {answer.outcome.nodes:4d} nodes"
            sys.stdout.write(f"{line} {seconds:7.2f} s, known {known.get(path.stem)}\n")
        assert answer.plan is None or check(instance, answer.plan) == []
        assert bound is None or path.stem not in known or bound <= known[path.stem] + 0.01

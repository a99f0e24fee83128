"""How near to the best the duties of published days come, and how long one depot's 20,000 trips take to chain.

``OPTIMISER_BENCH_SECONDS`` is the limit of each solve (default 60), ``OPTIMISER_BENCH_MDVSP`` a pattern of file names
(default ``GD-*``). Nothing is asserted about time; what is asserted is that every answer passes the check.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from models.fleet.check import check, cost
from models.fleet.duty import Duty
from models.fleet.instance import DutyVehicle, FleetInstance, Task
from models.fleet.solution import FleetSolution
from optimiser.published.mdvsp import read_mdvsp
from optimiser.solve.fleet.chains import chain_tasks
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Clock, Limits

LIMIT_S = float(os.environ.get("OPTIMISER_BENCH_SECONDS", "60"))
PATTERN = os.environ.get("OPTIMISER_BENCH_MDVSP", "GD-*")
TRIPS = 20_000


def test_several_depots(instances: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file of the folder that the pattern names."""
    files = sorted((instances / "transport" / "mdvsp").glob(f"{PATTERN}.txt"), key=lambda path: len(path.read_text()))
    if not files:
        pytest.skip("no such instances here")
    for path in files:
        instance = read_mdvsp(path)
        started = time.perf_counter()
        answer = solve_duties(instance, Limits(seconds=LIMIT_S))
        seconds = time.perf_counter() - started
        gap = 1.0 if answer.outcome.gap is None else answer.outcome.gap
        with capsys.disabled():
            told = f"{answer.outcome.objective} {answer.bound} gap {gap:.6f} {seconds:.1f} s"
            sys.stdout.write(f"{path.stem:<12} {answer.outcome.status:<10} {told}\n")
        assert answer.solution is not None
        assert check(instance, answer.solution) == []


def test_one_depot(capsys: pytest.CaptureFixture[str]) -> None:
    """Trips between 200 places of a region, chained and proven best."""
    chance = np.random.default_rng(3)
    points = chance.integers(0, 60_000, (200, 2))
    metres = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)).astype(np.int64)
    # Rounded up, so that a way over a third place is never shorter.
    travel = np.ceil(metres * 0.06).astype(np.int64)
    tasks = []
    for number in range(TRIPS):
        (origin, goal), start = chance.integers(0, 200, 2).tolist(), int(chance.integers(6 * 3600, 20 * 3600))
        end = start + int(travel[origin, goal]) + int(chance.integers(600, 1800))
        tasks.append(Task(str(number), "", origin, goal, start, end))
    one = DutyVehicle("van", "", 0, TRIPS, (0, 48 * 3600), cost_fixed=10**7, cost_tick=500, cost_distance=100)
    instance = FleetInstance(tuple(map(str, range(200))), travel, metres, tuple(tasks), (one,))
    started = time.perf_counter()
    chains = chain_tasks(instance, Clock())
    with capsys.disabled():
        seconds = time.perf_counter() - started
        sys.stdout.write(f"{TRIPS} trips: {len(chains.chains)} duties, {chains.rounds} rounds, {seconds:.1f} s\n")
    assert cost(instance, FleetSolution.of(Duty(0, chain) for chain in chains.chains)) == chains.bound

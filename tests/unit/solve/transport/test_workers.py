"""Whoever anneals, what comes back is the same; and Ctrl-C or a broken worker leaves nobody behind."""

from __future__ import annotations

import pytest

from optimiser.solve.transport import workers as module
from optimiser.solve.transport.task import Heat, Task
from optimiser.solve.transport.workers import Workers
from tests.benchmarks.transport_days import day_of


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four tasks, here or in two processes, come to the same, in the same order."""
    monkeypatch.setattr(module, "WORTH_A_WORKER", 1)
    instance = day_of(12, 3)
    kinds = tuple(range(len(instance.vehicles)))
    tasks = [Task(kinds, ((),) * len(kinds), tuple(range(first, first + 3)), first) for first in range(0, 12, 3)]
    heat = Heat(3, 1e9, 1e8, 3)
    with Workers(instance, 1) as one:
        expected = one.anneal(tasks, heat)
    with Workers(instance, 2) as two:
        assert two.anneal(tasks, heat) == expected


def test_a_small_day_starts_no_process() -> None:
    """Below the size that is worth it everything happens here, whatever was asked."""
    instance = day_of(5, 3)
    with Workers(instance, 4) as workers:
        assert workers.processes == 1


def test_work_can_be_done_in_a_worker() -> None:
    """What a worker does is what this process does."""
    instance = day_of(5, 3)
    workers = Workers(instance, 1)
    module._held.append((workers.day, workers.near.tolist()))
    task = Task((2, 5, 8), ((), (), ()), (0, 1), 5)
    try:
        assert module.work([task], Heat(2, 0.0, 0.0, 2)) == workers.anneal([task], Heat(2, 0.0, 0.0, 2))
    finally:
        module._held.pop()

"""Who works through a sweep; real processes are started in tests/acceptance."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Pipe
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from optimiser.engine.sweep import crew
from optimiser.engine.sweep.agenda import Agenda
from optimiser.engine.sweep.crew import work_through
from optimiser.engine.sweep.work import Finished, PartTask, PointTask, SweepJob
from optimiser.errors import OptimiserError
from tests.unit.engine.sweep.test_agenda import FINE, agenda_of

JOB = SweepJob(Path(), {}, "base", ("buying",), Path(), False)


class _Worker:
    """Finishes everything at once."""

    def __init__(self, job: SweepJob) -> None:
        self.job = job

    def do(self, task: PartTask | PointTask) -> Finished:
        return Finished(FINE if isinstance(task, PointTask) else None, task.key.encode(), 0.0)


class _Pool:
    """A pool whose processes die at some of the tasks, counted over all pools."""

    dies_at: Iterator[bool]

    def __init__(self, *_given: Any, **_named: Any) -> None:
        self.broken = False

    def submit(self, _do: Any, task: PartTask | PointTask) -> Future[Finished]:
        future: Future[Finished] = Future()
        self.broken = self.broken or next(self.dies_at)
        if self.broken:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(_Worker(JOB).do(task))
        return future

    def shutdown(self, **_named: Any) -> None:
        pass


def crew_of(monkeypatch: pytest.MonkeyPatch, *deaths: int) -> tuple[Agenda, list[tuple[int, str]]]:
    """Return an agenda of three points for a crew whose processes die at the tasks of these numbers."""
    monkeypatch.setattr(_Pool, "dies_at", (number in deaths for number in range(1000)), raising=False)
    monkeypatch.setattr(crew, "ProcessPoolExecutor", _Pool)
    monkeypatch.setattr(crew, "Worker", _Worker)
    return agenda_of("b1", "b2", "b1")


def test_one_process_does_it_all_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one job every point is finished in its turn, in this process."""
    agenda, told = crew_of(monkeypatch)
    work_through(agenda, JOB, 1)
    assert told == [(1, "optimal"), (2, "optimal"), (3, "optimal")]


def test_a_process_that_dies_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was under way is done again by new processes, each point is told once, and the user hears of it."""
    agenda, told = crew_of(monkeypatch, 0, 3)
    heard: list[str] = []
    work_through(agenda, JOB, 2, heard.append)
    assert sorted(told) == [(1, "optimal"), (2, "optimal"), (3, "optimal")]
    assert agenda.finished
    assert heard == ["A process of the sweep ended early; what it was doing is done again."] * 2


def test_processes_that_die_for_ever_end_the_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is ever finished, the sweep ends and says how to go on."""
    agenda, told = crew_of(monkeypatch, *range(1000))
    with pytest.raises(OptimiserError, match="again and again") as ended:
        work_through(agenda, JOB, 2)
    assert "--jobs 1" in ended.value.remedy
    assert told == []


def test_control_c_ends_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C closes the pipe that processes end by before they are waited for, and goes on to the user."""
    agenda, told = crew_of(monkeypatch)
    steps: list[str] = []
    receiving, giving = Pipe(duplex=False)

    def close() -> None:
        steps.append("closed")
        receiving.close()

    class _Context:
        def Pipe(self, duplex: bool) -> Any:  # noqa: N802 - as multiprocessing calls it
            assert not duplex
            return receiving, SimpleNamespace(close=close)

    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(crew, "get_context", lambda _: _Context())
    monkeypatch.setattr(_Pool, "shutdown", lambda *_, **named: steps.append(f"shut down {sorted(named)}"))
    monkeypatch.setattr(crew, "wait", interrupted)
    with giving, pytest.raises(KeyboardInterrupt):
        work_through(agenda, JOB, 2)
    assert steps == ["closed", "shut down ['cancel_futures', 'wait']"]
    assert told == []


def test_another_process_ends_with_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker process knows its job, and ends once the other end of its pipe is closed."""
    ended: list[int] = []
    threads: list[Any] = []

    class _Thread:
        def __init__(self, target: Any, args: Any, daemon: bool) -> None:
            threads.append((target, args, daemon))

        def start(self) -> None:
            pass

    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(threading, "Thread", _Thread)
    monkeypatch.setattr(crew, "_workers", [])
    monkeypatch.setattr(crew, "Worker", _Worker)
    monkeypatch.setattr(os, "_exit", ended.append)
    kept, given = Pipe(duplex=False)
    with kept:
        crew.begin_work(kept, JOB)
        assert crew.do_task(PartTask("b1", "buying", None)).part == b"b1"  # type: ignore[arg-type]
        given.close()
        ((target, args, daemon),) = threads
        target(*args)
    assert (ended, daemon) == ([1], True)

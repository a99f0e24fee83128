"""Lanes run here or in processes side by side; what comes back does not depend on how many there are.

Processes are started afresh (spawned) and keep the day. They leave Ctrl-C to the process that started them, and end
when that one does.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType

from models.transport.instance import TransportInstance
from optimiser.solve.goods.lane import LaneFound, LaneTask, run_lane
from optimiser.solve.goods.problem import GoodsProblem, problem_of

_held: list[GoodsProblem] = []
"""In another process, the day."""


class Lanes:
    """Whoever runs lanes: this process, or several.

    Parameters
    ----------
    instance
        The day.
    jobs
        How many processes.
    """

    def __init__(self, instance: TransportInstance, jobs: int) -> None:
        self.problem = problem_of(instance)
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._ends: tuple[Connection, Connection] | None = None

    def __enter__(self) -> Lanes:
        """Start the other processes: one fewer than asked, as this one works too."""
        if self._jobs > 1:
            context = get_context("spawn")
            self._ends = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self._jobs - 1,
                mp_context=context,
                initializer=begin_lanes,
                initargs=(self._ends[0], self.problem.instance),
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the processes, at once where anybody is still at work."""
        if self._ends is not None and error is not None:
            self._ends[1].close()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        for end in self._ends or ():
            end.close()

    def run(self, tasks: Sequence[LaneTask]) -> list[LaneFound]:
        """Run lanes; what becomes of each comes back in their order.

        Parameters
        ----------
        tasks
            What to do; where time limits them, all of them together take the time of the longest.
        """
        if self._pool is not None:
            try:
                futures = [self._pool.submit(work_lane, replace(task, begun=time.time())) for task in tasks[1:]]
                first = run_lane(self.problem, replace(tasks[0], begun=time.time()))
                return [first, *(future.result() for future in futures)]
            except BrokenProcessPool:
                # Where processes cannot be started, as from an interactive session, this one does it all.
                self._pool = None
        found = []
        for task in tasks:
            share = None if task.seconds is None else task.seconds / len(tasks)
            found.append(run_lane(self.problem, replace(task, seconds=share, begun=time.time())))
        return found


def begin_lanes(end: Connection, instance: TransportInstance) -> None:
    """Begin another process: Ctrl-C is for the process that started it, and it ends when that one does.

    Parameters
    ----------
    end
        Is closed at the other end when the work is over.
    instance
        The day.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()
    _held.append(problem_of(instance))


def _end_with(end: Connection) -> None:
    with suppress(EOFError, OSError):
        end.recv()
    os._exit(1)


def work_lane(task: LaneTask) -> LaneFound:
    """Run a lane in another process.

    Parameters
    ----------
    task
        What to do.
    """
    return run_lane(_held[-1], task)

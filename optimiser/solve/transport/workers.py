"""Neighbourhoods annealed here or in processes side by side; what comes back does not depend on how many there are.

Processes are started afresh (spawned) and keep the day; they take tasks and give back what became of them. They leave
Ctrl-C to the process that started them, and end when that one does.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType

from models.transport.instance import TransportInstance
from optimiser.solve.transport.anneal import anneal
from optimiser.solve.transport.arrays import DayArrays, day_arrays
from optimiser.solve.transport.neighbourhoods import nearest_requests
from optimiser.solve.transport.task import Found, Heat, Task

WORTH_A_WORKER = 60
"""From how many requests on a day is worth a second process, which takes about a second to start [requests]."""

_held: list[tuple[DayArrays, list[list[int]]]] = []
"""In a worker, the day and the nearest others of each request."""


class Workers:
    """Whoever anneals: this process, or several.

    Parameters
    ----------
    instance
        The day.
    jobs
        How many processes.
    """

    def __init__(self, instance: TransportInstance, jobs: int) -> None:
        self.day = day_arrays(instance)
        self.near = nearest_requests(self.day)
        self._lists: list[list[int]] = self.near.tolist()
        self._instance = instance
        self._jobs = jobs if instance.size >= WORTH_A_WORKER else 1
        self._pool: ProcessPoolExecutor | None = None
        self._ends: tuple[Connection, Connection] | None = None

    @property
    def processes(self) -> int:
        """How many processes work, this one in."""
        return self._jobs

    def __enter__(self) -> Workers:
        """Start the other processes: one fewer than asked, as this one works too."""
        if self._jobs > 1:
            context = get_context("spawn")
            self._ends = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self._jobs - 1, mp_context=context, initializer=begin_work, initargs=(self._ends[0], self._instance)
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

    def anneal(self, tasks: Sequence[Task], heat: Heat) -> list[Found]:
        """Improve tasks; what becomes of each comes back in their order.

        Parameters
        ----------
        tasks
            What to improve; no request of one plan is in two of them.
        heat
            How long and how wildly.
        """
        if self._pool is None or len(tasks) < 2 * self._jobs:
            return anneal(self.day, self._lists, tasks, heat)
        shares = [list(range(first, len(tasks), self._jobs)) for first in range(self._jobs)]
        try:
            futures = [self._pool.submit(work, [tasks[at] for at in share], heat) for share in shares[1:]]
            parts = [anneal(self.day, self._lists, [tasks[at] for at in shares[0]], heat)]
            parts += [future.result() for future in futures]
        except BrokenProcessPool:
            # Where processes cannot be started, as from an interactive session, this one does it all.
            self._pool = None
            return anneal(self.day, self._lists, tasks, heat)
        found = dict(
            zip((at for share in shares for at in share), (one for part in parts for one in part), strict=True)
        )
        return [found[at] for at in range(len(tasks))]


def begin_work(end: Connection, instance: TransportInstance) -> None:
    """Begin a worker: Ctrl-C is for the process that started it, and it ends when that one does.

    Parameters
    ----------
    end
        Is closed at the other end when the work is over.
    instance
        The day.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()
    day = day_arrays(instance)
    _held.append((day, nearest_requests(day).tolist()))


def _end_with(end: Connection) -> None:
    with suppress(EOFError, OSError):
        end.recv()
    os._exit(1)


def work(tasks: Sequence[Task], heat: Heat) -> list[Found]:
    """Improve tasks in a worker.

    Parameters
    ----------
    tasks, heat
        As in :func:`optimiser.solve.transport.anneal.anneal`.
    """
    day, near = _held[-1]
    return anneal(day, near, tasks, heat)

"""Who works through a sweep: this process, or several side by side; what comes of it does not depend on how many.

Processes are started afresh (spawned), leave Ctrl-C to the process that started them, and end when that one does. One
that is killed costs nothing but its own task, which is done again.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from optimiser.engine.sweep.agenda import Agenda
from optimiser.engine.sweep.work import Finished, PartTask, PointTask, SweepJob, Worker
from optimiser.errors import OptimiserError

Progress = Callable[[str], None]
_MOST_BREAKS = 3
"""Times that processes may end one after another without finishing anything."""
_workers: list[Worker] = []
"""In another process, the one worker it is."""


def work_through(agenda: Agenda, job: SweepJob, jobs: int, progress: Progress = lambda _: None) -> None:
    """Do everything that is to be done.

    Parameters
    ----------
    agenda
        What there is to do; told of everything that is finished.
    job
        What every worker needs to know.
    jobs
        How many processes.
    progress
        Told when processes had to be started again.

    Raises
    ------
    OptimiserError
        If processes end again and again before anything is finished.
    """
    if jobs <= 1:
        worker = Worker(job)
        while (task := agenda.next()) is not None:
            agenda.settle(task, worker.do(task))
        return
    breaks = 0
    while not agenda.finished and breaks < _MOST_BREAKS:
        settled = _together(agenda, job, jobs)
        if not agenda.finished:
            progress("A process of the sweep ended early; what it was doing is done again.")
            breaks = 1 if settled else breaks + 1
    if not agenda.finished:
        raise OptimiserError(
            "Processes of the sweep end again and again before they finish anything.",
            "Free some memory and call the same sweep again, with --jobs 1: what is finished is kept.",
        )


def _together(agenda: Agenda, job: SweepJob, jobs: int) -> int:
    """Work with several processes until all is done or one of them dies; return how many tasks were finished."""
    context = get_context("spawn")
    kept, given = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=begin_work, initargs=(kept, job))
    running: dict[Future[Finished], PartTask | PointTask] = {}
    settled = 0
    try:
        while True:
            while len(running) < jobs and (task := agenda.next()) is not None:
                running[pool.submit(do_task, task)] = task
            if not running:
                return settled
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                finished = future.result()
                agenda.settle(running.pop(future), finished)
                settled += 1
    except BrokenProcessPool:
        for task in running.values():
            agenda.give_back(task)
        return settled
    finally:
        given.close()
        pool.shutdown(wait=True, cancel_futures=True)
        kept.close()


def begin_work(end: Connection, job: SweepJob) -> None:
    """Begin another process: Ctrl-C is for the process that started it, and it ends when that one does.

    Parameters
    ----------
    end
        Is closed at the other end when the work is over.
    job
        What every worker needs to know.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()
    _workers.append(Worker(job))


def _end_with(end: Connection) -> None:
    with suppress(EOFError, OSError):
        end.recv()
    os._exit(1)


def do_task(task: PartTask | PointTask) -> Finished:
    """Do a task in another process.

    Parameters
    ----------
    task
        What to do.
    """
    return _workers[-1].do(task)

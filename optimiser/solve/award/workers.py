"""The parts of an award, solved one after the other or, where several are large, in processes of their own.

HiGHS runs one solve at a time in a process, so parts that run side by side need processes. These are started afresh
(spawned), take a part and its limits, and give back what :func:`optimiser.solve.award.part.solve_part` found. They
leave Ctrl-C to the process that started them, and end when that process ends or gives up, whatever they are doing.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.queues import SimpleQueue
from types import TracebackType

from models.procurement.award.instance import AwardInstance
from optimiser.solve.award.part import Found, solve_part
from optimiser.solve.award.tally import Tally
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Progress, Status

WORTH_A_WORKER = 200
"""From how many offers and bundles on a part is worth a process, which takes about a second to start [offers]."""
_LEAST_SECONDS = 10.0
"""With less time than this left, starting processes would take too much of it [s]."""
_HEARTBEAT_S = 0.2

_told: list[SimpleQueue[tuple[int, Progress]]] = []
"""In a worker, where accounts of its parts go."""


def size_of(part: AwardInstance) -> int:
    """Return the size by which parts share time and are worth a process.

    Parameters
    ----------
    part
        A component of an award.
    """
    return len(part.offers) + len(part.bundles) + 1


def solve_parts(parts: Sequence[AwardInstance], limits: Limits, clock: Clock, tally: Tally) -> dict[int, Found]:
    """Solve the parts of an award, by their places; nothing more is solved after one that has no award.

    Small parts go first, then the large ones: side by side in as many processes as there are threads, where there are
    several of both, each with one thread. What is found is what one thread finds, but for limits of time.

    Parameters
    ----------
    parts
        The components, each to be solved apart.
    limits
        When to stop, all together. A log is written beside itself for each part that has a process.
    clock
        Of the whole solve.
    tally
        Is told how far each part has come.
    """
    sizes = [size_of(part) for part in parts]
    large = [at for at, size in enumerate(sizes) if size > WORTH_A_WORKER]
    small = [at for at, size in enumerate(sizes) if size <= WORTH_A_WORKER]
    if limits.threads == 1 or len(large) <= 1 or clock.left < _LEAST_SECONDS:
        return dict(_one_by_one(parts, [*small, *large], limits, clock, tally))
    alone = replace(limits, threads=1)
    found = dict(_one_by_one(parts, small, alone, clock, tally, after=sum(sizes[at] for at in large)))
    if any(map(is_hopeless, found.values())):
        return found
    try:
        return found | _side_by_side(parts, large, alone, min(limits.threads, len(large)), clock, tally)
    except BrokenProcessPool:
        # Where processes cannot be started, as from an interactive session, this one does it all.
        return found | dict(_one_by_one(parts, large, alone, clock, tally))


def is_hopeless(found: Found) -> bool:
    """Whether a part has no award, so that the whole has none.

    Parameters
    ----------
    found
        What was found for the part.
    """
    return found[0].status in {Status.INFEASIBLE, Status.UNBOUNDED}


def _one_by_one(
    parts: Sequence[AwardInstance], order: list[int], limits: Limits, clock: Clock, tally: Tally, after: int = 0
) -> Iterator[tuple[int, Found]]:
    """Solve parts here; each may take its share by size of the time left, with the size of what comes after them."""
    waiting = after + sum(size_of(parts[at]) for at in order)
    for at in order:
        seconds = None if limits.seconds is None else clock.left * size_of(parts[at]) / waiting
        waiting -= size_of(parts[at])
        found = solve_part(parts[at], replace(limits, seconds=seconds), tally.listener_of(at))
        tally.done(at, found[0])
        yield at, found
        if is_hopeless(found):
            return


def _side_by_side(
    parts: Sequence[AwardInstance], order: list[int], limits: Limits, count: int, clock: Clock, tally: Tally
) -> dict[int, Found]:
    """Solve parts in processes, the largest first; each may take its share by size of the time of all processes.

    Whoever comes last then still has what it would have had alone.
    """
    whole = sum(size_of(parts[at]) for at in order)
    deadline = None if limits.seconds is None else time.time() + clock.left
    found: dict[int, Found] = {}
    with _Workers(count) as workers:
        for at in sorted(order, key=lambda at: (-size_of(parts[at]), at)):
            share = min(1.0, count * size_of(parts[at]) / whole)
            seconds = None if limits.seconds is None else clock.left * share
            log = limits.log_path and limits.log_path.with_suffix(f".{at}{limits.log_path.suffix}")
            own = replace(limits, seconds=seconds, log_path=log)
            workers.submit(at, parts[at], own, deadline, listens=tally.listens)
        for at in order:
            found[at] = workers.result(at, tally)
            tally.done(at, found[at][0])
            if is_hopeless(found[at]):
                break
    return found


class _Workers:
    """Processes that solve parts, ended together."""

    def __init__(self, count: int) -> None:
        context = get_context("spawn")
        self._told: SimpleQueue[tuple[int, Progress]] = context.SimpleQueue()
        # Nobody writes into the pipe: the workers read from it to learn that this end was closed.
        self._theirs, self._ours = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            count, mp_context=context, initializer=begin_work, initargs=(self._theirs, self._told)
        )
        self._futures: dict[int, Future[Found]] = {}

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the processes: at once where anybody is still at work."""
        if not all(future.done() for future in self._futures.values()):
            self._ours.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._ours.close()
        self._theirs.close()
        self._told.close()

    def submit(self, at: int, part: AwardInstance, limits: Limits, deadline: float | None, *, listens: bool) -> None:
        self._futures[at] = self._pool.submit(work, at, part, limits, deadline, listens=listens)

    def result(self, at: int, tally: Tally) -> Found:
        """Return what was found for a part, and pass on what is told while waiting for it."""
        while not self._futures[at].done():
            wait([self._futures[at]], timeout=_HEARTBEAT_S)
            while not self._told.empty():
                tally.told(*self._told.get())
        return self._futures[at].result()


def begin_work(theirs: Connection, told: SimpleQueue[tuple[int, Progress]]) -> None:
    """Begin a worker: Ctrl-C is for the process that started it, and it ends when that one does.

    Parameters
    ----------
    theirs
        Is closed at the other end when the work is over.
    told
        Where to tell how far a part has come.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _told.append(told)
    threading.Thread(target=_end_with, args=(theirs,), daemon=True).start()


def _end_with(theirs: Connection) -> None:
    with suppress(EOFError, OSError):
        theirs.recv()
    os._exit(1)


def work(at: int, part: AwardInstance, limits: Limits, deadline: float | None, *, listens: bool) -> Found:
    """Solve a part in a worker.

    Parameters
    ----------
    at
        The place of the part.
    part
        A component of an award.
    limits
        When to stop.
    deadline
        When time is over for all [s since the epoch]; ``None`` for never.
    listens
        Whether anybody wants to be told how far it has come.
    """
    seconds = limits.seconds if deadline is None else min(limits.seconds or 0.0, max(0.0, deadline - time.time()))
    listener = (lambda progress: _told[-1].put((at, progress))) if listens else None
    return solve_part(part, replace(limits, seconds=seconds), listener)

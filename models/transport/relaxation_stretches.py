"""Stretches of routes between moments at which little is on board: every route is a chain of them."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from models.transport.relaxation_day import Booleans, Integers, RelaxedDay
from models.transport.relaxation_joining import joined, merged
from models.transport.relaxation_partial import Partial, started, taken_further


@dataclass(frozen=True)
class Stretches:
    """Pieces of routes from one node to another.

    Nodes are numbered: the pickup of each request by an empty vehicle, then the moments with somebody on board at
    which stretches are cut, then the delivery of each request that leaves the vehicle empty.

    Parameters
    ----------
    start, end
        Nodes.
    latest
        Latest beginning of service at the start [ticks].
    arrival
        Earliest beginning of service at the end [ticks].
    duration
        Least time from the one to the other [ticks].
    distance
        Way [units of distance].
    fits
        Classes of vehicles that hold it, as bits.
    requests
        Requests whose price is earned on it, a row a stretch, -1 beyond them.
    node_first, node_last
        When service may begin at each node [ticks].
    """

    start: Integers
    end: Integers
    latest: Integers
    arrival: Integers
    duration: Integers
    distance: Integers
    fits: Integers
    requests: Integers
    node_first: Integers
    node_last: Integers


def stretches(
    day: RelaxedDay, cut_after: int, remembered: tuple[int, int], most: int, seconds: float
) -> Stretches | None:
    """Return every stretch, or ``None`` where they are more than asked.

    Within a stretch times are exact: all of windows, drives, services and times on board. Two stretches over the same
    requests with the same ends are one, with the best of each.

    Parameters
    ----------
    day
        The arrays.
    cut_after
        A stretch ends, at the latest, with so many pickups after its start.
    remembered
        Of those on board who ride to the busier of their two places, or from it, so many with the same such place are
        followed from pickup to delivery, and so many with any. Of others on board only the stop at the less busy place
        is made. So no route is left out, and with enough of them every stop is made.
    most
        Most states to look at.
    seconds
        Longest time to take [s].
    """
    size = day.size
    usable = (day.first <= day.last).reshape(2, size).all(axis=0) & day.may.any(axis=0)
    partial = started(day, np.flatnonzero(usable))
    share = _sharing(day, taken_further(day, partial, day.together, (size, size)))
    cuts: dict[tuple[int, ...], int] = {}
    done: list[tuple[Integers, ...]] = []
    looked, end = 0, time.perf_counter() + seconds
    while len(partial.start):
        fresh: list[tuple[int, ...]] = []
        while len(partial.start):
            looked += len(partial.start)
            if looked > most or time.perf_counter() > end:
                return None
            longer = taken_further(day, partial, share, remembered)
            if longer is None:
                break
            partial = merged(longer)
            empty: Booleans = np.asarray((partial.board < 0).all(axis=1))
            cut = ~empty & (partial.added >= cut_after) & partial.picked
            if empty.any():
                done.append(_finished(partial.where(empty), partial.stop[empty] - size, size, final=True))
            if cut.any():
                chosen = partial.where(cut)
                keys = [(int(stop), *map(int, board)) for stop, board in zip(chosen.stop, chosen.board, strict=True)]
                keys = [tuple(number for number in key if number >= 0) for key in keys]
                for key in keys:
                    if key not in cuts:
                        cuts[key] = len(cuts)
                        fresh.append(key)
                done.append(_finished(chosen, np.array([cuts[key] for key in keys], dtype=np.int64), size, final=False))
            partial = partial.where(~empty & ~cut)
        partial = joined(day, fresh, [cuts[key] for key in fresh])
    return _collected(day, done, list(cuts))


def _sharing(day: RelaxedDay, pairs: Partial | None) -> Booleans:
    """Return which two requests can be on board together, from the states after two stops."""
    share = np.zeros((day.size, day.size), dtype=bool)
    if pairs is not None and pairs.board.shape[1] > 1:
        two = (pairs.board[:, :2] >= 0).all(axis=1)
        share[pairs.board[two, 0], pairs.board[two, 1]] = True
    return (share | share.T) & day.together


def _finished(partial: Partial, end: Integers, size: int, final: bool) -> tuple[Integers, ...]:
    """Return the columns of finished stretches; a final end is counted from the back until all cuts are known."""
    between = partial.between
    return (
        partial.start,
        -1 - end if final else end + size,
        between[:, 1, 0],
        -between[:, 0, 2],
        -between[:, 1, 2],
        partial.distance,
        partial.fits,
        partial.earned,
    )


def _collected(day: RelaxedDay, done: list[tuple[Integers, ...]], cuts: list[tuple[int, ...]]) -> Stretches:
    size, nodes = day.size, 2 * day.size + len(cuts)
    width = max((part[7].shape[1] for part in done), default=1)
    earned = [np.pad(part[7], ((0, 0), (0, width - part[7].shape[1])), constant_values=-1) for part in done]
    none = np.zeros(0, dtype=np.int64)
    columns = [np.concatenate([none, *(part[number] for part in done)]) for number in range(7)]
    end = np.where(columns[1] < 0, nodes - size - 1 - columns[1], columns[1])
    at = np.array([*range(size), *(key[0] for key in cuts), *range(size, 2 * size)], dtype=np.int64)
    order = np.argsort(columns[0], kind="stable")
    return Stretches(
        columns[0][order],
        end[order],
        columns[2][order],
        columns[3][order],
        columns[4][order],
        columns[5][order],
        columns[6][order],
        np.concatenate([np.zeros((0, width), dtype=np.int64), *earned])[order],
        day.first[at],
        day.last[at],
    )

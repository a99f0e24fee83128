"""Times of many routes at once: exactly what :func:`models.transport.timetable.timetable` says of each.

Column 0 of a row is the departure, then come the stops, and every column after the last stop is the return. On a chain
of stops the least times are a running maximum: time minus the driving before it can only grow. Limits on the time on
board move a beginning later, which is repeated until nothing moves.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np

from optimiser.solve.transport.arrays import NEVER, DayArrays, Flags, Whole
from optimiser.solve.transport.chains import Chains, Spans

_MOST_BREAKS = 3
"""Breaks of one vehicle; the search leaves routes aside that need more."""
_PASSES = 60
"""Passes after which times that still move are given up, as a route that cannot be driven."""


def earliest(chains: Chains, spans: Spans) -> tuple[Whole, Flags]:
    """Return the least times of each row, and which rows have any.

    Parameters
    ----------
    chains, spans
        The routes and their limits.
    """
    base, high, most = chains.base, chains.high, spans.most
    shifted = chains.low - base
    base_later = base.reshape(-1)[spans.later_at] - most
    base_earlier = base.reshape(-1)[spans.earlier_at]
    fine = chains.sound.copy()
    for _ in range(_PASSES):
        grown = np.maximum.accumulate(shifted, axis=1)
        late = (grown > high - base).any(axis=1)
        flat = grown.reshape(-1)
        least = flat[spans.later_at] + base_later - base_earlier
        behind = least > flat[spans.earlier_at]
        if late.any():
            fine &= ~late
            behind &= fine[:, None]
        moved = np.flatnonzero(behind)
        if not len(moved):
            return grown + base, fine
        np.maximum.at(shifted.reshape(-1), spans.earlier_at.reshape(-1)[moved], least.reshape(-1)[moved])
    fine &= ~behind.any(axis=1)
    return grown + base, fine


def latest(chains: Chains, spans: Spans, back: Whole | None = None) -> Whole:
    """Return the greatest times of each row; of rows that have times at all.

    Parameters
    ----------
    chains, spans
        The routes and their limits.
    back
        When each row must be back; ``None`` for the end of the shift.
    """
    base = chains.base
    shifted = chains.high - base
    if back is not None:
        # Every column after the last stop is the return, so the last column speaks for all.
        shifted[:, -1] = np.minimum(shifted[:, -1], back - base[:, -1])
    base_earlier = base.reshape(-1)[spans.earlier_at] + spans.most
    base_later = base.reshape(-1)[spans.later_at]
    for _ in range(_PASSES):
        shrunk = np.minimum.accumulate(shifted[:, ::-1], axis=1)[:, ::-1]
        flat = shrunk.ravel()
        most = flat[spans.earlier_at] + base_earlier - base_later
        moved = np.flatnonzero(most < flat[spans.later_at])
        if not len(moved):
            break
        np.minimum.at(shifted.reshape(-1), spans.later_at.reshape(-1)[moved], most.reshape(-1)[moved])
    return shrunk + base


def durations(day: DayArrays, chains: Chains, spans: Spans, times: Whole, fine: Flags) -> Whole:
    """Return the shortest duration of each row, breaks in; :data:`NEVER` for a row that cannot be driven.

    With as few breaks as will do: more of them, better placed, may now and then be shorter, which
    :func:`models.transport.timetable.timetable` finds.

    Parameters
    ----------
    day
        The day.
    chains, spans
        The routes and their limits.
    times, fine
        What :func:`earliest` gave.
    """
    duration = np.where(fine, times[:, -1] - latest(chains, spans, times[:, -1])[:, 0], NEVER)
    due = np.flatnonzero(fine & (duration > day.break_after[chains.kind]))
    duration[due] = NEVER
    for breaks in range(1, _MOST_BREAKS + 1):
        if due.size:
            duration[due] = _with_breaks(day, chains, spans, due, breaks)
            due = due[duration[due] >= NEVER]
    return duration


def _with_breaks(day: DayArrays, chains: Chains, spans: Spans, due: Whole, breaks: int) -> Whole:
    """Return the shortest durations of some rows with so many breaks, each choice of moments with an empty vehicle."""
    best = np.full(len(due), NEVER)
    at, gaps = _moments(day, chains, due, breaks)
    if not len(at):
        return best
    rows, every = due[at], np.arange(len(at))
    kind, part = chains.kind[rows], spans.part(rows)
    longer, service = chains.gap[rows].copy(), chains.service[rows]
    drives = longer[every[:, None], gaps] - service[every[:, None], gaps]
    longer[every[:, None], gaps] += day.break_length[kind][:, None]
    base = np.zeros_like(longer)
    np.cumsum(longer[:, :-1], axis=1, out=base[:, 1:])
    taken = replace(chains.part(rows), gap=longer, base=base)
    # A break is taken right before the drive to the next stop: work before it ends with the stop before, work after it
    # begins with the drive.
    nothing = np.zeros((len(at), 1), dtype=np.int64)
    begins, done = np.hstack([nothing, gaps + 1]), np.hstack([nothing, drives])
    ends = np.hstack([gaps, np.full((len(at), 1), spans.width - 1)])
    served = np.hstack([service[every[:, None], gaps], nothing])
    work = day.break_after[kind][:, None] - done - served
    more = Spans(
        np.hstack([part.earlier, begins]), np.hstack([part.later, ends]), np.hstack([part.most, work]), spans.width
    )
    times, fine = earliest(taken, more)
    found = np.where(fine, times[:, -1] - latest(taken, more, times[:, -1])[:, 0], NEVER)
    np.minimum.at(best, at, found)
    return best


def _moments(day: DayArrays, chains: Chains, due: Whole, breaks: int) -> tuple[Whole, Whole]:
    """Return the choices of so many gaps with an empty vehicle: the place in ``due``, and the gaps."""
    stops = chains.stops[due]
    step = np.where(stops >= 0, np.where(stops < day.size, 1, -1), 0)
    columns = np.arange(stops.shape[1])[None, :]
    empty = (np.cumsum(step, axis=1) == 0) & (columns >= 1) & (columns <= chains.count[due][:, None])
    at, gap = np.nonzero(empty)
    if breaks == 1:
        return at, gap[:, None]
    first = np.searchsorted(at, np.arange(len(due) + 1))
    chosen = [
        (row, several)
        for row in range(len(due))
        for several in combinations(gap[first[row] : first[row + 1]].tolist(), breaks)
    ]
    rows = np.array([row for row, _ in chosen], dtype=np.int64)
    return rows, np.array([several for _, several in chosen], dtype=np.int64).reshape(-1, breaks)

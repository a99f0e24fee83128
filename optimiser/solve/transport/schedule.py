"""Times of many routes at once: exactly what :func:`models.transport.timetable.timetable` says of each.

Column 0 of a row is the departure, then come the stops, and every column after the last stop is the return. On a chain
of stops the least times are a running maximum: time minus the driving before it can only grow. Limits on the time on
board move a beginning later, which is repeated until nothing moves.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import combinations

import numpy as np

from optimiser.solve.transport.arrays import NEVER, DayArrays, Flags, Whole

_MOST_BREAKS = 3
"""Breaks of one vehicle; the search leaves routes aside that need more."""
_PASSES = 60
"""Passes after which times that still move are given up, as a route that cannot be driven."""


@dataclass(frozen=True, eq=False)
class Chains:
    """Routes laid out in rows.

    Parameters
    ----------
    stops
        Stop in each column; -1 in those of the depot.
    count
        Number of stops of each row.
    kind
        Kind of vehicle of each row.
    site, service
        Of each column.
    gap
        Least time from the beginning of each column to that of the next; 0 after the return.
    base
        Sum of the gaps before each column.
    low, high
        Windows of each column.
    sound
        Whether each row keeps the rules on changeovers.
    """

    stops: Whole
    count: Whole
    kind: Whole
    site: Whole
    service: Whole
    gap: Whole
    base: Whole
    low: Whole
    high: Whole
    sound: Flags

    def part(self, rows: Whole) -> Chains:
        """Return some of the routes.

        Parameters
        ----------
        rows
            Which.
        """
        return Chains(*(getattr(self, each.name)[rows] for each in fields(self)))


@dataclass(frozen=True, eq=False)
class Spans:
    """Longest times between two columns of a row.

    Parameters
    ----------
    earlier, later
        The columns; both 0 where a row has fewer spans.
    most
        Longest time between them; :data:`NEVER` for none.
    width
        Columns of a row.
    """

    earlier: Whole
    later: Whole
    most: Whole
    width: int

    @cached_property
    def earlier_at(self) -> Whole:
        """Places of the earlier columns in rows laid end to end."""
        return self.earlier + self.width * np.arange(len(self.earlier))[:, None]

    @cached_property
    def later_at(self) -> Whole:
        """Places of the later columns in rows laid end to end."""
        return self.later + self.width * np.arange(len(self.later))[:, None]

    def part(self, rows: Whole) -> Spans:
        """Return the spans of some rows.

        Parameters
        ----------
        rows
            Which.
        """
        return Spans(self.earlier[rows], self.later[rows], self.most[rows], self.width)


def chains_of(day: DayArrays, stops: Whole, count: Whole, kind: Whole) -> Chains:
    """Return routes laid out with everything that is known without their times.

    Parameters
    ----------
    day
        The day.
    stops, count, kind
        As in :class:`Chains`.
    """
    inside = stops >= 0
    safe = np.where(inside, stops, 0)
    site = np.where(inside, day.site[safe], day.depot[kind][:, None])
    service = np.where(inside, day.service[safe], 0)
    low = np.where(inside, day.low[safe], day.first[kind][:, None])
    high = np.where(inside, day.high[safe], day.last[kind][:, None])
    gap = np.zeros_like(stops)
    gap[:, :-1] = service[:, :-1] + day.hop[site[:, :-1] * day.sites + site[:, 1:]]
    columns = np.arange(stops.shape[1])
    gap[columns[None, :] > count[:, None]] = 0
    sound = np.ones(len(stops), dtype=bool)
    if day.needs_changeover.any():
        sound = _add_changeovers(day, stops, gap)
    base = np.zeros_like(stops)
    np.cumsum(gap[:, :-1], axis=1, out=base[:, 1:])
    return Chains(stops, count, kind, site, service, gap, base, low, high, sound)


def _add_changeovers(day: DayArrays, stops: Whole, gap: Whole) -> Flags:
    """Add changeovers to the gaps they are due in; return which rows owe none while anything is on board."""
    sound = np.ones(len(stops), dtype=bool)
    since = np.zeros(len(stops), dtype=np.int64)
    on_board = np.zeros(len(stops), dtype=np.int64)
    for column in range(1, stops.shape[1]):
        stop = stops[:, column]
        loads = (stop >= 0) & (stop < day.size)
        request = np.where(loads, stop, 0)
        due = loads & ((since & day.needs_changeover[request]) != 0)
        sound &= ~(due & (on_board > 0))
        gap[due, column - 1] += day.changeover
        since[due] = 0
        since[loads] |= day.classes[request[loads]]
        on_board += np.where(loads, 1, np.where(stop >= 0, -1, 0))
    return sound


def spans_of(day: DayArrays, chains: Chains) -> Spans:
    """Return the limits on time on board and on the whole duration of each row.

    Parameters
    ----------
    day
        The day.
    chains
        The routes.
    """
    stops, size = chains.stops, day.size
    rows, width = stops.shape
    pairs = int(chains.count.max(initial=0)) // 2
    request = np.where(stops >= 0, stops % max(1, size), 2 * size)
    order = np.argsort(request, axis=1, kind="stable")[:, : 2 * pairs]
    there = np.arange(pairs) < (chains.count // 2)[:, None]
    earlier = np.zeros((rows, pairs + 1), dtype=np.int64)
    later = np.zeros((rows, pairs + 1), dtype=np.int64)
    most = np.full((rows, pairs + 1), NEVER)
    later[:, 0], most[:, 0] = width - 1, day.longest[chains.kind]
    up = order[:, 0::2]
    np.multiply(up, there, out=earlier[:, 1:])
    np.multiply(order[:, 1::2], there, out=later[:, 1:])
    known = request.reshape(-1)[up + width * np.arange(rows)[:, None]]
    np.copyto(most[:, 1:], day.limit[np.where(there, known, 0)], where=there)
    return Spans(earlier, later, most, width)


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

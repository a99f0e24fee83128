"""Routes laid out in rows of columns: what is known of them before anybody asks for times."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from optimiser.solve.transport.arrays import NEVER, DayArrays, Flags, Whole


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

"""Routes of many neighbourhoods in the rows of a few arrays, with what an insertion needs to know of each."""

from __future__ import annotations

import numpy as np

from optimiser.solve.transport.arrays import NEVER, DayArrays, Flags, Real, Whole
from optimiser.solve.transport.chains import Chains, Spans, chains_of, spans_of
from optimiser.solve.transport.schedule import durations, earliest, latest

_TIMED = ("stops", "site", "service", "gap", "base", "early", "late", "ready", "after", "aboard", "slack", "left")
_PLAIN = ("count", "duration", "cost", "on_day")


class Rows:
    """Routes in rows; column 0 is the departure, every column after the last stop the return.

    What stands at a column of a gap (``left``, ``aboard``, ``slack``, ``after``) is about the way to the next column.

    Parameters
    ----------
    day
        The day.
    kind
        Kind of vehicle of each row.
    width
        Columns: two more than the longest route may have stops.
    """

    def __init__(self, day: DayArrays, kind: Whole, width: int) -> None:
        rows = len(kind)
        self.day = day
        self.kind = kind
        self.width = width
        self.stops: Whole = np.full((rows, width), -1)
        self.count: Whole = np.zeros(rows, dtype=np.int64)
        self.site, self.service, self.gap, self.base, self.early, self.late, self.ready, self.after = (
            np.zeros((rows, width), dtype=np.int64) for _ in range(8)
        )
        self.aboard: Whole = np.zeros((rows, width), dtype=np.int64)
        self.slack: Whole = np.zeros((rows, width), dtype=np.int64)
        self.left: Whole = np.zeros((rows, width, *day.rooms.capacity.shape[1:]), dtype=np.int64)
        self.on_day: Whole = np.zeros(rows, dtype=np.int64)
        self.duration: Whole = np.zeros(rows, dtype=np.int64)
        self.cost: Real = np.zeros(rows)

    def copy_from(self, other: Rows, rows: Whole) -> None:
        """Take some rows over from an equal layout.

        Parameters
        ----------
        other
            The layout to copy from.
        rows
            Which rows.
        """
        for name in (*_TIMED, *_PLAIN):
            getattr(self, name)[rows] = getattr(other, name)[rows]

    def set_stops(self, row: int, stops: list[int]) -> None:
        """Write the stops of a row; :meth:`refresh` makes the rest of it right.

        Parameters
        ----------
        row
            Which.
        stops
            In order.
        """
        self.stops[row] = -1
        self.stops[row, 1 : len(stops) + 1] = stops
        self.count[row] = len(stops)

    def stops_of(self, row: int) -> list[int]:
        """Return the stops of a row.

        Parameters
        ----------
        row
            Which.
        """
        found: list[int] = self.stops[row, 1 : self.count[row] + 1].tolist()
        return found

    def refresh(self, rows: Whole) -> Flags:
        """Work out everything that follows from the stops of some rows; return which of them can be driven.

        Parameters
        ----------
        rows
            Which.
        """
        day = self.day
        chains = chains_of(day, self.stops[rows], self.count[rows], self.kind[rows])
        spans = spans_of(day, chains)
        early, fine = earliest(chains, spans)
        duration = durations(day, chains, spans, early, fine)
        self.take(rows, chains, spans, early, duration)
        return fine & (duration < NEVER)

    def take(self, rows: Whole, chains: Chains, spans: Spans, early: Whole, duration: Whole) -> None:
        """Take over routes that are timed already.

        Parameters
        ----------
        rows
            Which rows.
        chains, spans, early, duration
            Of each of them.
        """
        day = self.day
        late = latest(chains, spans)
        self.stops[rows], self.count[rows], self.duration[rows] = chains.stops, chains.count, duration
        self.site[rows], self.service[rows], self.gap[rows] = chains.site, chains.service, chains.gap
        self.base[rows], self.early[rows], self.late[rows] = chains.base, early, late
        self.ready[rows] = early + chains.service
        after = np.full_like(late, -NEVER)
        after[:, :-1] = late[:, 1:]
        self.after[rows] = after
        self.cost[rows] = costs(day, chains, duration)
        self._refresh_gaps(rows, chains, spans)

    def _refresh_gaps(self, rows: Whole, chains: Chains, spans: Spans) -> None:
        """Work out what is on board in each gap, and by how much it may be longer."""
        day = self.day
        stops = chains.stops
        request = np.where(stops >= 0, stops % day.size, 0)
        sign = np.where(stops >= 0, np.where(stops < day.size, 1, -1), 0)
        load = day.rooms.load[request] * sign[:, :, None]
        self.left[rows] = day.rooms.left(chains.kind, np.cumsum(load, axis=1))
        earlier, later = spans.earlier[:, 1:], spans.later[:, 1:]
        columns = np.arange(self.width)
        rides = (columns >= earlier[:, :, None]) & (columns < later[:, :, None])
        base = chains.base.reshape(-1)
        spare = spans.most[:, 1:] - base[spans.later_at[:, 1:]] + base[spans.earlier_at[:, 1:]]
        self.slack[rows] = np.where(rides, spare[:, :, None], NEVER).min(axis=1, initial=NEVER)
        if day.mixed:
            classes = np.where(later > 0, day.classes[np.take_along_axis(request, earlier, axis=1)], 0)
            self.aboard[rows] = np.bitwise_or.reduce(np.where(rides, classes[:, :, None], 0), axis=1)
            self.on_day[rows] = np.bitwise_or.reduce(classes, axis=1)


def costs(day: DayArrays, chains: Chains, duration: Whole) -> Real:
    """Return what routes cost, 0 without a stop [cost units].

    Parameters
    ----------
    day
        The day.
    chains
        The routes.
    duration
        Of each.
    """
    kind = chains.kind
    ways = day.way[chains.site[:, :-1] * day.sites + chains.site[:, 1:]]
    ways[np.arange(ways.shape[1])[None, :] > chains.count[:, None]] = 0
    distance = ways.sum(axis=1)
    cost = day.fixed[kind] + day.per_tick[kind] * duration + day.per_distance[kind] * distance
    cost += day.per_request[kind] * (chains.count // 2)
    return np.where(chains.count > 0, cost, 0.0)

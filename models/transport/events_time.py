"""What time allows on the way: least times between stops, tight windows, and whether an order of stops can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from models.transport.instance import NO_ROAD, Matrix, TransportInstance
from models.transport.timetable import pause_between

FAR = 1 << 60
"""Stands for a way that is not there [ticks]; two of them still add up to a whole number of 64 bits."""


class StopTimes:
    """Times between the stops of a day, and the windows that are left of them.

    Parameters
    ----------
    instance
        The day.

    Attributes
    ----------
    leg
        Least time from the beginning of one stop to that of the very next one, service, drive and changeover in
        [ticks]; :data:`FAR` where no road leads.
    least
        The same with anything in between. Never above ``leg``: where a way over other places is quicker than the
        matrix's own, it is the quicker.
    first, last
        When service at each stop may begin, given the shifts and the other stop of its request [ticks]; the last is
        before the first where the request cannot be served.
    on_board
        Longest time from the beginning of a request's pickup to that of its delivery [ticks].
    """

    def __init__(self, instance: TransportInstance) -> None:
        self.instance = instance
        place = np.array(instance.place, dtype=np.int64)
        service = np.array(instance.service, dtype=np.int64)
        travel = np.where(instance.travel == NO_ROAD, FAR, instance.travel)
        drive = travel[np.ix_(place, place)] + service[:, None]
        pauses = np.array(
            [[pause_between(instance, one, other) for other in range(len(place))] for one in range(len(place))]
        ).reshape(len(place), len(place))
        self.leg: list[list[int]] = np.minimum(drive + pauses, FAR).tolist()
        closed = _closed(travel)
        self.least: list[list[int]] = np.minimum(closed[np.ix_(place, place)] + service[:, None], FAR).tolist()
        self.on_board = [
            FAR if one.max_on_board is None else one.pickup_service + one.max_on_board for one in instance.requests
        ]
        self.first = [window[0] for window in instance.window]
        self.last = [window[1] for window in instance.window]
        self._keep_shifts(closed)
        self._keep_pairs()

    def _keep_shifts(self, closed: Matrix) -> None:
        """Begin no pickup before a vehicle can be there, and no delivery that no vehicle comes back from in time."""
        size, service, place = self.instance.size, self.instance.service, self.instance.place
        for stop in range(2 * size):
            request = self.instance.request_of(stop)
            fleet = [one for one in self.instance.vehicles if self.instance.may_carry(one, request)]
            there = [one.shift[0] + int(closed[one.depot, place[stop]]) for one in fleet]
            back = [one.shift[1] - service[stop] - int(closed[place[stop], one.depot]) for one in fleet]
            self.first[stop] = max(self.first[stop], min(there, default=FAR))
            self.last[stop] = min(self.last[stop], max(back, default=-FAR))

    def _keep_pairs(self) -> None:
        """Let the windows of pickup and delivery fit each other."""
        size, first, last = self.instance.size, self.first, self.last
        for stop in range(size):
            other, ride = size + stop, self.on_board[stop]
            drive = self.least[stop][other]
            first[other] = max(first[other], first[stop] + drive)
            last[stop] = min(last[stop], last[other] - drive)
            first[stop] = max(first[stop], first[other] - ride)
            last[other] = min(last[other], last[stop] + ride)

    def is_servable(self, request: int) -> bool:
        """Whether a request could be served by itself, as far as windows tell.

        Parameters
        ----------
        request
            Its number.
        """
        other = request + self.instance.size
        return self.first[request] <= self.last[request] and self.first[other] <= self.last[other]

    def may_follow(self, stop: int, following: int) -> bool:
        """Whether a stop may come right after another, by their windows alone.

        Parameters
        ----------
        stop, following
            Two stops.
        """
        return self.first[stop] + self.leg[stop][following] <= self.last[following]

    def earliest(self, stops: Sequence[int], legs: Sequence[int], start: int = -FAR) -> list[int] | None:
        """Return the earliest beginnings along some stops, or ``None`` where windows or times on board forbid them.

        Parameters
        ----------
        stops
            In order; of a request whose two stops are there the time on board is held.
        legs
            Least time from each stop to the next [ticks].
        start
            When the first may begin at the earliest [ticks].
        """
        last, times = self.last, [self.first[stop] for stop in stops]
        times[0] = max(times[0], start)
        rides = self._rides(stops)
        # A longest path goes through each ride at most once, so that so many passes settle every time.
        for _ in range(len(rides) + 1):
            for place, leg in enumerate(legs):
                times[place + 1] = max(times[place + 1], times[place] + leg)
            settled = True
            for pickup, delivery, ride in rides:
                if times[delivery] - ride > times[pickup]:
                    times[pickup] = times[delivery] - ride
                    settled = False
            if any(time > last[stop] for time, stop in zip(times, stops, strict=True)):
                return None
            if settled:
                return times
        return None

    def latest(self, stops: Sequence[int], legs: Sequence[int]) -> list[int]:
        """Return the latest beginnings along some stops that have a timetable.

        Parameters
        ----------
        stops, legs
            As in :meth:`earliest`.
        """
        times = [self.last[stop] for stop in stops]
        rides = self._rides(stops)
        for _ in range(len(rides) + 1):
            for place in range(len(legs) - 1, -1, -1):
                times[place] = min(times[place], times[place + 1] - legs[place])
            late = [ride for ride in rides if times[ride[1]] > times[ride[0]] + ride[2]]
            for pickup, delivery, ride in late:
                times[delivery] = times[pickup] + ride
            if not late:
                break
        return times

    def _rides(self, stops: Sequence[int]) -> list[tuple[int, int, int]]:
        """Return the positions of each whole request with a limit, and the limit."""
        size, on_board = self.instance.size, self.on_board
        at = {stop: place for place, stop in enumerate(stops)}
        return [
            (place, at[stop + size], on_board[stop])
            for stop, place in at.items()
            if stop < size and on_board[stop] < FAR and stop + size in at
        ]

    def least_legs(self, stops: Sequence[int]) -> list[int]:
        """Return the least times from stop to stop, with anything in between.

        Parameters
        ----------
        stops
            In order.
        """
        return [self.least[one][other] for one, other in pairwise(stops)]

    def own_legs(self, stops: Sequence[int]) -> list[int]:
        """Return the times from each stop to the very next.

        Parameters
        ----------
        stops
            In order.
        """
        return [self.leg[one][other] for one, other in pairwise(stops)]


def _closed(travel: Matrix) -> Matrix:
    """Return the quickest times over any places (Floyd and Warshall)."""
    closed: Matrix = travel.copy()
    for place in range(len(closed)):
        np.minimum(closed, closed[:, place, None] + closed[None, place, :], out=closed)
    return closed

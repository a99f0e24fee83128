r"""Whether one vehicle can make the four stops of two requests in some order, for many pairs of requests at once.

Both are on board together in four orders: each may be picked up first, and each delivered first. An order is feasible
when times :math:`t_0 \le t_1 \le t_2 \le t_3` of its stops exist with

.. math::
    t_{k+1} \ge t_k + s_k + d_k, \qquad l_k \le t_k \le h_k, \qquad t_{delivery} \le t_{pickup} + s_{pickup} + L

with service :math:`s`, drive :math:`d`, window :math:`[l, h]` and longest time on board :math:`L` of each request. The
least such times are found as :func:`models.transport.timetable.timetable` finds them, on whole arrays: a longest path
goes through each of the two limits at most once, so four passes settle every time, and what moves then contradicts
itself. Depots, shifts and breaks are left out: a pair can share if some vehicle near by could do it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from models.transport.instance import NO_ROAD, TransportInstance

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]
ORDERS = ((0, 1, 2, 3), (0, 1, 3, 2), (1, 0, 2, 3), (1, 0, 3, 2))
"""Orders of the stops: 0 and 1 are the pickups of the first and the second request, 2 and 3 their deliveries."""
FAR = 1 << 40
"""Stands for a drive where no road leads, and for no limit [ticks]; later than any time of a day."""
_PASSES = 4


@dataclass(frozen=True, eq=False)
class StopArrays:
    """The stops of an instance as arrays, so that many pairs are looked at in one step.

    Parameters
    ----------
    instance
        The day.
    """

    instance: TransportInstance

    @cached_property
    def place(self) -> Whole:
        """Place of each stop."""
        return np.array(self.instance.place, dtype=np.int64)

    @cached_property
    def low(self) -> Whole:
        """First moment service may begin at each stop [ticks]."""
        return np.array([first for first, _ in self.instance.window], dtype=np.int64)

    @cached_property
    def high(self) -> Whole:
        """Last moment service may begin at each stop [ticks]."""
        return np.array([last for _, last in self.instance.window], dtype=np.int64)

    @cached_property
    def service(self) -> Whole:
        """How long each stop takes [ticks]."""
        return np.array(self.instance.service, dtype=np.int64)

    @cached_property
    def travel(self) -> Whole:
        """Driving times, :data:`FAR` where no road leads [ticks]."""
        return np.where(self.instance.travel == NO_ROAD, FAR, self.instance.travel)

    @cached_property
    def distance(self) -> Whole:
        """Distances, :data:`FAR` where no road leads [units of distance]."""
        return np.where(self.instance.travel == NO_ROAD, FAR, self.instance.distance)

    @cached_property
    def direct(self) -> Whole:
        """Direct drive of each request [ticks]."""
        return self.travel[self.place[: self.instance.size], self.place[self.instance.size :]]

    @cached_property
    def direct_distance(self) -> Whole:
        """Direct way of each request [units of distance]."""
        return self.distance[self.place[: self.instance.size], self.place[self.instance.size :]]

    @cached_property
    def limit(self) -> Whole:
        """Longest time on board of each request, :data:`FAR` where it has none [ticks]."""
        limits = (request.max_on_board for request in self.instance.requests)
        return np.array([FAR if limit is None else limit for limit in limits], dtype=np.int64)

    def stops(self, first: Whole, second: Whole, order: tuple[int, ...]) -> list[Whole]:
        """Return the stops of pairs of requests in an order.

        Parameters
        ----------
        first, second
            Requests of each pair.
        order
            One of :data:`ORDERS`.
        """
        size = self.instance.size
        four = (first, second, first + size, second + size)
        return [four[number] for number in order]

    def way(self, stops: list[Whole]) -> tuple[Whole, Whole]:
        """Return the drive [ticks] and the way [units of distance] from the first stop to the last.

        Parameters
        ----------
        stops
            Of each pair, in order.
        """
        places = [self.place[stop] for stop in stops]
        legs = list(pairwise(places))
        drive = sum((self.travel[here, there] for here, there in legs), np.zeros_like(stops[0]))
        return drive, sum((self.distance[here, there] for here, there in legs), np.zeros_like(stops[0]))

    def earliest(
        self, stops: list[Whole], order: tuple[int, ...], limits: tuple[Whole, Whole] | None
    ) -> tuple[list[Whole], Truth]:
        """Return the least times of the stops and whether they keep windows and limits.

        Parameters
        ----------
        stops
            Of each pair, in order.
        order
            One of :data:`ORDERS`.
        limits
            Longest times on board of the first and of the second request [ticks]; ``None`` for none.
        """
        low, high = [self.low[stop] for stop in stops], [self.high[stop] for stop in stops]
        least = [
            self.service[here] + self.travel[self.place[here], self.place[there]] for here, there in pairwise(stops)
        ]
        most: list[tuple[int, int, Whole]] = []
        for number, limit in enumerate(limits or ()):
            at = order.index(number)
            most.append((at, order.index(number + 2), self.service[stops[at]] + limit))
        times, settled = low, np.ones(len(stops[0]), dtype=np.bool_)
        for _ in range(_PASSES if most else 1):
            for place, drive in enumerate(least):
                times[place + 1] = np.maximum(times[place + 1], times[place] + drive)
            settled = np.ones(len(stops[0]), dtype=np.bool_)
            for earlier, later, limit in most:
                settled &= times[later] - limit <= times[earlier]
                times[earlier] = np.maximum(times[earlier], times[later] - limit)
        for time, end in zip(times, high, strict=True):
            settled &= time <= end
        return times, settled

"""Which task may follow which, and what following saves: the arrays behind the chaining of tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from models.fleet.instance import NO_ROAD, FleetInstance
from models.fleet.network import Integers

_BLOCK = 1_000
_FAR = np.iinfo(np.int64).max // 4
"""Stands for a cost where there is no link; four of them still fit a number."""


@dataclass(frozen=True, eq=False)
class Group:
    """Tasks that begin at one place and that the same vehicles may do, by beginning.

    Parameters
    ----------
    place, sort
        Their place, and the number of their set of vehicles.
    tasks, start
        Their numbers and beginnings [ticks].
    """

    place: int
    sort: int
    tasks: Integers
    start: Integers


class Links:
    """What it saves to do a task after another instead of sending two vehicles, at least.

    Every vehicle is taken to have the lowest rate of all, to leave from the depot that suits the first task and to come
    home to the one that suits the last. With one kind of vehicle this is exact, with several it is a bound.

    Parameters
    ----------
    instance
        Each task can be done by some vehicle.
    """

    def __init__(self, instance: FleetInstance) -> None:
        tasks, vehicles = instance.tasks, instance.vehicles
        self.size = len(tasks)
        able = np.array(
            [[instance.may_do(vehicle, task) for vehicle in range(len(vehicles))] for task in range(self.size)]
        ).reshape(self.size, len(vehicles))
        sorts, self._sort = np.unique(able, axis=0, return_inverse=True)
        self._together = (sorts.astype(np.int64) @ sorts.T.astype(np.int64)) > 0
        self._begin = np.array([task.start_place for task in tasks], dtype=np.int64)
        self._finish = np.array([task.end_place for task in tasks], dtype=np.int64)
        self._start = np.array([task.start for task in tasks], dtype=np.int64)
        self._end = np.array([task.end for task in tasks], dtype=np.int64)
        self._tick = min(vehicle.cost_tick for vehicle in vehicles)
        self._metre = min(vehicle.cost_distance for vehicle in vehicles)
        self._travel, self._distance = instance.travel, instance.distance
        out, home, own = (np.full((self.size, len(vehicles)), _FAR, dtype=np.int64) for _ in range(3))
        lasts = self._end - self._start
        driven = np.array([task.distance for task in tasks], dtype=np.int64)
        for number, vehicle in enumerate(vehicles):
            to, back = (vehicle.depot, self._begin), (self._finish, vehicle.depot)
            tick, metre = vehicle.cost_tick, vehicle.cost_distance
            out[:, number] = vehicle.cost_fixed + tick * self._travel[to] + metre * self._distance[to]
            home[:, number] = tick * self._travel[back] + metre * self._distance[back]
            own[:, number] = tick * lasts + metre * driven
        for costs in (out, home, own):
            costs[~able] = _FAR
        self.apart = int((out.min(axis=1) + home.min(axis=1) + own.min(axis=1)).sum())
        """Cost with a vehicle for each task, at least [cost units]."""
        self._out, self._home = out.min(axis=1), home.min(axis=1)
        self._groups = list(self._grouped())

    def _grouped(self) -> Iterator[Group]:
        order = np.lexsort((np.arange(self.size), self._start, self._sort, self._begin))
        keys = np.stack([self._begin[order], self._sort[order]])
        cuts = np.flatnonzero((keys[:, 1:] != keys[:, :-1]).any(axis=0)) + 1
        for tasks in np.split(order, cuts):
            place, sort = int(self._begin[tasks[0]]), int(self._sort[tasks[0]])
            yield Group(place, sort, tasks, self._start[tasks])

    def near(self, most: int) -> tuple[Integers, Integers]:
        """Return for each task the tasks after it that save most, of those first reached at each place.

        Parameters
        ----------
        most
            How many for each task.
        """
        nothing = np.zeros(self.size, dtype=np.int64)
        return self._best(nothing, nothing, most, deep=True)

    def cheaper(self, row_price: Integers, column_price: Integers, most: int) -> tuple[Integers, Integers, int]:
        """Return links that cost less than their prices say, and what all that is missing may come to at most.

        Parameters
        ----------
        row_price, column_price
            Price of a task's going on, and of its being reached [cost units].
        most
            How many for each task.
        """
        rows, columns = self._best(row_price, column_price, most, deep=False)
        short = self.saving(rows, columns) - row_price[rows] - column_price[columns]
        lowest = np.zeros(self.size, dtype=np.int64)
        np.minimum.at(lowest, rows, short)
        return rows, columns, int(lowest.sum())

    def saving(self, rows: Integers, columns: Integers) -> Integers:
        """Return what links cost beyond two vehicles, below 0 where they save [cost units].

        Parameters
        ----------
        rows, columns
            Tasks, and the tasks after them.
        """
        way = self._distance[self._finish[rows], self._begin[columns]]
        link = self._tick * (self._start[columns] - self._end[rows]) + self._metre * way
        return np.asarray(link - self._home[rows] - self._out[columns])

    def _best(self, row_price: Integers, column_price: Integers, most: int, *, deep: bool) -> tuple[Integers, Integers]:
        """Return the links of lowest reduced cost below 0: in each group the best, or the first two reached."""
        found: list[tuple[Integers, Integers]] = []
        tails = [self._tail(group, column_price) for group in self._groups]
        for first in range(0, self.size, _BLOCK):
            rows = np.arange(first, min(first + _BLOCK, self.size))
            parts = [self._reached(group, tail, rows, deep) for group, tail in zip(self._groups, tails, strict=True)]
            candidates = np.concatenate([columns for columns, _ in parts], axis=1)
            saved = np.concatenate([value for _, value in parts], axis=1) - row_price[rows, None]
            chosen = np.argsort(saved, axis=1, kind="stable")[:, :most]
            picked = np.take_along_axis(candidates, chosen, axis=1)
            good = np.take_along_axis(saved, chosen, axis=1) < 0
            found.append((np.broadcast_to(rows[:, None], good.shape)[good], picked[good]))
        rows, columns = (np.concatenate(part) for part in zip(*found, strict=True))
        return rows, columns

    def _tail(self, group: Group, column_price: Integers) -> tuple[Integers, Integers]:
        """Return for each place in a group the task from there on that is cheapest to reach, and what that costs."""
        value = self._tick * group.start - self._out[group.tasks] - column_price[group.tasks]
        lowest = np.minimum.accumulate(value[::-1])[::-1]
        place = np.where(value == lowest, np.arange(len(value)), len(value))
        return np.append(np.minimum.accumulate(place[::-1])[::-1], 0), np.append(lowest, _FAR)

    def _reached(
        self, group: Group, tail: tuple[Integers, Integers], rows: Integers, deep: bool
    ) -> tuple[Integers, Integers]:
        """Return one task of a group for each row, or two, and what the link costs."""
        way = self._travel[self._finish[rows], group.place]
        at = np.searchsorted(group.start, self._end[rows] + way)
        at[(way == NO_ROAD) | ~self._together[self._sort[rows], group.sort]] = len(group.tasks)
        if not deep:
            place, value = tail
            link = self._metre * self._distance[self._finish[rows], group.place] - self._tick * self._end[rows]
            cost = np.where(value[at] == _FAR, _FAR, value[at] + link - self._home[rows])
            return group.tasks[place[at]][:, None], cost[:, None]
        each = np.stack([at, at + 1], axis=1)
        inside = each < len(group.tasks)
        columns = group.tasks[np.where(inside, each, 0)]
        cost = self.saving(np.repeat(rows, 2), columns.ravel()).reshape(columns.shape)
        # By what the link itself costs: by what it saves, every task would name the same ones, those far from a depot.
        return columns, np.where(inside & (cost < 0), cost + self._out[columns] - _FAR // 2, _FAR)

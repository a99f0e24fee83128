"""Ruin and recreate with simulated annealing, in many neighbourhoods in step: each array operation serves them all.

A task is some routes of a plan, or all of them, with spare vehicles and the requests nobody serves. Tasks do not touch
each other, each draws from its own source of chance, and what is found for one does not depend on which others are
solved in step with it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from optimiser.solve.transport.arrays import DayArrays, Flags, Real, Whole
from optimiser.solve.transport.chance import Chance
from optimiser.solve.transport.insertion import insert_best
from optimiser.solve.transport.neighbourhoods import taken_out
from optimiser.solve.transport.rows import Rows
from optimiser.solve.transport.task import Found, Heat, Task

_BLINK = 0.03
"""How often a route is overlooked, so that the cheapest place is not always taken."""
_SPARE_COLUMNS = 16
_MOST_WAITING = 12
"""How many of the requests nobody serves are tried at a time."""
_FEW = 4
"""As soon as one in so many tasks has put in all it took out, these begin a new round."""


class _Batch:
    """Tasks in step: their rows, and what they looked like before the present round."""

    def __init__(self, day: DayArrays, tasks: Sequence[Task]) -> None:
        widest = max((len(route) for task in tasks for route in task.routes), default=0)
        kinds = np.array([kind for task in tasks for kind in task.kinds], dtype=np.int64)
        width = min(widest + _SPARE_COLUMNS, 2 * day.size) + 2
        self.rows, self.before = Rows(day, kinds, width), Rows(day, kinds, width)
        self.first = np.cumsum([0, *(len(task.kinds) for task in tasks)])
        self.chain_of: dict[int, _Chain] = {}
        self.task_of = np.repeat(np.arange(len(tasks)), np.diff(self.first))
        for row, stops in enumerate(stops for task in tasks for stops in task.routes):
            self.rows.set_stops(row, list(stops))
        every = np.arange(len(kinds))
        self.rows.refresh(every)
        self.before.copy_from(self.rows, every)

    def cost_of(self, task: int) -> float:
        return math.fsum(self.rows.cost[self.first[task] : self.first[task + 1]].tolist())


def anneal(day: DayArrays, near: Sequence[Sequence[int]], tasks: Sequence[Task], heat: Heat) -> list[Found]:
    """Improve tasks in step.

    Parameters
    ----------
    day
        The day.
    near
        Nearest others of each request.
    tasks
        What to improve; no request is in two of them.
    heat
        How long and how wildly.
    """
    batch = _Batch(day, tasks)
    chains = [_Chain(batch, at, task, heat) for at, task in enumerate(tasks)]
    while True:
        going = [chain for chain in chains if not chain.done]
        waiting = [chain for chain in going if not chain.pending]
        if not going:
            return [chain.found() for chain in chains]
        if len(waiting) * _FEW >= len(going):
            _turn(batch, waiting, near)
        _insert_one(batch, [chain for chain in chains if chain.pending])


def _turn(batch: _Batch, waiting: list[_Chain], near: Sequence[Sequence[int]]) -> None:
    """Accept or undo what has been recreated, and ruin anew."""
    undone: list[int] = []
    kept: list[int] = []
    for chain in waiting:
        (kept if chain.accepts() else undone).extend(sorted(chain.touched))
    if undone:
        batch.rows.copy_from(batch.before, np.array(undone))
    if kept:
        batch.before.copy_from(batch.rows, np.array(kept))
    for chain in waiting:
        chain.begin()
    going = [chain for chain in waiting if not chain.done]
    changed = [chain.ruin(near) for chain in going]
    rows = np.array([row for part in changed for row in part], dtype=np.int64)
    if len(rows):
        fine = batch.rows.refresh(rows)
        broken = {int(batch.task_of[row]) for row in rows[~fine]}
        for chain in going:
            if chain.at in broken:
                chain.give_up()


def _insert_one(batch: _Batch, active: list[_Chain]) -> None:
    """Put in the next request of each task that has one."""
    if not active:
        return
    rows, day = batch.rows, batch.rows.day
    opened = [chain.open_rows() for chain in active]
    asked = np.concatenate(opened)
    numbers = np.repeat(np.arange(len(active)), [len(part) for part in opened])
    requests = np.array([chain.pending[-1] for chain in active], dtype=np.int64)[numbers]
    keep = day.carries[rows.kind[asked], requests]
    if day.mixed:
        keep &= (rows.on_day[asked] & day.clash_on_day[requests]) == 0
    keep &= _first_of_kind(rows, asked, numbers)
    asked, numbers, requests = asked[keep], numbers[keep], requests[keep]
    placed = np.zeros(len(active), dtype=bool)
    if len(asked):
        touched, who = insert_best(rows, asked, requests, numbers)
        placed[: len(who)] = who
        for row in touched.tolist():
            batch.chain_of[row].touched.add(row)
    for chain, done in zip(active, placed.tolist(), strict=True):
        request = chain.pending.pop()
        if not done:
            chain.unplaced.append(request)


def _first_of_kind(rows: Rows, asked: Whole, numbers: Whole) -> Flags:
    """Return which entries are to be looked at: of several spare vehicles of one kind only the first."""
    keep = rows.count[asked] > 0
    spare = np.flatnonzero(~keep)
    if len(spare):
        key = numbers[spare] * (int(rows.kind.max()) + 1) + rows.kind[asked[spare]]
        _, first = np.unique(key, return_index=True)
        keep[spare[first]] = True
    return keep


class _Chain:
    """One task's annealing: where it stands, the best it saw, and its source of chance."""

    def __init__(self, batch: _Batch, at: int, task: Task, heat: Heat) -> None:
        day = batch.rows.day
        self.at = at
        self._batch, self._day, self._heat = batch, day, heat
        self._draw = Chance(task.seed)
        self._chance = np.random.Generator(np.random.PCG64(task.seed))
        self._base = int(batch.first[at])
        self._every = np.arange(batch.first[at], batch.first[at + 1])
        for row in self._every.tolist():
            batch.chain_of[row] = self
        self._routes = [list(route) for route in task.routes]
        self._owner = {stop: row for row, route in enumerate(task.routes) for stop in route if stop < day.size}
        self._waiting = list(task.waiting)
        self._cost = batch.cost_of(at) + day.unserved * len(self._waiting)
        self._best = ([list(route) for route in self._routes], list(self._waiting), self._cost)
        self._resting: list[int] = []
        self._blinks: Real = np.zeros((0, 0))
        self._seen: dict[tuple[int, tuple[int, ...]], float] = {}
        self._round = -1
        self._given_up = False
        self.pending: list[int] = []
        self.unplaced: list[int] = []
        self.touched: set[int] = set()

    @property
    def done(self) -> bool:
        """Whether the last round is over."""
        return self._round >= self._heat.rounds

    def ruin(self, near: Sequence[Sequence[int]]) -> list[int]:
        """Take requests out; return the rows that changed."""
        size, rows = self._day.size, self._batch.rows
        out = taken_out(self._draw, self._routes, self._owner, near, self._heat.mean)
        gone = set(out)
        for row in sorted({self._owner[request] for request in out}):
            rows.set_stops(self._base + row, [stop for stop in self._routes[row] if stop % size not in gone])
            self.touched.add(self._base + row)
        waiting = list(self._waiting)
        self._draw.shuffle(waiting)
        self._resting = waiting[_MOST_WAITING:]
        self.pending = self._ordered([*out, *waiting[:_MOST_WAITING]])
        self.pending.reverse()
        self._blinks = self._chance.random((len(self.pending), len(self._every)))
        return sorted(self.touched)

    def give_up(self) -> None:
        """Undo this round: what was left of a route cannot be driven."""
        self._given_up = True
        self.pending = []

    def _ordered(self, requests: list[int]) -> list[int]:
        """Return requests in the order they are put in: by chance, by time, the longest or the tightest first."""
        self._draw.shuffle(requests)
        way = self._draw.random()
        for share, urgency in zip((0.45, 0.6, 0.8), (None, *self._day.urgency), strict=False):
            if way < share:
                return requests if urgency is None else sorted(requests, key=urgency.__getitem__)
        return sorted(requests, key=self._day.urgency[2].__getitem__)

    def open_rows(self) -> Whole:
        """Return the rows that are looked at for the next request."""
        opened: Whole = self._every[self._blinks[len(self.pending) - 1] >= _BLINK]
        return opened

    def accepts(self) -> bool:
        """Return whether annealing goes on from what was recreated; a new round begins."""
        heat, rounds = self._heat, max(1, self._heat.rounds)
        self._round += 1
        if self._round == 0:
            return True
        warmth = heat.first * (heat.last / heat.first) ** (self._round / rounds) if heat.first > 0 else 0.0
        waiting = [*self._resting, *self.unplaced]
        cost = self._batch.cost_of(self.at) + self._day.unserved * len(waiting)
        accepted = cost < self._cost - warmth * math.log(1.0 - self._draw.random()) and not self._given_up
        if accepted:
            self._take(waiting, cost)
        return accepted

    def begin(self) -> None:
        """Forget the round before."""
        self.touched, self.unplaced, self._given_up = set(), [], False

    def _take(self, waiting: list[int], cost: float) -> None:
        """Go on from what was recreated."""
        rows = self._batch.rows
        for row in sorted(self.touched):
            stops = rows.stops_of(row)
            self._routes[row - self._base] = stops
            self._owner.update((stop, row - self._base) for stop in stops if stop < self._day.size)
        for request in waiting:
            self._owner.pop(request, None)
        if cost < self._cost:
            for row in sorted(self.touched):
                if rows.count[row]:
                    self._seen[int(rows.kind[row]), tuple(self._routes[row - self._base])] = float(rows.cost[row])
        self._waiting, self._cost = waiting, cost
        if cost < self._best[2]:
            self._best = ([list(route) for route in self._routes], list(waiting), cost)

    def found(self) -> Found:
        """Return what became of the task."""
        seen = [(kind, stops, cost) for (kind, stops), cost in self._seen.items()]
        return Found(*self._best, self._routes, self._waiting, self._cost, seen)

"""Lanes in step: each round they search from where they stand, and the routes of all are chosen from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from optimiser.solve.goods.lane import LaneFound, LaneTask, without_shortest
from optimiser.solve.goods.problem import Penalties
from optimiser.solve.goods.processes import Lanes
from optimiser.solve.goods.repair import repaired
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import SolverError
from optimiser.solve.transport.arrays import day_arrays
from optimiser.solve.transport.evaluate import plan_cost, route_cost
from optimiser.solve.transport.pool import RoutePool
from optimiser.solve.transport.task import SeenRoute

LANES = 2
"""Lanes in step; their number does not depend on that of processes, so that these do not change the answer."""
_ROUNDS = 9
_FOR_FEWER = (0.35, 0.65)
"""Up to which part of the rounds each lane tries to do with a vehicle less, where fewer vehicles come first."""
_FOR_A_CHOICE = 0.25
"""Longest choice among the routes, as a part of a round."""
_MOST_POOLED = 60_000


@dataclass
class _Lane:
    """Where a lane stands."""

    routes: tuple[Route, ...] = ()
    penalties: Penalties | None = None
    short: tuple[Route, ...] = ()
    most: int | None = None
    weights: tuple[float, ...] | None = None


class RoundsSearch:
    """The search's state: the best plan, the lanes, and the pool.

    Parameters
    ----------
    instance
        The day.
    lanes
        Who searches.
    limits
        For the seed.
    clock
        Of the whole solve.
    vehicles_first
        Whether fewer vehicles come before lower cost; only where there is one kind.
    """

    def __init__(
        self, instance: TransportInstance, lanes: Lanes, limits: Limits, clock: Clock, *, vehicles_first: bool
    ) -> None:
        self._instance, self._lanes, self._limits, self.clock = instance, lanes, limits, clock
        self._day = day_arrays(instance)
        self._vehicles_first = vehicles_first
        self._standing = [_Lane() for _ in range(LANES)]
        self._seen: dict[tuple[int, tuple[int, ...]], float] = {}
        self.best: Plan | None = None
        self.cost: int | None = None
        self.iterations = 0

    def begin(self, plan: Plan) -> None:
        """Begin with a plan.

        Parameters
        ----------
        plan
            Keeps every rule.
        """
        self._offer(plan)
        for lane in self._standing:
            lane.routes = plan.routes

    def run(self, work: int, until: float | None, listener: Callable[[int], None]) -> None:
        """Search until the work is done, or until a moment on the clock.

        Parameters
        ----------
        work
            Iterations of each lane [iterations].
        until
            When to stop [s on the clock]; ``None`` for when the work is done.
        listener
            Told of the cost after each round.
        """
        for number in range(_ROUNDS):
            left = _ROUNDS - number
            seconds = None if until is None else (until - self.clock.spent) / left
            if seconds is not None and seconds <= 0:
                break
            search = None if seconds is None else seconds * (1 - _FOR_A_CHOICE * (number == _ROUNDS - 1))
            steps = max(1, work // _ROUNDS) if until is None else None
            self._round(number, steps, search)
            self._choose(number, None if seconds is None else max(0.05, seconds * _FOR_A_CHOICE))
            if self.cost is not None:
                listener(self.cost)

    def _round(self, number: int, steps: int | None, seconds: float | None) -> None:
        """Let every lane search."""
        tasks = [self._task(at, number, steps, seconds) for at in range(LANES)]
        found = self._lanes.run(tasks)
        for lane, task, one in zip(self._standing, tasks, found, strict=True):
            self.iterations += one.iterations
            self._note(one.seen)
            if task.weights is None:
                lane.routes, lane.penalties = one.routes, one.penalties
            else:
                lane.short, lane.most, lane.weights = one.short, one.most, one.weights
        for task, one in zip(tasks, found, strict=True):
            self._take(one, is_short=task.weights is not None)

    def _task(self, at: int, number: int, steps: int | None, seconds: float | None) -> LaneTask:
        """Return what a lane is to do."""
        lane, best = self._standing[at], self.best
        seed = self._limits.seed * 1_000_003 + number * LANES + at
        task = LaneTask(seed, lane.routes, steps, seconds, style=at, penalties=lane.penalties)
        if best is None or not self._vehicles_first:
            return replace(task, vehicles_first=self._vehicles_first)
        most = len(best.routes)
        if most > 1 and number < _FOR_FEWER[at] * _ROUNDS:
            if lane.most != most - 1 or lane.weights is None:
                lane.short, lane.weights = without_shortest(best.routes), (1.0,) * self._instance.size
            return replace(task, routes=lane.short, most=most - 1, weights=lane.weights, penalties=None)
        routes = lane.routes if 0 < len(lane.routes) <= most else best.routes
        return replace(task, routes=routes, most=most)

    def _note(self, seen: list[SeenRoute]) -> None:
        for kind, stops, cost in seen:
            self._seen.pop((kind, stops), None)
            self._seen[kind, stops] = cost
        for old in list(self._seen)[: max(0, len(self._seen) - _MOST_POOLED)]:
            del self._seen[old]

    def _take(self, found: LaneFound, *, is_short: bool) -> None:
        """Offer what a lane found, repaired where it breaks a rule; what is short of a vehicle only if whole."""
        if self._offer(Plan.of(found.routes, self._instance.size)) or is_short:
            return
        plan = repaired(self._instance, self._day, found.routes)
        self._note([(one.vehicle, one.stops, float(route_cost(self._instance, one) or 0)) for one in plan.routes])
        self._offer(plan)

    def _offer(self, plan: Plan) -> bool:
        """Keep a plan where it is the best; return whether it keeps every rule."""
        cost = plan_cost(self._instance, plan)
        if cost is None:
            return False
        if self.best is None or self.cost is None or self._rank(plan, cost) < self._rank(self.best, self.cost):
            self.best, self.cost = plan, cost
        return True

    def _rank(self, plan: Plan, cost: int) -> tuple[int, int]:
        return (len(plan.routes) if self._vehicles_first else 0, cost)

    def _choose(self, number: int, seconds: float | None) -> None:
        """Put a plan together from the routes of all lanes; the lane that stands worst goes on from it."""
        if self.best is None:
            return
        limits = Limits(seconds=seconds, seed=self._limits.seed)
        least = len(self.best.routes)
        found = None
        fewer = self._vehicles_first and least > 1 and number < _FOR_FEWER[-1] * _ROUNDS
        for most in (least - 1, least) if fewer else (least,):
            pool = self._pool(most if self._vehicles_first else None)
            # Where the choice fails there is the plan that was known.
            with suppress(SolverError):
                found = pool.best_plan(self.best, limits)
            if found is not None:
                self._offer(found[0])
                break
        costs = [plan_cost(self._instance, Plan.of(lane.routes, self._instance.size)) for lane in self._standing]
        worst = max(range(LANES), key=lambda at: (costs[at] is None, costs[at] or 0, at))
        if found is not None:
            self._standing[worst].routes = self.best.routes

    def _pool(self, most: int | None) -> RoutePool:
        instance = self._instance
        if most is not None:
            fleet = tuple(replace(one, number=min(one.number, most)) for one in instance.vehicles)
            instance = replace(instance, vehicles=fleet)
        pool = RoutePool(instance)
        for (kind, stops), cost in self._seen.items():
            pool.add(kind, stops, cost)
        return pool

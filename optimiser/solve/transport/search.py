"""Neighbourhood search over a whole day: several plans annealed in groups of routes, their routes pooled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.transport.chance import Chance
from optimiser.solve.transport.evaluate import plan_cost, route_cost
from optimiser.solve.transport.neighbourhoods import groups_of_routes
from optimiser.solve.transport.pool import RoutePool
from optimiser.solve.transport.task import Found, Heat, Task
from optimiser.solve.transport.workers import Workers

GROUP = 5
"""Routes of a neighbourhood."""
TASKS = 16
"""Neighbourhoods that are wanted in step; small days get them by several plans."""
MOST_PLANS = 6
ROUNDS = 40
"""Ruins of each neighbourhood before groups are formed anew."""
MEAN = 8
"""Requests taken out at a time, in the mean."""
HOT, COLD = 0.08, 0.003
"""Temperature at the beginning and at the end [part of what a request costs in the mean]."""
_WORK, _HALVED_AT = 7, 600
"""Ruins a request in the search of a small day without a limit of time, and from how many requests on half as many."""
_CHOICES = 5
"""How often, evenly, the pool is asked for a plan."""


@dataclass
class Standing:
    """A plan in the search.

    Parameters
    ----------
    routes
        Kind and stops of each route.
    waiting
        Requests that nobody serves.
    cost
        Cost [cost units].
    """

    routes: list[tuple[int, tuple[int, ...]]]
    waiting: tuple[int, ...]
    cost: float


class DaySearch:
    """The search's state: plans that are annealed side by side, the best seen, and the pool.

    Parameters
    ----------
    instance
        The day.
    workers
        Who anneals.
    starts
        Plans to start from, at least one; the plans that are annealed take them in turn.
    limits
        When to stop.
    clock
        Of the whole solve.
    """

    def __init__(
        self, instance: TransportInstance, workers: Workers, starts: Sequence[Plan], limits: Limits, clock: Clock
    ) -> None:
        self._instance, self._workers, self._limits, self._clock = instance, workers, limits, clock
        self._draw = Chance(limits.seed)
        self._trusts = [request.trust for request in instance.requests]
        costs = [plan_cost(instance, plan) for plan in starts]
        first = min(range(len(starts)), key=lambda at: (costs[at] is None, costs[at] or 0, at))
        self.best, self.cost = starts[first], costs[first]
        self.pool = RoutePool(instance)
        for plan in starts:
            self.pool.add_plan(plan)
        self.ruins = 0
        groups = max(1, -(-len(self.best.routes) // GROUP))
        number = min(MOST_PLANS, max(1, TASKS // groups))
        order = [first, *(at for at in range(len(starts)) if at != first)]
        self._plans = [_standing(starts[order[at % len(order)]]) for at in range(number)]
        self._per_request = self._mean_cost()

    def run(self, work: int, until: float | None, listener: Callable[[int], None]) -> None:
        """Search until the work is done, or until a moment on the clock.

        Parameters
        ----------
        work
            Ruins [ruins].
        until
            When to stop [s on the clock]; ``None`` for when the work is done.
        listener
            Told of the cost after each turn.
        """
        begun, asked = self._clock.spent, 1
        rounds = ROUNDS
        while True:
            spent = self._clock.spent
            done = self.ruins / work if until is None else (spent - begun) / max(1e-9, until - begun)
            if done >= asked / (_CHOICES + 1):
                asked = int(done * (_CHOICES + 1)) + 1
                if done < 1:
                    self._choose(until)
            if done >= 1:
                break
            warmth = self._per_request * HOT * (COLD / HOT) ** done
            self._turn(Heat(rounds, warmth, warmth, MEAN))
            if self.cost is not None:
                listener(self.cost)
            if until is not None:
                took = self._clock.spent - spent
                rounds = max(2, min(ROUNDS, int(rounds * 0.03 * (until - begun) / max(1e-3, took)), 2 * rounds))
        self._choose(None if until is None else self._limits.seconds)

    def _mean_cost(self) -> float:
        """Return what a request served costs in the mean at the start; 1 where none is."""
        costs = [route_cost(self._instance, route) or 0 for route in self.best.routes]
        return max(1.0, sum(costs) / max(1, self._instance.size - len(self.best.unserved)))

    def _turn(self, heat: Heat) -> None:
        """Anneal every plan in groups of routes."""
        tasks: list[Task] = []
        of: list[int] = []
        for number, plan in enumerate(self._plans):
            mine = self._tasks(plan)
            tasks += mine
            of += [number] * len(mine)
        found = self._workers.anneal(tasks, heat)
        self.ruins += heat.rounds * len(tasks)
        for one in found:
            for kind, stops, cost in one.seen:
                self.pool.add(kind, stops, cost)
        for number in range(len(self._plans)):
            parts = [(task, one) for task, one, whose in zip(tasks, found, of, strict=True) if whose == number]
            self._plans[number] = _joined(parts, last=True)
            self._offer(_joined(parts, last=False))

    def _tasks(self, plan: Standing) -> list[Task]:
        """Return a plan in groups of routes, spare vehicles dealt out among them."""
        instance, draw = self._instance, self._draw
        owner = [-1] * instance.size
        for at, (_, stops) in enumerate(plan.routes):
            for stop in stops:
                owner[stop % instance.size] = at
        groups = groups_of_routes(draw, owner, self._workers.near, len(plan.routes), GROUP, self._trusts) or [[]]
        draw.shuffle(groups)
        spare = [vehicle.number for vehicle in instance.vehicles]
        for kind, _ in plan.routes:
            spare[kind] -= 1
        tasks = []
        waiting = list(plan.waiting)
        draw.shuffle(waiting)
        for at, group in enumerate(groups):
            kinds = [plan.routes[place][0] for place in group]
            routes = [plan.routes[place][1] for place in group]
            for kind, number in enumerate(spare):
                most = number if len(groups) == 1 else 1
                extra = min(most, number, max(2, len(waiting)))
                kinds += [kind] * extra
                routes += [()] * extra
                spare[kind] -= extra
            tasks.append(Task(tuple(kinds), tuple(routes), tuple(waiting[at :: len(groups)]), draw.randrange(1 << 40)))
        return tasks

    def _offer(self, standing: Standing) -> None:
        """Keep a plan where it is the best."""
        if self.cost is not None and standing.cost >= self.cost:
            return
        plan = _plan(standing, self._instance.size)
        cost = plan_cost(self._instance, plan)
        if cost is not None and (self.cost is None or cost < self.cost):
            self.best, self.cost = plan, cost

    def _choose(self, until: float | None) -> None:
        """Put a plan together from the pool; the worst plan makes way for the best known."""
        seconds = None if until is None else max(1.0, min(0.1 * until, until - self._clock.spent))
        limits = Limits(seconds=seconds, seed=self._limits.seed)
        found = self.pool.best_plan(self.best, limits)
        if found is not None:
            self.best, self.cost = found
        worst = max(range(len(self._plans)), key=lambda at: (self._plans[at].cost, at))
        if self.cost is not None and (len(self._plans) > 1 or found is not None):
            self._plans[worst] = _standing(self.best, float(self.cost))


def work_of(size: int) -> int:
    """Return how much work a search without a limit of time is [ruins].

    Parameters
    ----------
    size
        Number of requests.
    """
    return max(1, round(_WORK * size / (1 + size / _HALVED_AT)))


def _standing(plan: Plan, cost: float = float("inf")) -> Standing:
    return Standing([(route.vehicle, route.stops) for route in plan.routes], plan.unserved, cost)


def _plan(standing: Standing, size: int) -> Plan:
    return Plan.of((Route(kind, stops) for kind, stops in standing.routes), size)


def _joined(parts: list[tuple[Task, Found]], *, last: bool) -> Standing:
    """Return the plan that the groups make up, where annealing stood at last or at its best."""
    routes: list[tuple[int, tuple[int, ...]]] = []
    waiting: list[int] = []
    cost = 0.0
    for task, found in parts:
        stops, left, own = (
            (found.last_routes, found.last_waiting, found.last_cost)
            if last
            else (found.routes, found.waiting, found.cost)
        )
        routes += [(kind, tuple(one)) for kind, one in zip(task.kinds, stops, strict=True) if one]
        waiting += left
        cost += own
    return Standing(sorted(routes), tuple(sorted(waiting)), cost)

"""All good routes met on the way, and the best plan that can be put together from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array

from models.tolerances import BOUND_SAFETY
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.route_choice import PooledRoute, build_route_choice, plan_of_choice
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.evaluate import plan_cost, price_of_unserved, route_cost

_MOST_ROUTES = 20_000
_MOST_CHOSEN_FROM = 4_000
_NODES = 400


class RoutePool:
    """Routes by the vehicle and the requests they serve, only the cheapest order of each.

    Parameters
    ----------
    instance
        The day.
    """

    def __init__(self, instance: TransportInstance) -> None:
        self._instance = instance
        self._routes: dict[tuple[int, frozenset[int]], tuple[float, tuple[int, ...]]] = {}

    def __len__(self) -> int:
        return len(self._routes)

    def add(self, kind: int, stops: Sequence[int], cost: float) -> None:
        """Take a route in, unless the same requests are served as cheaply already.

        Parameters
        ----------
        kind
            Kind of vehicle.
        stops
            In order.
        cost
            What it costs [cost units].
        """
        size = self._instance.size
        key = (kind, frozenset(stop for stop in stops if stop < size))
        known = self._routes.pop(key, None)
        self._routes[key] = known if known is not None and known[0] <= cost else (cost, tuple(stops))
        if len(self._routes) > _MOST_ROUTES:
            # Those met longest ago go first.
            for old in list(self._routes)[: _MOST_ROUTES // 4]:
                del self._routes[old]

    def add_plan(self, plan: Plan) -> None:
        """Take the routes of a plan in.

        Parameters
        ----------
        plan
            Can be driven.
        """
        for route in plan.routes:
            cost = route_cost(self._instance, route)
            if cost is not None:
                self.add(route.vehicle, route.stops, float(cost))

    def add_other_kinds(self, plan: Plan) -> None:
        """Take the routes of a plan in as every other kind of vehicle would drive them.

        Parameters
        ----------
        plan
            Can be driven.
        """
        for route in plan.routes:
            for kind, vehicle in enumerate(self._instance.vehicles):
                cost = route_cost(self._instance, Route(kind, route.stops)) if vehicle.number else None
                if cost is not None:
                    self.add(kind, route.stops, float(cost))

    def routes(self) -> list[Route]:
        """Return the routes, sorted."""
        return sorted(Route(kind, stops) for (kind, _), (_, stops) in self._routes.items())

    def best_plan(self, best: Plan, limits: Limits) -> tuple[Plan, int] | None:
        """Return a plan from the pool that is cheaper than the best known, and its cost; ``None`` where none is found.

        Parameters
        ----------
        best
            The best plan known.
        limits
            When to stop.
        """
        instance = self._instance
        known = plan_cost(instance, best)
        self.add_plan(best)
        self.add_other_kinds(best)
        if not self._routes:
            return None
        columns = sorted((kind, stops, cost) for (kind, _), (cost, stops) in self._routes.items())
        keep = _worth_a_look(instance, columns, float("inf") if known is None else float(known), set(best.routes))
        pool = [PooledRoute(Route(kind, stops), int(cost)) for kind, stops, cost in (columns[at] for at in keep)]
        model = build_route_choice(instance, pool)
        driven = set(best.routes)
        start = {drive.name: float(pool[place].route in driven) for place, drive in model.variables.drive.items()} | {
            left.name: float(number in best.unserved) for number, left in model.variables.leave_out.items()
        }
        nodes = _NODES if limits.nodes is None else min(_NODES, limits.nodes)
        outcome = solve_problem(
            model.problem, replace(limits, nodes=nodes, gap=max(limits.gap, 1e-5), log_path=None), start
        )
        if not outcome.has_solution or outcome.status is Status.INFEASIBLE:
            return None
        plan = plan_of_choice(model, instance, pool)
        cost = plan_cost(instance, plan)
        return None if cost is None or (known is not None and cost >= known) else (plan, cost)


def _worth_a_look(
    instance: TransportInstance, columns: Sequence[tuple[int, tuple[int, ...], float]], known: float, best: set[Route]
) -> list[int]:
    """Return the columns that a plan cheaper than the known one can have, by their reduced costs, and its own."""
    cost = np.array([one for _, _, one in columns], dtype=float)
    rows, places = _entries(instance, columns)
    size, kinds = instance.size, len(instance.vehicles)
    matrix = csr_array((np.ones(len(rows)), (rows, places)), shape=(size + kinds, len(columns)))
    price = price_of_unserved(instance)
    served = _with_identity(matrix[:size])
    fleet = csr_array((matrix[size:].data, matrix[size:].indices, matrix[size:].indptr), (kinds, len(columns) + size))
    numbers = np.array([vehicle.number for vehicle in instance.vehicles], dtype=float)
    scale = max(1.0, float(np.median(cost)))
    whole = np.concatenate([cost, np.full(size, float(price))]) / scale
    answer = linprog(whole, fleet, numbers, served, np.ones(size), (0, None), method="highs")
    if answer.status != 0:
        return list(range(len(columns)))
    duals = np.concatenate([answer.eqlin.marginals, answer.ineqlin.marginals])
    reduced = cost / scale - matrix.T @ duals
    gap = known / scale - float(answer.fun)
    order = np.argsort(reduced, kind="stable")
    chosen = {int(at) for at in order[:_MOST_CHOSEN_FROM] if reduced[at] <= gap + BOUND_SAFETY * abs(known / scale)}
    chosen |= {at for at, (kind, stops, _) in enumerate(columns) if Route(kind, stops) in best}
    return sorted(chosen)


def _entries(
    instance: TransportInstance, columns: Iterable[tuple[int, tuple[int, ...], float]]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return rows and columns of the entries: a row for each request, then one for each kind of vehicle."""
    rows: list[int] = []
    places: list[int] = []
    for at, (kind, stops, _) in enumerate(columns):
        own = [*(stop for stop in stops if stop < instance.size), instance.size + kind]
        rows += own
        places += [at] * len(own)
    return np.array(rows, dtype=np.int64), np.array(places, dtype=np.int64)


def _with_identity(matrix: csr_array) -> csr_array:
    """Return a matrix with a column of its own for each row behind it."""
    rows, columns = matrix.nonzero()
    count, width = matrix.shape
    every = np.arange(count)
    data = np.ones(len(rows) + count)
    places = (np.concatenate([rows, every]), np.concatenate([columns, width + every]))
    return csr_array((data, places), shape=(count, width + count))

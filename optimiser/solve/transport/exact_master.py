"""The linear program over the routes found so far: prices for requests and vehicles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from optimiser.solve.highs import run_briefly
from optimiser.solve.limits import Clock
from optimiser.solve.outcome import SolverError
from optimiser.solve.transport.exact_network import Floats

_INF = highspy.kHighsInf
Key = tuple[int, ...]
"""A step by its stops: a stretch by all of them, a drive by the delivery and the pickup, the way out by -1 and the
pickup, the way home by the delivery and -1."""
HOME = -1


@dataclass(frozen=True)
class Column:
    """A route as the linear program sees it.

    Parameters
    ----------
    kind
        Place of its kind of vehicle among the kinds of the solve.
    stops
        Its stops; some may be there twice.
    cost
        Its cost [scaled cost].
    """

    kind: int
    stops: tuple[int, ...]
    cost: float


def keys_of_route(stops: tuple[int, ...], size: int) -> list[Key]:
    """Return the steps of a route.

    Parameters
    ----------
    stops
        Its stops.
    size
        Number of requests.
    """
    keys: list[Key] = [(HOME, stops[0])]
    start, on_board = 0, 0
    for place, stop in enumerate(stops):
        on_board += 1 if stop < size else -1
        if on_board == 0:
            keys.append(stops[start : place + 1])
            following = stops[place + 1] if place + 1 < len(stops) else HOME
            keys.append((stop, following))
            start = place + 1
    return keys


class Master:
    """Serve each request by routes, at least cost, with no more vehicles than there are.

    Parameters
    ----------
    size
        Number of requests.
    vehicles
        How many there are of each kind.
    unserved
        What not serving a request costs [scaled cost].

    Attributes
    ----------
    duals
        Price of each request in the last answer.
    vehicle_duals
        Price of each kind's vehicles, at most 0.
    value
        The last answer's cost [scaled cost].
    columns
        Routes, as added.
    keys
        The steps of each.
    """

    def __init__(self, size: int, vehicles: list[int], unserved: float) -> None:
        self.size, self.vehicles, self._unserved = size, vehicles, unserved
        self.columns: list[Column] = []
        self.keys: list[frozenset[Key]] = []
        self._known: set[tuple[int, tuple[int, ...]]] = set()
        self.duals: Floats = np.zeros(size)
        self.vehicle_duals: Floats = np.zeros(len(vehicles))
        self.value = float("inf")
        self.primal: Floats = np.zeros(size)
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        highs.setOptionValue("output_flag", False)
        highs.setOptionValue("threads", 1)
        highs.setOptionValue("presolve", "off")
        for _ in range(size):
            highs.addRow(1.0, _INF, 0, [], [])
        for number in vehicles:
            highs.addRow(-_INF, float(number), 0, [], [])
        for request in range(size):
            highs.addCol(unserved, 0.0, _INF, 1, [request], [1.0])
        self._highs = highs

    def allow(self, allowed: list[bool]) -> None:
        """Let only some of the routes be used.

        Parameters
        ----------
        allowed
            For each route.
        """
        count = len(allowed)
        if count:
            most = np.where(allowed, _INF, 0.0)
            places = np.arange(self.size, self.size + count, dtype=np.int32)
            self._highs.changeColsBounds(count, places, np.zeros(count), most)

    def set_unserved(self, cost: float) -> None:
        """Change what not serving a request costs.

        Parameters
        ----------
        cost
            For each request [scaled cost].
        """
        self._unserved = cost
        for request in range(self.size):
            self._highs.changeColCost(request, cost)

    def fewer(self, kept: list[Column]) -> Master:
        """Return the linear program with only some routes.

        Parameters
        ----------
        kept
            The routes.
        """
        made = Master(self.size, self.vehicles, self._unserved)
        made.add(kept)
        return made

    def add(self, columns: list[Column]) -> int:
        """Add the routes that are new; return how many.

        Parameters
        ----------
        columns
            Routes.
        """
        added = 0
        for column in columns:
            key = (column.kind, column.stops)
            if key in self._known:
                continue
            self._known.add(key)
            self.columns.append(column)
            self.keys.append(frozenset(keys_of_route(column.stops, self.size)))
            counts: dict[int, int] = {}
            for stop in column.stops:
                if stop < self.size:
                    counts[stop] = counts.get(stop, 0) + 1
            rows = [*counts, self.size + column.kind]
            self._highs.addCol(column.cost, 0.0, _INF, len(rows), rows, [*map(float, counts.values()), 1.0])
            added += 1
        return added

    def solve(self, clock: Clock) -> bool:
        """Solve; whether there is an answer before time is over.

        Parameters
        ----------
        clock
            Stops it.

        Raises
        ------
        SolverError
            If the solver ended otherwise.
        """
        if np.isfinite(clock.left):
            self._highs.setOptionValue("time_limit", self._highs.getRunTime() + clock.left)
        run_briefly(self._highs)
        ended = self._highs.getModelStatus()
        if ended == highspy.HighsModelStatus.kTimeLimit:
            return False
        if ended != highspy.HighsModelStatus.kOptimal:
            raise SolverError(f"The linear program over routes ended as {ended.name}.", "Run `optimiser doctor`.")
        solution = self._highs.getSolution()
        duals = np.array(solution.row_dual)
        self.duals = np.maximum(duals[: self.size], 0.0)
        self.vehicle_duals = np.minimum(duals[self.size :], 0.0)
        self.value = self._highs.getInfo().objective_function_value
        self.primal = np.array(solution.col_value)
        return True

    def peek(self) -> float:
        """Return the value over the known routes that are allowed, keeping the last answer."""
        run_briefly(self._highs)
        return float(self._highs.getInfo().objective_function_value)

    @property
    def unserved(self) -> float:
        """How many requests the last answer leaves unserved, in parts."""
        return float(self.primal[: self.size].sum())

    @property
    def shares(self) -> Floats:
        """How far the last answer uses each route."""
        return self.primal[self.size :]

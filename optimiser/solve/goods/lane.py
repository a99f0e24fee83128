"""One lane of the search: PyVRP's iterated local search from a start for a while, and the routes it meets."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

import pyvrp
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.IteratedLocalSearch import IteratedLocalSearchCallbacks
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    PerturbationManager,
    PerturbationParams,
    compute_neighbours,
)

from models.transport.plan import Route
from optimiser.solve.goods.problem import GoodsProblem, Penalties
from optimiser.solve.transport.evaluate import route_cost
from optimiser.solve.transport.task import SeenRoute

_STYLES = ((25, 50, 300), (10, 25, 100))
"""Stops that are disturbed at most, neighbours that are looked at, and steps that acceptance looks back: wide and slow,
or narrow and quick."""
_NARROW = 1
_BETWEEN = 500
"""Steps after which penalties, and what left out requests weigh, are set anew [iterations]."""
_NEAR_THE_BEST = 1.03
_MOST_SEEN = 3_000


@dataclass(frozen=True)
class LaneTask:
    """What a lane is to do.

    Parameters
    ----------
    seed
        Of its own source of chance.
    routes
        Where to start; empty for anywhere.
    iterations
        Steps [iterations]; ``None`` where time limits it.
    seconds
        Time [s]; ``None`` where work limits it.
    begun
        When the time began, by the clock of ``time.time`` [s].
    most
        Vehicles of each kind at most; ``None`` for as many as there are.
    vehicles_first
        Whether a vehicle weighs more than any driving it saves.
    weights
        What it weighs to leave each request out, when fewer vehicles than are known to do are tried; ``None`` where
        requests are left out as the day allows.
    style
        Which of the ways of searching.
    penalties
        What breaking a rule weighs at first; ``None`` for the problem's own.
    """

    seed: int
    routes: tuple[Route, ...] = ()
    iterations: int | None = None
    seconds: float | None = None
    begun: float = 0.0
    most: int | None = None
    vehicles_first: bool = False
    weights: tuple[float, ...] | None = None
    style: int = 0
    penalties: Penalties | None = None


@dataclass
class LaneFound:
    """What became of it.

    Parameters
    ----------
    routes
        The best found; they may break a rule where nothing better was found. Where fewer vehicles were tried, those of
        the fewest that serve every request, if any do.
    short, most, weights
        Where fewer vehicles were tried: the routes of the last trial, its vehicles, and what leaving out weighs by now.
    sound
        Whether the routes keep every rule that PyVRP knows.
    iterations
        Steps made [iterations].
    penalties
        What breaking rules weighs by now.
    seen
        Good routes met on the way that can be driven: kind, stops, cost.
    """

    routes: tuple[Route, ...]
    short: tuple[Route, ...]
    most: int | None
    weights: tuple[float, ...] | None
    sound: bool
    iterations: int
    penalties: Penalties
    seen: list[SeenRoute] = field(default_factory=list)


def run_lane(problem: GoodsProblem, task: LaneTask) -> LaneFound:
    """Search for a while.

    Parameters
    ----------
    problem
        The day.
    task
        What to do.
    """
    begun = time.time() if task.seconds is None else task.begun
    steps, most, weights = 0, task.most, task.weights
    penalties = task.penalties or problem.penalties
    routes, whole = task.routes, None
    noted = _Routes(problem)

    def over() -> bool:
        if task.seconds is not None and time.time() - begun >= task.seconds:
            return True
        return task.iterations is not None and steps + noted.steps >= task.iterations

    while True:
        each = _BETWEEN if weights is not None else None
        mine = problem.with_fleet(most, weights, vehicles_first=task.vehicles_first)
        best, penalties, done = _search(mine, task, routes, penalties, noted, over, each, task.seed + steps)
        steps += done
        noted.steps = 0
        routes = tuple(mine.routes(best))
        missing = {one.idx for one in best.unplanned()}
        if weights is None or most is None:
            break
        if not missing and best.is_feasible():
            whole, most, weights = routes, len(routes) - 1, (1.0,) * len(weights)
            routes = without_shortest(routes)
        else:
            weights = tuple(weight + (number in missing) for number, weight in enumerate(weights))
        if over() or not most:
            break
    return LaneFound(whole or routes, routes, most, weights, best.is_feasible(), steps, penalties, noted.seen())


def without_shortest(routes: tuple[Route, ...]) -> tuple[Route, ...]:
    """Return routes but the one with the fewest stops.

    Parameters
    ----------
    routes
        At least one.
    """
    shortest = min(range(len(routes)), key=lambda at: (len(routes[at].stops), at))
    return tuple(route for at, route in enumerate(routes) if at != shortest)


def _search(
    problem: GoodsProblem,
    task: LaneTask,
    routes: tuple[Route, ...],
    penalties: Penalties,
    noted: _Routes,
    over: Callable[[], bool],
    each: int | None,
    seed: int,
) -> tuple[pyvrp.Solution, Penalties, int]:
    """Run PyVRP from some routes; return its best, the penalties at the end, and the steps made."""
    data = problem.data
    chance = pyvrp.RandomNumberGenerator(seed=seed)
    disturbed, neighbours, history = _STYLES[_NARROW if task.weights is not None else task.style]
    search = LocalSearch(
        data,
        chance,
        compute_neighbours(data, NeighbourhoodParams(num_neighbours=neighbours)),
        PerturbationManager(PerturbationParams(1, disturbed)),
    )
    for operator in OPERATORS:
        if operator.supports(data):
            search.add_operator(operator(data))
    settings = pyvrp.PenaltyParams(solutions_between_updates=_BETWEEN, max_penalty=problem.penalty_limit())
    manager = pyvrp.PenaltyManager(penalties, settings)
    start = problem.solution(routes)
    if not routes:
        start = search(pyvrp.Solution.make_random(data, chance), manager.max_cost_evaluator(), exhaustive=True)
    noted.follow(problem)

    def stop(best_cost: int) -> bool:
        del best_cost
        return over() or (each is not None and noted.steps >= each)

    with warnings.catch_warnings():
        # That no solution keeps every rule is told by the answer.
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        found = pyvrp.IteratedLocalSearch(
            data, manager, search, start, pyvrp.IteratedLocalSearchParams(history_length=history, callbacks=noted)
        ).run(stop, collect_stats=False)
    return found.best, manager.penalties(), found.num_iterations


class _Routes(IteratedLocalSearchCallbacks):
    """Notes the routes of every solution that the search goes on from, where it keeps the rules and is near the best.

    Parameters
    ----------
    problem
        The day.
    """

    def __init__(self, problem: GoodsProblem) -> None:
        self._problem = problem
        self._noted: dict[Route, None] = {}
        self._last: pyvrp.Solution | None = None
        self.steps = 0

    def follow(self, problem: GoodsProblem) -> None:
        """Note what comes from now on as routes of other data of the same day.

        Parameters
        ----------
        problem
            The data.
        """
        self._problem, self._last = problem, None

    def on_iteration(
        self,
        current: pyvrp.Solution,
        candidate: pyvrp.Solution,
        best: pyvrp.Solution,
        cost_evaluator: pyvrp.CostEvaluator,
    ) -> None:
        """Note a candidate that was accepted.

        Parameters
        ----------
        current, candidate, best
            Of this step.
        cost_evaluator
            What they cost.
        """
        self.steps += 1
        if current is not candidate or not candidate.is_feasible():
            return
        if cost_evaluator.cost(candidate) <= _NEAR_THE_BEST * cost_evaluator.cost(best):
            for route in self._problem.routes(candidate):
                self._noted.pop(route, None)
                self._noted[route] = None

    def seen(self) -> list[SeenRoute]:
        """Return the routes met last that can be driven."""
        instance = self._problem.instance
        latest = list(self._noted)[-_MOST_SEEN:]
        costs = [(route, route_cost(instance, route)) for route in latest]
        return [(route.vehicle, route.stops, float(cost)) for route, cost in costs if cost is not None]

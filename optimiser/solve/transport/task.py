"""What is annealed together, how wildly, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

SeenRoute = tuple[int, tuple[int, ...], float]
"""Kind, stops and cost of a route."""


@dataclass(frozen=True)
class Task:
    """Routes to be improved together.

    Parameters
    ----------
    kinds
        Kind of vehicle of each row; rows without stops are spare vehicles.
    routes
        Stops of each row.
    waiting
        Requests that nobody serves.
    seed
        Of its own source of chance.
    """

    kinds: tuple[int, ...]
    routes: tuple[tuple[int, ...], ...]
    waiting: tuple[int, ...]
    seed: int


@dataclass(frozen=True)
class Heat:
    """How annealing goes.

    Parameters
    ----------
    rounds
        How often each task is ruined and recreated.
    first, last
        Temperature at the beginning and at the end [cost units].
    mean
        Requests taken out in the mean.
    """

    rounds: int
    first: float
    last: float
    mean: int


@dataclass
class Found:
    """What became of a task.

    Parameters
    ----------
    routes, waiting, cost
        The best: stops of each row, requests that nobody serves, cost.
    last_routes, last_waiting, last_cost
        Where annealing stood at the end.
    seen
        Good routes met on the way: kind, stops, cost.
    """

    routes: list[list[int]]
    waiting: list[int]
    cost: float
    last_routes: list[list[int]]
    last_waiting: list[int]
    last_cost: float
    seen: list[SeenRoute] = field(default_factory=list)

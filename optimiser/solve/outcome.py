"""What a solve came to: a status that can be trusted, objective, proven bound, gap, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from models.tolerances import PROVEN_DISTANCE, PROVEN_GAP
from optimiser.errors import OptimiserError


class SolverError(OptimiserError):
    """The solver ended in a state from which nothing may be read."""

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "solver"


class Status(StrEnum):
    """How a solve ended.

    ``OPTIMAL`` is proven to :data:`models.tolerances.PROVEN_GAP`; ``WITHIN_GAP`` to the gap that was asked for;
    ``LIMIT`` stopped before, with or without an answer. A solver in any other state is a :class:`SolverError`.
    """

    OPTIMAL = "optimal"
    WITHIN_GAP = "within_gap"
    LIMIT = "limit"
    INFEASIBLE = "infeasible"
    UNBOUNDED = "unbounded"


@dataclass(frozen=True)
class Progress:
    """How far a running solve has come.

    Parameters
    ----------
    seconds
        Time since its start [s].
    objective
        The best answer so far; ``None`` before the first.
    bound
        The proven bound so far; ``None`` before the first.
    nodes
        Nodes of the search tree so far [nodes].
    """

    seconds: float
    objective: float | None
    bound: float | None
    nodes: int

    @property
    def gap(self) -> float | None:
        """Distance of answer and bound as a part of the answer; ``None`` where one is missing."""
        return relative_gap(self.objective, self.bound)


@dataclass(frozen=True)
class Outcome:
    """What a solve came to.

    Parameters
    ----------
    status
        How it ended.
    objective
        Value of the best answer, in the objective's own unit; ``None`` where there is no answer.
    bound
        Proven bound on every answer; ``None`` where there is none.
    seconds
        Wall-clock time, hand-over included [s].
    seed
        Seed it was run with.
    solver
        Name and version.
    nodes
        Nodes of the search tree [nodes].
    iterations
        Iterations of the simplex or interior-point method, or of the method's own loop [iterations].
    """

    status: Status
    objective: float | None
    bound: float | None
    seconds: float
    seed: int
    solver: str
    nodes: int = 0
    iterations: int = 0

    @property
    def has_solution(self) -> bool:
        """Whether there is an answer to read."""
        return self.objective is not None

    @property
    def gap(self) -> float | None:
        """Distance of answer and bound as a part of the answer [fraction]; ``None`` where one is missing."""
        return relative_gap(self.objective, self.bound)

    @property
    def gap_absolute(self) -> float | None:
        """Distance of answer and bound in the objective's unit; ``None`` where one is missing."""
        if self.objective is None or self.bound is None:
            return None
        return abs(self.objective - self.bound)


def relative_gap(objective: float | None, bound: float | None) -> float | None:
    """Return the distance of an answer from its bound as a part of the answer; ``None`` where one is missing.

    Parameters
    ----------
    objective
        Value of the answer.
    bound
        Proven bound, in the same unit.
    """
    if objective is None or bound is None:
        return None
    distance = abs(objective - bound)
    if distance == 0.0:
        return 0.0
    return distance / abs(objective) if objective else float("inf")


def status_of_gap(objective: float, bound: float | None, gap: float, gap_absolute: float) -> Status:
    """Return how a solve with an answer ended, judged by its gap alone.

    Parameters
    ----------
    objective, bound
        Value of the answer and proven bound, in the same unit.
    gap, gap_absolute
        What was asked for, as :class:`optimiser.solve.limits.Limits` says.
    """
    relative = relative_gap(objective, bound)
    if relative is None or bound is None:
        return Status.LIMIT
    distance = abs(objective - bound)
    if relative <= PROVEN_GAP or distance <= PROVEN_DISTANCE:
        return Status.OPTIMAL
    return Status.WITHIN_GAP if relative <= gap or distance <= gap_absolute else Status.LIMIT

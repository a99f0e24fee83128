"""Facility location solved: an answer that is checked, and a bound that holds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from models.location.build import build
from models.location.instance import LocationInstance
from models.location.solution import LocationSolution, carry
from optimiser.solve.highs import solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.location.arrays import arrays_of
from optimiser.solve.location.tree import LocationTree, ProgressListener
from optimiser.solve.outcome import Outcome, SolverError, Status, status_of_gap

_CONFIRMED_PAIRS = 20_000
"""Up to so many pairs, and while there is time, an answer is held against the rows of the whole build as well."""


@dataclass(frozen=True)
class LocationAnswer:
    """What a solve came to.

    Parameters
    ----------
    outcome
        Status, cost, bound.
    solution
        The decisions; ``None`` where there is no answer.
    """

    outcome: Outcome
    solution: LocationSolution | None


def solve_location(
    instance: LocationInstance, limits: Limits, progress: ProgressListener | None = None
) -> LocationAnswer:
    """Solve a facility location problem.

    Parameters
    ----------
    instance
        The data.
    limits
        When to stop.
    progress
        Told of each better answer.

    Raises
    ------
    SolverError
        If a solver failed, or an answer does not keep the rules.
    """
    clock = Clock(limits.seconds)
    tree = LocationTree(instance, arrays_of(instance), limits, clock, progress)
    tree.search()
    solution, cost = tree.incumbent.solution, tree.incumbent.cost
    if solution is not None and clock.left > 0 and len(instance.pairs) <= _CONFIRMED_PAIRS:
        _confirm(instance, solution)
    bound = _bound(tree, instance)
    if cost is None:
        status = Status.INFEASIBLE if tree.proven else Status.LIMIT
    else:
        status = status_of_gap(float(cost), bound, limits.gap, limits.gap_absolute)
    outcome = Outcome(
        status=status,
        objective=None if cost is None else float(cost),
        bound=bound,
        seconds=clock.spent,
        seed=limits.seed,
        solver=f"Lagrangian branch and bound with {solver_version()}",
        nodes=tree.nodes,
        iterations=tree.iterations,
    )
    return LocationAnswer(outcome, solution)


def _bound(tree: LocationTree, instance: LocationInstance) -> float | None:
    """Return the bound of a search; a whole number of the smallest unit where costs are whole."""
    if not math.isfinite(tree.bound):
        return None
    if not instance.single_source:
        return tree.bound
    # A bound of the solver may lie a little above a whole number.
    return float(math.ceil(tree.bound - max(1e-6, 1e-9 * tree.bound)))


def _confirm(instance: LocationInstance, solution: LocationSolution) -> None:
    """Hold an answer against the rows of the build that defines the problem."""
    model = build(instance)
    carry(model, solution)
    broken = model.broken_rows()
    if broken:
        raise SolverError(f"The answer breaks the row {broken[0]} of the build.")

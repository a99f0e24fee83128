"""Duties chosen from a pool by the model that defines the choice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from models.fleet.duty import Duty
from models.fleet.duty_choice import PooledDuty, build_duty_choice, solution_of_choice
from models.fleet.instance import FleetInstance
from models.tolerances import BOUND_SAFETY
from optimiser.solve.highs import solve_problem
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status

_LARGEST_COST = 1e4


@dataclass(frozen=True)
class Chosen:
    """What came of a choice.

    Parameters
    ----------
    duties
        The duties chosen; ``None`` where there are none.
    bound
        Proven bound on every choice from the pool [cost units]; infinite where there is none to make.
    nodes
        Nodes of the search.
    """

    duties: tuple[Duty, ...] | None
    bound: float
    nodes: int


def choose_duties(
    instance: FleetInstance, pool: Sequence[PooledDuty], limits: Limits, clock: Clock, start: Sequence[Duty] = ()
) -> Chosen:
    """Choose the cheapest duties of a pool that do every task once.

    Parameters
    ----------
    instance
        The data.
    pool
        Duties that can be driven.
    limits
        Gap, nodes and seed.
    clock
        How long it may take.
    start
        Duties of the pool to begin from; none where there are none.
    """
    pool = sorted(pool, key=lambda piece: piece.duty)
    unit = max(1, int(max((piece.cost for piece in pool), default=0) / _LARGEST_COST))
    model = build_duty_choice(instance, pool, unit)
    begun = set(start)
    values = {f"{model.variables.drive[place].name}": float(piece.duty in begun) for place, piece in enumerate(pool)}
    within = Limits(
        seconds=clock.left_or_none,
        nodes=limits.nodes,
        gap=limits.gap,
        gap_absolute=limits.gap_absolute / unit,
        threads=limits.threads,
        seed=limits.seed,
        log_path=limits.log_path,
    )
    outcome = solve_problem(model.problem, within, values if begun else None)
    if outcome.status is Status.INFEASIBLE:
        return Chosen(None, math.inf, outcome.nodes)
    bound = -math.inf if outcome.bound is None else outcome.bound * unit
    bound -= BOUND_SAFETY * abs(bound) if math.isfinite(bound) else 0.0
    duties = solution_of_choice(model, pool).duties if outcome.has_solution else None
    return Chosen(duties, bound, outcome.nodes)

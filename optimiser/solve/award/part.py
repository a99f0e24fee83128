"""One part of an award that nothing ties to the rest: a search over tiers where that scales, otherwise the program."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.procurement.award.build import whole_steps
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.solution import AwardSolution, award_of
from optimiser.solve.award.milp import solve_milp
from optimiser.solve.award.separable import Separable, is_separable, separable_arrays
from optimiser.solve.award.tier_search import TierSearch
from optimiser.solve.highs import ProgressListener, solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status, status_of_gap

Found = tuple[Outcome, AwardSolution | None]

_SMALL = 3_000
"""Up to how many pairs of need and offer the mixed-integer program takes over from the search over tiers [pairs]."""
_TINY = 200
"""Up to how many pairs the program is done before a search for an award to start it from would be [pairs]."""
_START_NODES = 1
_START_PART = 10
"""A small award gives the search one part in this many of its time, for an award to start from."""
_SEARCH_NODES = 2_000


def solve_part(instance: AwardInstance, limits: Limits, progress: ProgressListener | None = None) -> Found:
    """Solve one component: by a search over tiers where that scales, otherwise by the program, started from it.

    Parameters
    ----------
    instance
        The component.
    limits
        When to stop.
    progress
        As :func:`optimiser.solve.highs.solve_problem` takes it [GBP].
    """
    items = {need.item for need in instance.needs}
    if not is_separable(instance) or not any(offer.item in items for offer in instance.offers):
        return solve_milp(instance, limits, progress=progress)
    clock = Clock(limits.seconds)
    arrays = separable_arrays(instance)
    if len(arrays.need) <= _TINY:
        return solve_milp(instance, limits, progress=progress)
    small = len(arrays.need) <= _SMALL
    nodes = _START_NODES if small else limits.nodes or _SEARCH_NODES
    seconds = clock.left_or_none
    if seconds is not None and small:
        seconds /= _START_PART
    search = TierSearch(arrays, replace(limits, seconds=seconds, nodes=nodes))
    search.run()
    solution = _award_of(instance, arrays, search)
    objective = None if solution is None else float(reprice(instance, solution).score) / PENCE_A_POUND
    bound = search.bound if np.isfinite(search.bound) else None
    if progress is not None:
        progress(Progress(clock.spent, objective, bound, search.nodes))
    status = Status.LIMIT if objective is None else status_of_gap(objective, bound, limits.gap, limits.gap_absolute)
    if status == Status.LIMIT and (small or solution is None):
        outcome, better = solve_milp(instance, replace(limits, seconds=clock.left_or_none), solution, progress)
        if outcome.bound is not None and bound is not None:
            outcome = replace(outcome, bound=max(outcome.bound, bound))
        if outcome.status == Status.INFEASIBLE or better is not None:
            return outcome, better
    return Outcome(status, objective, bound, clock.spent, limits.seed, solver_version(), search.nodes), solution


def _award_of(instance: AwardInstance, arrays: Separable, search: TierSearch) -> AwardSolution | None:
    """Turn the shares of the best choice into whole steps; ``None`` where there are none that pass the check."""
    if search.shares is None:
        return None
    bought: dict[tuple[str, str], int] = {}
    amounts: dict[int, dict[str, float]] = {}
    for pair in np.flatnonzero(search.shares > 0):
        need = instance.needs[arrays.need[pair]]
        name = instance.offers[arrays.offer[pair]].name
        amounts.setdefault(int(arrays.need[pair]), {})[name] = float(search.shares[pair]) * need.quantity
    for place, shares in amounts.items():
        need = instance.needs[place]
        step = instance.step_of[need.item]
        for name, quantity in whole_steps(shares, need.quantity, step, fill=need.must_be_met).items():
            bought[need.trust, name] = quantity
    solution = award_of(bought, [])
    return None if check(instance, solution) else solution

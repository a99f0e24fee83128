"""One way to solve every award, chosen by what the instance has: reduce, split, search or solve, certify."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from models.procurement.award.build import whole_steps
from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.solution import AwardSolution, award_of
from models.protocol import Certificate
from optimiser.errors import VerificationError
from optimiser.solve.award.components import components
from optimiser.solve.award.milp import solve_milp
from optimiser.solve.award.reduce import drop_dominated, merge_trusts
from optimiser.solve.award.separable import Separable, is_separable, separable_arrays
from optimiser.solve.award.tier_search import TierSearch
from optimiser.solve.highs import solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Status, status_of_gap

_SMALL = 3_000
"""Up to how many pairs of need and offer the mixed-integer program takes over from the search over tiers [pairs]."""
_START_NODES = 1
_START_PART = 10
"""A small award gives the search one part in this many of its time, for an award to start from."""
_SEARCH_NODES = 2_000
_READING = 0.04
"""Part of the time that is kept back for reading and checking the answer."""


@dataclass(frozen=True)
class AwardAnswer:
    """A recommended award and what is known of it.

    Parameters
    ----------
    outcome
        How the solve ended; objective and bound in pence, the objective worked out from the decisions alone.
    solution
        The award; ``None`` where there is none.
    certificate
        Its score, the proven bound and the empty list of what it breaks; ``None`` without an award.
    cost
        What it costs, each line rounded once [pence].
    parts
        How many independent parts it was solved in.
    """

    outcome: Outcome
    solution: AwardSolution | None = None
    certificate: Certificate | None = None
    cost: int | None = None
    parts: int = 1


def solve_award(instance: AwardInstance, limits: Limits) -> AwardAnswer:
    """Find the best award, with a proof of how good it is.

    Parameters
    ----------
    instance
        The data.
    limits
        When to stop.

    Raises
    ------
    VerificationError
        If the award found does not pass the check.
    SolverError
        If the solver failed.
    """
    clock = Clock(None if limits.seconds is None else limits.seconds * (1 - _READING))
    merged = merge_trusts(drop_dominated(instance))
    parts = components(merged.instance)
    sizes = [len(part.offers) + len(part.bundles) + 1 for part in parts]
    found: list[tuple[Outcome, AwardSolution | None]] = []
    for at, part in enumerate(parts):
        share = sizes[at] / sum(sizes[at:])
        seconds = None if limits.seconds is None else clock.left * share
        found.append(_solve_part(part, replace(limits, seconds=seconds)))
        if found[-1][0].status in {Status.INFEASIBLE, Status.UNBOUNDED}:
            return AwardAnswer(replace(found[-1][0], seconds=clock.spent), parts=len(parts))
    bounds = [outcome.bound for outcome, _ in found if outcome.bound is not None]
    bound = sum(bounds) * PENCE_A_POUND if len(bounds) == len(parts) else None
    solutions = [solution for _, solution in found if solution is not None]
    if len(solutions) < len(parts):
        return AwardAnswer(_outcome(None, bound, found, limits, clock), parts=len(parts))
    purchases = {(trust, name): quantity for one in solutions for trust, name, quantity in one.purchases}
    bundles = [name for one in solutions for name in one.bundles]
    return _certified(instance, merged.expand(award_of(purchases, bundles)), bound, found, limits, clock)


def _certified(
    instance: AwardInstance,
    solution: AwardSolution,
    bound: float | None,
    found: list[tuple[Outcome, AwardSolution | None]],
    limits: Limits,
    clock: Clock,
) -> AwardAnswer:
    """Check an award, work it out, and set it against its bound."""
    broken = check(instance, solution)
    if broken:
        first = broken[0]
        message = f"The award found breaks {first.rule} ({', '.join(first.where)}): {first.message}"
        raise VerificationError(message, "Report this; run again with another seed.")
    done = reprice(instance, solution)
    # A bound in double precision may pass the exact score by its last digits; it never proves more than the award.
    proven = None if bound is None else min(Fraction(bound), done.score)
    outcome = _outcome(float(done.score), None if proven is None else float(proven), found, limits, clock)
    return AwardAnswer(outcome, solution, Certificate(done.score, proven, ()), done.cost, len(found))


def _outcome(
    objective: float | None,
    bound: float | None,
    found: list[tuple[Outcome, AwardSolution | None]],
    limits: Limits,
    clock: Clock,
) -> Outcome:
    """Add the parts up."""
    absolute = limits.gap_absolute * PENCE_A_POUND
    status = Status.LIMIT if objective is None else status_of_gap(objective, bound, limits.gap, absolute)
    return Outcome(
        status=status,
        objective=objective,
        bound=bound,
        seconds=clock.spent,
        seed=limits.seed,
        solver=solver_version(),
        nodes=sum(outcome.nodes for outcome, _ in found),
        iterations=sum(outcome.iterations for outcome, _ in found),
    )


def _solve_part(instance: AwardInstance, limits: Limits) -> tuple[Outcome, AwardSolution | None]:
    """Solve one component: by a search over tiers where that scales, otherwise by the program, started from it."""
    if not is_separable(instance) or not instance.offers:
        return solve_milp(instance, limits)
    clock = Clock(limits.seconds)
    arrays = separable_arrays(instance)
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
    status = Status.LIMIT if objective is None else status_of_gap(objective, bound, limits.gap, limits.gap_absolute)
    if status == Status.LIMIT and (small or solution is None):
        outcome, better = solve_milp(instance, replace(limits, seconds=clock.left_or_none), solution)
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

"""One way to solve every award, chosen by what the instance has: reduce, split, search or solve, certify."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import reprice
from models.procurement.award.rows import PENCE_A_POUND
from models.procurement.award.solution import AwardSolution, award_of
from models.protocol import Certificate
from optimiser.errors import VerificationError
from optimiser.solve.award.components import components
from optimiser.solve.award.part import Found
from optimiser.solve.award.reduce import drop_dominated, merge_trusts
from optimiser.solve.award.tally import Tally
from optimiser.solve.award.workers import is_hopeless, solve_parts
from optimiser.solve.highs import ProgressListener, solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Status, status_of_gap

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


def solve_award(instance: AwardInstance, limits: Limits, progress: ProgressListener | None = None) -> AwardAnswer:
    """Find the best award, with a proof of how good it is.

    With several threads, large parts that nothing ties together are solved side by side in processes of their own;
    what is found does not change. A program that calls this then needs the usual guard of its main module.

    Parameters
    ----------
    instance
        The data.
    limits
        When to stop.
    progress
        Called with the best award and bound of the whole so far [pence], from another thread: each is ``None`` until
        every part has one.

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
    by_place = solve_parts(parts, limits, clock, Tally(len(parts), clock, progress))
    hopeless = next(filter(is_hopeless, by_place.values()), None)
    if hopeless is not None:
        return AwardAnswer(replace(hopeless[0], seconds=clock.spent), parts=len(parts))
    found = [by_place[at] for at in range(len(parts))]
    bounds = [outcome.bound for outcome, _ in found if outcome.bound is not None]
    bound = sum(bounds) * PENCE_A_POUND if len(bounds) == len(parts) else None
    solutions = [solution for _, solution in found if solution is not None]
    if len(solutions) < len(parts):
        return AwardAnswer(_outcome(None, bound, found, limits, clock), parts=len(parts))
    purchases = {(trust, name): quantity for one in solutions for trust, name, quantity in one.purchases}
    bundles = [name for one in solutions for name in one.bundles]
    joinings = {(trust, lot): name for one in solutions for trust, lot, name in one.joinings}
    return _certified(instance, merged.expand(award_of(purchases, bundles, joinings)), bound, found, limits, clock)


def _certified(
    instance: AwardInstance,
    solution: AwardSolution,
    bound: float | None,
    found: list[Found],
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
    found: list[Found],
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

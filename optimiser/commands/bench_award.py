"""Published award instances through the award model."""

from __future__ import annotations

from fractions import Fraction

from optimiser.commands.bench import BenchAnswer, BenchOptions
from optimiser.published.award_formats import AWARD_FORMATS, read_award
from optimiser.solve.award.solve import solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status


def solve_award_instance(name: str, options: BenchOptions) -> BenchAnswer:
    """Solve an award instance.

    Parameters
    ----------
    name
        Of the format.
    options
        What was asked.
    """
    published = read_award(name, options.path)
    answer = solve_award(published.instance, Limits(seconds=options.left, seed=options.seed))
    bound = None if answer.outcome.bound is None else published.objective(Fraction(answer.outcome.bound))
    if answer.solution is None or answer.certificate is None:
        infeasible = answer.outcome.status is Status.INFEASIBLE
        return BenchAnswer("infeasible" if infeasible else "no_solution", bound=bound)
    proven = answer.certificate.bound
    return BenchAnswer(
        status="optimal" if answer.outcome.status is Status.OPTIMAL else "feasible",
        objective=published.objective(answer.certificate.cost),
        bound=None if proven is None else published.objective(proven),
        verified=answer.certificate.holds,
        solution=AWARD_FORMATS[name].solution(published, answer.solution),
    )

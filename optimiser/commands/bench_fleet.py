"""Published vehicle scheduling instances through the fleet model."""

from __future__ import annotations

from fractions import Fraction

from models.fleet.check import certify
from optimiser.commands.bench import BenchAnswer, BenchOptions
from optimiser.published.mdvsp import mdvsp_solution, read_mdvsp
from optimiser.solve.fleet.method import solve_duties
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status


def solve_fleet_instance(_name: str, options: BenchOptions) -> BenchAnswer:
    """Solve a vehicle scheduling instance.

    Parameters
    ----------
    _name
        ``mdvsp``, the one format there is.
    options
        What was asked.
    """
    instance = read_mdvsp(options.path)
    answer = solve_duties(instance, Limits(seconds=options.left, seed=options.seed))
    bound = None if answer.bound is None else Fraction(answer.bound)
    if answer.solution is None:
        infeasible = answer.outcome.status is Status.INFEASIBLE
        return BenchAnswer("infeasible" if infeasible else "no_solution", bound=None if infeasible else bound)
    certificate = certify(instance, answer.solution, bound)
    return BenchAnswer(
        status="optimal" if answer.outcome.status is Status.OPTIMAL else "feasible",
        objective=certificate.cost,
        bound=bound,
        verified=certificate.holds,
        solution=mdvsp_solution(answer.solution),
        further={"vehicles": len(answer.solution.duties)},
    )

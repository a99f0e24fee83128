"""Published facility location instances through the location model."""

from __future__ import annotations

from fractions import Fraction

from models.location.check import certify
from optimiser.commands.bench import BenchAnswer, BenchOptions
from optimiser.published.location import PublishedLocation, location_solution, read_single_source, read_warehouses
from optimiser.solve.limits import Limits
from optimiser.solve.location.method import LocationAnswer, solve_location
from optimiser.solve.outcome import Status


def solve_location_instance(name: str, options: BenchOptions) -> BenchAnswer:
    """Solve a facility location instance.

    Parameters
    ----------
    name
        ``sscfl`` for one source each, ``cfl`` for customers that may be split.
    options
        What was asked.
    """
    published = read_single_source(options.path) if name == "sscfl" else read_warehouses(options.path, options.capacity)
    answer = solve_location(published.instance, Limits(seconds=options.left, seed=options.seed))
    return _answer(published, answer)


def _answer(published: PublishedLocation, answer: LocationAnswer) -> BenchAnswer:
    """Check an answer and turn it into the file's own unit."""
    outcome, solution = answer.outcome, answer.solution
    bound = None if outcome.bound is None else Fraction(outcome.bound)
    if solution is None:
        told = None if bound is None else published.objective(bound)
        return BenchAnswer("infeasible" if outcome.status is Status.INFEASIBLE else "no_solution", bound=told)
    certificate = certify(published.instance, solution, bound)
    return BenchAnswer(
        status="optimal" if outcome.status is Status.OPTIMAL else "feasible",
        objective=published.objective(certificate.cost),
        bound=None if bound is None else published.objective(bound),
        verified=certificate.holds,
        solution=location_solution(published, solution),
    )

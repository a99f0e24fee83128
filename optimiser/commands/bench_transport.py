"""Published dial-a-ride instances through the transport model."""

from __future__ import annotations

from fractions import Fraction

from models.tolerances import PROVEN_GAP
from models.transport.check import certify
from models.transport.instance import TransportInstance
from optimiser.commands.bench import BenchAnswer, BenchOptions
from optimiser.published.darp import PublishedRides, read_rides, rides_solution
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.day import solve_day
from optimiser.solve.transport.exact import fits_exact, most_arcs, solve_exact

_EASY_ARCS = 30_000
"""Event networks up to here give a plan of their own at once; larger ones begin with a plan found otherwise."""
_FOR_A_START = 0.3
_START_S = 60.0


def solve_transport_instance(_name: str, options: BenchOptions) -> BenchAnswer:
    """Solve a dial-a-ride instance.

    Parameters
    ----------
    _name
        ``darp``, the one format there is.
    options
        What was asked.
    """
    published = read_rides(options.path)
    return _answer(published, _solve(published.instance, options))


def _solve(instance: TransportInstance, options: BenchOptions) -> PlanAnswer:
    """Return the best plan of the way of solving that fits, or of both, with the better bound."""
    clock = Clock(options.left)

    def left() -> Limits:
        return Limits(seconds=clock.left_or_none, seed=options.seed)

    if fits_exact(instance, _EASY_ARCS):
        answer = solve_exact(instance, left())
        if answer.plan is not None or answer.outcome.status is Status.INFEASIBLE or clock.left <= 0:
            return answer
        return _better(solve_day(instance, left()), answer)
    if not fits_exact(instance, most_arcs(left())):
        return solve_day(instance, left())
    budget = _START_S if options.seconds is None else clock.left * _FOR_A_START
    first = solve_day(instance, Limits(seconds=budget, seed=options.seed))
    return _better(solve_exact(instance, left(), start=first.plan), first)


def _better(one: PlanAnswer, other: PlanAnswer) -> PlanAnswer:
    """Return the cheaper plan with the higher bound."""
    plans = [answer for answer in (one, other) if answer.plan is not None]
    best = min(plans, key=lambda answer: answer.outcome.objective or 0.0, default=one)
    bounded = max((one, other), key=lambda answer: -1 if answer.bound is None else answer.bound)
    return PlanAnswer(best.outcome, best.plan, bounded.bound, bounded.method)


def _answer(published: PublishedRides, answer: PlanAnswer) -> BenchAnswer:
    """Check an answer and turn it into the file's own unit."""
    bound = None if answer.bound is None else Fraction(answer.bound)
    if answer.plan is None:
        told = None if bound is None else published.objective(bound)
        infeasible = answer.outcome.status is Status.INFEASIBLE
        return BenchAnswer("infeasible" if infeasible else "no_solution", bound=None if infeasible else told)
    certificate = certify(published.instance, answer.plan, bound)
    proven = certificate.gap is not None and certificate.gap <= PROVEN_GAP
    return BenchAnswer(
        status="optimal" if proven else "feasible",
        objective=published.objective(certificate.cost),
        bound=None if bound is None else published.objective(bound),
        verified=certificate.holds,
        solution=rides_solution(answer.plan),
        further={"vehicles": len(answer.plan.routes)},
    )

"""Published pickup and delivery instances through the goods solver."""

from __future__ import annotations

import os
from fractions import Fraction

from models.tolerances import PROVEN_GAP
from models.transport.check import certify
from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.timetable import timetable
from optimiser.commands.bench import BenchAnswer, BenchOptions
from optimiser.published.lilim import read_pairs
from optimiser.solve.goods.rounds import solve_rounds
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

_MOST_JOBS = 2
"""Lanes of the search; more processes than that would have nothing to do."""


def solve_goods_instance(_name: str, options: BenchOptions) -> BenchAnswer:
    """Solve a pickup and delivery instance: vehicles first, then distance.

    Parameters
    ----------
    _name
        ``lilim``, the one format there is.
    options
        What was asked.
    """
    published = read_pairs(options.path)
    if _is_impossible(published.instance):
        return BenchAnswer("infeasible")
    limits = Limits(seconds=options.left, seed=options.seed)
    jobs = min(_MOST_JOBS, os.cpu_count() or 1)
    answer = solve_rounds(published.instance, limits, jobs=jobs, vehicles_first=True)
    if answer.plan is None:
        return BenchAnswer("infeasible" if answer.outcome.status is Status.INFEASIBLE else "no_solution")
    bound = None if answer.bound is None else Fraction(answer.bound)
    certificate = certify(published.instance, answer.plan, bound)
    proven = certificate.gap is not None and certificate.gap <= PROVEN_GAP
    return BenchAnswer(
        status="optimal" if proven and answer.outcome.status is Status.OPTIMAL else "feasible",
        objective=published.objective(certificate.cost),
        bound=None if bound is None else published.objective(bound),
        verified=certificate.holds,
        solution=published.solution(answer.plan),
        further={"vehicles": len(answer.plan.routes)},
    )


def _is_impossible(instance: TransportInstance) -> bool:
    """Whether some request cannot be served even by a vehicle of its own."""
    alone = (Route(0, (number, instance.size + number)) for number in range(instance.size))
    return any(timetable(instance, route) is None for route in alone)

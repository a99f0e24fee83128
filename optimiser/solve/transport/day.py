"""A whole day's plan: every request of several trusts, with the vehicles of them all."""

from __future__ import annotations

from collections.abc import Callable

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status, status_of_gap
from optimiser.solve.highs import solver_version
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.bound import day_bound
from optimiser.solve.transport.construct import first_plan
from optimiser.solve.transport.evaluate import plan_cost
from optimiser.solve.transport.search import WORK, DaySearch
from optimiser.solve.transport.workers import Workers

Listener = Callable[[Progress], None]
_FOR_THE_BOUND = 0.25
"""Part of the time that is kept for the bound."""


def solve_day(
    instance: TransportInstance,
    limits: Limits,
    start: Plan | None = None,
    progress: Listener | None = None,
    jobs: int = 1,
) -> PlanAnswer:
    """Plan a day, and say how far the plan may be from the best.

    Never worse than the start. Without a limit of time the work is counted, so that the same seed gives the same plan
    on every machine and with any number of processes.

    Parameters
    ----------
    instance
        The day.
    limits
        When to stop.
    start
        A plan to start from, such as each trust's own; left aside where it breaks a rule.
    progress
        Told of each better plan and bound.
    jobs
        How many processes may work side by side.
    """
    clock = Clock(limits.seconds)
    with Workers(instance, jobs) as workers:
        given = None if start is None else plan_cost(instance, start)
        if start is None or (given is None and not _is_half(instance, start)):
            start = first_plan(workers.day, tuple(vehicle.number for vehicle in instance.vehicles))
        search = DaySearch(instance, workers, start, limits, clock)

        def told(cost: int) -> None:
            if progress is not None:
                progress(Progress(clock.spent, float(cost), None, search.ruins))

        until = None if limits.seconds is None else limits.seconds * (1 - _FOR_THE_BOUND)
        if instance.size:
            search.run(WORK * instance.size, until, told)
    return _answer(instance, limits, clock, search)


def _is_half(instance: TransportInstance, plan: Plan) -> bool:
    """Whether a plan only lacks requests that must be served."""
    return False


def _answer(instance: TransportInstance, limits: Limits, clock: Clock, search: DaySearch) -> PlanAnswer:
    """Bound the day and put the answer together."""
    left = Limits(seconds=clock.left_or_none, nodes=limits.nodes, seed=limits.seed)
    known = day_bound(instance, left, search.pool.routes(), search.cost)
    bound = known.value
    if search.cost is None:
        outcome = Outcome(Status.LIMIT, None, float(bound), clock.spent, limits.seed, solver_version())
        return PlanAnswer(outcome, None, bound, known.method)
    bound = min(bound, search.cost)
    cost = float(search.cost)
    status = status_of_gap(cost, float(bound), limits.gap, limits.gap_absolute)
    outcome = Outcome(
        status, cost, float(bound), clock.spent, limits.seed, solver_version(), iterations=search.ruins
    )
    return PlanAnswer(outcome, search.best, bound, known.method)

"""A whole day's plan: every request of several trusts, with the vehicles of them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from optimiser.solve.highs import solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status, status_of_gap
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.bound import day_bound
from optimiser.solve.transport.construct import first_plan
from optimiser.solve.transport.evaluate import plan_cost
from optimiser.solve.transport.exact import fits_exact, solve_exact
from optimiser.solve.transport.search import DaySearch, work_of
from optimiser.solve.transport.tiny import MOST, solve_tiny
from optimiser.solve.transport.workers import Workers

SMALL = 60
"""Up to how many requests a day is solved exactly, where its event network is small enough [requests]."""
SMALL_WITHOUT_LIMIT = 14
"""The same where no limit of time is asked for: how long the proof of a larger one takes cannot be told [requests]."""
_SEARCH_OF_SMALL = 0.15
"""Part of the time, and of the work, that a small day is searched before it is solved exactly."""
_SEARCH_A_REQUEST = 0.1
"""How long a small day is searched at most for each of its requests [s]."""
_MOST_OF_A_PROOF = 4.0
"""How long the exact solve of a small day may take where no limit of time is asked for; one that takes longer is left
aside whole, so that the plan stays that of the counted work [s]."""
_FOR_THE_BOUND = 0.25
"""Part of the time that is kept for the bound of a large day."""

Listener = Callable[[Progress], None]


def solve_day(
    instance: TransportInstance,
    limits: Limits,
    start: Plan | None = None,
    progress: Listener | None = None,
    jobs: int = 1,
    *,
    bound: bool = True,
) -> PlanAnswer:
    """Plan a day, and say how far the plan may be from the best.

    Neighbourhoods of routes are ruined and recreated, and the routes met on the way are put together anew. A small day
    is then solved exactly, a large one bounded. The plan is never dearer than the start. Without a limit of time the
    work is counted, so that the same seed gives the same plan on every machine and with any number of processes.

    Parameters
    ----------
    instance
        The day.
    limits
        When to stop. ``nodes`` counts nodes of the exact tree.
    start
        A plan to start from; left aside where it breaks a rule.
    progress
        Told of each better plan and bound.
    jobs
        How many processes may work side by side.
    bound
        Whether a day that is not solved exactly is to be bounded.
    """
    clock = Clock(limits.seconds)
    if not instance.size or not instance.vehicles:
        return _nothing_to_plan(instance, limits, clock)
    if instance.size <= MOST:
        return solve_tiny(instance, limits, clock)
    most = SMALL_WITHOUT_LIMIT if limits.seconds is None else SMALL
    is_small = instance.size <= most and fits_exact(instance)
    part = _SEARCH_OF_SMALL if is_small else 1.0 - _FOR_THE_BOUND
    with Workers(instance, jobs) as workers:
        numbers = tuple(vehicle.number for vehicle in instance.vehicles)
        starts = [start] if start is not None and _is_sound(instance, start) else []
        search = DaySearch(instance, workers, [*starts, first_plan(workers.day, numbers)], limits, clock)

        def told(cost: int) -> None:
            if progress is not None:
                progress(Progress(clock.spent, float(cost), None, search.ruins))

        work = max(1, round(work_of(instance.size) * (part if is_small else 1.0)))
        seconds = None if limits.seconds is None else limits.seconds * part
        if is_small and seconds is not None:
            seconds = min(seconds, clock.spent + _SEARCH_A_REQUEST * instance.size)
        search.run(work, seconds, told)
    if is_small:
        return _exact(instance, limits, clock, search, progress, bound=bound)
    if not bound:
        return _answer(limits, clock, search, None, "")
    return _bounded(instance, limits, clock, search, progress)


def _nothing_to_plan(instance: TransportInstance, limits: Limits, clock: Clock) -> PlanAnswer:
    """Return the only plan of a day without requests or without vehicles, where it is one."""
    plan = Plan.of((), instance.size)
    cost = plan_cost(instance, plan)
    status = Status.INFEASIBLE if cost is None else Status.OPTIMAL
    value = None if cost is None else float(cost)
    outcome = Outcome(status, value, value, clock.spent, limits.seed, solver_version())
    return PlanAnswer(outcome, None if cost is None else plan, cost, "the only plan there is")


def _is_sound(instance: TransportInstance, plan: Plan) -> bool:
    """Whether a plan keeps every rule but, maybe, that every request must be served."""
    return plan_cost(replace(instance, unserved_cost=instance.unserved_cost or 0), plan) is not None


def _exact(
    instance: TransportInstance,
    limits: Limits,
    clock: Clock,
    search: DaySearch,
    progress: Listener | None,
    *,
    bound: bool,
) -> PlanAnswer:
    """Solve a small day from the plan that was found."""
    begun = clock.spent

    def told(one: Progress) -> None:
        if progress is not None:
            progress(replace(one, seconds=begun + one.seconds))

    start = None if search.cost is None else search.best
    counted = limits.seconds is None
    seconds = _MOST_OF_A_PROOF if counted else clock.left_or_none
    answer = solve_exact(instance, replace(limits, seconds=seconds), start, told)
    if counted and answer.outcome.status not in {Status.OPTIMAL, Status.WITHIN_GAP, Status.INFEASIBLE}:
        return (
            _bounded(instance, limits, clock, search, progress) if bound else _answer(limits, clock, search, None, "")
        )
    if search.cost is None:
        return replace(answer, outcome=replace(answer.outcome, seconds=clock.spent))
    cost = None if answer.plan is None else plan_cost(instance, answer.plan)
    if cost is None or cost >= search.cost:
        if answer.outcome.status is Status.OPTIMAL:
            return _answer(limits, clock, search, answer.bound, answer.method)
        return _bounded(instance, limits, clock, search, progress, answer)
    return replace(answer, outcome=replace(answer.outcome, seconds=clock.spent))


def _bounded(
    instance: TransportInstance,
    limits: Limits,
    clock: Clock,
    search: DaySearch,
    progress: Listener | None,
    known: PlanAnswer | None = None,
) -> PlanAnswer:
    """Bound a large day, or a small one whose exact solve came to a bound that may not be the better one."""
    begun = clock.spent

    def told(bound: int, seconds: float) -> None:
        if progress is not None and search.cost is not None:
            progress(Progress(begun + seconds, float(search.cost), float(min(bound, search.cost)), search.ruins))

    left = replace(limits, seconds=clock.left_or_none)
    found = day_bound(instance, left, search.pool.routes(), search.cost, told)
    bound, method = found.value, found.method
    if known is not None and known.bound is not None and (bound is None or known.bound >= bound):
        bound, method = known.bound, known.method
    return _answer(limits, clock, search, bound, method)


def _answer(limits: Limits, clock: Clock, search: DaySearch, bound: int | None, method: str) -> PlanAnswer:
    """Put the answer together."""
    if search.cost is None:
        value = None if bound is None else float(bound)
        outcome = Outcome(Status.LIMIT, None, value, clock.spent, limits.seed, solver_version())
        return PlanAnswer(outcome, None, bound, method)
    bound = None if bound is None else min(bound, search.cost)
    value = None if bound is None else float(bound)
    status = status_of_gap(float(search.cost), value, limits.gap, limits.gap_absolute)
    outcome = Outcome(
        status, float(search.cost), value, clock.spent, limits.seed, solver_version(), iterations=search.ruins
    )
    return PlanAnswer(outcome, search.best, bound, method)

"""A day of consignments: PyVRP's routes, the choice among them, and our own search for what PyVRP cannot know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from optimiser.solve.goods.processes import Lanes
from optimiser.solve.goods.proof import is_tight, prove_fewest
from optimiser.solve.goods.search import LANES, RoundsSearch
from optimiser.solve.highs import solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.day import solve_day
from optimiser.solve.transport.evaluate import plan_cost
from optimiser.solve.transport.tiny import MOST

MOST_REQUESTS = 1_500
"""Requests up to which PyVRP is asked; its tables grow with the square of their number [requests]."""
_SECONDS_A_REQUEST = 0.05
"""Time that PyVRP needs to begin with, which nothing interrupts [s a request]; with less it is not asked."""
_WORTH_A_PROCESS = 20
"""From how many requests on a day is worth a second process [requests]."""
_WORK = 80
"""Iterations of a lane for each request where there is no limit of time [iterations]."""
_MOST_WORK = 20_000
_FOR_PYVRP, _FOR_PYVRP_KNOWING_ALL = 0.4, 0.7
"""Part of the time for PyVRP and the choice among its routes; the rest is for our own search and the bound."""
_BEFORE_A_PROOF, _FOR_A_PROOF = 0.15, 0.4
"""Parts of the time, where windows are so tight that a proof is worth trying."""

Listener = Callable[[Progress], None]


def solve_rounds(
    instance: TransportInstance,
    limits: Limits,
    start: Plan | None = None,
    progress: Listener | None = None,
    jobs: int = 1,
    *,
    vehicles_first: bool = False,
    bound: bool = True,
) -> PlanAnswer:
    """Plan a day of consignments, and say how far the plan may be from the best.

    PyVRP looks for routes in two lanes; a set partitioning over all routes met decides. What PyVRP cannot know (time on
    board, breaks, classes over a third between them) is held by our own timetables: routes that break a rule are
    repaired before they count. The plan is then the start of :func:`optimiser.solve.transport.day.solve_day`, which
    knows every rule, proves small days and bounds large ones. The plan is never dearer than the start. Without a limit
    of time the work is counted, so that the same seed gives the same plan with any number of processes.

    Parameters
    ----------
    instance
        The day.
    limits
        When to stop.
    start
        A plan to start from; left aside where it breaks a rule.
    progress, jobs
        Told of each better plan and bound; how many processes may work.
    vehicles_first
        Whether fewer vehicles come before lower cost; only where there is one kind. No bound but where both are proven.
    bound
        Whether the plan is to be bounded.

    Raises
    ------
    ValueError
        If fewer vehicles are to come first of several kinds.
    """
    clock = Clock(limits.seconds)
    if vehicles_first:
        if len(instance.vehicles) != 1:
            msg = "fewer vehicles can come first where there is one kind of vehicle"
            raise ValueError(msg)
        return _fewest_vehicles(instance, limits, clock, start, progress, jobs)
    plan = start
    if instance.size > MOST and _is_for_pyvrp(instance, limits):
        with Lanes(instance, _processes(instance, jobs)) as lanes:
            search = RoundsSearch(instance, lanes, limits, clock, vehicles_first=False)
            part = _FOR_PYVRP_KNOWING_ALL if lanes.problem.knows_all else _FOR_PYVRP
            _search(search, instance, limits, start, progress, part)
        plan = search.best or start
    begun = clock.spent

    def told(one: Progress) -> None:
        if progress is not None:
            progress(replace(one, seconds=begun + one.seconds))

    answer = solve_day(instance, replace(limits, seconds=clock.left_or_none), plan, told, jobs, bound=bound)
    return replace(answer, outcome=replace(answer.outcome, seconds=clock.spent))


def _is_for_pyvrp(instance: TransportInstance, limits: Limits) -> bool:
    able = any(vehicle.number for vehicle in instance.vehicles)
    time = limits.seconds is None or limits.seconds >= instance.size * _SECONDS_A_REQUEST
    return able and time and 0 < instance.size <= MOST_REQUESTS


def _without_pyvrp(
    instance: TransportInstance, limits: Limits, start: Plan | None, progress: Listener | None, jobs: int
) -> PlanAnswer:
    """Return the plan of the search for all days, a vehicle weighing more than the ways of a whole plan."""
    (vehicle,) = instance.vehicles
    furthest = (2 * instance.size + 1) * int(instance.distance.max(initial=0))
    heavy = replace(vehicle, cost_fixed=vehicle.cost_fixed + furthest * vehicle.cost_distance)
    weighed = replace(instance, vehicles=(heavy,))
    answer = solve_day(weighed, limits, start, progress, jobs, bound=False)
    cost = None if answer.plan is None else plan_cost(instance, answer.plan)
    status = answer.outcome.status if answer.plan is None else Status.LIMIT
    told = replace(answer.outcome, status=status, objective=None if cost is None else float(cost), bound=None)
    return PlanAnswer(told, answer.plan, None, "")


def _processes(instance: TransportInstance, jobs: int) -> int:
    return min(jobs, LANES) if instance.size >= _WORTH_A_PROCESS else 1


def _search(
    search: RoundsSearch,
    instance: TransportInstance,
    limits: Limits,
    start: Plan | None,
    progress: Listener | None,
    part: float,
) -> None:
    """Let PyVRP look for routes, and choose among them, in a part of the time."""
    if start is not None and plan_cost(instance, start) is not None:
        search.begin(start)

    def told(cost: int) -> None:
        if progress is not None:
            progress(Progress(search.clock.spent, float(cost), None, search.iterations))

    until = None if limits.seconds is None else limits.seconds * part
    search.run(min(_WORK * instance.size, _MOST_WORK), until, told)


def _fewest_vehicles(
    instance: TransportInstance,
    limits: Limits,
    clock: Clock,
    start: Plan | None,
    progress: Listener | None,
    jobs: int,
) -> PlanAnswer:
    """Return a plan with as few vehicles as can be found, and of such plans a cheap one; proven where that is easy."""
    if not _is_for_pyvrp(instance, limits):
        return _without_pyvrp(instance, limits, start, progress, jobs)
    with Lanes(instance, _processes(instance, jobs)) as lanes:
        search = RoundsSearch(instance, lanes, limits, clock, vehicles_first=True)
        if is_tight(instance):
            _search(search, instance, limits, start, progress, _BEFORE_A_PROOF)
            if search.best is not None and not search.best.unserved:
                left = None if limits.seconds is None else min(clock.left, limits.seconds * _FOR_A_PROOF)
                proof = prove_fewest(instance, search.best, replace(limits, seconds=left))
                search.begin(proof.plan)
                if proof.answer is not None and proof.answer.outcome.status is Status.OPTIMAL:
                    return replace(proof.answer, outcome=replace(proof.answer.outcome, seconds=clock.spent))
        _search(search, instance, limits, search.best or start, progress, 1.0)
    cost = None if search.cost is None else float(search.cost)
    solver = f"PyVRP {version('pyvrp')}, {solver_version()}"
    outcome = Outcome(Status.LIMIT, cost, None, clock.spent, limits.seed, solver, iterations=search.iterations)
    return PlanAnswer(outcome, search.best, None, "")

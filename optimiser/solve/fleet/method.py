"""Vehicle scheduling solved: duties that are checked, and a bound that holds."""

from __future__ import annotations

from dataclasses import replace
from math import gcd

import numpy as np

from models.fleet.build import build
from models.fleet.crew import tasks_without_crew
from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.network import Integers
from models.fleet.solution import FleetSolution, carry, flow_of_duties
from optimiser.solve.fleet.answer import FleetAnswer
from optimiser.solve.fleet.chains import chain_tasks
from optimiser.solve.fleet.flow_program import FlowProgram, InfeasibleFlowError
from optimiser.solve.fleet.flows import rounded_duties, search_flows
from optimiser.solve.fleet.hours import search_under_hours
from optimiser.solve.fleet.incumbent import Incumbent, ProgressListener
from optimiser.solve.fleet.repair import cut_chains, pieces_of
from optimiser.solve.highs import solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, SolverError, Status

_CONFIRMED_TASKS = 100
"""Up to so many tasks, and while there is time, duties are held against the rows of the whole build as well."""
_FOR_THE_FLOW = 0.3
"""Part of the time for the flow where drivers' hours make it a relaxation."""
_CLOSE = 1e-4


def solve_duties(
    instance: FleetInstance,
    limits: Limits,
    progress: ProgressListener | None = None,
    start: FleetSolution | None = None,
) -> FleetAnswer:
    """Chain tasks into duties at least cost.

    First the tasks are chained by a matching, which settles one kind of vehicle and bounds several. Then comes the flow
    of all kinds through their time-space networks, its linear relaxation and whole flows on the arcs that are worth it.
    Drivers' hours come last: where the duties do not keep them, columns of duties that do.

    Parameters
    ----------
    instance
        The data.
    limits
        When to stop.
    progress
        Told of each better answer and bound.
    start
        Duties to start from; left aside where they break a rule.

    Raises
    ------
    SolverError
        If a solver failed, or an answer does not keep the rules.
    """
    clock = Clock(limits.seconds)
    unit = _unit(instance)
    incumbent = Incumbent(instance, unit, limits, clock, progress)
    if not instance.tasks:
        incumbent.offer([])
        incumbent.raise_bound(0)
        return _answer(incumbent, limits, clock, infeasible=False)
    if not instance.vehicles or tasks_without_crew(instance):
        return _answer(incumbent, limits, clock, infeasible=True)
    if start is not None:
        incumbent.offer(start.duties)
    infeasible = _search(instance, incumbent, limits, clock)
    solution = incumbent.solution
    if solution is not None and len(instance.tasks) <= _CONFIRMED_TASKS and clock.left > 0:
        _confirm(instance, solution)
    return _answer(incumbent, limits, clock, infeasible=infeasible)


def _search(instance: FleetInstance, incumbent: Incumbent, limits: Limits, clock: Clock) -> bool:
    """Go through the methods until one has settled it; return whether it is settled that there are no duties."""
    chains = chain_tasks(instance, clock)
    incumbent.raise_bound(chains.bound)
    cut = cut_chains(instance, chains.chains)
    if cut is not None:
        incumbent.offer(cut)
    if incumbent.done:
        return False
    has_hours = any(vehicle.has_hours for vehicle in instance.vehicles)
    try:
        flowing = _search_flows(instance, incumbent, limits, clock, relaxed=has_hours)
    except InfeasibleFlowError:
        return True
    if not has_hours or incumbent.done:
        return False
    tasks = [duty.tasks for duty in flowing] or list(chains.chains)
    return search_under_hours(instance, pieces_of(instance, tasks), incumbent, limits, clock)


def _search_flows(
    instance: FleetInstance, incumbent: Incumbent, limits: Limits, clock: Clock, *, relaxed: bool
) -> list[Duty]:
    """Search the flows; where drivers' hours make them a relaxation, return its duties for others to cut."""
    program = FlowProgram(instance)
    relaxation = program.relax(limits, clock)
    if relaxation is None:
        return []
    incumbent.raise_bound(relaxation.bound)
    rounded = rounded_duties(instance, program, relaxation, clock)
    if not relaxed:
        incumbent.offer(rounded)
        start = None if incumbent.solution is None else _flow(instance, program, incumbent.solution)
        search_flows(program, relaxation, incumbent, limits, clock, start)
        return []
    part = Clock(None if limits.seconds is None else _FOR_THE_FLOW * clock.left)
    rough = replace(limits, gap=max(limits.gap, _CLOSE))
    free = Incumbent(_without_hours(instance), _unit(instance), rough, part, None)
    free.offer(rounded)
    search_flows(program, relaxation, free, rough, part)
    if free.bound is not None:
        incumbent.raise_bound(free.bound)
    duties = [] if free.solution is None else list(free.solution.duties)
    cut = cut_chains(instance, (duty.tasks for duty in duties)) if duties else None
    if cut is not None:
        incumbent.offer(cut)
    return duties


def _flow(instance: FleetInstance, program: FlowProgram, solution: FleetSolution) -> Integers:
    """Return duties as a flow along the program's columns."""
    own = [[duty for duty in solution.duties if duty.vehicle == one.vehicle] for one in program.networks]
    parts = [flow_of_duties(instance, one, duties) for one, duties in zip(program.networks, own, strict=True)]
    return np.concatenate(parts)


def _without_hours(instance: FleetInstance) -> FleetInstance:
    """Return the instance with no drivers' hours but the shifts."""
    free = [
        replace(vehicle, longest_duty=None, longest_driving=None, break_after=0, break_length=0)
        for vehicle in instance.vehicles
    ]
    return replace(instance, vehicles=tuple(free))


def _unit(instance: FleetInstance) -> int:
    """Return what every cost is a multiple of [cost units]."""
    rates = [(one.cost_fixed, one.cost_tick, one.cost_distance) for one in instance.vehicles]
    return gcd(*(rate for three in rates for rate in three)) or 1


def _confirm(instance: FleetInstance, solution: FleetSolution) -> None:
    """Hold duties against the rows of the build that defines the problem."""
    model = build(instance)
    carry(model, instance, solution)
    broken = model.broken_rows()
    if broken:
        raise SolverError(f"The answer breaks the row {broken[0]} of the build.")


def _answer(incumbent: Incumbent, limits: Limits, clock: Clock, *, infeasible: bool) -> FleetAnswer:
    """Tell what the search came to."""
    told = not infeasible
    outcome = Outcome(
        status=Status.INFEASIBLE if infeasible else incumbent.status,
        objective=None if incumbent.cost is None else float(incumbent.cost),
        bound=float(incumbent.bound) if told and incumbent.bound is not None else None,
        seconds=clock.spent,
        seed=limits.seed,
        solver=f"matching, flow and columns with {solver_version()}",
        nodes=incumbent.nodes,
    )
    return FleetAnswer(outcome, incumbent.solution, incumbent.bound if told else None)

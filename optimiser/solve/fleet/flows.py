"""The best duties where no driver's hours limit them: relaxation, then whole flows on the arcs that are worth it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from models.fleet.duty import Duty
from models.fleet.instance import FleetInstance
from models.fleet.network import TASK, Integers
from models.fleet.solution import duties_of_flow
from optimiser.solve.fleet.chains import chain_tasks
from optimiser.solve.fleet.flow_program import FlowProgram, InfeasibleFlowError, Relaxation
from optimiser.solve.fleet.incumbent import Incumbent
from optimiser.solve.limits import Clock, Limits

_FIRST_WINDOW = 2e-5
"""Columns that cost no more than this beyond their prices come first [part of the bound]."""
_WIDER = 4


def search_flows(
    program: FlowProgram,
    relaxation: Relaxation,
    incumbent: Incumbent,
    limits: Limits,
    clock: Clock,
    start: Integers | None = None,
) -> None:
    """Look for whole flows on the columns of low reduced cost until the best one is proven or the time is up.

    A flow along a column costs at least the bound and what the column costs beyond its prices, so whatever is left out
    of a search costs at least the bound and the width of its window.

    Parameters
    ----------
    program, relaxation
        The rows and columns, and their prices.
    incumbent
        Takes duties and bounds.
    limits
        Gap, nodes and seed.
    clock
        How long it may take.
    start
        A whole flow to start from; ``None`` for none.

    Raises
    ------
    InfeasibleFlowError
        If no whole flow does every task with the vehicles there are.
    """
    window = max(float(program.unit), _FIRST_WINDOW * abs(relaxation.bound))
    best = start
    while not incumbent.done and incumbent.nodes <= (math.inf if limits.nodes is None else limits.nodes):
        everything = window >= float(relaxation.reduced.max(initial=0.0))
        worth = relaxation.reduced <= window
        columns = np.flatnonzero(worth if best is None else worth | (best > 0))
        found = program.whole(columns, limits, clock, relaxation.bound, best)
        incumbent.nodes += found.nodes
        if found.flow is not None:
            incumbent.offer(duties_of(program, found.flow))
            best = found.flow
        incumbent.raise_bound(found.bound if everything else min(found.bound, relaxation.bound + window))
        if everything:
            if incumbent.cost is None and math.isinf(found.bound):
                raise InfeasibleFlowError
            return
        wanted = math.inf
        if incumbent.cost is not None:
            # What costs half a unit less than the best so far costs a whole one less: no search may leave it out.
            wanted = incumbent.cost - program.unit / 2 - relaxation.bound
        if wanted <= window:
            return
        window = min(_WIDER * window, wanted)


def duties_of(program: FlowProgram, flow: Integers) -> list[Duty]:
    """Return the duties of a whole flow.

    Parameters
    ----------
    program
        Its columns.
    flow
        Of every column.
    """
    return [duty for network, part in program.flows(flow) for duty in duties_of_flow(network, part)]


def rounded_duties(instance: FleetInstance, program: FlowProgram, relaxation: Relaxation, clock: Clock) -> list[Duty]:
    """Return the best duties where each task goes to the kind of vehicle that does most of it in the relaxation.

    Parameters
    ----------
    instance
        The data.
    program, relaxation
        The rows and columns, and the flow.
    clock
        How long it may take.
    """
    most = np.zeros(len(instance.tasks))
    kind = np.zeros(len(instance.tasks), dtype=np.int64)
    for network, flow in program.flows(relaxation.flow):
        doing = network.word == TASK
        tasks, parts = network.task[doing], flow[doing]
        more = parts > most[tasks]
        most[tasks[more]], kind[tasks[more]] = parts[more], network.vehicle
    duties = []
    for vehicle, means in enumerate(instance.vehicles):
        own = np.flatnonzero(kind == vehicle).tolist()
        part = replace(
            instance,
            tasks=tuple(replace(instance.tasks[task], vehicles=frozenset()) for task in own),
            vehicles=(means,),
        )
        chains = chain_tasks(part, clock).chains
        duties += [Duty(vehicle, tuple(own[task] for task in chain)) for chain in chains]
    return duties

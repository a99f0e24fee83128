"""Small days and neighbourhoods of large ones, solved to a proof."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from models.tolerances import BOUND_SAFETY
from models.transport.events import EventNetwork, TooManyEventsError, event_network
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from models.transport.vehicle import Vehicle
from optimiser.solve.highs import solver_version
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Outcome, Progress, Status, status_of_gap
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.exact_choice import Choice, RouteChoice
from optimiser.solve.transport.exact_completion import Completion, useful_steps
from optimiser.solve.transport.exact_labels import backward, forward, prices_of
from optimiser.solve.transport.exact_master import Column, Master
from optimiser.solve.transport.exact_network import StepNetwork, cost_scale, event_steps
from optimiser.solve.transport.exact_pricing import Relaxed, relax
from optimiser.solve.transport.exact_stretches import Stretches, TooManyStretchesError
from optimiser.solve.transport.exact_tree import CLOSE, RouteTree

MOST_ARCS = 120_000
"""Event networks with more arcs are left to the solver of large days."""
_ARCS_A_SECOND = 2_000
"""Where there is a limit of time, so many arcs to each of its seconds."""
_FOR_RELAXATION = 0.8
"""Part of the time that the first linear program may take; the rest is for a plan of the routes it has found."""
_CHOICE_NODES = 300
_SLACKS = (1e2, 1e4, 1e6)
"""What leaving a request unserved costs, where it may not be, in turn [scaled cost]; a route costs about ten."""
_STEPS = (0.012, 0.05, 0.25, 1.0)
"""By how much of the first bound the plans looked for may cost more, in turn; then as much as any plan can."""
METHOD = "linear program over routes, branch and price over stretches from empty to empty"
RELAXATION = "linear program over the routes of the event network"

ProgressListener = Callable[[Progress], None]


def fits_exact(instance: TransportInstance, most: int = MOST_ARCS) -> bool:
    """Whether a day's event network is small enough to be solved here.

    Parameters
    ----------
    instance
        The day.
    most
        Largest number of arcs that counts as small.
    """
    try:
        event_network(instance, most)
    except TooManyEventsError:
        return False
    return True


def solve_exact(
    instance: TransportInstance,
    limits: Limits,
    start: Plan | None = None,
    progress: ProgressListener | None = None,
) -> PlanAnswer:
    """Return the best plan of a day, with its proof, as far as limits allow.

    Routes are priced out over the event network, where times on board are held for two and three together; what may be
    part of a plan near that bound is spelt out as stretches from empty to empty with exact times; routes are priced out
    again over these; then all that are left go into a choice, or a step is decided and both cases are looked at.

    Parameters
    ----------
    instance
        The day.
    limits
        When to stop. ``nodes`` counts nodes of the tree.
    start
        A plan to start from; one that keeps not every rule is left aside.
    progress
        Told of better plans and bounds.
    """
    clock = Clock(limits.seconds)
    if not instance.size:
        nothing = Outcome(Status.OPTIMAL, 0.0, 0.0, clock.spent, limits.seed, solver_version())
        return PlanAnswer(nothing, Plan(()), 0, METHOD)
    try:
        network = event_network(instance, most_arcs(limits))
    except TooManyEventsError:
        return _Search.nothing(instance, limits, clock, start)
    return _Search(instance, network, limits, clock, progress).run(start)


class _Search:
    """One solve."""

    def __init__(
        self,
        instance: TransportInstance,
        network: EventNetwork,
        limits: Limits,
        clock: Clock,
        progress: ProgressListener | None,
    ) -> None:
        self.instance, self.network, self.limits, self.clock = instance, network, limits, clock
        self.progress = progress
        self.members = _alike(instance)
        self.kinds = [members[0] for members in self.members]
        vehicles = [sum(instance.vehicles[kind].number for kind in members) for members in self.members]
        self.scale = cost_scale(instance)
        self.choice = RouteChoice(instance, self.kinds, vehicles, self.scale)
        self.steps = [event_steps(network, kind, self.scale) for kind in self.kinds]
        unserved = instance.unserved_cost
        slack = _SLACKS[0] if unserved is None else unserved / self.scale
        self.master = Master(instance.size, vehicles, slack)
        self.vehicles = vehicles
        self.tree = RouteTree(instance, self.master, self.choice, self.scale, clock, limits.nodes)
        self.bound, self.method = -np.inf, ""

    def run(self, start: Plan | None) -> PlanAnswer:
        """Solve."""
        self._offer_start(start)
        relaxed = self._relax()
        self._raise_bound(relaxed.bound, RELAXATION)
        if relaxed.converged:
            self._search(relaxed)
        if not math.isfinite(self.tree.value) or not relaxed.converged:
            self.tree.offer(self.choice.choose(self.master.columns, self.clock, _CHOICE_NODES, self.tree.value))
        return self._answer()

    def _offer_start(self, start: Plan | None) -> None:
        """Begin with a plan, where one is given or everything may stay unserved."""
        place_of = {kind: place for place, members in enumerate(self.members) for kind in members}
        if self.instance.unserved_cost is not None:
            self.tree.offer(Choice((), self.instance.size * self.instance.unserved_cost, complete=False))
        if start is None:
            return
        routes = [(place_of.get(route.vehicle), route) for route in start.routes]
        tables = [timetable(self.instance, route) for route in start.routes]
        columns = [
            Column(place, route.stops, found.cost / self.scale)
            for (place, route), found in zip(routes, tables, strict=True)
            if found is not None and place is not None
        ]
        self.master.add(columns)
        self.tree.offer(self.choice.choose(columns, self.clock))

    def _relax(self) -> Relaxed:
        """Solve the linear program over the routes of the event network."""
        clock = Clock(None if self.limits.seconds is None else self.clock.left * _FOR_RELAXATION)
        relaxed = relax(self.master, self.steps, clock)
        for slack in _SLACKS[1:]:
            if self.instance.unserved_cost is not None or not relaxed.converged or self.master.unserved < 1e-7:
                break
            self.master.set_unserved(slack)
            relaxed = relax(self.master, self.steps, clock)
        return relaxed

    def _search(self, relaxed: Relaxed) -> None:
        """Look for plans near the bound, then further away until there is nothing to look for."""
        most = self._most()
        stretches = Stretches(self.network)
        for part in (*_STEPS, math.inf):
            if self.bound >= min(self.tree.value, most) * (1 - 2 * CLOSE):
                return
            cutoff = min(relaxed.bound + max(part * relaxed.bound, 0.05), most, self.tree.value)
            try:
                networks = [
                    self._stretches(stretches, place, relaxed, cutoff - relaxed.bound)
                    for place in range(len(self.kinds))
                ]
            except TooManyStretchesError:
                return
            if self.clock.left <= 0:
                return
            bound = self.tree.search(networks, cutoff, relaxed.duals)
            self._raise_bound(bound, METHOD)
            if self.clock.left <= 0 or bound < min(cutoff, self.tree.value) * (1 - 2 * CLOSE):
                return

    def _stretches(self, stretches: Stretches, place: int, relaxed: Relaxed, allowance: float) -> StepNetwork:
        """Return the stretches of one kind of vehicle that a plan within an allowance may have."""
        steps, layers = self.steps[place], 2 * self.instance.size + 2
        vehicle_dual = float(relaxed.vehicle_duals[place])
        prices = prices_of(steps, relaxed.duals, vehicle_dual)
        labels = forward(steps, prices, layers)
        completion = Completion(steps, backward(steps, prices, layers))
        kept = steps.only(useful_steps(steps, prices, labels, completion, allowance))
        prices = prices_of(kept, relaxed.duals, vehicle_dual)
        return stretches.find(kept, prices, labels, completion, allowance, self.clock)

    def _most(self) -> float:
        """Return a cost that no plan can have that serves everybody [scaled cost]."""
        if self.instance.unserved_cost is not None:
            return self.instance.size * self.instance.unserved_cost / self.scale
        legs = int(self.instance.distance.max(initial=0))
        each = max((_most_of_route(vehicle, legs) for vehicle in self.instance.vehicles), default=0)
        return (self.instance.size * each + 1) / self.scale + 1.0

    def _raise_bound(self, bound: float, method: str) -> None:
        if bound > self.bound:
            self.bound, self.method = bound, method
        if self.progress is not None:
            value = self.tree.value * self.scale
            told = value if math.isfinite(value) else None
            self.progress(Progress(self.clock.spent, told, self.bound * self.scale, self.tree.nodes))

    def _answer(self) -> PlanAnswer:
        """Put the answer together; a bound is lowered by what rounding may have raised it."""
        best, bound = self.tree.best, None
        if math.isfinite(self.bound):
            # Costs are whole.
            bound = max(0, math.ceil(self.bound * self.scale * (1 - BOUND_SAFETY)))
        plan = None if best.routes is None else self._plan(best.routes)
        if plan is not None and bound is not None:
            bound = min(bound, best.cost)
        if plan is None:
            proven = bound is not None and self.bound >= self._most()
            status = Status.INFEASIBLE if proven else Status.LIMIT
            bound = None if proven else bound
        else:
            asked = (self.limits.gap, self.limits.gap_absolute)
            status = status_of_gap(float(best.cost), None if bound is None else float(bound), *asked)
        outcome = Outcome(
            status=status,
            objective=None if plan is None else float(best.cost),
            bound=None if bound is None else float(bound),
            seconds=self.clock.spent,
            seed=self.limits.seed,
            solver=f"branch and price over stretches with {solver_version()}",
            nodes=self.tree.nodes,
        )
        return PlanAnswer(outcome, plan, bound, self.method if bound is not None else "")

    def _plan(self, routes: tuple[Route, ...]) -> Plan:
        """Return the plan of some routes, whose kinds are those of the solve, among the vehicles alike."""
        left = {kind: self.instance.vehicles[kind].number for members in self.members for kind in members}
        found = []
        for route in sorted(routes):
            kind = next(member for member in self.members[route.vehicle] if left[member])
            left[kind] -= 1
            found.append(Route(kind, route.stops))
        return Plan.of(found, self.instance.size)

    @staticmethod
    def nothing(instance: TransportInstance, limits: Limits, clock: Clock, start: Plan | None) -> PlanAnswer:
        """Return what is known of a day that is too large."""
        cost = None if start is None else _cost(instance, start)
        outcome = Outcome(
            status=Status.LIMIT,
            objective=None if cost is None else float(cost),
            bound=None,
            seconds=clock.spent,
            seed=limits.seed,
            solver=f"branch and price over stretches with {solver_version()}",
        )
        return PlanAnswer(outcome, None if cost is None else start, None, "")


def most_arcs(limits: Limits) -> int:
    """Return how large an event network may be to be solved here within limits [arcs].

    Parameters
    ----------
    limits
        When to stop.
    """
    return MOST_ARCS if limits.seconds is None else min(MOST_ARCS, int(_ARCS_A_SECOND * limits.seconds))


def _cost(instance: TransportInstance, plan: Plan) -> int | None:
    """Return the exact cost of a plan; ``None`` where it keeps not every rule."""
    tables = [timetable(instance, route) for route in plan.routes]
    if any(table is None for table in tables) or (plan.unserved and instance.unserved_cost is None):
        return None
    return sum(table.cost for table in tables if table is not None) + len(plan.unserved) * (instance.unserved_cost or 0)


def _alike(instance: TransportInstance) -> list[list[int]]:
    """Return the kinds of vehicle that are there, those alike together."""
    found: dict[Vehicle, list[int]] = {}
    for kind, vehicle in enumerate(instance.vehicles):
        if vehicle.number:
            found.setdefault(replace(vehicle, name="", trust="", number=0), []).append(kind)
    return list(found.values())


def _most_of_route(vehicle: Vehicle, leg: int) -> int:
    """Return more than any one request can add to a plan: three legs, a vehicle and all its time [cost units]."""
    time = vehicle.cost_tick * max(0, vehicle.longest)
    return 3 * leg * vehicle.cost_distance + vehicle.cost_fixed + time + vehicle.cost_request

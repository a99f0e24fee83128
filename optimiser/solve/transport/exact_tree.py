"""Branch and price over stretches: bounds by routes, then all routes that are left, or a step decided."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from models.transport.instance import TransportInstance
from optimiser.solve.limits import Clock
from optimiser.solve.transport.exact_branching import (
    allowed_columns,
    any_open,
    best_decision,
    demand,
    forbid,
    nearly_decided,
)
from optimiser.solve.transport.exact_choice import Choice, RouteChoice
from optimiser.solve.transport.exact_completion import Completion, useful_steps
from optimiser.solve.transport.exact_labels import backward, forward, prices_of
from optimiser.solve.transport.exact_master import Column, Master
from optimiser.solve.transport.exact_network import Floats, StepNetwork
from optimiser.solve.transport.exact_pricing import Relaxed, relax
from optimiser.solve.transport.exact_routes import TooManyRoutesError, enumerate_routes

_ROUTES = 12_000
"""So many routes left are handed to the choice among them; with more, a step is decided first."""
_CHOICE_NODES = 300
_TRIED = 8
_DIVE_ROUNDS = 6

CLOSE = 1e-7
"""Part of the cost by which a plan must be better to be looked for: less than what counts as proven."""


@dataclass(order=True)
class _Node:
    bound: float
    number: int
    networks: list[StepNetwork] = field(compare=False)
    centre: Floats | None = field(compare=False)


class RouteTree:
    """Looks for the best plan below a cutoff.

    Parameters
    ----------
    instance
        The day.
    master
        The linear program with the routes known.
    choice
        Chooses among routes.
    scale
        Cost units to the unit of scaled cost.
    clock
        Stops it.
    most_nodes
        Most nodes of the tree; ``None`` for any number.

    Attributes
    ----------
    best
        The best plan; its routes are ``None`` before the first.
    nodes, rounds
        Nodes done, and linear programs solved.
    """

    def __init__(
        self,
        instance: TransportInstance,
        master: Master,
        choice: RouteChoice,
        scale: float,
        clock: Clock,
        most_nodes: int | None,
    ) -> None:
        self._instance, self._master, self._choice = instance, master, choice
        self._scale, self._clock, self._most_nodes = scale, clock, most_nodes
        self.best = Choice(None, 0, complete=False)
        self.nodes = 0

    @property
    def value(self) -> float:
        """Cost of the best plan [scaled cost]; infinite before the first."""
        return np.inf if self.best.routes is None else self.best.cost / self._scale

    def offer(self, choice: Choice) -> None:
        """Keep a plan if it is the best.

        Parameters
        ----------
        choice
            The plan.
        """
        if choice.routes is not None and (self.best.routes is None or choice.cost < self.best.cost):
            self.best = choice

    def search(self, networks: list[StepNetwork], cutoff: float, centre: Floats | None) -> float:
        """Look for plans below a cutoff; return a bound on all plans, the cutoff at most.

        Parameters
        ----------
        networks
            Stretches of each kind of vehicle; all that a plan below the cutoff may have.
        cutoff
            Plans that cost more are not looked for [scaled cost].
        centre
            Prices to begin with.
        """
        waiting = [_Node(-np.inf, 0, networks, centre)]
        number = 0
        while waiting:
            target = self._target(cutoff)
            if waiting[0].bound >= target:
                break
            if self._clock.left <= 0 or (self._most_nodes is not None and self.nodes >= self._most_nodes):
                return min(waiting[0].bound, target)
            node = heapq.heappop(waiting)
            bound, children = self._process(node, target)
            for child in children:
                number += 1
                heapq.heappush(waiting, _Node(max(bound, node.bound), number, child, self._centre))
        return self._target(cutoff)

    def _target(self, cutoff: float) -> float:
        """Return the cost below which plans are looked for."""
        return min(cutoff, self.value * (1 - CLOSE) if np.isfinite(self.value) else np.inf)

    def _process(self, node: _Node, target: float) -> tuple[float, list[list[StepNetwork]]]:
        """Bound a node, finish it where its routes are few, or return what it falls into."""
        self.nodes += 1
        self._master.allow(allowed_columns(self._master, node.networks))
        relaxed = relax(self._master, node.networks, self._clock, node.centre, target)
        self._centre = relaxed.duals
        bound = max(relaxed.bound, node.bound)
        if bound >= target:
            return bound, []
        if not relaxed.converged:
            return bound, [node.networks]
        self._offer_used(target)
        if node.number == 0:
            self._dive(node.networks, relaxed)
            # No plan below the target has any other route.
            cheap = self._cheap_columns(relaxed, self._target(target))
            self.offer(self._choice.choose(cheap, self._clock, _CHOICE_NODES, self._target(target)))
            cheap = self._cheap_columns(relaxed, self._target(target))
            self._master = self._master.fewer(cheap)
            self._master.allow(allowed_columns(self._master, node.networks))
            if not self._master.solve(self._clock):
                return bound, [node.networks]
        target = self._target(target)
        if bound >= target:
            return bound, []
        networks, routes = self._left(node.networks, relaxed, target)
        if routes is not None:
            found = self._choice.choose(routes, self._clock, None, target, in_time=True)
            self.offer(found)
            return (bound, []) if found.complete else (bound, [networks])
        decided = best_decision(self._master, networks, _TRIED)
        if decided is not None:
            return bound, list(decided[1:])
        size = self._instance.size
        decision = any_open(networks, size)
        return bound, [demand(networks, decision, size), forbid(networks, decision, size)]

    def _offer_used(self, target: float) -> None:
        """Keep the best plan of the routes that the linear program uses."""
        # Routes that came after the last answer, when the time was up, have no share in it.
        shares = zip(self._master.columns, self._master.shares, strict=False)
        used = [column for column, share in shares if share > 1e-7]
        self.offer(self._choice.choose(used, self._clock, _CHOICE_NODES, target))

    def _dive(self, networks: list[StepNetwork], relaxed: Relaxed) -> None:
        """Decide steps that are nearly decided, again and again, until the routes are whole or cost too much."""
        size = self._instance.size
        while self._clock.left > 0:
            decisions = nearly_decided(self._master)
            if not decisions:
                return
            for decision in decisions:
                networks = demand(networks, decision, size)
            self._master.allow(allowed_columns(self._master, networks))
            relaxed = relax(self._master, networks, self._clock, relaxed.duals, self.value, _DIVE_ROUNDS)
            if relaxed.bound >= self.value:
                return
            self._offer_used(np.inf)

    def _cheap_columns(self, relaxed: Relaxed, target: float) -> list[Column]:
        """Return the known routes that a plan below the target may have."""
        found = []
        for column in self._master.columns:
            paid = relaxed.duals[[stop for stop in column.stops if stop < self._instance.size]].sum()
            reduced = column.cost - paid - relaxed.vehicle_duals[column.kind]
            if reduced <= target - relaxed.bound:
                found.append(column)
        return found

    def _left(
        self, networks: list[StepNetwork], relaxed: Relaxed, target: float
    ) -> tuple[list[StepNetwork], list[Column] | None]:
        """Return what may still be part of a plan below the target: steps, and routes where they are few enough."""
        allowance, layers = target - relaxed.bound, 2 * self._instance.size + 2
        left: list[StepNetwork] = []
        routes: list[Column] | None = []
        for place, network in enumerate(networks):
            vehicle_dual = float(relaxed.vehicle_duals[place])
            prices = prices_of(network, relaxed.duals, vehicle_dual)
            completion = Completion(network, backward(network, prices, layers))
            kept = useful_steps(network, prices, forward(network, prices, layers), completion, allowance)
            fewer = network.only(kept)
            left.append(fewer)
            if routes is None:
                continue
            prices = prices_of(fewer, relaxed.duals, vehicle_dual)
            try:
                most = _ROUTES - len(routes)
                found = enumerate_routes(self._instance, fewer, prices, completion, allowance, most)
            except TooManyRoutesError:
                routes = None
                continue
            for stops, reduced in found:
                paid = float(relaxed.duals[[stop for stop in stops if stop < self._instance.size]].sum())
                routes.append(Column(place, stops, reduced + paid + vehicle_dual))
        return left, routes

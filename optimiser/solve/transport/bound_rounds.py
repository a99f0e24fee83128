"""Rounds of prices and cheapest routes over one relaxation of a day, and the best bound they prove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from models.tolerances import BOUND_SAFETY
from models.transport.relaxation_arcs import PricingArcs
from models.transport.relaxation_day import Floats, Integers
from models.transport.relaxation_pricing import Cheapest, cheapest
from optimiser.solve.limits import Clock
from optimiser.solve.transport.bound_master import BoundMaster, Column

_SMOOTHING = 0.5
"""Weight of the best prices so far against the newest, which swing."""
_CLOSE = 1e-3
"""Distance of bound and mix at which prices are as good as they get [part of the mix]."""
_NO_GAIN = 1e-9
_TIMES_EACH = 3
"""New routes of one round that may carry one request before others are asked for."""


@dataclass
class BestBound:
    """The best bound so far and its prices.

    Parameters
    ----------
    value
        Bound [cost units].
    prices
        Of each request; any prices prove a bound.
    vehicle
        Price of a vehicle of each kind, 0 or less.
    """

    value: float
    prices: Floats
    vehicle: Floats


@dataclass
class Rounds:
    """One relaxation with its prices.

    Parameters
    ----------
    arcs
        What pricing walks over.
    unserved
        What an unserved request costs, by request; no price may be above it where requests may be left out.
    clock
        When to stop.
    told
        Called with each better bound.
    """

    arcs: PricingArcs
    unserved: Floats
    clock: Clock
    told: Callable[[float], None]
    groups: dict[tuple[int, ...], int] = field(init=False)
    group_of: Integers = field(init=False)
    vehicles: Integers = field(init=False)
    longest_round: float = 0.0

    def __post_init__(self) -> None:
        """Give numbers to the groups of layers that share their vehicles."""
        self.groups = {}
        for layer in self.arcs.layers:
            self.groups.setdefault(layer.kinds, len(self.groups))
        self.group_of = np.array([self.groups[layer.kinds] for layer in self.arcs.layers], dtype=np.int64)
        numbers = [sum(self.arcs.instance.vehicles[kind].number for kind in kinds) for kinds in self.groups]
        self.vehicles = np.minimum(np.array(numbers, dtype=np.int64), self.arcs.size)

    def run(self, known: Sequence[Column], best: BestBound, rounds: int, centre: Floats | None) -> bool:
        """Make rounds until the prices are as good as they get, and return whether any bound could be proven.

        Parameters
        ----------
        known
            Routes to begin with.
        best
            Bound to beat; changed in place.
        rounds
            Most rounds.
        centre
            Prices to stay near to, from a coarser relaxation; ``None`` for none.
        """
        master = BoundMaster(self.unserved, [int(number) for number in self.vehicles])
        master.add(known)
        reached, weight = -np.inf, _SMOOTHING
        proven = False
        for _ in range(rounds):
            if self.clock.left < 2.5 * self.longest_round:
                break
            begun = self.clock.spent
            value, prices, vehicle = master.prices()
            asked = prices if centre is None else weight * centre + (1.0 - weight) * prices
            found = cheapest(self.arcs, asked)
            if found is None:
                return proven
            proven = True
            bound = self._bound(found, asked, vehicle, best)
            if bound > reached:
                reached, centre = bound, asked
            columns = self._columns(found, asked, prices, vehicle)
            master.add(columns)
            self.longest_round = max(self.longest_round, self.clock.spent - begun)
            if value - reached <= _CLOSE * abs(value) or (not columns and not weight):
                break
            weight = _SMOOTHING if columns else (weight / 2.0 if weight > 0.1 else 0.0)
        if centre is not None and proven:
            self._scaled(centre, best)
        return proven

    def _scaled(self, prices: Floats, best: BestBound) -> None:
        """Lower all prices until no route costs less than its prices, which proves their sum."""
        factor = 1.0
        for _ in range(3):
            if self.clock.left < self.longest_round:
                return
            found = cheapest(self.arcs, prices * factor)
            if found is None:
                return
            self._bound(found, prices * factor, np.zeros(len(self.vehicles)), best)
            kind, delivery = np.nonzero(found.reduced < 0.0)
            if not len(kind):
                return
            earned = self._earned(found, kind, delivery) @ (prices * factor)
            # The routes found cost `reduced + earned`; with prices that part of them, none would pay.
            factor *= float(np.min((found.reduced[kind, delivery] + earned) / earned)) * (1.0 - 1e-6)

    def _bound(self, found: Cheapest, prices: Floats, vehicle: Floats, best: BestBound) -> float:
        """Return the bound that the cheapest routes prove, and keep it where it is the best."""
        least = np.minimum(found.reduced.min(axis=1, initial=0.0), 0.0)
        by_group = np.zeros(len(self.vehicles))
        np.minimum.at(by_group, self.group_of, least)
        loss = float(self.vehicles @ by_group)
        total = float(prices.sum())
        bound = total + loss - BOUND_SAFETY * (total - loss)
        if bound > best.value:
            by_kind = np.zeros(len(self.arcs.instance.vehicles))
            for kinds, group in self.groups.items():
                by_kind[list(kinds)] = min(float(vehicle[group]), float(by_group[group]))
            best.value, best.prices, best.vehicle = bound, prices.copy(), by_kind
            self.told(bound)
        return bound

    def _columns(self, found: Cheapest, asked: Floats, prices: Floats, vehicle: Floats) -> list[Column]:
        """Return the best routes found that the linear programme would take, spread over the requests."""
        kind, delivery = np.nonzero(found.reduced < np.inf)
        if not len(kind):
            return []
        carried = self._earned(found, kind, delivery)
        cost = found.reduced[kind, delivery] + carried @ asked
        group = self.group_of[kind]
        gain = cost - carried @ prices - vehicle[group]
        times = np.zeros(self.arcs.size, dtype=np.int64)
        columns: list[Column] = []
        for row in np.argsort(gain, kind="stable"):
            if gain[row] >= -_NO_GAIN * (1.0 + abs(float(cost[row]))) or len(columns) >= max(60, self.arcs.size):
                break
            requests = np.flatnonzero(carried[row])
            if times[requests].min() >= _TIMES_EACH:
                continue
            times[requests] += 1
            counts = {int(request): int(carried[row, request]) for request in requests}
            columns.append(Column(float(cost[row]), counts, int(group[row])))
        return columns

    def _earned(self, found: Cheapest, kind: Integers, delivery: Integers) -> Floats:
        """Return how often each route found earns each price, a row a route."""
        arcs = self.arcs
        requests = arcs.pieces.requests[arcs.arc]
        label = found.label[kind, delivery].copy()
        row = np.arange(len(label))
        earned = np.zeros((len(label), arcs.size))
        while len(row):
            arc = found.arc[label]
            on = arc >= 0
            who = requests[arc[on]]
            place, column = np.nonzero(who >= 0)
            np.add.at(earned, (row[on][place], who[place, column]), 1.0)
            label = found.before[label]
            more = label >= 0
            row, label = row[more], label[more]
        return earned

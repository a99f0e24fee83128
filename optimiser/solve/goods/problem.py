"""A day as PyVRP takes it, its routes as PyVRP has them, and what PyVRP cannot know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyvrp

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from optimiser.solve.goods.tables import arcs_of, fleet_of, shipments_of
from optimiser.solve.transport.arrays import DayArrays, day_arrays

_FAR = 20
"""What a vehicle weighs where fewer vehicles come first [dearest drives]."""
_STRICT = 100.0
"""What lateness weighs at first, against driving for as long."""
_HARDEST = 1e4
"""By how much what breaks a rule may come to weigh more than at first."""

Penalties = tuple[list[float], float, float]


@dataclass(frozen=True, eq=False)
class GoodsProblem:
    """A day for PyVRP.

    Parameters
    ----------
    instance
        The day.
    data
        As PyVRP takes it: a place of its own for each stop and for the depot of each kind of vehicle.
    kinds
        Kind of each of PyVRP's types of vehicle; a kind with several layouts has a type for each.
    dearest
        The dearest drive [units of cost of the data].
    penalties
        What a unit of excess load (by resource), of lateness and of distance weighs at first.
    knows_all
        Whether the data have every rule of the day, so that what can be driven there can be driven.
    """

    instance: TransportInstance
    data: pyvrp.ProblemData
    kinds: tuple[int, ...]
    dearest: int
    penalties: Penalties
    knows_all: bool

    def penalty_limit(self) -> float:
        """Return the most that a unit of what breaks a rule may weigh."""
        loads, late, _ = self.penalties
        return _HARDEST * max(*loads, late, 1.0)

    def with_fleet(self, most: int | None, weights: Sequence[float] | None, *, vehicles_first: bool) -> GoodsProblem:
        """Return the same day with another fleet, and with leave to leave requests out.

        Parameters
        ----------
        most
            Vehicles of each kind; ``None`` for as many as there are.
        weights
            What it weighs to leave each request out [twice the dearest drive]; ``None`` for the day's own rule.
        vehicles_first
            Whether a vehicle weighs more than any driving it saves.
        """
        fleet = [
            one.replace(
                num_available=one.num_available if most is None else min(one.num_available, most),
                fixed_cost=_FAR * self.dearest if vehicles_first else one.fixed_cost,
            )
            for one in self.data.vehicle_types()
        ]
        shipments = self.data.shipments()
        if weights is not None:
            prizes = (round(2 * self.dearest * weight) for weight in weights)
            shipments = [_optional(one, prize) for one, prize in zip(shipments, prizes, strict=True)]
        data = self.data.replace(vehicle_types=fleet, shipments=shipments)
        return GoodsProblem(self.instance, data, self.kinds, self.dearest, self.penalties, self.knows_all)

    def solution(self, routes: Sequence[Route]) -> pyvrp.Solution:
        """Return routes as PyVRP has them; of a kind's layouts the first that holds what is on board.

        Parameters
        ----------
        routes
            Routes of the day; those of a kind there is no vehicle left of are left out.
        """
        left = [one.num_available for one in self.data.vehicle_types()]
        found = []
        for route in routes:
            activities = [self._activity(stop) for stop in route.stops]
            types = [at for at, kind in enumerate(self.kinds) if kind == route.vehicle and left[at]]
            ways = [pyvrp.Route(self.data, activities, at) for at in types]
            if ways:
                way = next((one for one in ways if not one.has_excess_load()), ways[0])
                left[way.vehicle_type()] -= 1
                found.append(way)
        return pyvrp.Solution(self.data, found)

    def routes(self, solution: pyvrp.Solution) -> list[Route]:
        """Return the routes of a solution.

        Parameters
        ----------
        solution
            Of these data.
        """
        return [Route(self.kinds[one.vehicle_type()], self._stops(one)) for one in solution.routes()]

    def _activity(self, stop: int) -> pyvrp.Activity:
        size = self.instance.size
        if stop < size:
            return pyvrp.Activity(pyvrp.ActivityType.PICKUP, stop)
        return pyvrp.Activity(pyvrp.ActivityType.DELIVERY, stop - size)

    def _stops(self, route: pyvrp.Route) -> tuple[int, ...]:
        size = self.instance.size
        # The first and the last are depots.
        return tuple([one.idx if one.is_pickup() else size + one.idx for one in route][1:-1])


def problem_of(instance: TransportInstance) -> GoodsProblem:
    """Return a day as PyVRP takes it.

    Classes that may not be on board together, and whoever travels alone, are told by arcs that are closed: between two
    neighbouring stops that is exact, over a third class between them it is not. Limits on the time on board shorten
    windows as far as they surely may.

    Parameters
    ----------
    instance
        The day; there is a vehicle in it.
    """
    day = day_arrays(instance)
    arcs = arcs_of(instance, day)
    fleet = fleet_of(instance, day, arcs)
    data = pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in arcs.times],
        clients=[],
        depots=[pyvrp.Depot(2 * instance.size + kind) for kind in range(len(instance.vehicles))],
        vehicle_types=fleet.types,
        distance_matrices=fleet.fares,
        duration_matrices=fleet.times,
        shipments=shipments_of(instance, day, arcs.tick, arcs.cost),
    )
    furthest = max(1, int(arcs.times[~arcs.closed].max(initial=1)))
    paid = max(one.unit_duration_cost for one in fleet.types)
    dearest = max(1, paid * furthest + max(int(one.max()) for one in fleet.fares))
    most = np.max([one.capacity for one in fleet.types], axis=0)
    loads = [max(1.0, 2 * dearest / max(1, int(room))) for room in most]
    penalties = (loads, _STRICT * dearest / furthest, 1.0)
    return GoodsProblem(instance, data, tuple(fleet.kinds), dearest, penalties, _knows_all(instance, day))


def _optional(one: pyvrp.Shipment, prize: int) -> pyvrp.Shipment:
    return pyvrp.Shipment(
        pickup_location=one.pickup.location,
        delivery_location=one.delivery.location,
        pickup_tw_early=one.pickup.tw_early,
        pickup_tw_late=one.pickup.tw_late,
        pickup_service_duration=one.pickup.service_duration,
        delivery_tw_early=one.delivery.tw_early,
        delivery_tw_late=one.delivery.tw_late,
        delivery_service_duration=one.delivery.service_duration,
        amount=list(one.amount),
        prize=prize,
        required=False,
    )


def _knows_all(instance: TransportInstance, day: DayArrays) -> bool:
    """Whether no rule of the day is hidden from the data."""
    requests, vehicles = instance.requests, instance.vehicles
    timed = all(one.max_on_board is None for one in requests)
    rested = all(not one.break_after or one.longest <= one.break_after for one in vehicles)
    clashes = (day.clash_on_board[:, None] & day.classes[None, :]) != 0
    np.fill_diagonal(clashes, val=False)
    return timed and rested and not clashes.any() and all(len(one.layouts) == 1 for one in vehicles)

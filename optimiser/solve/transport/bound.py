"""What a day's transport costs at least, whatever the plan: a proven bound, and the prices that prove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.relaxation_arcs import PricingArcs, layers_of
from models.transport.relaxation_day import Floats, relaxed_day
from models.transport.relaxation_stretches import Stretches, stretches
from models.transport.timetable import timetable
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.transport.bound_master import Column
from optimiser.solve.transport.bound_rounds import BestBound, Rounds

_EVERYBODY = 10**6


@dataclass(frozen=True)
class Relaxation:
    """How closely a day's routes are followed.

    Parameters
    ----------
    cut_after
        Pickups after which a stretch with exact times ends at the latest.
    like, way
        Of those on board to, or from, one place so many are followed from stop to stop, and so many of all on the way
        to, or from, such places.
    alike
        Whether vehicles that differ only in their depots are one kind.
    parts
        Into how many a shift is divided where routes may not last it.
    states
        States of stretches to look at, at most.
    cells
        Cells of time in a day's length.
    said
        What it is, for a report.
    """

    cut_after: int
    like: int
    way: int
    alike: bool
    parts: int
    states: int
    cells: int
    said: str


LADDER = (
    Relaxation(1, 1, 1, True, 1, 2_000_000, 100, "one followed to hospitals and one from them at a time"),
    Relaxation(1, 1, _EVERYBODY, True, 2, 60_000, 200, "one followed for each hospital"),
    Relaxation(1, _EVERYBODY, _EVERYBODY, True, 2, 120_000, 200, "everybody on board followed"),
    Relaxation(_EVERYBODY, _EVERYBODY, _EVERYBODY, False, 3, 20_000, 400, "exact times from empty to empty"),
)
"""From coarse to fine; each is tried as far as its states go, with the prices of the one before."""
_ROUNDS = 60
_MOST_KNOWN = 3_000


@dataclass(frozen=True)
class Prices:
    """What a bound charges for each request and pays for each vehicle.

    Parameters
    ----------
    request
        Price of serving each request [cost units].
    vehicle
        Price of one more vehicle of each kind, 0 or less [cost units].
    """

    request: tuple[float, ...]
    vehicle: tuple[float, ...]


@dataclass(frozen=True)
class DayBound:
    """A proven floor under the cost of a day.

    Parameters
    ----------
    value
        No plan costs less [cost units]; ``None`` where there is no bound.
    method
        How it was found, in words for a report.
    prices
        The prices that prove it: a route's reduced cost is its cost less the prices of its requests and of its vehicle.
    """

    value: int | None
    method: str
    prices: Prices


BoundListener = Callable[[int, float], None]
"""Told of each better bound: its value [cost units] and the seconds since the start."""


def day_bound(
    instance: TransportInstance,
    limits: Limits,
    routes: Sequence[Route] = (),
    best: int | None = None,
    progress: BoundListener | None = None,
) -> DayBound:
    """Return a proven floor under the cost of every plan of a day.

    Choosing among all routes so that each request is served is relaxed with a price for each request: no plan costs
    less than the prices' sum less, for each vehicle, what the cheapest route at these prices would gain [1]_. The
    cheapest route is underestimated by a walk over stretches of routes whose times are exact; prices come from a linear
    programme over the routes met. Any prices prove a bound, so the best is kept whenever time runs out.

    Parameters
    ----------
    instance
        The day.
    limits
        When to stop. Without a limit of time the work is counted.
    routes
        Good routes found on the way to a plan; they make the prices better, never wrong.
    best
        Cost of the best plan known [cost units]; a bound that reaches it is enough.
    progress
        Told of each better bound.

    Raises
    ------
    SolverError
        If the linear programme fails.

    References
    ----------
    .. [1] J. Desrosiers and M. E. Luebbecke, A primer in column generation, in: Column Generation, Springer, 2005.
    """
    clock = Clock(limits.seconds)
    unserved = _unserved(instance)
    tariff = np.array([_tariff(instance, number) for number in range(instance.size)], dtype=np.float64)
    known = BestBound(float(tariff.sum()), tariff, np.zeros(len(instance.vehicles)))
    method = "each request at its cheapest tariff"

    def told(bound: float) -> None:
        if progress is not None:
            progress(int(np.floor(bound)), clock.spent)

    if instance.size and instance.vehicles:
        priced = _priced(instance, routes)
        for step in LADDER:
            if best is not None and known.value >= best:
                break
            before = known.value
            if not _climb(instance, step, unserved, priced, known, clock, told):
                break
            if known.value > before:
                method = f"column generation over relaxed routes ({step.said})"
    value = int(np.floor(known.value))
    return DayBound(value, method, Prices(tuple(map(float, known.prices)), tuple(map(float, known.vehicle))))


def _climb(
    instance: TransportInstance,
    step: Relaxation,
    unserved: Floats,
    priced: list[tuple[float, dict[int, int], int]],
    known: BestBound,
    clock: Clock,
    told: Callable[[float], None],
) -> bool:
    """Try one relaxation, and return whether a finer one may be tried."""
    day = relaxed_day(instance, shortcuts=step.like < _EVERYBODY)
    found: Stretches | None = stretches(day, step.cut_after, (step.like, step.way), step.states, clock.left)
    if found is None:
        return False
    span = max((vehicle.shift[1] - vehicle.shift[0] for vehicle in instance.vehicles), default=1)
    layers = layers_of(instance, step.alike, step.parts)
    rounds = Rounds(PricingArcs(instance, day, found, max(1, span // step.cells), layers), unserved, clock, told)
    group = {kind: number for kinds, number in rounds.groups.items() for kind in kinds}
    columns = [Column(cost, carried, group[kind]) for cost, carried, kind in priced]
    return rounds.run(columns, known, _ROUNDS)


def _unserved(instance: TransportInstance) -> Floats:
    """Return what leaving each request out costs; where it may not be left out, more than serving it alone does."""
    if instance.unserved_cost is not None:
        return np.full(instance.size, float(instance.unserved_cost))
    alone = [
        timed.cost
        for number, vehicle in enumerate(instance.vehicles)
        for request in range(instance.size)
        if instance.may_carry(vehicle, instance.requests[request])
        and (timed := timetable(instance, Route(number, (request, request + instance.size)))) is not None
    ]
    return np.full(instance.size, 3.0 * max(alone, default=1.0) + 1.0)


def _tariff(instance: TransportInstance, number: int) -> int:
    """Return the least that is paid for a request whoever carries it, or for leaving it out."""
    request = instance.requests[number]
    paid = [vehicle.cost_request for vehicle in instance.vehicles if instance.may_carry(vehicle, request)]
    if instance.unserved_cost is not None:
        paid.append(instance.unserved_cost)
    return min(paid, default=0)


def _priced(instance: TransportInstance, routes: Sequence[Route]) -> list[tuple[float, dict[int, int], int]]:
    """Return cost, requests and kind of the routes that keep every rule."""
    found = []
    for route in routes[:_MOST_KNOWN]:
        timed = timetable(instance, route)
        if timed is not None:
            found.append((float(timed.cost), dict.fromkeys(route.requests(instance.size), 1), route.vehicle))
    return found

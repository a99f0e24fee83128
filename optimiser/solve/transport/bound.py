"""What a day's transport costs at least, whatever the plan: a proven bound, and the prices that prove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.tolerances import BOUND_SAFETY
from models.transport.instance import TransportInstance
from models.transport.plan import Route
from models.transport.relaxation_arcs import PricingArcs, layers_of
from models.transport.relaxation_day import Floats, Integers, relaxed_day
from models.transport.relaxation_stretches import Stretches, stretches
from models.transport.timetable import timetable
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.transport.bound_master import Column
from optimiser.solve.transport.bound_rounds import BestBound, Rounds
from optimiser.solve.transport.bound_share import shared_prices

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
    Relaxation(_EVERYBODY, _EVERYBODY, _EVERYBODY, False, 2, 20_000, 400, "exact times from empty to empty"),
    Relaxation(1, _EVERYBODY, _EVERYBODY, True, 1, 150_000, 100, "everybody on board followed"),
    Relaxation(1, 1, _EVERYBODY, True, 1, 60_000, 100, "one followed for each hospital"),
    Relaxation(1, 1, 1, True, 1, 60_000, 100, "one followed to hospitals and one from them at a time"),
)
"""From fine to coarse; the first is taken whose states are no more than it says."""
_ROUNDS = 60
_FINER = 4
"""Into how many each cell of time is cut once the prices stand."""
_ROUNDS_FINER = 5
"""Rounds over finer cells that there must be time for."""
_MOST_REQUESTS = 150
"""A larger day has too many stretches; then only its dearest requests are followed [requests]."""
_FEWER = (120, 80, 50)
_FOR_STRETCHES = 0.3
"""Part of the time left that stretches may take before fewer are asked for."""
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
    shared = shared_prices(instance)
    floor = float(shared.sum()) * (1.0 - BOUND_SAFETY)
    known = BestBound(floor, shared, np.zeros(len(instance.vehicles)))
    method = "shares of the room of vehicles"

    def told(bound: float) -> None:
        if progress is not None:
            progress(int(np.floor(bound)), clock.spent)

    if instance.size and instance.vehicles:
        said = _climbed(instance, unserved, _priced(instance, routes), known, clock, told, best)
        method = said or method
    value = int(np.floor(known.value))
    return DayBound(value, method, Prices(tuple(map(float, known.prices)), tuple(map(float, known.vehicle))))


def _climbed(
    instance: TransportInstance,
    unserved: Floats,
    priced: list[tuple[float, dict[int, int], int]],
    known: BestBound,
    clock: Clock,
    told: Callable[[float], None],
    best: int | None,
) -> str:
    """Take the finest relaxation that is small enough, of all requests or of the dearest, and say what it did."""
    before = known.value
    dearest = np.argsort(-known.prices, kind="stable")
    for keep in [instance.size, *(number for number in _FEWER if number < instance.size)]:
        if keep == instance.size > _MOST_REQUESTS:
            continue
        kept = np.sort(dearest[:keep])
        for step in LADDER:
            if best is not None and known.value >= best:
                return ""
            if _climb(instance, kept, step, unserved, priced, known, clock, told):
                of = "" if keep == instance.size else f" of the {keep} dearest requests"
                return f"column generation over relaxed routes{of} ({step.said})" if known.value > before else ""
    return ""


def _climb(
    instance: TransportInstance,
    kept: Integers,
    step: Relaxation,
    unserved: Floats,
    priced: list[tuple[float, dict[int, int], int]],
    known: BestBound,
    clock: Clock,
    told: Callable[[float], None],
) -> bool:
    """Try one relaxation of some requests, and return whether it was small enough."""
    whole = len(kept) == instance.size
    part = instance if whole else replace(instance, requests=tuple(instance.requests[number] for number in kept))
    day = relaxed_day(part, shortcuts=not whole or step.like < _EVERYBODY)
    found: Stretches | None = stretches(
        day, step.cut_after, (step.like, step.way), step.states, _FOR_STRETCHES * clock.left
    )
    if found is None:
        return False
    span = max((vehicle.shift[1] - vehicle.shift[0] for vehicle in part.vehicles), default=1)
    layers = layers_of(part, step.alike, step.parts)
    rounds = Rounds(PricingArcs(part, day, found, max(1, span // step.cells), layers), unserved[kept], clock, told)
    group = {kind: number for kinds, number in rounds.groups.items() for kind in kinds}
    place = {int(number): position for position, number in enumerate(kept)}
    columns = []
    for cost, carried, kind in priced:
        left = {place[request]: times for request, times in carried.items() if request in place}
        if left:
            columns.append(Column(cost, left, group[kind]))
    within = BestBound(known.value, known.prices[kept], known.vehicle)
    proven = rounds.run(columns, within, _ROUNDS, None)
    # Where not everybody is followed, finer times bring next to nothing.
    if proven and step.way == _EVERYBODY and clock.left > _FINER * rounds.longest_round * _ROUNDS_FINER:
        arcs = PricingArcs(part, day, found, max(1, span // (step.cells * _FINER)), layers)
        finer = Rounds(arcs, unserved[kept], clock, told)
        finer.longest_round = _FINER * rounds.longest_round
        finer.run(columns, within, _ROUNDS, within.prices)
    if within.value > known.value:
        # Requests left aside are priced at nothing: without them no route is dearer.
        known.value, known.vehicle = within.value, within.vehicle
        known.prices = np.zeros(instance.size)
        known.prices[kept] = within.prices
    return proven


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


def _priced(instance: TransportInstance, routes: Sequence[Route]) -> list[tuple[float, dict[int, int], int]]:
    """Return cost, requests and kind of the routes that keep every rule."""
    found = []
    for route in routes[:_MOST_KNOWN]:
        timed = timetable(instance, route)
        if timed is not None:
            found.append((float(timed.cost), dict.fromkeys(route.requests(instance.size), 1), route.vehicle))
    return found

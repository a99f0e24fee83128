"""A day as arrays: what the search reads many thousand times a second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.transport.instance import NO_ROAD, TransportInstance
from optimiser.solve.transport.evaluate import price_of_unserved
from optimiser.solve.transport.rooms import Rooms, rooms_of

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NEVER = 1 << 40
"""Longer than any day [ticks]: where there is no road, no limit or no rule."""
_CLASS_BITS = 60
"""Classes with a bit of their own; those beyond share one and, to be safe, no vehicle."""


@dataclass(frozen=True, eq=False)
class DayArrays:
    """The numbers of a day, by stop, request and kind of vehicle.

    Parameters
    ----------
    size
        Number of requests.
    sites
        Number of places.
    hop, way
        Time [ticks] and distance from place to place; one row after the other.
    site, low, high, service
        Of each stop: where, from when to when service may begin, how long it takes.
    tight_low, tight_high
        The same windows, as far as they can be used given the other stop of the request.
    limit
        Longest time from the beginning of a request's loading to that of its unloading [ticks].
    classes, clash_on_board, clash_on_day
        Of each request as bits: its class; what it cannot be on board with; what it cannot share a vehicle's day with.
    needs_changeover
        Of each request as bits: what it may only follow after a changeover; none where no such rule matters.
    changeover
        How long a changeover takes [ticks].
    rooms
        Loads and capacities.
    carries
        Whether a kind (row) may carry a request (column) at all.
    depot, first, last, longest
        Of each kind: place, first departure, last return, longest duration.
    break_after, break_length
        Of each kind; :data:`NEVER` and 0 where there is no rule.
    fixed, per_tick, per_distance, per_request
        Costs of each kind [cost units].
    unserved
        What a request weighs that nobody serves [cost units].
    mixed
        Whether classes matter at all.
    urgency
        Of each request, three orders to insert in, lowest first: when it can begin, how long its direct way is, how
        many kinds may carry it and how free it is in time.
    """

    size: int
    sites: int
    hop: Whole
    way: Whole
    site: Whole
    low: Whole
    high: Whole
    service: Whole
    tight_low: Whole
    tight_high: Whole
    limit: Whole
    classes: Whole
    clash_on_board: Whole
    clash_on_day: Whole
    needs_changeover: Whole
    changeover: int
    rooms: Rooms
    carries: Flags
    depot: Whole
    first: Whole
    last: Whole
    longest: Whole
    break_after: Whole
    break_length: Whole
    fixed: Real
    per_tick: Real
    per_distance: Real
    per_request: Real
    unserved: float
    mixed: bool
    urgency: tuple[list[int], list[int], list[int]]


def day_arrays(instance: TransportInstance) -> DayArrays:
    """Return a day as arrays.

    Parameters
    ----------
    instance
        The day.
    """
    requests, vehicles = instance.requests, instance.vehicles
    number = len(instance.places)
    site = _whole(instance.place)
    closed = instance.travel == NO_ROAD
    hop = np.where(closed, NEVER, instance.travel).astype(np.int64).ravel()
    way = np.where(closed, 0, instance.distance).astype(np.int64).ravel()
    service = _whole(instance.service)
    limit = _whole([NEVER if one.max_on_board is None else one.max_on_board for one in requests])
    limit = np.minimum(NEVER, limit + service[: instance.size])
    window = np.array(instance.window, dtype=np.int64).reshape(-1, 2)
    direct = hop[site[: instance.size] * number + site[instance.size :]]
    tight_low, tight_high = _tightened(window, limit, service[: instance.size] + direct)
    classes, on_board, on_day, after = _clashes(instance)
    return DayArrays(
        size=instance.size,
        sites=number,
        hop=hop,
        way=way,
        site=site,
        low=window[:, 0].copy(),
        high=window[:, 1].copy(),
        service=service,
        tight_low=tight_low,
        tight_high=tight_high,
        limit=limit,
        classes=classes,
        clash_on_board=on_board,
        clash_on_day=on_day,
        needs_changeover=after,
        changeover=instance.changeover,
        rooms=rooms_of(instance),
        carries=np.array([[instance.may_carry(one, request) for request in requests] for one in vehicles], dtype=bool),
        depot=_whole([one.depot for one in vehicles]),
        first=_whole([one.shift[0] for one in vehicles]),
        last=_whole([one.shift[1] for one in vehicles]),
        longest=_whole([one.longest for one in vehicles]),
        break_after=_whole([one.break_after or NEVER for one in vehicles]),
        break_length=_whole([one.break_length for one in vehicles]),
        fixed=np.array([one.cost_fixed for one in vehicles], dtype=float),
        per_tick=np.array([one.cost_tick for one in vehicles], dtype=float),
        per_distance=np.array([one.cost_distance for one in vehicles], dtype=float),
        per_request=np.array([one.cost_request for one in vehicles], dtype=float),
        unserved=float(price_of_unserved(instance)),
        urgency=_urgency(instance, tight_low, tight_high, direct),
        mixed=len(set(classes.tolist())) > 1 or bool((classes & on_board).any()),
    )


def _whole(values: list[int] | tuple[int, ...]) -> Whole:
    return np.array(values, dtype=np.int64)


def _urgency(
    instance: TransportInstance, low: Whole, high: Whole, direct: Whole
) -> tuple[list[int], list[int], list[int]]:
    """Return three orders to insert requests in."""
    size = instance.size
    free = (high - low)[:size].tolist()
    for at, request in enumerate(instance.requests):
        carriers = sum(vehicle.number for vehicle in instance.vehicles if instance.may_carry(vehicle, request))
        free[at] += carriers * NEVER
    return low[:size].tolist(), (-direct).tolist(), free


def _tightened(window: Whole, limit: Whole, direct: Whole) -> tuple[Whole, Whole]:
    """Return first and last begin of each stop that leave the request's other stop possible, on the direct way."""
    size = len(limit)
    low, high = window[:, 0].copy(), window[:, 1].copy()
    low[:size] = np.maximum(low[:size], low[size:] - limit)
    high[:size] = np.minimum(high[:size], high[size:] - direct)
    low[size:] = np.maximum(low[size:], low[:size] + direct)
    high[size:] = np.minimum(high[size:], high[:size] + limit)
    return low, high


def _clashes(instance: TransportInstance) -> tuple[Whole, Whole, Whole, Whole]:
    """Return classes and what they clash with, as bits; one bit is for whoever travels alone."""
    groups = sorted({request.group for request in instance.requests})
    alone = 1 << (_CLASS_BITS + 1)
    bits = {group: 1 << min(at, _CLASS_BITS) for at, group in enumerate(groups)}
    on_board: dict[str, int] = {}
    on_day: dict[str, int] = {}
    after: dict[str, int] = {}
    for at, group in enumerate(groups):
        rules = {other: instance.sharing_of(group, other) for other in groups}
        crowded = (1 << _CLASS_BITS) if len(groups) > _CLASS_BITS + 1 else 0
        crowded = (1 << (_CLASS_BITS + 1)) - 1 if crowded and at >= _CLASS_BITS else crowded
        on_board[group] = sum({bits[other] for other, rule in rules.items() if rule != "yes"}) | alone | crowded
        on_day[group] = sum({bits[other] for other, rule in rules.items() if rule == "no"}) | crowded
        after[group] = sum({bits[other] for other, rule in rules.items() if rule == "changeover"})
    every = (1 << (_CLASS_BITS + 2)) - 1
    requests = instance.requests
    own = [bits[one.group] | (alone if one.alone else 0) for one in requests]
    board = [every if one.alone else on_board[one.group] for one in requests]
    day, later = [on_day[one.group] for one in requests], [after[one.group] for one in requests]
    return _whole(own), _whole(board), _whole(day), _whole(later)

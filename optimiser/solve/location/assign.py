"""Single-source answers for given open facilities: by regret, then by shifts and exchanges."""

from __future__ import annotations

import numpy as np

from optimiser.solve.location.arrays import Booleans, Floats, Integers, LocationArrays

_GAIN = 1e-6
_ROUNDS = 2_000


def assign(arrays: LocationArrays, opened: Booleans) -> Integers | None:
    """Return a facility for each customer among the open ones, or ``None`` where none was found.

    Parameters
    ----------
    arrays
        The instance.
    opened
        Open facilities, by facility.
    """
    places = np.flatnonzero(opened)
    cost = arrays.service[places]
    found = _by_regret(cost, arrays.demand, arrays.capacity[places])
    if found is None:
        found = _by_size(cost, arrays.demand, arrays.capacity[places])
    if found is None:
        return None
    return np.asarray(places[improve(cost, arrays.demand, arrays.capacity[places], found)], dtype=np.int64)


def assignment_cost(arrays: LocationArrays, assignment: Integers) -> float:
    """Return what an assignment costs with the facilities it uses open [smallest unit of money].

    Parameters
    ----------
    arrays
        The instance.
    assignment
        For each customer its facility.
    """
    service = arrays.service[assignment, np.arange(len(assignment))].sum()
    return float(service + arrays.opening[np.unique(assignment)].sum())


def _by_regret(cost: Floats, demand: Integers, capacity: Integers) -> Integers | None:
    """Place first the customer that would lose most by not getting its best place."""
    customers = len(demand)
    room = capacity.copy()
    found = np.full(customers, -1, dtype=np.int64)
    waiting = np.ones(customers, dtype=np.bool_)
    possible = np.where(demand[None, :] <= room[:, None], cost, np.inf)
    for _ in range(customers):
        cheapest = possible.min(axis=0)
        if not np.isfinite(cheapest[waiting]).all():
            return None
        second = np.partition(possible, 1, axis=0)[1] if len(room) > 1 else np.full(customers, np.inf)
        regret = np.full(customers, np.inf)
        both = np.isfinite(second) & waiting
        regret[both] = second[both] - cheapest[both]
        # Among those with one place left, the largest first.
        key = np.where(np.isfinite(regret), regret, 1e15 + demand)
        customer = int(np.argmax(np.where(waiting, key, -1.0)))
        place = int(np.argmin(possible[:, customer]))
        found[customer] = place
        waiting[customer] = False
        room[place] -= demand[customer]
        possible[place] = np.where(demand <= room[place], cost[place], np.inf)
    return found


def _by_size(cost: Floats, demand: Integers, capacity: Integers) -> Integers | None:
    """Place the largest first, each where most room is left: for when room is scarce."""
    room = capacity.copy()
    found = np.full(len(demand), -1, dtype=np.int64)
    for customer in np.argsort(-demand, kind="stable"):
        fits = (demand[customer] <= room) & np.isfinite(cost[:, customer])
        if not fits.any():
            return None
        place = int(np.argmax(np.where(fits, room, -1)))
        found[customer] = place
        room[place] -= demand[customer]
    return found


def improve(cost: Floats, demand: Integers, capacity: Integers, start: Integers) -> Integers:
    """Return an assignment that no shift of one customer and no exchange of two makes cheaper.

    Parameters
    ----------
    cost
        Service cost, by open facility and customer.
    demand, capacity
        By customer and by open facility.
    start
        For each customer its place among the open facilities.
    """
    found = start.copy()
    room = capacity - np.bincount(found, weights=demand, minlength=len(capacity)).astype(np.int64)
    every = np.arange(len(found))
    for _ in range(_ROUNDS):
        now = cost[found, every]
        shift = np.where(demand[None, :] <= room[:, None], cost - now[None, :], np.inf)
        shift[found, every] = np.inf
        place, customer = np.unravel_index(int(np.argmin(shift)), shift.shape)
        gain = shift[place, customer]
        other_cost = cost[found][:, every]
        exchange = other_cost + other_cost.T - now[:, None] - now[None, :]
        spare = room[found]
        heavier = demand[None, :] - demand[:, None]
        allowed = (heavier <= spare[:, None]) & (-heavier <= spare[None, :]) & (found[:, None] != found[None, :])
        exchange = np.where(allowed, exchange, np.inf)
        first, second = np.unravel_index(int(np.argmin(exchange)), exchange.shape)
        if min(gain, exchange[first, second]) >= -_GAIN:
            return found
        if gain <= exchange[first, second]:
            room[found[customer]] += demand[customer]
            room[place] -= demand[customer]
            found[customer] = place
        else:
            change = demand[second] - demand[first]
            room[found[first]] -= change
            room[found[second]] += change
            found[first], found[second] = found[second], found[first]
    return found

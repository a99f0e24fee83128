"""The knapsacks of all facilities at once: which customers are worth serving from each, by value and room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from optimiser.solve.location.arrays import Booleans, Floats, Integers

_CORE_SLACK = 1e-9
"""How far beyond the bound an item is still kept in the core [part of the value]; far above rounding."""
_GREEDY_STEPS = 12


@dataclass(frozen=True)
class Knapsacks:
    """The best contents of each knapsack.

    Parameters
    ----------
    value
        Best value, by facility.
    taken
        Share taken, by facility and customer.
    relaxed_value
        Best value where customers may be split; at least ``value``.
    unit_value
        What one more unit of room would be worth in the split case, by facility.
    """

    value: Floats
    taken: Floats
    relaxed_value: Floats
    unit_value: Floats


@dataclass(frozen=True)
class _Sorted:
    """Items by falling value for a unit of room, facility by facility; worthless ones weigh and count nothing."""

    order: Integers
    weight: Floats
    value: Floats
    before: Booleans
    break_at: Integers
    room: Floats
    value_before: Floats
    unit_value: Floats


def split_knapsacks(profit: Floats, demand: Integers, capacity: Integers) -> Knapsacks:
    """Fill each knapsack where customers may be split.

    Parameters
    ----------
    profit
        What serving all of a customer is worth, by facility and customer; only what is above 0 is ever taken.
    demand, capacity
        By customer and by facility [units].
    """
    items = _sort(profit, demand, capacity)
    taken = items.before & (items.value > 0)
    share = taken.astype(np.float64)
    rows = np.flatnonzero(items.unit_value > 0)
    places = items.break_at[rows]
    share[rows, places] = items.room[rows] / items.weight[rows, places]
    relaxed = items.value_before + items.room * items.unit_value
    return Knapsacks(relaxed, _unsorted(share, items.order), relaxed, items.unit_value)


def whole_knapsacks(profit: Floats, demand: Integers, capacity: Integers) -> Knapsacks:
    """Fill each knapsack where customers are served wholly or not at all; exact.

    Customers whose place is settled by the split bound are fixed; a table over the units of room decides the rest, for
    all facilities at once.

    Parameters
    ----------
    profit, demand, capacity
        As in :func:`split_knapsacks`.
    """
    items = _sort(profit, demand, capacity)
    relaxed = items.value_before + items.room * items.unit_value
    core = _core(items, relaxed)
    settled = items.before & (items.value > 0) & ~core
    room = capacity - np.rint((items.weight * settled).sum(axis=1)).astype(np.int64)
    chosen = _fill_core(items, core, room)
    taken = settled | chosen
    value = np.where(taken, items.value, 0.0).sum(axis=1)
    return Knapsacks(value, _unsorted(taken.astype(np.float64), items.order), relaxed, items.unit_value)


def _sort(profit: Floats, demand: Integers, capacity: Integers) -> _Sorted:
    facilities, customers = profit.shape
    useful = profit > 0
    weight = np.broadcast_to(demand.astype(np.float64), profit.shape)
    worth = np.where(useful, profit, 0.0)
    # What needs no room comes first.
    ratio = np.where(weight > 0, worth / np.maximum(weight, 1.0), np.where(useful, np.inf, 0.0))
    order = np.argsort(-ratio, axis=1, kind="stable")
    value = np.take_along_axis(worth, order, 1)
    heavy = np.where(value > 0, np.take_along_axis(weight, order, 1), 0.0)
    filled = np.cumsum(heavy, axis=1)
    before = filled <= capacity[:, None]
    break_at = before.sum(axis=1)
    rows = np.arange(facilities)
    last = np.maximum(break_at - 1, 0)
    some = break_at > 0
    room = (capacity - np.where(some, filled[rows, last], 0.0)).astype(np.float64)
    value_before = np.where(some, np.cumsum(value, axis=1)[rows, last], 0.0)
    place = np.minimum(break_at, customers - 1)
    unit_value = np.where(break_at < customers, value[rows, place] / np.maximum(heavy[rows, place], 1.0), 0.0)
    return _Sorted(order, heavy, value, before, break_at, room, value_before, unit_value)


def _core(items: _Sorted, relaxed: Floats) -> Booleans:
    """Return the items that the split bound leaves open: turning them over may give the best value."""
    facilities, customers = items.value.shape
    rows = np.arange(facilities)
    reached, room = items.value_before.copy(), items.room.copy()
    for step in range(1, _GREEDY_STEPS + 1):
        place = np.minimum(items.break_at + step, customers - 1)
        fits = (items.break_at + step < customers) & (items.weight[rows, place] <= room)
        reached = reached + np.where(fits, items.value[rows, place], 0.0)
        room = room - np.where(fits, items.weight[rows, place], 0.0)
    loss = np.abs(items.value - items.unit_value[:, None] * items.weight)
    open_still = relaxed[:, None] - loss >= reached[:, None] - _CORE_SLACK * (1.0 + relaxed[:, None])
    core: Booleans = open_still & (items.value > 0) & (items.break_at < customers)[:, None]
    return core


def _fill_core(items: _Sorted, core: Booleans, room: Integers) -> Booleans:
    """Choose among the core items of each knapsack by a table over its room."""
    facilities = len(room)
    counts = core.sum(axis=1)
    steps = int(counts.max(initial=0))
    chosen = np.zeros(core.shape, dtype=np.bool_)
    if steps == 0:
        return chosen
    places = np.argsort(~core, axis=1, kind="stable")[:, :steps]
    present = np.arange(steps)[None, :] < counts[:, None]
    weight = np.where(present, np.take_along_axis(items.weight, places, 1), 0.0).astype(np.int64)
    value = np.where(present, np.take_along_axis(items.value, places, 1), -1.0)
    # Room below 0 is worth nothing at all: so many columns stand before room 0 as the heaviest item needs.
    heaviest = int(weight.max())
    width = heaviest + int(room.max()) + 1
    best = np.full((facilities, width), -np.inf)
    best[:, heaviest:] = 0.0
    place_of = (np.arange(facilities) * width)[:, None] + np.arange(heaviest, width)[None, :]
    better = np.zeros((steps, facilities, width - heaviest), dtype=np.bool_)
    for step in range(steps):
        with_it = best.take(place_of - weight[:, step, None])
        with_it += value[:, step, None]
        without = best[:, heaviest:]
        np.greater(with_it, without, out=better[step])
        np.maximum(with_it, without, out=without)
    left = room.copy()
    every = np.arange(facilities)
    for step in range(steps - 1, -1, -1):
        take = better[step, every, left]
        chosen[every[take], places[take, step]] = True
        left = left - take * weight[:, step]
    return chosen


def _unsorted(share: Floats, order: Integers) -> Floats:
    back = np.zeros_like(share)
    np.put_along_axis(back, order, share, 1)
    return back

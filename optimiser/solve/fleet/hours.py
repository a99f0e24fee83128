"""Duties under drivers' hours: a bound by columns, a choice from the pool, a proof by all duties that could matter."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from models.fleet.duty import Duty, duty_times
from models.fleet.duty_choice import PooledDuty
from models.fleet.instance import FleetInstance
from models.tolerances import BOUND_SAFETY
from optimiser.solve.fleet.incumbent import Incumbent
from optimiser.solve.fleet.labels import DutyLabels
from optimiser.solve.fleet.pool_choice import choose_duties
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.transport.bound_master import BoundMaster, Column, Floats

_NEW_COLUMNS = 60
_ROUNDS = 300
_MOST_TASKS = 400
"""Beyond so many tasks labels take too long, and the bound is that of the flow without drivers' hours."""
_BEGINNINGS = 150_000
_NEGATIVE = 1e-9


def search_under_hours(
    instance: FleetInstance, pieces: Iterable[PooledDuty], incumbent: Incumbent, limits: Limits, clock: Clock
) -> bool:
    """Look for the best duties under drivers' hours; return whether it is settled that there are none.

    The linear programme over duties, its columns found by labels, gives a bound and prices; a choice from its columns
    gives duties; and a choice from every duty that costs no more beyond its prices than the two lie apart proves them.

    Parameters
    ----------
    instance
        The data.
    pieces
        Duties to begin with.
    incumbent
        Takes duties and bounds.
    limits
        Gap, nodes and seed.
    clock
        How long it may take.
    """
    pool = {piece.duty: piece for piece in (*pieces, *_alone(instance))}
    small = len(instance.tasks) <= _MOST_TASKS
    labels = [DutyLabels(instance, vehicle) for vehicle in range(len(instance.vehicles))]
    priced = _columns(instance, labels, pool, incumbent, clock) if small else None
    start = incumbent.solution.duties if incumbent.solution is not None else ()
    known = start if all(duty in pool for duty in start) else ()
    chosen = choose_duties(instance, list(pool.values()), limits, clock, known)
    incumbent.nodes += chosen.nodes
    if chosen.duties is not None:
        incumbent.offer(chosen.duties)
    if priced is None or incumbent.done:
        return False
    bound, prices, low = priced
    window = math.inf if incumbent.cost is None else (incumbent.cost - bound) * (1 + BOUND_SAFETY)
    every: list[PooledDuty] = []
    for vehicle, labelled in enumerate(labels):
        found = labelled.within(prices.tolist(), window + float(low[vehicle]), _BEGINNINGS)
        if found is None or clock.left <= 0:
            return False
        every += found
    if incumbent.solution is not None:
        kept = {piece.duty for piece in every}
        every += [_pooled(instance, duty) for duty in incumbent.solution.duties if duty not in kept]
    begun = incumbent.solution.duties if incumbent.solution is not None else ()
    best = choose_duties(instance, every, limits, clock, begun)
    incumbent.nodes += best.nodes
    if best.duties is not None:
        incumbent.offer(best.duties)
    incumbent.raise_bound(best.bound)
    return incumbent.cost is None and math.isinf(best.bound) and best.bound > 0


def _columns(
    instance: FleetInstance,
    labels: list[DutyLabels],
    pool: dict[Duty, PooledDuty],
    incumbent: Incumbent,
    clock: Clock,
) -> tuple[float, Floats, Floats] | None:
    """Add columns until none is missing; return the best bound with its prices, ``None`` before the first.

    The programme covers tasks at least once: leaving that much open makes its bound lower at most.
    """
    numbers = np.array([vehicle.number for vehicle in instance.vehicles], dtype=float)
    dearest = max((piece.cost for piece in pool.values()), default=1)
    master = BoundMaster(
        np.full(len(instance.tasks), 10.0 * dearest), [vehicle.number for vehicle in instance.vehicles]
    )
    master.add([_column(piece) for piece in pool.values()])
    best: tuple[float, Floats, Floats] | None = None
    for _ in range(_ROUNDS):
        if clock.left <= 0:
            break
        _, prices, means = master.prices()
        least, new = np.zeros(len(labels)), []
        for vehicle, labelled in enumerate(labels):
            found = labelled.cheapest(prices.tolist(), _NEW_COLUMNS)
            if found:
                least[vehicle] = min(0.0, found[0][0] - means[vehicle])
            missing = [duty for reduced, duty in found if reduced - means[vehicle] < -_NEGATIVE * dearest]
            new += [duty for duty in missing if duty.duty not in pool]
        low = means + least
        bound = float(prices.sum() + numbers @ low)
        bound -= BOUND_SAFETY * float(prices.sum() - numbers @ low)
        if best is None or bound > best[0]:
            best = (bound, prices, low)
        incumbent.raise_bound(bound)
        if not new:
            break
        pool.update((piece.duty, piece) for piece in new)
        master.add([_column(piece) for piece in new])
    return best


def _column(piece: PooledDuty) -> Column:
    return Column(float(piece.cost), dict.fromkeys(piece.duty.tasks, 1), piece.duty.vehicle)


def _alone(instance: FleetInstance) -> list[PooledDuty]:
    """Return a duty of its own for each task and vehicle that can do it."""
    found = []
    for vehicle in range(len(instance.vehicles)):
        for task in range(len(instance.tasks)):
            times = duty_times(instance, Duty(vehicle, (task,)))
            if times is not None and times.keeps_hours:
                found.append(PooledDuty(Duty(vehicle, (task,)), times.cost))
    return found


def _pooled(instance: FleetInstance, duty: Duty) -> PooledDuty:
    times = duty_times(instance, duty)
    assert times is not None
    return PooledDuty(duty, times.cost)

"""The tables PyVRP reads of a day: drives, fares, types of vehicle and shipments, in numbers that are not too fine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyvrp

from models.transport.instance import TransportInstance
from optimiser.solve.transport.arrays import NEVER, DayArrays

_FINE = 1 << 22
"""Into how many parts the longest drive, and the dearest, is divided at most; finer numbers are rounded to these."""

Matrix = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Arcs:
    """Between stops and depots, for every kind of vehicle.

    Parameters
    ----------
    times
        Drives [units of time of the data].
    ways
        Lengths [units of distance of the day].
    closed
        Whether no vehicle may go there.
    tick, cost
        The data's unit of time [ticks] and of cost [cost units].
    never
        Longer than any route may take [units of time of the data].
    """

    times: Matrix
    ways: Matrix
    closed: npt.NDArray[np.bool_]
    tick: int
    cost: int
    never: int


@dataclass(frozen=True, eq=False)
class Fleet:
    """PyVRP's types of vehicle.

    Parameters
    ----------
    types, kinds
        The types, and the kind of each.
    times, fares
        Drives [units of time of the data] and what they cost [units of cost of the data], of each kind.
    """

    types: list[pyvrp.VehicleType]
    kinds: list[int]
    # PyVRP says of its tables what no array is.
    times: list[Any]
    fares: list[Any]


def arcs_of(instance: TransportInstance, day: DayArrays) -> Arcs:
    """Return what holds for every kind of vehicle.

    Parameters
    ----------
    instance, day
        The day, and the same as arrays.
    """
    vehicles, size = instance.vehicles, instance.size
    site = np.concatenate([day.site, day.depot])
    hop = day.hop.reshape(day.sites, day.sites)[np.ix_(site, site)]
    ways = day.way.reshape(day.sites, day.sites)[np.ix_(site, site)]
    no_road = hop >= NEVER
    closed = no_road.copy()
    closed[: 2 * size, : 2 * size] |= _closed(day)
    up, down = np.arange(size), size + np.arange(size)
    closed[up, down] = no_road[up, down]
    hop[: 2 * size, : 2 * size] += _pauses(day)
    furthest = int(hop[~closed].max(initial=0))
    longest = int(np.where(no_road, 0, ways).max(initial=0))
    tick = _unit(furthest)
    cost = _unit(max(one.cost_distance * longest + one.cost_tick * furthest + one.cost_request for one in vehicles))
    never = 4 * (max(one.shift[1] for one in vehicles) // tick) + 1
    times = np.where(closed, never, _rounded(hop, tick))
    np.fill_diagonal(times, 0)
    return Arcs(times, ways, closed, tick, cost, never)


def fleet_of(instance: TransportInstance, day: DayArrays, arcs: Arcs) -> Fleet:
    """Return the types of vehicle: one for each layout of each kind there is one of.

    Parameters
    ----------
    instance, day
        The day, and the same as arrays.
    arcs
        Of that day.
    """
    size, tick, cost = instance.size, arcs.tick, arcs.cost
    fleet = Fleet([], [], [], [])
    for kind, vehicle in enumerate(instance.vehicles):
        if not vehicle.number:
            continue
        for layout in vehicle.layouts:
            fleet.kinds.append(kind)
            fleet.types.append(
                pyvrp.VehicleType(
                    num_available=min(vehicle.number, size),
                    capacity=list(layout),
                    start_depot=kind,
                    end_depot=kind,
                    fixed_cost=vehicle.cost_fixed // cost,
                    tw_early=vehicle.shift[0] // tick,
                    tw_late=vehicle.shift[1] // tick,
                    shift_duration=vehicle.longest // tick,
                    unit_distance_cost=1,
                    unit_duration_cost=round(vehicle.cost_tick * tick / cost),
                    profile=len(fleet.times),
                )
            )
        own = arcs.times.copy()
        own[:, np.flatnonzero(~np.tile(day.carries[kind], 2))] = arcs.never
        fares = arcs.ways * vehicle.cost_distance
        fares[:, :size] += vehicle.cost_request
        fares = np.where(arcs.closed, 0, _rounded(fares, cost))
        for table in (own, fares):
            np.fill_diagonal(table, 0)
        fleet.times.append(own)
        fleet.fares.append(fares)
    return fleet


def _closed(day: DayArrays) -> npt.NDArray[np.bool_]:
    """Return the arcs between stops that no vehicle may take because of who would be, or would have been, on board."""
    on_board = (day.clash_on_board[:, None] & day.classes[None, :]) != 0
    on_board |= on_board.T
    on_day = (day.clash_on_day[:, None] & day.classes[None, :]) != 0
    on_day |= on_day.T
    return np.block([[on_board, on_board], [on_day, on_board]])


def _pauses(day: DayArrays) -> Matrix:
    """Return how long a changeover is on each arc between stops."""
    size = day.size
    due = (day.needs_changeover[None, :] & day.classes[:, None]) != 0
    pauses = np.zeros((2 * size, 2 * size), dtype=np.int64)
    pauses[size:, :size] = np.where(due, day.changeover, 0)
    return pauses


def shipments_of(instance: TransportInstance, day: DayArrays, tick: int, cost: int) -> list[pyvrp.Shipment]:
    """Return the requests; the windows of each are as narrow as its other window and its time on board make them.

    Parameters
    ----------
    instance, day
        The day, and the same as arrays.
    tick, cost
        Units of time [ticks] and of cost [cost units].
    """
    low, high, service = (_rounded(part, tick) for part in (day.tight_low, day.tight_high, day.service))
    size, unserved = instance.size, instance.unserved_cost
    found = []
    for at, request in enumerate(instance.requests):
        up, down = at, size + at
        found.append(
            pyvrp.Shipment(
                pickup_location=up,
                delivery_location=down,
                pickup_tw_early=max(0, int(low[up])),
                pickup_tw_late=max(0, int(low[up]), int(high[up])),
                pickup_service_duration=int(service[up]),
                delivery_tw_early=max(0, int(low[down])),
                delivery_tw_late=max(0, int(low[down]), int(high[down])),
                delivery_service_duration=int(service[down]),
                amount=list(request.load),
                prize=0 if unserved is None else unserved // cost,
                required=unserved is None,
            )
        )
    return found


def _unit(largest: int) -> int:
    return max(1, -(-largest // _FINE))


def _rounded(values: Matrix, unit: int) -> Matrix:
    """Return values in larger units, each rounded to the nearest."""
    return (values + unit // 2) // unit

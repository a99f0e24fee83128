"""Pickup and delivery instances in Li and Lim's layout: pairs of stops with windows, a fleet of one kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from models.transport.request import Request
from models.transport.vehicle import Vehicle
from optimiser.published.file_error import PublishedFileError
from optimiser.published.number_list import NumberList

TICKS = 10**7
"""Ticks to the file's unit of time and of distance. A distance is rounded to the nearest; a time is rounded up, so that
what keeps every window here keeps them exactly."""
_MOST_VEHICLES = 100_000
_LARGEST = Decimal(10) ** 6
_COLUMNS = 9
_REMEDY = "Check that the file is complete and that the format named is the right one."


@dataclass(frozen=True)
class PublishedPairs:
    """An instance as the transport model takes it.

    Parameters
    ----------
    instance
        The data in ticks; distance and cost are in ticks too.
    """

    instance: TransportInstance

    def objective(self, cost: Fraction) -> Fraction:
        """Turn a cost of the instance into the file's unit.

        Parameters
        ----------
        cost
            In cost units.
        """
        return cost / TICKS

    def solution(self, plan: Plan) -> dict[str, Any]:
        """Return a plan as the format's solution file has it: stops as the file numbers them, the depot left out.

        Parameters
        ----------
        plan
            The answer.
        """
        place = self.instance.place
        return {"routes": [[place[stop] for stop in route.stops] for route in plan.routes]}


@dataclass(frozen=True)
class _Row:
    x: Decimal
    y: Decimal
    load: int
    window: tuple[int, int]
    service: int
    pickup: int
    delivery: int


def read_pairs(path: Path) -> PublishedPairs:
    """Read a pickup and delivery instance in the layout of Li and Lim [1]_.

    First the number of vehicles, what each holds, and a speed, which is 0 in some copies and left aside everywhere: a
    unit of distance takes a unit of time. Then for each stop its number, x, y, load, window,
    service, and the number of the pickup and of the delivery it belongs to, 0 where it is that itself. Stop 0 is the
    depot.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    PublishedFileError
        If the file is not what the format says.

    References
    ----------
    .. [1] H. Li and A. Lim, A metaheuristic for the pickup and delivery problem with time windows, 13th IEEE
       International Conference on Tools with Artificial Intelligence, 2001, 160-167.
    """
    numbers = NumberList(path)
    vehicles = numbers.count("the number of vehicles", _MOST_VEHICLES)
    holds = _whole(path, numbers.number("the capacity"), "the capacity")
    numbers.number("the speed")
    if numbers.left < 3 * _COLUMNS or numbers.left % (2 * _COLUMNS) != _COLUMNS:
        raise _error(path, f"has {numbers.left / _COLUMNS:g} rows of stops, where a depot and pairs of stops should be")
    rows = [_row(path, numbers, place) for place in range(numbers.left // _COLUMNS)]
    pairs = _pairs(path, rows)
    return PublishedPairs(_instance(rows, pairs, vehicles, holds))


def _row(path: Path, numbers: NumberList, place: int) -> _Row:
    """Read one stop."""
    at = f"of stop {place}"
    number = numbers.number(f"the number {at}")
    if number != place:
        raise _error(path, f"has stop {number} where stop {place} should be")
    x, y = numbers.signed(f"x {at}"), numbers.signed(f"y {at}")
    if max(abs(x), abs(y)) > _LARGEST:
        raise _error(path, f"has stop {place} too far away")
    load = _whole(path, numbers.signed(f"the load {at}"), f"the load {at}")
    first, last, service = (_ticks(numbers.number(f"the {what} {at}")) for what in ("window", "window", "service"))
    if first > last:
        raise _error(path, f"has a window that ends before it begins at stop {place}")
    pickup, delivery = (_whole(path, numbers.number(f"the {what} {at}"), what) for what in ("pickup", "delivery"))
    return _Row(x, y, load, (first, last), service, pickup, delivery)


def _pairs(path: Path, rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """Return the pickup and the delivery of each request."""
    depot = rows[0]
    if depot.pickup or depot.delivery:
        raise _error(path, "has a depot that is a pickup or a delivery")
    found = [(place, row.delivery) for place, row in enumerate(rows) if place and not row.pickup]
    for pickup, delivery in found:
        other = rows[delivery] if 0 < delivery < len(rows) else depot
        if other.pickup != pickup or other.delivery:
            raise _error(path, f"has no delivery that belongs to the pickup at stop {pickup}")
        if rows[pickup].load < 0 or rows[pickup].load + other.load != 0:
            raise _error(path, f"unloads at stop {delivery} something else than was loaded at {pickup}")
    if 2 * len(found) + 1 != len(rows):
        raise _error(path, f"has {len(found)} pickups among {len(rows) - 1} stops, which are not pairs")
    return found


def _instance(rows: Sequence[_Row], pairs: Sequence[tuple[int, int]], vehicles: int, holds: int) -> TransportInstance:
    """Return the day: a place for each row, the depot first."""
    squares = [[(one.x - other.x) ** 2 + (one.y - other.y) ** 2 for other in rows] for one in rows]
    distance = np.array([[_root(square) for square in row] for row in squares], dtype=np.int64)
    travel = np.array([[_root_up(square) for square in row] for row in squares], dtype=np.int64)
    requests = tuple(
        Request(
            name=str(pickup),
            trust="",
            kind="consignment",
            pickup=pickup,
            delivery=delivery,
            pickup_window=rows[pickup].window,
            delivery_window=rows[delivery].window,
            pickup_service=rows[pickup].service,
            delivery_service=rows[delivery].service,
            load=(rows[pickup].load,),
            group="goods",
        )
        for pickup, delivery in pairs
    )
    fleet = Vehicle(
        name="vehicle",
        trust="",
        depot=0,
        number=vehicles,
        layouts=((holds,),),
        shift=rows[0].window,
        cost_distance=1,
    )
    names = tuple(str(number) for number in range(len(rows)))
    return TransportInstance(names, travel, distance, requests, (fleet,), ("load",), cost_units=TICKS)


@cache
def _root(square: Decimal) -> int:
    """Return the root of a square [ticks], rounded to the nearest tick."""
    # The root of the fourfold, halved and rounded, is the root rounded to the nearest; it stays in whole numbers.
    return (math.isqrt(int(4 * square * TICKS * TICKS)) + 1) // 2


@cache
def _root_up(square: Decimal) -> int:
    """Return the root of a square [ticks], rounded up to a whole tick."""
    scaled = math.ceil(square * TICKS * TICKS)
    root = math.isqrt(scaled)
    return root + (root * root < scaled)


def _ticks(number: Decimal) -> int:
    return int(number * TICKS)


def _whole(path: Path, number: Decimal, what: str) -> int:
    if number != int(number):
        raise _error(path, f"has {number} where {what} should be, which is not whole")
    return int(number)


def _error(path: Path, message: str) -> PublishedFileError:
    return PublishedFileError(f"{path.name} {message}.", _REMEDY)

"""Dial-a-ride instances in Cordeau's layout: a fleet of one kind, windows, a longest ride, a longest route."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from models.transport.request import Request
from models.transport.vehicle import Vehicle
from optimiser.published.file_error import PublishedFileError
from optimiser.published.number_list import NumberList

TICKS = 10**9
"""Ticks to the file's unit of time and of distance. A route has a few dozen legs, each off by at most half a tick."""
_MOST = 100_000
_COLUMNS = 7
_REMEDY = "Check that the file is complete and that the format named is the right one."


@dataclass(frozen=True)
class PublishedRides:
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


@dataclass(frozen=True)
class _Row:
    number: int
    x: Decimal
    y: Decimal
    service: int
    load: int
    window: tuple[int, int]


def read_rides(path: Path) -> PublishedRides:
    """Read a dial-a-ride instance in the layout of Cordeau and Laporte [1]_, [2]_.

    First the number of vehicles, of stops, the longest route, the places in a vehicle and the longest ride; then for
    each stop its number, x, y, service, load and window; the depot is 0, then come the pickups, then the deliveries in
    the same order, then in some copies the depot again. The number of stops is that of requests in some copies; the
    rows decide.

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
    .. [1] J.-F. Cordeau and G. Laporte, A tabu search heuristic for the static multi-vehicle dial-a-ride problem,
       Transportation Research Part B 37, 2003, 579-594.
    .. [2] J.-F. Cordeau, A branch-and-cut algorithm for the dial-a-ride problem, Operations Research 54, 2006, 573-586.
    """
    numbers = NumberList(path)
    vehicles = numbers.count("the number of vehicles", _MOST)
    stated = numbers.count("the number of stops", _MOST)
    longest = _ticks(numbers.number("the longest route"))
    places = numbers.count("the places in a vehicle", _MOST)
    ride = _ticks(numbers.number("the longest ride"))
    size = _requests(path, stated, numbers.left)
    rows = [_row(path, numbers, number) for number in range(numbers.left // _COLUMNS)]
    numbers.end()
    for number, row in enumerate(rows):
        if row.number != number and not (number == 2 * size + 1 and row.number == 0):
            raise _error(path, f"has stop {row.number} where stop {number} should be")
    for pickup, delivery in zip(rows[1 : size + 1], rows[size + 1 : 2 * size + 1], strict=True):
        if pickup.load < 0 or pickup.load + delivery.load != 0:
            raise _error(path, f"unloads at stop {delivery.number} something else than was loaded at {pickup.number}")
    return PublishedRides(_instance(rows[: 2 * size + 1], size, vehicles, longest, places, ride))


def _requests(path: Path, stated: int, numbers: int) -> int:
    """Return the number of requests; the rows decide whether the file counts stops or requests."""
    for size in (stated // 2, stated):
        if size and numbers in {_COLUMNS * (2 * size + 1), _COLUMNS * (2 * size + 2)}:
            return size
    raise _error(path, f"has {numbers / _COLUMNS:g} rows, which neither {stated} stops nor {stated} requests make")


def _row(path: Path, numbers: NumberList, place: int) -> _Row:
    """Read one stop."""
    number = numbers.number(f"the number of stop {place}")
    x, y = numbers.signed(f"x of stop {place}"), numbers.signed(f"y of stop {place}")
    service = _ticks(numbers.number(f"the service of stop {place}"))
    load = numbers.signed(f"the load of stop {place}")
    first, last = (_ticks(numbers.number(f"the window of stop {place}")) for _ in range(2))
    if number != int(number) or load != int(load):
        raise _error(path, f"has a number or a load that is not whole at stop {place}")
    if first > last:
        raise _error(path, f"has a window that ends before it begins at stop {place}")
    return _Row(int(number), x, y, service, int(load), (first, last))


def _instance(
    rows: Sequence[_Row], size: int, vehicles: int, longest: int, places: int, ride: int
) -> TransportInstance:
    """Return the day: a place for each row, the depot first."""
    legs = [[_leg(one, other) for other in rows] for one in rows]
    matrix = np.array(legs, dtype=np.int64)
    depot = rows[0]
    requests = tuple(
        Request(
            name=str(number),
            trust="",
            kind="journey",
            pickup=number,
            delivery=size + number,
            pickup_window=rows[number].window,
            delivery_window=rows[size + number].window,
            pickup_service=rows[number].service,
            delivery_service=rows[size + number].service,
            load=(rows[number].load,),
            max_on_board=ride,
        )
        for number in range(1, size + 1)
    )
    fleet = Vehicle(
        name="vehicle",
        trust="",
        depot=0,
        number=vehicles,
        layouts=((places,),),
        shift=depot.window,
        max_duration=longest,
        cost_distance=1,
    )
    names = tuple(str(row.number) for row in rows)
    return TransportInstance(names, matrix, matrix, requests, (fleet,), ("places",))


def _leg(one: _Row, other: _Row) -> int:
    """Return the straight line between two stops [ticks], rounded to the nearest tick."""
    square = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) * TICKS * TICKS
    # The root of the fourfold, halved and rounded, is the root rounded to the nearest; it stays in whole numbers.
    return (math.isqrt(int(4 * square)) + 1) // 2


def _ticks(number: Decimal) -> int:
    return int(number * TICKS)


def rides_solution(plan: Plan) -> dict[str, Any]:
    """Return a plan as the format's solution file has it: stops as the file numbers them, the depot left out.

    Parameters
    ----------
    plan
        The answer.
    """
    return {"routes": [[stop + 1 for stop in route.stops] for route in plan.routes]}


def _error(path: Path, message: str) -> PublishedFileError:
    return PublishedFileError(f"{path.name} {message}.", _REMEDY)

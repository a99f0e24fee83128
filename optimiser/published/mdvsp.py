"""Vehicle scheduling instances of several depots in the layout of van Lieshout and van der Schaft."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from models.fleet.instance import DutyVehicle, FleetInstance, Task
from models.fleet.solution import FleetSolution
from optimiser.published.file_error import PublishedFileError
from optimiser.published.number_list import NumberList

PULL_OUT_AND_IN = 1_000
"""What a duty costs beside its driving: 500 for leaving the depot and 500 for coming home."""
_MOST = 100_000
_MOST_PLACES = 10_000
_REMEDY = "Check that the file is complete and that the format named is the right one."


def read_mdvsp(path: Path) -> FleetInstance:
    """Read a vehicle scheduling instance [1]_; a minute is a tick and a unit of distance, cost is the file's.

    First the number of depots, of trips and of places; then the vehicles of each depot; then for each trip the place
    and the minute where it begins and where it ends; then the minutes from each place to each. The depots are the first
    places. A duty costs 500 for leaving the depot, 500 for coming home, and 1 for each minute driven empty.

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
    .. [1] R. N. van Lieshout and D. T. J. van der Schaft, Dynamic discretization discovery for the multi-depot vehicle
       scheduling problem with trip shifting, INFORMS Journal on Computing, 2025.
    """
    numbers = NumberList(path)
    depots = numbers.count("the number of depots", _MOST_PLACES)
    trips = numbers.count("the number of trips", _MOST)
    places = numbers.count("the number of places", _MOST_PLACES)
    if depots > places:
        raise _error(path, f"has {depots} depots and {places} places")
    wanted = depots + 4 * trips + places * places
    if numbers.left != wanted:
        raise _error(path, f"has {numbers.left} numbers where its first three ask for {wanted}")
    vehicles = tuple(
        DutyVehicle(
            name=str(depot),
            owner="",
            depot=depot,
            number=_whole(path, numbers, f"the vehicles of depot {depot}"),
            shift=_ALWAYS,
            cost_fixed=PULL_OUT_AND_IN,
            cost_distance=1,
        )
        for depot in range(depots)
    )
    tasks = tuple(_trip(path, numbers, trip, places) for trip in range(trips))
    minutes = [_whole(path, numbers, f"minutes number {cell}") for cell in range(places * places)]
    numbers.end()
    matrix = np.array(minutes, dtype=np.int64).reshape(places, places)
    try:
        return FleetInstance(tuple(str(place) for place in range(places)), matrix, matrix, tasks, vehicles)
    except ValueError as error:
        raise _error(path, f"is no instance: {error}") from error


_ALWAYS = (-(10**9), 10**9)


def _trip(path: Path, numbers: NumberList, trip: int, places: int) -> Task:
    start_place = _whole(path, numbers, f"the first place of trip {trip}")
    start = _whole(path, numbers, f"the beginning of trip {trip}")
    end_place = _whole(path, numbers, f"the last place of trip {trip}")
    end = _whole(path, numbers, f"the end of trip {trip}")
    if max(start_place, end_place) >= places:
        raise _error(path, f"has a place that is not there at trip {trip}")
    if start >= end:
        raise _error(path, f"has a trip that ends before it begins, number {trip}")
    return Task(str(trip), "", start_place, end_place, start, end)


def _whole(path: Path, numbers: NumberList, what: str) -> int:
    number: Decimal = numbers.number(what)
    if number != int(number) or number > _MOST_MINUTES:
        raise _error(path, f"has {number} where {what} should be, a whole number")
    return int(number)


_MOST_MINUTES = 10**8


def mdvsp_solution(solution: FleetSolution) -> dict[str, Any]:
    """Return duties as the format's solution file has them: depots and trips as the file numbers them, from 0.

    Parameters
    ----------
    solution
        The answer.
    """
    return {"duties": [{"depot": duty.vehicle, "trips": list(duty.tasks)} for duty in solution.duties]}


def _error(path: Path, message: str) -> PublishedFileError:
    return PublishedFileError(f"{path.name} {message}.", _REMEDY)

"""A day's requests as arrays with tightened windows, for bounds: whatever a plan may do is possible here too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.transport.instance import TransportInstance
from models.transport.vehicle import Vehicle

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
FAR = 10**15
"""Stands for no limit; far beyond any time, and small enough that sums of it stay exact."""


@dataclass(frozen=True)
class RelaxedDay:
    """Arrays by stop (pickups, then deliveries) or by request.

    Parameters
    ----------
    size
        Number of requests.
    least
        Least time from the beginning of one stop to that of the next [ticks]; :data:`FAR` where there is no way.
    distance
        Way from stop to stop [units of distance].
    first, last
        When service at each stop may begin in some plan [ticks].
    longest
        Longest time from the beginning of a pickup to that of its delivery, by request [ticks].
    load
        What each request takes on board, a row a request.
    together
        Whether two requests may be on board together as far as classes go.
    classes
        One vehicle of each class: those of a class have the same layouts, skills and leave.
    class_of
        Class of each kind of vehicle.
    may
        Whether a class may carry a request, a row a class.
    inward
        Whether the delivery of a request, rather than its pickup, is at the busier of its two places.
    hub
        The busier place and the direction of each request, as a number; those with the same ride to, or from, one.
    """

    size: int
    least: Integers
    distance: Integers
    first: Integers
    last: Integers
    longest: Integers
    load: Integers
    together: Booleans
    classes: tuple[Vehicle, ...]
    class_of: tuple[int, ...]
    may: Booleans
    inward: Booleans
    hub: Integers

    def fits(self, load: Integers) -> Integers:
        """Return for each row of loads the classes that hold it, as bits of a number.

        Parameters
        ----------
        load
            A row a load.
        """
        found = np.zeros(len(load), dtype=np.int64)
        for number, vehicle in enumerate(self.classes):
            held = np.zeros(len(load), dtype=bool)
            for layout in vehicle.layouts:
                held |= (load <= np.array(layout, dtype=np.int64)).all(axis=1)
            found |= held.astype(np.int64) << number
        return found


def relaxed_day(instance: TransportInstance, shortcuts: bool) -> RelaxedDay:
    """Return the arrays of a day.

    Parameters
    ----------
    instance
        The day.
    shortcuts
        Whether stops may be left out of a route: changeovers then take no time, so that a route without a stop is never
        longer than with it. Ways are the shortest over any places for the same reason.
    """
    size = instance.size
    requests = instance.requests
    travel = np.where(instance.travel < 0, FAR, instance.travel)
    distance = instance.distance.astype(np.int64)
    place = np.array(instance.place, dtype=np.int64)
    used, at = np.unique(place, return_inverse=True)
    travel, distance = travel[np.ix_(used, used)], distance[np.ix_(used, used)]
    travel, distance = shortest(travel), shortest(distance)
    least = travel[np.ix_(at, at)] + np.array(instance.service, dtype=np.int64)[:, None]
    groups = sorted({request.group for request in requests})
    group = np.array([groups.index(request.group) for request in requests], dtype=np.int64)
    sharing = [[instance.sharing_of(one, other) for other in groups] for one in groups]
    yes = np.array([[word == "yes" for word in row] for row in sharing], dtype=bool)
    later = np.array([[word == "changeover" for word in row] for row in sharing], dtype=bool)
    alone = np.array([request.alone for request in requests], dtype=bool)
    together = yes[np.ix_(group, group)] & ~alone[:, None] & ~alone[None, :]
    np.fill_diagonal(together, val=False)
    if not shortcuts:
        least[size:, :size] += np.where(later[np.ix_(group, group)], instance.changeover, 0)
        never = ~yes[np.ix_(group, group)] & ~later[np.ix_(group, group)]
        least[size:, :size][never] = FAR
    first, last, longest = _windows(instance, least)
    classes, class_of = _classes(instance)
    busy = np.bincount(at, minlength=len(used))
    inward = busy[at[size:]] >= busy[at[:size]]
    return RelaxedDay(
        size=size,
        least=least,
        distance=distance[np.ix_(at, at)],
        first=first,
        last=last,
        longest=longest,
        load=np.array([request.load for request in requests], dtype=np.int64).reshape(size, len(instance.resources)),
        together=together,
        classes=classes,
        class_of=class_of,
        may=np.array([[instance.may_carry(one, request) for request in requests] for one in classes], dtype=bool),
        inward=inward,
        hub=np.where(inward, at[size:], len(used) + at[:size]),
    )


def shortest(way: Integers) -> Integers:
    """Return the shortest ways over any places.

    Parameters
    ----------
    way
        From place to place; :data:`FAR` where there is none.
    """
    found = way.copy()
    np.fill_diagonal(found, 0)
    for through in range(len(found)):
        np.minimum(found, found[:, through, None] + found[None, through, :], out=found)
    return np.minimum(found, FAR)


def _windows(instance: TransportInstance, least: Integers) -> tuple[Integers, Integers, Integers]:
    """Return windows no plan can leave, and the longest time between the two stops of each request."""
    size = instance.size
    first = np.array([window[0] for window in instance.window], dtype=np.int64)
    last = np.array([window[1] for window in instance.window], dtype=np.int64)
    limits = (FAR if one.max_on_board is None else one.max_on_board + one.pickup_service for one in instance.requests)
    longest = np.array(list(limits), dtype=np.int64)
    ride = least[np.arange(size), np.arange(size) + size]
    for _ in range(2):
        first[size:] = np.maximum(first[size:], first[:size] + ride)
        last[:size] = np.minimum(last[:size], last[size:] - ride)
        first[:size] = np.maximum(first[:size], first[size:] - longest)
        last[size:] = np.minimum(last[size:], last[:size] + longest)
    return first, last, longest


def _classes(instance: TransportInstance) -> tuple[tuple[Vehicle, ...], tuple[int, ...]]:
    """Return one vehicle of each class, and the class of each kind."""
    known: dict[object, int] = {}
    classes: list[Vehicle] = []
    class_of: list[int] = []
    for vehicle in instance.vehicles:
        key = (vehicle.layouts, vehicle.skills, vehicle.groups)
        if key not in known:
            known[key] = len(classes)
            classes.append(vehicle)
        class_of.append(known[key])
    return tuple(classes), tuple(class_of)

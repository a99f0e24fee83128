"""What may be on board together, and in which order: the rules of a route that need no clock."""

from __future__ import annotations

from collections.abc import Sequence

from models.transport.instance import TransportInstance
from models.transport.vehicle import Vehicle


def keeps_order_and_places(instance: TransportInstance, vehicle: Vehicle, stops: Sequence[int]) -> bool:
    """Whether each request is picked up, then delivered, and everything on board fits and may be together.

    Parameters
    ----------
    instance
        The day.
    vehicle
        Who drives.
    stops
        In order.
    """
    size = instance.size
    board: set[int] = set()
    done: set[int] = set()
    load = [0] * len(instance.resources)
    groups: set[str] = set()
    since_changeover: set[str] = set()
    for stop in stops:
        number = stop % size
        request = instance.requests[number]
        if stop >= size:
            if number not in board:
                return False
            board.remove(number)
            load = [here - part for here, part in zip(load, request.load, strict=True)]
            continue
        if number in done or not instance.may_carry(vehicle, request):
            return False
        if board and (request.alone or any(instance.requests[other].alone for other in board)):
            return False
        if any(instance.sharing_of(request.group, other) == "no" for other in groups):
            return False
        if any(instance.sharing_of(request.group, other) == "changeover" for other in since_changeover):
            if board:
                return False
            since_changeover.clear()
        groups.add(request.group)
        since_changeover.add(request.group)
        board.add(number)
        done.add(number)
        load = [here + part for here, part in zip(load, request.load, strict=True)]
        if not vehicle.holds(tuple(load)):
            return False
    return not board


def changeovers(instance: TransportInstance, stops: Sequence[int]) -> set[int]:
    """Return the positions of the pickups that a changeover is due right before.

    It is due where a class is picked up that may be carried only after a changeover from one that the vehicle has had
    on board since the last one.

    Parameters
    ----------
    instance
        The day.
    stops
        In an order that :func:`keeps_order_and_places`, so that the vehicle is empty there.
    """
    found: set[int] = set()
    since: set[str] = set()
    for place, stop in enumerate(stops):
        if stop < instance.size:
            group = instance.requests[stop].group
            if any(instance.sharing_of(group, other) == "changeover" for other in since):
                found.add(place)
                since.clear()
            since.add(group)
    return found


def pause_between(instance: TransportInstance, stop: int, following: int) -> int:
    """Return how long a changeover is that two stops by themselves ask for, 0 where they ask for none [ticks].

    It is the least there can be: a route may owe a changeover to a class that left the vehicle before the last stop,
    which :func:`changeovers` sees.

    Parameters
    ----------
    instance
        The day.
    stop, following
        Two stops, one right after the other.
    """
    if stop < instance.size or following >= instance.size:
        return 0
    pair = (instance.request_of(stop).group, instance.request_of(following).group)
    return instance.changeover if instance.sharing_of(*pair) == "changeover" else 0

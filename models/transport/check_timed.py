"""The independent check of routes that come with their times, as a trust recorded them: each time as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from models.protocol import Violation
from models.transport.check_differences import Leg, legs, stop_words
from models.transport.check_order import can_be_timed, is_known
from models.transport.instance import TransportInstance
from models.transport.plan import Route


@dataclass(frozen=True)
class TimedRoute:
    """One vehicle's way from its depot and back with its times.

    Parameters
    ----------
    vehicle
        Number of the kind of vehicle in the instance.
    departure, arrival
        When it leaves its depot and is back [ticks].
    begins
        When service begins at each stop, in order [ticks].
    stops
        Stops in order, as :class:`models.transport.instance.TransportInstance` numbers them.
    """

    vehicle: int
    departure: int
    arrival: int
    begins: tuple[int, ...]
    stops: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.begins) != len(self.stops):
            msg = "a route has not one time for each stop"
            raise ValueError(msg)

    @property
    def route(self) -> Route:
        """The route without its times."""
        return Route(self.vehicle, self.stops)


def check_times(instance: TransportInstance, recorded: Iterable[TimedRoute]) -> list[Violation]:
    """Return every rule of time that routes break with the times they have.

    What needs no clock is for :func:`models.transport.check_order.check_order` to see; a route that it finds to deliver
    before it picks up, or to use a road that is not there, is passed over here.

    Parameters
    ----------
    instance
        The day.
    recorded
        Routes with their times.
    """
    found: list[Violation] = []
    for timed in recorded:
        if can_be_timed(instance, timed.route):
            found += _windows_that_are_missed(instance, timed)
            found += _drives_that_are_too_short(instance, timed)
            found += _times_on_board_that_are_too_long(instance, timed)
            found += _work_that_is_too_long(instance, timed)
            found += _breaks_that_are_missing(instance, timed)
    return found


def timed_cost(instance: TransportInstance, recorded: Iterable[TimedRoute]) -> Fraction:
    """Return what routes cost with the times they have [cost units].

    Parameters
    ----------
    instance
        The day.
    recorded
        Routes with their times.

    Raises
    ------
    ValueError
        If a route has a vehicle or a stop that is not there.
    """
    total = 0
    for timed in recorded:
        if not is_known(instance, timed.route):
            msg = "a route has a vehicle or a stop that is not there"
            raise ValueError(msg)
        total += cost_of_duration(instance, timed.route, timed.arrival - timed.departure)
    return Fraction(total)


def cost_of_duration(instance: TransportInstance, route: Route, duration: int) -> int:
    """Return what a route costs that takes so long [cost units].

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.
    duration
        Time from departure to return [ticks].
    """
    vehicle = instance.vehicles[route.vehicle]
    way, here = 0, vehicle.depot
    for stop in route.stops:
        request = instance.requests[stop % instance.size]
        there = request.pickup if stop < instance.size else request.delivery
        way += int(instance.distance[here, there])
        here = there
    way += int(instance.distance[here, vehicle.depot])
    carried = sum(stop < instance.size for stop in route.stops)
    each = vehicle.cost_request * carried + vehicle.cost_distance * way
    return vehicle.cost_fixed + vehicle.cost_tick * duration + each


def _windows_that_are_missed(instance: TransportInstance, timed: TimedRoute) -> Iterator[Violation]:
    for stop, begin in zip(timed.stops, timed.begins, strict=True):
        request = instance.requests[stop % instance.size]
        first, last = request.pickup_window if stop < instance.size else request.delivery_window
        if not first <= begin <= last:
            words = "after the last" if begin > last else "before the first"
            late = max(first - begin, begin - last)
            message = f"the {stop_words(instance, stop)} begins {late} ticks {words} moment of its window"
            yield Violation("window_is_kept", (_vehicle(instance, timed), request.name), message, Fraction(late))


def _drives_that_are_too_short(instance: TransportInstance, timed: TimedRoute) -> Iterator[Violation]:
    for leg, begin, end in _timed_legs(instance, timed):
        short = leg.service + leg.drive - (end - begin)
        if short > 0:
            words = " and ".join(part for part in (leg.service_rule, leg.drive_rule) if part)
            message = f"{short} ticks too few for the {words}"
            yield Violation("drive_takes_its_time", (_vehicle(instance, timed), *leg.about), message, Fraction(short))


def _times_on_board_that_are_too_long(instance: TransportInstance, timed: TimedRoute) -> Iterator[Violation]:
    at = dict(zip(timed.stops, timed.begins, strict=True))
    for stop in timed.stops:
        request = instance.requests[stop % instance.size]
        if stop >= instance.size or request.max_on_board is None:
            continue
        over = at[stop + instance.size] - at[stop] - request.pickup_service - request.max_on_board
        if over > 0:
            message = f"{request.name} is on board {over} ticks longer than promised"
            where = (_vehicle(instance, timed), request.name)
            yield Violation("time_on_board_is_kept", where, message, Fraction(over))


def _work_that_is_too_long(instance: TransportInstance, timed: TimedRoute) -> Iterator[Violation]:
    vehicle = instance.vehicles[timed.vehicle]
    outside = max(0, vehicle.shift[0] - timed.departure) + max(0, timed.arrival - vehicle.shift[1])
    if outside:
        message = f"{vehicle.name} is out {outside} ticks outside its shift"
        yield Violation("shift_is_kept", (vehicle.name,), message, Fraction(outside))
    over = 0 if vehicle.max_duration is None else timed.arrival - timed.departure - vehicle.max_duration
    if over > 0:
        message = f"{vehicle.name} is out {over} ticks longer than it may"
        yield Violation("duration_is_kept", (vehicle.name,), message, Fraction(over))


def _breaks_that_are_missing(instance: TransportInstance, timed: TimedRoute) -> Iterator[Violation]:
    """Find work without a break; every idle stretch before a drive that is long enough, nobody on board, is a break."""
    vehicle = instance.vehicles[timed.vehicle]
    if not vehicle.break_after:
        return
    since, on_board = timed.departure, 0
    stretches = []
    for leg, begin, end in _timed_legs(instance, timed):
        on_board += _change(instance, timed, leg.position)
        if leg.position and on_board == 0 and end - begin - leg.service - leg.drive >= vehicle.break_length:
            stretches.append((since, begin + leg.service))
            since = end - leg.drive
    stretches.append((since, timed.arrival))
    for begin, end in stretches:
        over = end - begin - vehicle.break_after
        if over > 0:
            message = f"{vehicle.name} works {over} ticks longer than it may without a break"
            yield Violation("break_is_taken", (vehicle.name,), message, Fraction(over))


def _change(instance: TransportInstance, timed: TimedRoute, position: int) -> int:
    """Return by how many requests the stop before a position changes what is on board."""
    if position == 0:
        return 0
    return 1 if timed.stops[position - 1] < instance.size else -1


def _timed_legs(instance: TransportInstance, timed: TimedRoute) -> Iterator[tuple[Leg, int, int]]:
    moments = [timed.departure, *timed.begins, timed.arrival]
    for leg in legs(instance, timed.route):
        yield leg, moments[leg.position], moments[leg.position + 1]


def _vehicle(instance: TransportInstance, timed: TimedRoute) -> str:
    return instance.vehicles[timed.vehicle].name

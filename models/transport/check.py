"""The independent check of a day's plan: cost and every rule from the decisions and the data alone.

It shares no code with the timetables that plans are made with: times are longest ways in a graph of differences, found
by Bellman and Ford's method in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from models.protocol import Certificate, Violation
from models.transport.check_differences import (
    CLOCK,
    DEPARTURE,
    Difference,
    difference_graph,
    differences,
    legs,
    longest_paths,
)
from models.transport.check_order import can_be_timed, check_order
from models.transport.check_timed import TimedRoute, check_times, cost_of_duration, timed_cost
from models.transport.instance import TransportInstance
from models.transport.plan import Plan, Route

__all__ = [
    "TimedRoute",
    "certify",
    "check",
    "check_order",
    "check_times",
    "cost",
    "difference_graph",
    "shortest_duration",
    "timed_cost",
]


def cost(instance: TransportInstance, plan: Plan) -> Fraction:
    """Return what a plan costs [cost units], each route as short as can be, the weight of requests not served in.

    Parameters
    ----------
    instance
        The day.
    plan
        The decisions.

    Raises
    ------
    ValueError
        If a route has no timetable, and so no cost.
    """
    total = 0
    for route in plan.routes:
        duration = shortest_duration(instance, route)
        if duration is None:
            msg = "a route without a timetable has no cost"
            raise ValueError(msg)
        total += cost_of_duration(instance, route, duration)
    served = {stop for route in plan.routes for stop in route.stops if stop < instance.size}
    return Fraction(total + (instance.unserved_cost or 0) * (instance.size - len(served)))


def check(instance: TransportInstance, plan: Plan) -> list[Violation]:
    """Return every rule that a plan breaks; none for one that may be told.

    Parameters
    ----------
    instance
        The day.
    plan
        The decisions.
    """
    found = check_order(instance, plan)
    for route in plan.routes:
        if can_be_timed(instance, route):
            found += _times_that_contradict(instance, route)
    return found


def certify(instance: TransportInstance, plan: Plan, bound: Fraction | None) -> Certificate:
    """Return what is known of a plan: its cost recomputed, the bound, and the rules it breaks.

    The cost is 0 where a route has no timetable, and so no cost.

    Parameters
    ----------
    instance
        The day.
    plan
        The decisions.
    bound
        A proven lower bound on the cost of every plan [cost units]; ``None`` where there is none.
    """
    violations = check(instance, plan)
    try:
        total = cost(instance, plan)
    except ValueError:
        total = Fraction(0)
    if bound is not None and not violations and bound > total:
        violations = [Violation("bound_is_below_cost", (), "the bound contradicts the plan", bound - total)]
    return Certificate(total, bound, tuple(violations))


def shortest_duration(instance: TransportInstance, route: Route) -> int | None:
    """Return the shortest time from departure to return [ticks], breaks in; ``None`` where there is no timetable.

    Parameters
    ----------
    instance
        The day.
    route
        One vehicle's stops.
    """
    if not can_be_timed(instance, route):
        return None
    times = longest_paths(differences(instance, route))
    if isinstance(times, tuple):
        return None
    duration = _duration(route, times)
    return _with_breaks(instance, route, duration) if _owes_break(instance, route, duration) else duration


def _duration(route: Route, times: list[int]) -> int:
    return times[DEPARTURE + len(route.stops) + 1]


def _owes_break(instance: TransportInstance, route: Route, duration: int) -> bool:
    limit = instance.vehicles[route.vehicle].break_after
    return bool(limit) and duration > limit


def _with_breaks(instance: TransportInstance, route: Route, bare: int) -> int | None:
    """Return the shortest duration with breaks, which are tried from few to many.

    One more break makes a route that has a timetable no shorter, so what contains breaks that will do need not be
    tried. Breaks of which none can be left out are few: any two neighbouring stretches of work and the break between
    are longer than the limit, and every second such pair lies apart from the others.
    """
    vehicle = instance.vehicles[route.vehicle]
    most = 2 * ((vehicle.longest - 1) // vehicle.break_after)
    will_do: list[frozenset[int]] = []
    best: int | None = None
    for breaks in _choices(instance, route, most):
        if any(known <= breaks for known in will_do):
            continue
        times = longest_paths(differences(instance, route, sorted(breaks)))
        if isinstance(times, tuple):
            continue
        will_do.append(breaks)
        duration = _duration(route, times)
        best = duration if best is None else min(best, duration)
        if best == bare:
            break
    return best


def _choices(instance: TransportInstance, route: Route, most: int) -> Iterator[frozenset[int]]:
    """Yield the sets of legs for breaks, small ones first, that leave no stretch whose bare work is too long."""
    limit = instance.vehicles[route.vehicle].break_after
    worked, on_board = 0, 0
    # Work done when the stop before an empty leg is finished, by the leg's position.
    done: dict[int, int] = {}
    for leg in legs(instance, route):
        if leg.position:
            on_board += 1 if route.stops[leg.position - 1] < instance.size else -1
            if on_board == 0:
                done[leg.position] = worked + leg.service
        worked += leg.service + leg.drive
    for number in range(1, min(most, len(done)) + 1):
        for breaks in combinations(done, number):
            marks = [0, *(done[position] for position in breaks), worked]
            if all(end - begin <= limit for begin, end in pairwise(marks)):
                yield frozenset(breaks)


def _times_that_contradict(instance: TransportInstance, route: Route) -> Iterator[Violation]:
    vehicle = instance.vehicles[route.vehicle]
    times = longest_paths(differences(instance, route))
    if isinstance(times, tuple):
        where = (vehicle.name, *dict.fromkeys(name for row in times for name in row.about))
        over = sum(row.least for row in times)
        message = f"{vehicle.name} cannot keep the times by {over} ticks: {_words(times)}"
        yield Violation("times_agree", where, message, Fraction(over))
        return
    duration = _duration(route, times)
    if _owes_break(instance, route, duration) and _with_breaks(instance, route, duration) is None:
        over = duration - vehicle.break_after
        message = f"{vehicle.name} works {duration} ticks, and no break can be taken that keeps the other rules"
        yield Violation("break_is_taken", (vehicle.name, *_carried(instance, route)), message, Fraction(over))


def _words(cycle: tuple[Difference, ...]) -> str:
    """Return the rules of a cycle in their order; those that only say that time goes on are left out."""
    rules = [row.rule for row in cycle if row.earlier != CLOCK or row.least > 0]
    return "; ".join(dict.fromkeys(rules))


def _carried(instance: TransportInstance, route: Route) -> tuple[str, ...]:
    return tuple(instance.requests[stop].name for stop in route.stops if stop < instance.size)

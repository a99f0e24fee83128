"""The plans of one day that are compared: each trust alone, all together, and with what nobody could serve alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from models.transport.instance import TransportInstance
from models.transport.part import Part, part_of
from models.transport.plan import Plan, Route
from models.transport.timetable import timetable
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Progress
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.day import solve_day

Tell = Callable[[str], None]
Listen = Callable[[Progress], None]


@dataclass(frozen=True)
class AlonePlan:
    """What one trust can do by itself.

    Parameters
    ----------
    trust
        Code.
    answer
        Plan of its part of the day, in the part's own numbers; ``None`` where it can serve nothing.
    routes
        The plan's routes in the numbers of the day.
    served, unserved
        Its requests that its own vehicles serve, and those they do not, in the numbers of the day.
    impossible
        Of the unserved, those that none of its vehicles could take even alone on the road.
    """

    trust: str
    answer: PlanAnswer | None
    routes: tuple[Route, ...]
    served: tuple[int, ...]
    unserved: tuple[int, ...]
    impossible: frozenset[int]


@dataclass(frozen=True)
class DayPlans:
    """The plans of one day.

    Parameters
    ----------
    alone
        Each trust by itself, by code.
    together
        All vehicles for all requests that are served alone, in the part's numbers; ``None`` where there is nothing.
    part
        The part of the day that alone and together are compared on.
    routes
        The routes of the plan together, in the numbers of the day.
    extended
        Routes of a plan that serves as much as it can of all requests, in the numbers of the day; ``None`` where alone
        leaves nothing unserved.
    """

    alone: Mapping[str, AlonePlan]
    together: PlanAnswer | None
    part: Part
    routes: tuple[Route, ...]
    extended: tuple[Route, ...] | None = None

    @property
    def alone_routes(self) -> tuple[Route, ...]:
        """The routes of all trusts alone, sorted."""
        return tuple(sorted(route for plan in self.alone.values() for route in plan.routes))


def plan_alone_and_together(
    instance: TransportInstance,
    limits: Limits,
    jobs: int = 1,
    tell: Tell = lambda _: None,
    listen: Listen | None = None,
) -> DayPlans:
    """Plan a day for each trust alone, then for all together from what they do alone, so that it never costs more.

    Vehicles that belong to no trust serve any; those that a trust has taken are not there for the next, so that the
    plans alone can be driven on the same day. Trusts with more requests come first.

    Parameters
    ----------
    instance
        The day.
    limits
        When each solve stops; a time limit is shared out, half of it to the plans alone.
    jobs
        Processes.
    tell
        Told what is being done.
    listen
        Told how far the plan together has come.
    """
    own: dict[str, list[int]] = {}
    for number, request in enumerate(instance.requests):
        own.setdefault(request.trust, []).append(number)
    order = sorted(own, key=lambda trust: (-len(own[trust]), trust))
    shared = None if limits.seconds is None else limits.seconds / 2 / max(1, len(order))
    left = {kind: vehicle.number for kind, vehicle in enumerate(instance.vehicles) if not vehicle.trust}
    alone: dict[str, AlonePlan] = {}
    for trust in order:
        tell(f"Planning {trust} alone: {len(own[trust])} requests")
        alone[trust] = _alone(instance, trust, own[trust], left, replace(limits, seconds=shared), jobs)
        for route in alone[trust].routes:
            if route.vehicle in left:
                left[route.vehicle] -= 1
    served = sorted(request for plan in alone.values() for request in plan.served)
    part = part_of(instance, served, range(len(instance.vehicles)))
    routes = tuple(sorted(route for plan in alone.values() for route in plan.routes))
    together = None
    if served:
        tell(f"Planning all together: {len(served)} requests")
        half = None if limits.seconds is None else limits.seconds / 2
        start = part.from_whole(Plan.of(routes, instance.size))
        together = solve_day(part.instance, replace(limits, seconds=half), start, listen, jobs)
        if together.plan is not None:
            routes = tuple(sorted(part.to_whole(together.plan.routes)))
    found = DayPlans(dict(sorted(alone.items())), together, part, routes)
    if len(served) == instance.size:
        return found
    tell(f"Planning what nobody can serve alone: {instance.size - len(served)} requests")
    answer = solve_day(instance, limits, Plan.of(routes, instance.size), None, jobs, bound=False)
    return replace(found, extended=tuple(sorted(answer.plan.routes)) if answer.plan is not None else routes)


def _alone(
    instance: TransportInstance,
    trust: str,
    requests: list[int],
    left: Mapping[int, int],
    limits: Limits,
    jobs: int,
) -> AlonePlan:
    """Plan one trust's requests with its own vehicles and with those that serve everybody."""
    kinds = [
        kind
        for kind, vehicle in enumerate(instance.vehicles)
        if vehicle.trust == trust or (not vehicle.trust and left[kind])
    ]
    possible = [one for one in requests if any(_can_take(instance, kind, one) for kind in kinds)]
    impossible = frozenset(requests) - frozenset(possible)
    if not possible:
        return AlonePlan(trust, None, (), (), tuple(requests), impossible)
    part = part_of(instance, possible, kinds, {kind: left[kind] for kind in kinds if kind in left})
    # The bound of the plan together is what is asked for; those of larger plans alone are left to runs with a limit.
    answer = solve_day(part.instance, limits, None, None, jobs, bound=limits.seconds is not None)
    routes = () if answer.plan is None else tuple(sorted(part.to_whole(answer.plan.routes)))
    served = {request for route in routes for request in route.requests(instance.size)}
    unserved = tuple(one for one in requests if one not in served)
    return AlonePlan(trust, answer, routes, tuple(sorted(served)), unserved, impossible)


def _can_take(instance: TransportInstance, kind: int, request: int) -> bool:
    return timetable(instance, Route(kind, (request, instance.size + request))) is not None

"""Whether a plan has the fewest vehicles there can be and, given these, the least cost: exact, for tight days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.transport.instance import TransportInstance
from models.transport.plan import Plan
from optimiser.solve.limits import Clock, Limits
from optimiser.solve.outcome import Status
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.exact import fits_exact, solve_exact

_MOST_REQUESTS = 110
_MOST_ARCS = 8_000
"""Event networks up to here are as a rule solved within seconds."""


@dataclass(frozen=True)
class FewestVehicles:
    """What is known of the fewest vehicles and, given them, the least cost.

    Parameters
    ----------
    plan
        The best plan known.
    answer
        The exact answer with as many vehicles as the plan has, where fewer are proven not to do and time was left;
        ``None`` otherwise.
    """

    plan: Plan
    answer: PlanAnswer | None


def is_tight(instance: TransportInstance) -> bool:
    """Whether a day's windows are so tight that a proof is worth trying.

    Parameters
    ----------
    instance
        The day.
    """
    return instance.size <= _MOST_REQUESTS and fits_exact(instance, _MOST_ARCS)


def prove_fewest(instance: TransportInstance, plan: Plan, limits: Limits) -> FewestVehicles:
    """Look for a plan with fewer vehicles until there is proven to be none, then for the cheapest with as many.

    Parameters
    ----------
    instance
        The day, with one kind of vehicle.
    plan
        The best plan known; it serves every request.
    limits
        When to stop.
    """
    clock = Clock(limits.seconds)
    while True:
        fewer = solve_exact(_with_fleet(instance, len(plan.routes) - 1), _left(limits, clock))
        if fewer.plan is None:
            break
        plan = fewer.plan
    if fewer.outcome.status is not Status.INFEASIBLE or clock.left <= 0:
        return FewestVehicles(plan, None)
    answer = solve_exact(_with_fleet(instance, len(plan.routes)), _left(limits, clock), plan)
    return FewestVehicles(plan, None) if answer.plan is None else FewestVehicles(answer.plan, answer)


def _with_fleet(instance: TransportInstance, number: int) -> TransportInstance:
    (vehicle,) = instance.vehicles
    return replace(instance, vehicles=(replace(vehicle, number=number),))


def _left(limits: Limits, clock: Clock) -> Limits:
    return replace(limits, seconds=clock.left_or_none)

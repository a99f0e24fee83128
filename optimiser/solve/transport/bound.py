"""What a day's transport costs at least, whatever the plan: a proven bound, and the prices that prove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.transport.instance import TransportInstance
from models.transport.plan import Route
from optimiser.solve.limits import Limits


@dataclass(frozen=True)
class Prices:
    """What a bound charges for each request and pays for each vehicle.

    Parameters
    ----------
    request
        Price of serving each request [cost units].
    vehicle
        Price of one more vehicle of each kind, 0 or less [cost units].
    """

    request: tuple[float, ...]
    vehicle: tuple[float, ...]


@dataclass(frozen=True)
class DayBound:
    """A proven floor under the cost of a day.

    Parameters
    ----------
    value
        No plan costs less [cost units]; ``None`` where there is no bound.
    method
        How it was found, in words for a report.
    prices
        The prices that prove it: a route's reduced cost is its cost less the prices of its requests and of its vehicle.
    """

    value: int | None
    method: str
    prices: Prices


BoundListener = Callable[[int, float], None]
"""Told of each better bound: its value [cost units] and the seconds since the start."""


def day_bound(
    instance: TransportInstance,
    limits: Limits,
    routes: Sequence[Route] = (),
    best: int | None = None,
    progress: BoundListener | None = None,
) -> DayBound:
    """Return a proven floor under the cost of every plan of a day.

    Parameters
    ----------
    instance
        The day.
    limits
        When to stop.
    routes
        Good routes found on the way to a plan; they make the prices better, never wrong.
    best
        Cost of the best plan known [cost units].
    progress
        Told of each better bound.
    """
    tariffs = [
        min((vehicle.cost_request for vehicle in instance.vehicles if instance.may_carry(vehicle, request)), default=0)
        for request in instance.requests
    ]
    unserved = instance.unserved_cost
    prices = [float(tariff if unserved is None else min(tariff, unserved)) for tariff in tariffs]
    value = int(sum(prices))
    return DayBound(value, "each request at its cheapest tariff", Prices(tuple(prices), (0.0,) * len(instance.vehicles)))

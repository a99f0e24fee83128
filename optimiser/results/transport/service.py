"""What patients get: time on board, arrival and waiting in every plan, by trust and mobility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from optimiser.prepare.transport.day import TransportDay
from optimiser.results.transport.priced import PricedPlan

Row = dict[str, Any]


@dataclass(frozen=True)
class Ride:
    """What one journey gets.

    Parameters
    ----------
    trust, mobility
        Whose it is, and the place it needs.
    direct, on_board, early, wait
        Direct ride, time on board, arrival before the latest allowed, pickup after the earliest allowed [s].
    """

    trust: str
    mobility: str
    direct: int
    on_board: int
    early: int
    wait: int


def rides(day: TransportDay, plan: PricedPlan) -> list[Ride]:
    """Return what each journey of a plan gets; of a record, those whose times it has.

    Parameters
    ----------
    day, plan
        What was planned.
    """
    instance, found = day.instance, []
    for route in plan.routes:
        begins = dict(zip(route.route.stops, route.begins, strict=True))
        for number in route.route.requests(instance.size):
            picked_up, delivered = begins[number], begins.get(instance.size + number)
            request = instance.requests[number]
            if picked_up is None or delivered is None:
                continue
            found.append(
                Ride(
                    request.trust,
                    request.mobility,
                    instance.direct(request),
                    delivered - picked_up - request.pickup_service,
                    request.delivery_window[1] - delivered,
                    picked_up - request.pickup_window[0],
                )
            )
    return found


def service_rows(day: TransportDay, plan: PricedPlan, within_minutes: int) -> list[Row]:
    """Return rows of ``transport_service``: by trust and mobility, by trust, by mobility, and in all.

    Parameters
    ----------
    day, plan
        What was planned.
    within_minutes
        Time on board that the share of journeys is told for [min].
    """
    every = rides(day, plan)
    groups: dict[tuple[str, str], list[Ride]] = {}
    for ride in every:
        for trust in ("", ride.trust):
            for mobility in ("", ride.mobility):
                groups.setdefault((trust, mobility), []).append(ride)
    return [
        {"day_type": day.day_type, "plan": plan.name, "trust": trust, "mobility": mobility, "basis": day.basis}
        | _measures(own, within_minutes * 60)
        for (trust, mobility), own in sorted(groups.items())
    ]


def mean_added_minutes(day: TransportDay, plan: PricedPlan) -> float:
    """Return the mean of time on board less direct ride [min]; 0 for a plan without journeys.

    Parameters
    ----------
    day, plan
        What was planned.
    """
    every = rides(day, plan)
    return _mean([ride.on_board - ride.direct for ride in every]) if every else 0.0


def _measures(own: Sequence[Ride], within: int) -> Row:
    return {
        "journeys": len(own),
        "mean_direct_min": _mean([ride.direct for ride in own]),
        "mean_on_board_min": _mean([ride.on_board for ride in own]),
        "longest_on_board_min": round(max(ride.on_board for ride in own) / 60, 6),
        "mean_added_min": _mean([ride.on_board - ride.direct for ride in own]),
        "within_limit_share": round(sum(ride.on_board <= within for ride in own) / len(own), 6),
        "mean_early_min": _mean([ride.early for ride in own]),
        "mean_wait_min": _mean([ride.wait for ride in own]),
    }


def _mean(seconds: Sequence[int]) -> float:
    """Return the mean of some times [min]."""
    return round(float(Fraction(sum(seconds), 60 * len(seconds))), 6)

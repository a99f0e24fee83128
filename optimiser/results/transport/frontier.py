"""Saving against minutes: what the day costs together when sharing may add less, or more, to a ride."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.transport.part import Part
from optimiser.prepare.transport.day import TransportDay
from optimiser.results.transport.priced import PricedPlan, priced_plan
from optimiser.results.transport.proof import bound_pence
from optimiser.results.transport.service import mean_added_minutes
from optimiser.solve.outcome import Status
from optimiser.solve.transport.answer import PlanAnswer

Row = dict[str, Any]


@dataclass(frozen=True)
class FrontierPoint:
    """One further plan of the day.

    Parameters
    ----------
    minutes
        Most minutes added to a direct ride [min].
    part
        What was planned.
    answer
        The plan, in the part's numbers.
    day
        The day with the limits that follow.
    """

    minutes: int
    part: Part
    answer: PlanAnswer
    day: TransportDay


def frontier_rows(
    day: TransportDay, minutes: int, together: PricedPlan, bound: int | None, points: list[FrontierPoint]
) -> list[Row]:
    """Return rows of ``transport_frontier``, the plan together itself among them.

    Parameters
    ----------
    day
        The day.
    minutes
        What the plan together may add to a ride [min].
    together, bound
        The plan together and the bound on its cost [pence].
    points
        Further plans; none where nothing was asked, then there are no rows.
    """
    if not points:
        return []
    own = [_row(day, minutes, together, bound)]
    for point in points:
        assert point.answer.plan is not None
        priced = priced_plan(point.day, "together", point.part.to_whole(point.answer.plan.routes))
        low = bound_pence(point.answer.bound, 0, None, priced.pence)
        if point.answer.outcome.status is Status.OPTIMAL:
            low = priced.pence
        own.append(_row(point.day, point.minutes, priced, low))
    return sorted(own, key=lambda row: int(row["minutes_added"]))


def _row(day: TransportDay, minutes: int, plan: PricedPlan, bound: int | None) -> Row:
    return {
        "day_type": day.day_type,
        "minutes_added": minutes,
        "cost_pence": plan.pence,
        "bound_pence": bound,
        "mean_added_min": mean_added_minutes(day, plan),
        "journeys": sum(len(route.route.stops) // 2 for route in plan.routes),
        "basis": day.basis,
    }

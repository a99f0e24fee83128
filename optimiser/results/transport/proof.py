"""How good the plans of a day are, and what no vehicle of its own trust can serve."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from optimiser.prepare.transport.day import COST_UNITS, TransportDay
from optimiser.results.transport.priced import PricedPlan
from optimiser.solve.outcome import Status
from optimiser.solve.transport.answer import PlanAnswer
from optimiser.solve.transport.baselines import DayPlans

Row = dict[str, Any]
NO_BOUND = "no bound"
_CANNOT = "No vehicle of its own has the places, skills or hours"
_FULL = "Its own vehicles are all out"


def bound_pence(bound: int | None, unserved: int, unserved_cost: int | None, pence: int) -> int | None:
    """Return a bound on the cost of a plan that serves what was planned [pence]; ``None`` without one.

    Parameters
    ----------
    bound
        On the cost with what unserved requests weigh [cost units].
    unserved
        Requests the plan leaves unserved. With one left the bound speaks of another set of requests, so there is none.
    unserved_cost
        What each weighs [cost units].
    pence
        Cost of the plan: rounding may put it half a penny below the bound.
    """
    if bound is None or (unserved and unserved_cost):
        return None
    # That no plan is paid for is known without a proof.
    return min(pence, bound // COST_UNITS) if bound >= COST_UNITS or not pence else None


def proof_rows(day: TransportDay, plans: DayPlans, priced: dict[str, PricedPlan]) -> list[Row]:
    """Return rows of ``transport_proof``: each trust alone, and all together.

    Parameters
    ----------
    day
        The day.
    plans
        As solved.
    priced
        As priced, by name.
    """
    rows = []
    for trust, alone in plans.alone.items():
        if alone.answer is not None and alone.answer.plan is not None:
            pence = sum(route.pence for route in priced["alone"].routes if trust in route.share_by_trust)
            left = len(alone.unserved) - len(alone.impossible)
            rows.append(_proof_row(day, ("alone", trust), alone.answer, (pence, left, len(alone.served))))
    if plans.together is not None:
        pence = priced["together"].pence
        rows.append(_proof_row(day, ("together", ""), plans.together, (pence, 0, plans.part.instance.size)))
    return rows


def _proof_row(day: TransportDay, of: tuple[str, str], answer: PlanAnswer, told: tuple[int, int, int]) -> Row:
    (plan, trust), (pence, left, journeys) = of, told
    bound = bound_pence(answer.bound, left, day.instance.unserved_cost, pence)
    gap = None if bound is None else (pence - bound) / pence if pence else 0.0
    status = answer.outcome.status if bound is not None else Status.LIMIT
    return {
        "day_type": day.day_type,
        "plan": plan,
        "trust": trust,
        "status": str(status),
        "cost_pence": pence,
        "bound_pence": pence if status is Status.OPTIMAL else bound,
        "proof_gap": 0.0 if status is Status.OPTIMAL else None if gap is None else round(gap, 9),
        "method": answer.method if bound is not None else NO_BOUND,
        "journeys": journeys,
    }


def unserved_rows(day: TransportDay, plans: DayPlans, extended: PricedPlan | None, together: int) -> list[Row]:
    """Return rows of ``transport_unserved``: what trusts cannot serve alone, and what sharing does for it.

    Parameters
    ----------
    day, plans
        As solved.
    extended
        The plan that serves as much as it can; ``None`` where alone leaves nothing.
    together
        Cost of the plan together [pence].
    """
    if extended is None:
        return []
    served = {one for route in extended.plan.routes for one in route.requests(day.instance.size)}
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for trust, alone in plans.alone.items():
        for one in alone.unserved:
            groups[trust, _CANNOT if one in alone.impossible else _FULL].append(one)
    extra: int | None = extended.pence - together
    rows = []
    for (trust, reason), own in sorted(groups.items()):
        rows.append(
            {
                "day_type": day.day_type,
                "trust": trust,
                "reason": reason,
                "journeys": len(own),
                "served_together": sum(one in served for one in own),
                "extra_cost_pence": extra,
            }
        )
        extra = None
    return rows

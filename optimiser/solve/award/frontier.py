"""What fewer suppliers, fewer switches, less carbon or more from small firms would cost: one award a limit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from models.procurement.award.check import check
from models.procurement.award.instance import AwardInstance
from models.procurement.award.repricing import Repricing, reprice
from models.procurement.award.rules import CarbonCap, Rule, ShareLimit, SwitchLimit, WinnerLimit, only
from models.procurement.award.solution import AwardSolution
from models.procurement.exact import MILLIONTHS
from optimiser.solve.award.attempts import Attempts
from optimiser.solve.award.near_ties import NOISE, OUT_OF_TIME, switching_trusts, with_rule
from optimiser.solve.award.solve import AwardAnswer, solve_award
from optimiser.solve.limits import Limits
from optimiser.solve.outcome import Status

Of = Literal["suppliers", "switches", "carbon", "sme"]

SME = "sme"
_RULE = "frontier"
_STEP: dict[Of, Fraction] = {
    "suppliers": Fraction(1),
    "switches": Fraction(1),
    "carbon": Fraction(1),
    "sme": Fraction(1, 1000),
}
"""To what limits are rounded, on their strict side [suppliers, trusts, grams, fraction]."""


@dataclass(frozen=True)
class FrontierPoint:
    """The best award under one limit, that there is none, or why neither is known.

    Parameters
    ----------
    of
        What is limited.
    limit
        The limit: suppliers bought from, on new terms or present ones; trusts that switch; grams of CO2e; or the least
        part of the spend that goes to suppliers with the attribute ``sme`` [suppliers, trusts, grams, fraction]. Of the
        first point, the recommended award, what it reaches itself.
    reached
        What the award comes to [the same unit].
    feasible
        Whether there is an award that keeps the limit; ``None`` where that is not known.
    cost_pence
        What the award costs [pence].
    bound_pence
        What the choice is proven to come to at least under the limit, weights of carbon and preferences in [pence].
    proof_gap_pence
        How much better a choice could be at most [pence].
    solution
        The award.
    reason
        Why it is not known; empty where it is.
    """

    of: Of
    limit: Fraction
    reached: Fraction | None = None
    feasible: bool | None = None
    cost_pence: int | None = None
    bound_pence: int | None = None
    proof_gap_pence: int | None = None
    solution: AwardSolution | None = None
    reason: str = ""


def frontier(
    instance: AwardInstance, answer: AwardAnswer, limits: Limits, of: Of = "suppliers", points: int = 8
) -> tuple[FrontierPoint, ...]:
    """Set cost against one other figure: the best award under each of a row of limits that get stricter.

    Limits run in even steps from what the recommended award reaches: down to one supplier, to no switch, to the grams
    that the cleanest offer for every need comes to, or up to the part that small firms would have if each need one of
    them offers went to the cheapest of these. Where the award for one limit keeps the next one too, it is the best
    there as well and nothing is solved. (The solver takes no award to start from, so the others start afresh.) Once
    there is no award under a limit there is none under a stricter one. Points that another one beats in both figures
    are left out; limits without an award, or without an answer in time, follow at the end.

    Parameters
    ----------
    instance
        The data.
    answer
        The recommended award.
    limits
        Of each solve; its seconds are the budget of all of them together.
    of
        What is limited.
    points
        How many points at most, the recommended award among them.

    Raises
    ------
    SolverError
        If the solver failed.
    """
    if answer.solution is None:
        return ()
    done = reprice(instance, answer.solution)
    steps = _limits(done, of, points)
    attempts = Attempts(limits, solve_award)
    found = [_point(done, answer, of, reached(done, of), None)]
    kept, bound, possible = answer.solution, _bound(answer, None), True
    for at, limit in enumerate(steps):
        ruled = with_rule(instance, _rule(of, limit))
        if not possible:
            found.append(FrontierPoint(of, limit, feasible=False))
            continue
        if not check(ruled, kept):
            continue
        other = attempts.at(ruled, part=1 / (len(steps) - at))
        if other is None or (other.solution is None and other.outcome.status == Status.LIMIT):
            found.append(FrontierPoint(of, limit, reason=OUT_OF_TIME))
        elif other.solution is None:
            possible = False
            found.append(FrontierPoint(of, limit, feasible=False))
        else:
            # What is proven under a looser limit holds under a stricter one.
            bound, kept = _bound(other, bound), other.solution
            found.append(_point(reprice(instance, other.solution), other, of, limit, bound))
    return _without_dominated(found)


def reached(done: Repricing, of: Of) -> Fraction:
    """Return what an award comes to in a figure [suppliers, trusts, grams, or fraction of the spend].

    Parameters
    ----------
    done
        An award, worked out.
    of
        The figure.
    """
    if of == "suppliers":
        return Fraction(len({line.supplier for line in done.purchases}))
    if of == "switches":
        return Fraction(len(switching_trusts(done)))
    if of == "carbon":
        return sum((line.carbon for line in done.purchases), Fraction(0))
    small = {one.name for one in done.instance.suppliers if SME in one.attributes}
    spend = sum((line.paid for line in done.purchases), Fraction(0))
    part = sum((line.paid for line in done.purchases if line.supplier in small), Fraction(0))
    return part / spend if spend else Fraction(0)


def _rule(of: Of, limit: Fraction) -> Rule:
    """Return the rule that holds an award to a limit."""
    if of == "suppliers":
        return WinnerLimit(_RULE, most=int(limit), each="all")
    if of == "switches":
        return SwitchLimit(_RULE, most=int(limit))
    if of == "carbon":
        return CarbonCap(_RULE, most=int(limit))
    return ShareLimit(_RULE, where=only(attributes=[SME]), least=limit, of="spend")


def _limits(done: Repricing, of: Of, points: int) -> list[Fraction]:
    """Return the limits to be tried, stricter and stricter, all stricter than what an award reaches."""
    start, end, step = reached(done, of), _end(done, of), _STEP[of]
    count = points - 1
    if count < 1:
        return []
    to_whole = ceil if of == "sme" else floor
    even = [to_whole((start + (end - start) * at / count) / step) * step for at in range(1, count + 1)]
    return list(dict.fromkeys(limit for limit in even if (limit > start if of == "sme" else limit < start)))


def _end(done: Repricing, of: Of) -> Fraction:
    """Return where the limits end."""
    if of in {"suppliers", "switches"}:
        return Fraction(of == "suppliers")
    instance = done.instance
    offered: dict[tuple[str, str], list[tuple[Fraction, Fraction, bool]]] = {}
    for need in instance.needs:
        amount = Fraction(need.quantity, MILLIONTHS)
        offered[need.trust, need.item] = [
            (offer.price * amount, offer.carbon * amount, SME in instance.supplier_of[offer.supplier].attributes)
            for offer in instance.offers
            if offer.item == need.item and offer.serves(need.trust)
        ]
    if of == "carbon":
        return sum((min(grams for _, grams, _ in ways) for ways in offered.values() if ways), Fraction(0))
    small = {cell: min((p for p, _, sme in ways if sme), default=None) for cell, ways in offered.items()}
    part = sum((price for price in small.values() if price is not None), Fraction(0))
    rest = sum((line.paid for line in done.purchases if small[line.trust, line.item] is None), Fraction(0))
    return part / (part + rest) if part else Fraction(0)


def _bound(answer: AwardAnswer, before: Fraction | None) -> Fraction | None:
    """Return the better of two bounds."""
    own = None if answer.certificate is None else answer.certificate.bound
    known = [bound for bound in (own, before) if bound is not None]
    return max(known, default=None)


def _point(done: Repricing, answer: AwardAnswer, of: Of, limit: Fraction, bound: Fraction | None) -> FrontierPoint:
    """Turn an answer into a point."""
    bound = _bound(answer, bound)
    proven = None if bound is None else min(bound, done.score)
    return FrontierPoint(
        of,
        limit,
        reached(done, of),
        True,
        done.cost,
        None if proven is None else floor(proven + NOISE),
        None if proven is None else max(0, ceil(done.score - proven - NOISE)),
        done.solution,
    )


def _without_dominated(found: list[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """Leave out what another point beats; the rest dearer and dearer, limits without an award at the end."""
    kept = [
        (point.cost_pence, -point.reached if point.of == "sme" else point.reached, point)
        for point in found
        if point.cost_pence is not None and point.reached is not None
    ]
    kept.sort(key=lambda one: one[:2])
    best = [one for at, one in enumerate(kept) if all(one[1] < cheaper[1] for cheaper in kept[:at])]
    return (*(point for *_, point in best), *(point for point in found if point.cost_pence is None))

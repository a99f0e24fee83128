"""A supplier's new terms: who sells on them, what they would be after a cut, and the part of a case they touch."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Offer, Schedule
from models.procurement.award.solution import AwardSolution
from models.procurement.exact import MILLIONTHS

_USE_PART = 20
"""A supplier counts as used where it sells one part in this many of what it could."""


def new_terms_suppliers(instance: AwardInstance, solution: AwardSolution) -> tuple[str, ...]:
    """Return the suppliers that sell anything on new terms, sorted.

    Parameters
    ----------
    instance
        The data.
    solution
        An award.
    """
    taken = {bundle.supplier for bundle in instance.bundles if bundle.name in solution.bundles}
    offers = (instance.offer_of[name] for _, name, _ in solution.purchases)
    return tuple(sorted(taken | {offer.supplier for offer in offers if not offer.present}))


def losing_suppliers(instance: AwardInstance, solution: AwardSolution) -> tuple[str, ...]:
    """Return the suppliers that have new terms for something needed and sell nothing on them, sorted.

    Parameters
    ----------
    instance
        The data.
    solution
        An award.
    """
    needed = {need.item for need in instance.needs}
    asking = {offer.supplier for offer in instance.offers if not offer.present and offer.item in needed}
    asking |= {bundle.supplier for bundle in instance.bundles}
    return tuple(sorted(asking.difference(new_terms_suppliers(instance, solution))))


def with_cut(instance: AwardInstance, supplier: str, cut: Fraction) -> AwardInstance:
    """Return an instance in which a supplier has cut all its new-terms prices; see :func:`find_flips`.

    Parameters
    ----------
    instance
        The data.
    supplier
        Who cuts.
    cut
        By how much, below 1 [fraction].
    """
    keep = 1 - cut
    return replace(
        instance,
        offers=tuple(
            replace(one, price=one.price * keep) if one.supplier == supplier and not one.present else one
            for one in instance.offers
        ),
        schedules=tuple(_cut_schedule(one, keep) if one.supplier == supplier else one for one in instance.schedules),
        bundles=tuple(
            replace(one, price=ceil(one.price * keep)) if one.supplier == supplier and one.price > 0 else one
            for one in instance.bundles
        ),
    )


def _cut_schedule(schedule: Schedule, keep: Fraction) -> Schedule:
    """Cut the prices quoted; breaks in money fall with the list prices they are measured at."""
    tiers = []
    for tier in schedule.tiers:
        prices = tuple((name, price * keep) for name, price in tier.prices)
        # Exact although it may lie between two pence: rounded, an award at the break would fall on its wrong side.
        least = tier.least * keep if schedule.measure == "pence" else tier.least
        tiers.append(replace(tier, prices=prices, least=least))  # type: ignore[arg-type]
    return replace(schedule, tiers=tuple(tiers))


def least_spend(instance: AwardInstance, supplier: str) -> int:
    """Return what must be spent with a supplier on new terms for it to count as used [pence].

    Parameters
    ----------
    instance
        The data.
    supplier
        Which.
    """
    own: dict[str, list[Offer]] = {}
    for offer in instance.offers:
        if offer.supplier == supplier and not offer.present:
            own.setdefault(offer.item, []).append(offer)
    most = Fraction(sum(max(bundle.price, 0) for bundle in instance.bundles if bundle.supplier == supplier))
    for need in instance.needs:
        spends = (
            one.price * min(need.quantity, need.quantity if one.available is None else one.available)
            for one in own.get(need.item, ())
            if one.serves(need.trust)
        )
        most += max(spends, default=Fraction(0)) / MILLIONTHS
    return max(1, ceil(most / _USE_PART))


def part_with(instance: AwardInstance, parts: list[AwardInstance], supplier: str) -> AwardInstance:
    """Join the parts that a supplier's new terms have to do with.

    Parameters
    ----------
    instance
        The data.
    parts
        What can be decided apart.
    supplier
        Which.
    """
    own = [
        part
        for part in parts
        if any(offer.supplier == supplier and not offer.present for offer in part.offers)
        or any(bundle.supplier == supplier for bundle in part.bundles)
    ]
    if len(own) == len(parts):
        return instance
    held = {
        name: {getattr(one, "name", None) for part in own for one in getattr(part, name)}
        for name in ("offers", "schedules", "bundles", "rules")
    }
    needs = {cell for part in own for cell in part.need_of}
    places = {place for part in own for place in part.joining_of}
    return replace(
        instance,
        needs=tuple(one for one in instance.needs if (one.trust, one.item) in needs),
        offers=tuple(one for one in instance.offers if one.name in held["offers"]),
        schedules=tuple(one for one in instance.schedules if one.name in held["schedules"]),
        bundles=tuple(one for one in instance.bundles if one.name in held["bundles"]),
        rules=tuple(one for one in instance.rules if one.name in held["rules"]),
        joinings=tuple(one for one in instance.joinings if (one.trust, one.lot) in places),
    )


def inside(part: AwardInstance, solution: AwardSolution) -> AwardSolution:
    """Return what of an award lies in a part of the case.

    Parameters
    ----------
    part
        The part.
    solution
        An award of the whole.
    """
    bundles = {bundle.name for bundle in part.bundles}
    return AwardSolution(
        tuple(
            (trust, name, quantity)
            for trust, name, quantity in solution.purchases
            if name in part.offer_of and (trust, part.offer_of[name].item) in part.need_of
        ),
        tuple(name for name in solution.bundles if name in bundles),
        tuple((trust, lot, option) for trust, lot, option in solution.joinings if (trust, lot) in part.joining_of),
    )

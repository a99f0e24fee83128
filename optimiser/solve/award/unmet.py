"""Which needs cannot be met even without any rule, and what stands in the way, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Need, Offer, Supplier
from models.procurement.exact import MILLIONTHS
from optimiser.solve.award.attempts import ANY_AWARD, Attempts, with_rules
from optimiser.solve.award.levers import plain_number

Cell = tuple[str, str]

_MOST_TRIED = 25
"""Up to how many needs left short are tried one by one [needs]; beyond, all of them are told."""


def unmet_needs(instance: AwardInstance, attempts: Attempts) -> tuple[str, ...]:
    """Say which needs cannot be met, and which limits of offers stand in the way.

    Without the needs named every other need can be met; each is named because it cannot be met together with those.

    Parameters
    ----------
    instance
        The data; its rules do not count.
    attempts
        What solves.
    """
    bare = with_rules(instance, ())
    alone = [need for need in bare.needs if need.must_be_met and not _is_offered(bare, need)]
    reasons = [f"{_said(need)}, and nobody offers it there" for need in alone]
    offered = _optional(bare, {(need.trust, need.item) for need in alone})
    short = _not_to_be_met(offered, _left_short(offered, attempts), attempts)
    reasons += [f"{_said(need)}, and the offers do not reach for it" for need in short]
    if short:
        without = [f"without {words}" for words, lift in _LIMITS.items() if _is_possible(lift(offered), attempts)]
        reasons += [f"{' or '.join(without)} every need that somebody offers for could be met"] if without else []
    return tuple(reasons) or ("the limits of time do not suffice to say which needs cannot be met",)


def _said(need: Need) -> str:
    return f"{need.trust} needs {plain_number(need.quantity, MILLIONTHS)} of {need.item}"


def _is_offered(instance: AwardInstance, need: Need) -> bool:
    return any(offer.item == need.item and offer.serves(need.trust) for offer in instance.offers) or any(
        (need.trust, need.item) == (trust, item) for bundle in instance.bundles for trust, item, _ in bundle.contents
    )


def _optional(instance: AwardInstance, cells: Iterable[Cell]) -> AwardInstance:
    """Return an instance in which some needs may be left unserved."""
    free = set(cells)
    needs = (replace(need, must_be_met=False) if (need.trust, need.item) in free else need for need in instance.needs)
    return replace(instance, needs=tuple(needs))


def _is_possible(instance: AwardInstance, attempts: Attempts) -> bool:
    answer = attempts.at(instance, gap=ANY_AWARD)
    return answer is not None and answer.solution is not None


def _left_short(instance: AwardInstance, attempts: Attempts) -> list[Need]:
    """Return the needs that an award leaves short where what is missing can be had, dear, from nobody."""
    nobody = "nobody"
    while nobody in instance.supplier_of or any(name.startswith(nobody) for name in instance.offer_of):
        nobody += "~"
    dear = 10 * _worth(instance)
    least: dict[str, int] = {}
    for need in instance.needs:
        if need.must_be_met:
            least[need.item] = min(need.quantity, least.get(need.item, need.quantity))
    trusts = frozenset(need.trust for need in instance.needs)
    # As present terms it stands apart from tiers, deliveries and from when a trust may join.
    missing = [
        Offer(f"{nobody} {item}", nobody, item, Fraction(dear * MILLIONTHS, quantity), trusts=trusts, present=True)
        for item, quantity in least.items()
    ]
    elastic = replace(instance, suppliers=(*instance.suppliers, Supplier(nobody)), offers=(*instance.offers, *missing))
    answer = attempts.at(elastic)
    if answer is None or answer.solution is None:
        return []
    names = {offer.name: offer.item for offer in missing}
    short = {(trust, names[name]) for trust, name, _ in answer.solution.purchases if name in names}
    return [need for need in instance.needs if need.must_be_met and (need.trust, need.item) in short]


def _worth(instance: AwardInstance) -> int:
    """Return more than any award can cost or save [pence]."""
    dearest: dict[str, Fraction] = {}
    for offer in instance.offers:
        dearest[offer.item] = max(offer.price, dearest.get(offer.item, Fraction(0)))
    bought = sum((dearest.get(need.item, Fraction(0)) * need.quantity for need in instance.needs), Fraction(0))
    fixed = [supplier.activation for supplier in instance.suppliers]
    fixed += [one.pence for one in instance.deliveries]
    fixed += [one.switching for one in instance.incumbencies]
    fixed += [abs(bundle.price) for bundle in instance.bundles]
    fixed += [schedule.tiers[-1].lump for schedule in instance.schedules]
    return int(bought / MILLIONTHS) + sum(fixed) + 1


def _not_to_be_met(instance: AwardInstance, short: list[Need], attempts: Attempts) -> list[Need]:
    """Return those of the needs left short that have to be: each that can be met besides the others is left out."""
    if len(short) > _MOST_TRIED:
        return short
    blamed = list(short)
    for need in short:
        others = [other for other in blamed if other is not need]
        if _is_possible(_optional(instance, [(other.trust, other.item) for other in others]), attempts):
            blamed = others
    return blamed


def _without_minimums(instance: AwardInstance) -> AwardInstance:
    return replace(instance, offers=tuple(replace(offer, minimum=0) for offer in instance.offers))


def _without_capacities(instance: AwardInstance) -> AwardInstance:
    suppliers = (replace(supplier, capacity=None, capacities=()) for supplier in instance.suppliers)
    return replace(instance, suppliers=tuple(suppliers))


def _without_limits_of_offers(instance: AwardInstance) -> AwardInstance:
    offers = (offer if offer.present else replace(offer, available=None) for offer in instance.offers)
    return replace(instance, offers=tuple(offers))


def _without_least_orders(instance: AwardInstance) -> AwardInstance:
    schedules = (
        one if one.kind == "rebate_lump" else replace(one, tiers=(replace(one.tiers[0], least=0), *one.tiers[1:]))
        for one in instance.schedules
    )
    return replace(instance, schedules=tuple(schedules))


def _without_joinings(instance: AwardInstance) -> AwardInstance:
    return replace(instance, joinings=())


_LIMITS: dict[str, Callable[[AwardInstance], AwardInstance]] = {
    "minimum orders": _without_minimums,
    "first breaks": _without_least_orders,
    "limits on what an offer has available": _without_limits_of_offers,
    "limits on what a supplier can supply": _without_capacities,
    "limits on when a trust may join": _without_joinings,
}
"""What may keep an offer from being taken, and the same without it."""

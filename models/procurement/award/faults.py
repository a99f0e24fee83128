"""What contradicts itself in the data of an award: unknown names, doubles, quantities and tiers that make no sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from models.procurement.award.joining import Joining, joining_faults
from models.procurement.award.offers import Bundle, Item, Need, Offer, Schedule, Supplier


def find_faults(
    *,
    items: Sequence[Item],
    suppliers: Sequence[Supplier],
    needs: Sequence[Need],
    offers: Sequence[Offer],
    schedules: Sequence[Schedule],
    bundles: Sequence[Bundle],
    joinings: Sequence[Joining] = (),
) -> list[str]:
    """Return every fault in words: what, and what to do.

    Parameters
    ----------
    items, suppliers, needs, offers, schedules, bundles, joinings
        The parts of an instance.
    """
    by_name = {item.name: item for item in items}
    known = {supplier.name for supplier in suppliers}
    return [
        *_doubles("item", [item.name for item in items]),
        *_doubles("supplier", [supplier.name for supplier in suppliers]),
        *_doubles("need of trust and item", [(need.trust, need.item) for need in needs]),
        *_doubles("offer", [offer.name for offer in offers]),
        *_doubles("schedule", [schedule.name for schedule in schedules]),
        *_doubles("bundle", [bundle.name for bundle in bundles]),
        *_quantity_faults(items, suppliers, needs),
        *_offer_faults(offers, set(by_name), known),
        *_bundle_faults(bundles, known, needs),
        *_schedule_faults(schedules, offers, by_name, known),
        *joining_faults(joinings, items, needs),
    ]


def _doubles(what: str, names: Iterable[Hashable]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{what} {name} appears {count} times: keep one"


def _quantity_faults(items: Sequence[Item], suppliers: Sequence[Supplier], needs: Sequence[Need]) -> Iterator[str]:
    steps = {item.name: item.step for item in items}
    yield from (f"item {item.name}: the step is below one millionth" for item in items if item.step < 1)
    for supplier in suppliers:
        limits = [supplier.capacity or 0, *(most for _, most in supplier.capacities)]
        if supplier.activation < 0 or min(limits) < 0:
            yield f"supplier {supplier.name}: activation or capacity is negative"
        if len(dict(supplier.capacities)) < len(supplier.capacities):
            yield f"supplier {supplier.name}: two capacities in one period"
    for need in needs:
        if need.item not in steps:
            yield f"need of {need.trust}: unknown item {need.item}"
        elif need.quantity <= 0 or need.quantity % max(steps[need.item], 1):
            yield f"need of {need.trust} for {need.item}: not a positive multiple of the item's step"


def _offer_faults(offers: Sequence[Offer], items: set[str], known: set[str]) -> Iterator[str]:
    for offer in offers:
        if offer.item not in items or offer.supplier not in known:
            yield f"offer {offer.name}: unknown item {offer.item} or supplier {offer.supplier}"
        if offer.price < 0 or offer.minimum < 0 or offer.carbon < 0:
            yield f"offer {offer.name}: price, minimum order or carbon is negative"
        if offer.available is not None and offer.available < offer.minimum:
            yield f"offer {offer.name}: the minimum order exceeds what is available"
        if offer.present and offer.trusts is None:
            yield f"offer {offer.name}: present terms need the trusts that have them"


def _bundle_faults(bundles: Sequence[Bundle], known: set[str], needs: Sequence[Need]) -> Iterator[str]:
    needed = {(need.trust, need.item) for need in needs}
    for bundle in bundles:
        cells = [(trust, item) for trust, item, _ in bundle.contents]
        if bundle.supplier not in known or not cells or not needed.issuperset(cells):
            yield f"bundle {bundle.name}: unknown supplier, or contents that nobody needs"
        if len(set(cells)) < len(cells) or any(quantity <= 0 for *_, quantity in bundle.contents):
            yield f"bundle {bundle.name}: contents named twice, or not above zero"


def _schedule_faults(
    schedules: Sequence[Schedule], offers: Sequence[Offer], items: dict[str, Item], known: set[str]
) -> Iterator[str]:
    names = {offer.name for offer in offers}
    by_supplier: dict[str, list[Offer]] = {}
    for offer in offers:
        by_supplier.setdefault(offer.supplier, []).append(offer)
    covering: Counter[str] = Counter()
    for schedule in schedules:
        if schedule.supplier not in known or not (schedule.offer is None or schedule.offer in names):
            yield f"schedule {schedule.name}: unknown supplier or offer"
        own = by_supplier.get(schedule.supplier, ())
        covered = [offer for offer in own if offer.item in items and schedule.covers(offer, items[offer.item])]
        if schedule.kind != "rebate_lump":
            covering.update(offer.name for offer in covered)
        yield from _tier_faults(schedule)
        yield from _price_faults(schedule, covered)
    for name, count in covering.items():
        if count > 1:
            yield f"offer {name}: {count} schedules set its price: let each cover offers of its own"


def _tier_faults(schedule: Schedule) -> Iterator[str]:
    tiers, name = schedule.tiers, schedule.name
    if not tiers or tiers[0].least < 0:
        yield f"schedule {name}: no tiers, or a negative break"
    if any(low.least >= high.least for low, high in pairwise(tiers)):
        yield f"schedule {name}: breaks must rise from tier to tier"
    if any(not 0 <= tier.discount <= 1 or tier.lump < 0 for tier in tiers):
        yield f"schedule {name}: a discount is not between 0 and 1, or a lump is negative"
    if any(low.discount > high.discount or low.lump > high.lump for low, high in pairwise(tiers)):
        yield f"schedule {name}: buying more earns less: discounts and lumps must not fall"
    lump = schedule.kind == "rebate_lump"
    if any((tier.discount or tier.prices) if lump else tier.lump for tier in tiers):
        yield f"schedule {name}: lumps belong to the kind rebate_lump, discounts and prices to the others"
    if schedule.kind == "incremental" and tiers and (tiers[0].discount or tiers[0].prices):
        yield f"schedule {name}: an incremental schedule starts at the list price"


def _price_faults(schedule: Schedule, covered: Sequence[Offer]) -> Iterator[str]:
    lists = {offer.name: offer.price for offer in covered}
    quoted = [tier.quoted for tier in schedule.tiers]
    if any(not lists.keys() >= prices.keys() for prices in quoted):
        yield f"schedule {schedule.name}: a price is quoted for an offer it does not cover"
        return
    if any(quoted) and schedule.kind == "rebate_share":
        yield f"schedule {schedule.name}: a rebate is a part of the spend, not a price"
    for offer in covered:
        prices = [
            prices.get(offer.name, offer.price * (1 - tier.discount))
            for tier, prices in zip(schedule.tiers, quoted, strict=True)
        ]
        if min(prices, default=0) < 0 or any(low < high for low, high in pairwise(prices)):
            yield f"schedule {schedule.name}: the price of offer {offer.name} rises with a tier or is negative"
    if schedule.kind == "incremental":
        if schedule.measure == "units" and len(set(lists.values())) > 1:
            yield f"schedule {schedule.name}: incremental tiers in units need one list price in all they cover"
        if schedule.measure == "pence" and any(quoted):
            yield f"schedule {schedule.name}: incremental tiers in pence are discounts, not prices"
        if schedule.measure == "units" and len(lists) > 1 and any(quoted):
            yield f"schedule {schedule.name}: incremental prices are quoted for one offer, not for several"

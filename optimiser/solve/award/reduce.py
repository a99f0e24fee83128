"""Smaller awards with the same answers: trusts that nothing tells apart become one, dominated offers go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, replace

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Need, Offer, Schedule
from models.procurement.award.rules import (
    AmountLimit,
    NoTrustWorseOff,
    Preference,
    ShareLimit,
    SwitchLimit,
    WinnerLimit,
)
from models.procurement.award.solution import AwardSolution, award_of
from models.procurement.award.tiers import discounted_price


@dataclass(frozen=True)
class Merged:
    """An award in which some trusts stand for several.

    Parameters
    ----------
    instance
        The smaller award.
    original
        The award it came from.
    members
        The trusts behind each trust of the smaller award.
    """

    instance: AwardInstance
    original: AwardInstance
    members: dict[str, tuple[str, ...]]

    def expand(self, solution: AwardSolution) -> AwardSolution:
        """Hand the purchases of a merged trust to its members, in their order, each up to its need.

        Parameters
        ----------
        solution
            An award of the smaller instance.
        """
        left = {cell: need.quantity for cell, need in self.original.need_of.items()}
        bought: dict[tuple[str, str], int] = {}
        for trust, name, quantity in solution.purchases:
            item, rest = self.original.offer_of[name].item, quantity
            for member in self.members[trust]:
                part = min(rest, left.get((member, item), 0))
                if part:
                    bought[member, name] = part
                    left[member, item] -= part
                    rest -= part
        return replace(award_of(bought, list(solution.bundles)), joinings=solution.joinings)


def merge_trusts(instance: AwardInstance) -> Merged:
    """Merge the trusts that no offer, cost or rule tells apart.

    Parameters
    ----------
    instance
        The data.
    """
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for trust in dict.fromkeys(need.trust for need in instance.needs):
        groups[_signature(instance, trust)].append(trust)
    members = {trusts[0]: tuple(trusts) for trusts in groups.values()}
    if all(len(trusts) == 1 for trusts in members.values()):
        return Merged(instance, instance, members)
    first = {trust: leader for leader, trusts in members.items() for trust in trusts}
    needs: dict[tuple[str, str], Need] = {}
    for need in instance.needs:
        cell = (first[need.trust], need.item)
        before = needs[cell].quantity if cell in needs else 0
        needs[cell] = Need(*cell, before + need.quantity, need.must_be_met)
    return Merged(replace(instance, needs=tuple(needs.values())), instance, members)


def _signature(instance: AwardInstance, trust: str) -> Hashable:
    """Return what tells a trust from others; its own name where it cannot be merged."""
    counted_alone = any(
        isinstance(rule, NoTrustWorseOff | SwitchLimit)
        or (isinstance(rule, WinnerLimit) and rule.each in {"trust", "trust_and_lot"})
        for rule in instance.rules
    )
    delivered = any(one.trust == trust and one.pence for one in instance.deliveries)
    switching = any(one.trust == trust and one.switching for one in instance.incumbencies)
    bundled = any(trust == named for bundle in instance.bundles for named, *_ in bundle.contents)
    joining = any(one.trust == trust for one in instance.joinings)
    if counted_alone or delivered or switching or bundled or joining:
        return trust
    return (
        tuple(offer.serves(trust) for offer in instance.offers),
        tuple(rule.where.trusts is None or trust in rule.where.trusts for rule in instance.rules),
        frozenset((one.lot, one.suppliers) for one in instance.incumbencies if one.trust == trust),
        frozenset(need.item for need in instance.needs if need.trust == trust and not need.must_be_met),
    )


def drop_dominated(instance: AwardInstance) -> AwardInstance:
    """Leave out offers that another one of the same supplier beats in every way.

    The other has no minimum order, enough for everybody, the same schedules and trusts, no higher price in any tier
    and no higher emissions. Where spend itself is limited or measured, a lower price is no longer better in every way:
    then, and for present terms, nothing is left out.

    Parameters
    ----------
    instance
        The data.
    """
    if any(isinstance(rule, ShareLimit | AmountLimit) and rule.of == "spend" for rule in instance.rules):
        return instance
    if any(isinstance(rule, Preference) for rule in instance.rules):
        return instance
    needed: dict[str, int] = defaultdict(int)
    for need in instance.needs:
        needed[need.item] += need.quantity
    covering_of: dict[str, list[Schedule]] = defaultdict(list)
    for schedule in instance.schedules:
        for offer in instance.offers_covered[schedule.name]:
            covering_of[offer.name].append(schedule)
    alike: dict[Hashable, list[tuple[Offer, tuple[object, ...]]]] = defaultdict(list)
    for offer in instance.offers:
        if not offer.present:
            covering = covering_of[offer.name]
            measured = offer.price if any(s.measure == "pence" for s in covering) else None
            key = (offer.item, offer.supplier, offer.trusts, tuple(s.name for s in covering), measured)
            prices = [
                discounted_price(s, tier, offer)
                for s in covering
                if s.kind != "rebate_lump"
                for tier in range(len(s.tiers))
            ]
            alike[key].append((offer, (offer.price, offer.carbon, *prices)))
    dropped: set[str] = set()
    for offers in alike.values():
        for offer, figures in offers:
            for other, better in offers:
                enough = other.available is None or other.available >= needed[other.item]
                open_to_all = enough and not other.minimum and other is not offer and other.name not in dropped
                if open_to_all and all(a <= b for a, b in zip(better, figures, strict=True)):  # type: ignore[operator]
                    dropped.add(offer.name)
                    break
    named = {schedule.offer for schedule in instance.schedules}
    dropped -= {name for name in dropped if name in named} | {
        name for schedule in instance.schedules for tier in schedule.tiers for name, _ in tier.prices
    }
    return replace(instance, offers=tuple(offer for offer in instance.offers if offer.name not in dropped))

"""A tier and a rebate that only pooled volume reaches."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from optimiser.synthetic.demand import PENNY, pence_for
from optimiser.synthetic.rows import DemandRow, OfferRow, PlantedRow
from tests.unit.synthetic.small_illustration import TERMS, groups

TIERED, REBATED, *_ = groups()


def planted(rows: Iterable[PlantedRow], kind: str) -> PlantedRow:
    """Return the only planted row of a kind."""
    (row,) = (row for row in rows if row.kind == kind)
    return row


def by_hand(rows: Iterable[DemandRow], offers: list[OfferRow], discount: Fraction) -> tuple[int, dict[str, int]]:
    """Return what all gain from one supplier after all its costs, and the spend at list prices by trust [pence]."""
    price = {offer.item: offer.price_gbp_millionths or 0 for offer in offers}
    one = offers[0]
    gain: float = -(one.activation_pence or 0)
    spend: dict[str, int] = {}
    todays: dict[str, list[DemandRow]] = {}
    for row in rows:
        todays.setdefault(row.trust, []).append(row)
    for trust, own in todays.items():
        listed = {row.item: pence_for(row.quantity_millionths, price[row.item]) for row in own if row.item in price}
        less = {
            row.item: row.amount_pence - float(listed[row.item] * (1 - discount)) for row in own if row.item in listed
        }
        has = any(row.supplier == one.supplier for row in own)
        costs = (one.delivery_pence or 0) + (0 if has else one.switching_pence or 0)
        whole = sum(value for value in less.values() if value > 0)
        if whole > costs:
            gain += whole - costs
            spend[trust] = sum(listed[item] for item, value in less.items() if value > 0)
    return round(gain), spend


def test_the_tier_is_reached_together_and_by_nobody_alone() -> None:
    """The third tier begins below what all who gain buy, and above what any one of them buys."""
    own = [offer for offer in TIERED.offers if offer.supplier == "supplier_021"]
    _, spend = by_hand(TIERED.demand, own, Fraction(7, 100))
    steps = sorted({tier.threshold_millionths for tier in TIERED.tiers if tier.offer == own[0].offer})
    assert len(steps) == 3
    assert max(spend.values()) < steps[-1] // PENNY < sum(spend.values())


def test_the_worth_of_the_tier_is_what_a_count_by_hand_gives() -> None:
    """Counted again another way, the value is the same but for pence that rounding up of each line takes away."""
    own = [offer for offer in TIERED.offers if offer.supplier == "supplier_021"]
    gain, _ = by_hand(TIERED.demand, own, Fraction(7, 100))
    row = planted(TIERED.planted, "pooled_tier")
    assert (row.expected, row.supplier, row.lots) == ("saving_at_least", "supplier_021", TIERED.lots)
    assert 0 <= gain - row.value_pence <= len(TIERED.demand)


def test_tiers_of_a_supplier_are_the_same_on_all_its_offers() -> None:
    """Every priced offer of a supplier with tiers on its total, or on its lot, has the same steps."""
    supplier_of = {offer.offer: (offer.supplier, offer.lot) for offer in TIERED.offers}
    steps: dict[tuple[str, str, str], dict[str, list[tuple]]] = {}
    for tier in TIERED.tiers:
        supplier, lot = supplier_of[tier.offer]
        place = (supplier, tier.scope, lot if tier.scope == "lot" else "")
        steps.setdefault(place, {}).setdefault(tier.offer, []).append((tier.threshold_millionths, tier.discount))
    assert len(steps) == 4
    for (supplier, _, lot), rows in steps.items():
        assert len({tuple(values) for values in rows.values()}) == 1
        offers = [o for o in TIERED.offers if o.supplier == supplier and lot in {"", o.lot}]
        assert len(rows) == len(offers)


def test_limits_and_least_orders_can_be_kept() -> None:
    """A limit is above nought and below what all need; a least order is no more than all need."""
    volumes = TIERED.volumes()
    limited = [offer for offer in TIERED.offers if offer.capacity_millionths is not None]
    least = [offer for offer in TIERED.offers if offer.minimum_order_millionths is not None]
    assert limited
    assert least
    assert all(0 < (offer.capacity_millionths or 0) <= volumes[offer.item] for offer in limited)
    assert all(0 < (offer.minimum_order_millionths or 0) <= volumes[offer.item] for offer in least)


def test_the_rebate_is_reached_together_and_part_of_the_value() -> None:
    """The value is what a count by hand gives at list prices, with the sum paid back at the break reached."""
    own = [o for o in REBATED.offers if (o.supplier, o.lot) == ("supplier_026", REBATED.lots[0])]
    rows = [row for row in REBATED.demand if row.category == REBATED.lots[0]]
    gain, spend = by_hand(rows, own, Fraction(0))
    lumps = [tier for tier in REBATED.tiers if tier.kind == "rebate_lump"]
    assert {tier.offer for tier in lumps} == {own[0].offer}
    top = max(lumps, key=lambda tier: tier.threshold_millionths)
    assert max(spend.values()) < top.threshold_millionths // PENNY <= sum(spend.values())
    row = planted(REBATED.planted, "pooled_tier")
    assert 0 <= gain + (top.rebate_pence or 0) - row.value_pence <= len(rows)


def test_ended_offers_are_the_cheapest_and_cannot_be_used() -> None:
    """Each undercuts all other offers of its item; its framework ended before the day though its price still holds."""
    row = planted(REBATED.planted, "ended")
    ended = {offer.offer: offer for offer in REBATED.offers if offer.offer in row.offers}
    assert (len(ended), row.expected) == (5, "unused")
    for offer in ended.values():
        others = [o for o in REBATED.offers if o.item == offer.item and o.offer not in ended]
        assert (offer.price_gbp_millionths or 0) < min(o.price_gbp_millionths or 0 for o in others)
        assert offer.framework_end is not None
        assert TERMS.valid_from < offer.framework_end
        assert offer.framework_end.isoformat() < "2026-11-22"

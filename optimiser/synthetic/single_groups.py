"""Groups in which every trust decides for itself: prices that differ, offers nobody takes, moves that do not pay."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from optimiser.money import format_gbp
from optimiser.synthetic.demand import paid_by_all, pence_for
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.group import Group
from optimiser.synthetic.offers import Terms, dearer, offers_of, with_price
from optimiser.synthetic.planted import most_gain, needs_of
from optimiser.synthetic.products import Product
from optimiser.synthetic.rows import MILLION, TierRow

_MISSED = Fraction(97, 100)
"""What is needed is this part of a tier that is meant to be missed."""
_SPREADS = ((0, 4, 18), (0, 11, 25), (1, 7, 12), (1, 19, 31))
"""Lot, product and by how many per cent one trust pays more."""
_MISSED_AT = 23
_DEARER = 6
"""By how much a supplier asks for more than another one in all of a lot [per cent]."""


def missed_and_dearer(group: Group, terms: Terms, draw: Draw) -> None:
    """Hide trusts that pay more, offers that another supplier beats, offers without a price, and a tier just missed.

    Nobody here has costs besides prices, and no tier reaches beyond one item, so each item is decided by itself.

    Parameters
    ----------
    group
        Its rows are made.
    terms
        What all offers have in common.
    draw
        Where chance comes from.
    """
    usual, local, third, beaten = group.offerers
    products, (first_lot, second_lot) = group.all_products, group.lots
    group.offers += offers_of(usual, products, 9_900, terms, draw)
    group.offers += offers_of(local, products, 10_000, terms, draw, of_hundred=90)
    group.offers += offers_of(third, products, 9_950, terms, draw, of_hundred=95)
    unpriced = group.offers_by(third, first_lot)[20:23]
    for offer in unpriced:
        group.offers = with_price(group.offers, offer.item, {third.code: None})
    for lot, at, per_cent in _SPREADS:
        _pays_more(group, group.products[lot][at], per_cent, draw)
    _tier_missed(group, group.products[1][_MISSED_AT])
    group.offers += dearer(group.offers_by(third, second_lot), beaten, _DEARER)
    told = (
        f"{beaten.name} asks for {_DEARER} % more than {third.name} in every item of the lot, and neither has tiers or "
        f"costs besides; nothing is bought of {beaten.name} on new terms."
    )
    offers = group.offers_by(beaten, second_lot)
    group.plant("dominated", ("unused", 0), told, who=beaten, lot=second_lot, offers=offers)
    told = f"offers of {third.name} without a price: no offer, and not a price of nought."
    group.plant("no_price", ("unused", 0), told, who=third, lot=first_lot, offers=unpriced)


def _pays_more(group: Group, product: Product, per_cent: int, draw: Draw) -> None:
    """Let one trust pay more than the others for a product that somebody offers to all at what the others pay."""
    trust = draw.pick([row.trust for row in group.demand if row.item == product.item])
    group.demand = paid_by_all(group.demand, product, trust, per_cent)
    usual, *others = group.offerers
    asked: dict[str, int | None] = {who.code: product.price * (103 + at) // 100 for at, who in enumerate(others)}
    group.offers = with_price(group.offers, product.item, {usual.code: product.price, **asked})
    (row,) = (row for row in group.demand if (row.trust, row.item) == (trust, product.item))
    value = row.amount_pence - pence_for(row.quantity_millionths, product.price)
    told = (
        f"{trust} is made to pay {per_cent} % more than the others for '{product.name}'; {usual.name} offers it to all "
        f"at what the others pay."
    )
    group.plant("price_spread", ("saving_exactly", value), told, who=usual, product=product, trusts=[trust])


def _tier_missed(group: Group, product: Product) -> None:
    """Let the cheapest offer for a product have a tier that all trusts together miss by little."""
    usual, local, *_ = group.offerers
    needed = group.volumes()[product.item]
    least = -(-needed * _MISSED.denominator // (_MISSED.numerator * MILLION)) * MILLION
    price, lower = product.price * 90 // 100, product.price * 82 // 100
    group.offers = with_price(group.offers, product.item, {usual.code: price, local.code: product.price})
    (offer,) = (offer for offer in group.offers_by(usual, product.lot) if offer.item == product.item)
    group.tiers.append(TierRow(offer.offer, least, "units", "offer", "all_units", price_gbp_millionths=lower))
    told = (
        f"all trusts together need {needed // MILLION} of '{product.name}', and the lower price of {usual.name} begins "
        f"at {least // MILLION}: to buy the rest as well costs less than to stop short of it."
    )
    value = pence_for(needed, price) - pence_for(least, lower)
    group.plant("tier_missed", ("tier_gap", value), told, who=usual, product=product, offers=[offer])


def small_trust_stays(group: Group, terms: Terms, draw: Draw) -> None:
    """Hide a small trust for which no supplier is worth the deliveries: it keeps its present terms.

    Parameters
    ----------
    group
        Its rows are made.
    terms
        What all offers have in common.
    draw
        Where chance comes from.
    """
    for who, level in zip(group.offerers, (9_650, 9_750, 9_700), strict=True):
        group.offers += offers_of(who, group.all_products, level, terms, draw, of_hundred=92)
    spends = group.spends()
    small = min(spends, key=lambda trust: (spends[trust], trust))
    most = most_gain([need for need in needs_of(group.demand) if need.trust == small], group.offers)
    # No supplier delivers for less than all that the trust could gain, so staying is best whatever the others do.
    least = -(-(most + 50_000) // 10_000) * 10_000
    group.offers = [replace(offer, delivery_pence=max(offer.delivery_pence or 0, least)) for offer in group.offers]
    told = (
        f"{small} could gain {format_gbp(most)} at the lowest prices of all, less than the deliveries of any one "
        f"supplier cost it in a year; it keeps its present terms in these lots."
    )
    group.plant("switch_not_worth", ("stays", 0), told, trusts=[small])

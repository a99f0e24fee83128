"""What a rule that gives a share of the spend to some suppliers costs at most, by moving the cheapest needs first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from optimiser.synthetic.demand import pence_for
from optimiser.synthetic.planted import Need
from optimiser.synthetic.rows import OfferRow

_MARGIN = 10_000
"""More than the share asked for is moved by this much, so that no rounding of lines can miss it [pence]."""


def has_attribute(offer: OfferRow, attribute: str) -> bool:
    """Say whether an offer comes from a supplier that a rule on an attribute means.

    Parameters
    ----------
    offer
        The offer.
    attribute
        Such as ``sme``, ``local`` or ``social_value``.
    """
    marked = {"sme": offer.sme, "local": offer.local}
    return bool(marked.get(attribute)) or attribute in offer.attributes


def is_without_fixed_costs(offer: OfferRow) -> bool:
    """Say whether an offer costs nothing besides its price.

    Parameters
    ----------
    offer
        The offer.
    """
    return not (offer.activation_pence or offer.delivery_pence or offer.switching_pence)


def costs_at_most(
    needs: Sequence[Need],
    offers: Sequence[OfferRow],
    discount_of: Mapping[str, Fraction],
    attribute: str,
    share: Fraction,
) -> int:
    """Return a sum that the rule cannot cost more than [pence].

    One award that keeps to the rule is made by hand, and set against what no award whatever can undercut: every need at
    the lowest price anybody asks in his best tier, or at today's.

    Parameters
    ----------
    needs
        What is needed.
    offers
        What is offered, none of it in bundles.
    discount_of
        The most a supplier's tiers take off [fraction].
    attribute
        Whom the rule favours; they have no costs besides their prices.
    share
        What part of the spend they are to have [fraction].

    Raises
    ------
    ValueError
        If even all that can be moved to them does not make up the share.
    """
    priced = [offer for offer in offers if offer.price_gbp_millionths is not None]
    bound = sum(math.floor(min(_costs(need, priced, discount_of))) for need in needs)
    free = [offer for offer in priced if is_without_fixed_costs(offer)]
    favoured = [offer for offer in free if has_attribute(offer, attribute)]
    others = [offer for offer in free if not has_attribute(offer, attribute)]
    now = {need: int(min(_costs(need, others))) for need in needs}
    there = {need: int(min(costs)) for need in needs if (costs := _costs(need, favoured)[1:])}
    total, moved = sum(now.values()), 0
    for need in sorted(there, key=lambda need: (Fraction(there[need] - now[need], there[need]), need.trust, need.item)):
        if moved >= share * total + _MARGIN and there[need] >= now[need]:
            break
        total += there[need] - now[need]
        moved += there[need]
    if moved < share * total + _MARGIN:
        raise ValueError(f"suppliers marked {attribute} cannot have a share of {share}")
    return max(0, total - bound)


def _costs(need: Need, offers: Iterable[OfferRow], discount_of: Mapping[str, Fraction] | None = None) -> list[Fraction]:
    """Return what a need costs today and on each offer, in the supplier's best tier where tiers are named [pence]."""
    taken_off = discount_of or {}
    left = [
        (offer.price_gbp_millionths or 0, 1 - taken_off.get(offer.supplier, Fraction(0)))
        for offer in offers
        if offer.item == need.item
    ]
    return [Fraction(need.pence), *(pence_for(need.quantity, price) * part for price, part in left)]

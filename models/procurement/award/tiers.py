"""What a unit costs in a tier, in one form for every kind: a price on every unit and a constant for the tier."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from models.procurement.award.offers import Offer, Schedule
from models.procurement.exact import MILLIONTHS


def measure_weight(schedule: Schedule, offer: Offer) -> Fraction:
    """Return what one millionth bought on an offer adds to a schedule's measure [millionths, or pence at list price].

    Parameters
    ----------
    schedule, offer
        A schedule, and an offer it covers.
    """
    return Fraction(1) if schedule.measure == "units" else offer.price / MILLIONTHS


def discounted_price(schedule: Schedule, tier: int, offer: Offer) -> Fraction:
    """Return the price that a tier names for an offer [pence per unit].

    Parameters
    ----------
    schedule, tier, offer
        A schedule, the place of a tier in it, and an offer it covers.
    """
    named = schedule.tiers[tier]
    quoted = named.quoted.get(offer.name)
    return offer.price * (1 - named.discount) if quoted is None else quoted


def band_rate(schedule: Schedule, tier: int, offer: Offer) -> Fraction:
    r"""Return what an incremental tier takes off each measured unit above its break [pence per unit measured].

    .. math:: r_{kq} = (p_o - p_{oq}) / w_o

    where :math:`w_o` is the weight of the offer in the measure. It is the same for every offer covered: either the
    measure is money, or there is one list price.

    Parameters
    ----------
    schedule, tier, offer
        An incremental schedule, the place of a tier in it, and any offer it covers.
    """
    if schedule.measure == "pence":
        return schedule.tiers[tier].discount
    return (offer.price - discounted_price(schedule, tier, offer)) / MILLIONTHS


def tier_price(schedule: Schedule, tier: int, offer: Offer) -> Fraction:
    r"""Return what a unit adds to the cost while a tier holds [pence per unit].

    .. math:: c_{oq} = p_{oq} \ \text{(all units, share paid back)},
        \qquad c_{oq} = p_o - r_{kq} w_o \ \text{(incremental)}

    Parameters
    ----------
    schedule, tier, offer
        A schedule that sets prices, the place of a tier in it, and an offer it covers.
    """
    if schedule.kind != "incremental":
        return discounted_price(schedule, tier, offer)
    return offer.price - band_rate(schedule, tier, offer) * measure_weight(schedule, offer) * MILLIONTHS


def paid_price(schedule: Schedule, tier: int, offer: Offer) -> Fraction:
    """Return what a unit counts as spend while a tier holds [pence per unit]: incremental discounts are left out.

    Parameters
    ----------
    schedule, tier, offer
        A schedule that sets prices, the place of a tier in it, and an offer it covers.
    """
    return offer.price if schedule.kind == "incremental" else discounted_price(schedule, tier, offer)


def tier_constant(schedule: Schedule, tier: int, covered: Sequence[Offer]) -> Fraction:
    r"""Return what a tier adds to the cost once, while it holds [pence].

    .. math:: f_{kq} = -\ell_{kq} \ \text{(lump)}, \qquad
        f_{kq} = r_{kq} b_{kq} - \sum_{h < q} r_{kh} (b_{k,h+1} - b_{kh}) \ \text{(incremental)}

    where :math:`b_{kq}` is the break: the price of the tier is charged as if it held from the first unit on, and the
    constant gives back the difference. Other kinds have none.

    Parameters
    ----------
    schedule, tier
        A schedule and the place of a tier in it.
    covered
        The offers it covers.
    """
    if schedule.kind == "rebate_lump":
        return Fraction(-schedule.tiers[tier].lump)
    if schedule.kind != "incremental" or not covered:
        return Fraction(0)
    rates = [band_rate(schedule, at, covered[0]) for at in range(tier + 1)]
    breaks = [step.least for step in schedule.tiers]
    below = sum((rates[at] * (breaks[at + 1] - breaks[at]) for at in range(tier)), Fraction(0))
    return rates[tier] * breaks[tier] - below

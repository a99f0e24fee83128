"""Groups in which trusts gain together: a tier and a sum paid back that only their pooled volume reaches."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from optimiser.money import format_gbp
from optimiser.synthetic.demand import PENNY
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.group import REACHED, Group, whole_thousands
from optimiser.synthetic.offers import Terms, discounts, lump, offers_of
from optimiser.synthetic.planted import list_prices, needs_of, pool, told_of_pool
from optimiser.synthetic.rows import MILLION, OfferRow

_HALF_YEAR = dt.timedelta(days=182)
_STEPS = (Fraction(1, 3), Fraction(2, 3), Fraction(1))
"""Where three tiers begin, as parts of the last one."""


def pooled_tier(group: Group, terms: Terms, draw: Draw) -> None:
    """Hide a tier that only pooled volume reaches, among other tiers, limits and least orders.

    Parameters
    ----------
    group
        Its rows are made.
    terms
        What all offers have in common.
    draw
        Where chance comes from.
    """
    best, limited, paying_back, plain = group.offerers
    products, volumes = group.all_products, group.volumes()
    own = offers_of(best, products, 10_200, terms, draw)
    second = [
        replace(offer, capacity_millionths=_units(volumes[offer.item], 60))
        for offer in offers_of(limited, products, 9_850, terms, draw, of_hundred=85)
    ]
    third = [
        replace(offer, minimum_order_millionths=_units(volumes[offer.item], 15)) if draw.chance(25) else offer
        for offer in offers_of(paying_back, products, 9_850, terms, draw, of_hundred=80)
    ]
    group.offers += [*own, *second, *third, *offers_of(plain, products, 9_950, terms, draw, of_hundred=60)]
    found = pool(needs_of(group.demand), best, list_prices(own, best.code), Fraction(7, 100))
    low, middle, top = (whole_thousands(found.spend * REACHED * part) for part in _STEPS)
    steps = [(low, "0.02"), (middle, "0.045"), (top, "0.07")]
    group.tiers += discounts(own, "supplier", "all_units", "gbp", steps)
    low, high = group.breaks(Fraction(1, 8), Fraction(1, 4))
    for lot in group.lots:
        inside = group.offers_by(limited, lot)
        group.tiers += discounts(inside, "lot", "all_units", "gbp", [(low, "0.01"), (high, "0.025")])
    low, high = group.breaks(Fraction(1, 5), Fraction(2, 5))
    group.tiers += discounts(third, "supplier", "rebate_share", "gbp", [(low, "0.015"), (high, "0.03")])
    told = told_of_pool(found, best, "the third tier", format_gbp(top // PENNY))
    group.plant("pooled_tier", ("saving_at_least", found.gain), told, who=best)


def _units(millionths: int, per_cent: int) -> int:
    """Return a part of a volume in whole units, at least one [millionths]."""
    return max(MILLION, millionths * per_cent // 100 // MILLION * MILLION)


def pooled_rebate(group: Group, terms: Terms, draw: Draw) -> None:
    """Hide a sum paid back once pooled spend in a lot reaches a break, and cheap offers whose framework has ended.

    Parameters
    ----------
    group
        Its rows are made.
    terms
        What all offers have in common.
    draw
        Where chance comes from.
    """
    rising, paying_back, plain = group.offerers
    first = offers_of(rising, group.all_products, 9_950, terms, draw, of_hundred=90)
    own = offers_of(paying_back, group.all_products, 9_850, terms, draw)
    third = offers_of(plain, group.all_products, 10_050, terms, draw, of_hundred=70)
    ended = [_ended(offer, terms) for offer in third[2:7]]
    group.offers += [*first, *own, *third, *ended]
    low, high = group.breaks(Fraction(1, 5), Fraction(2, 5))
    group.tiers += discounts(first, "supplier", "incremental", "gbp", [(low, "0.03"), (high, "0.06")])
    inside = group.offers_by(paying_back, group.lots[0])
    needs = [need for need in needs_of(group.demand) if need.lot == group.lots[0]]
    found = pool(needs, paying_back, list_prices(inside, paying_back.code), Fraction(0))
    low, top = (whole_thousands(found.spend * REACHED * part) for part in (Fraction(1, 2), Fraction(1)))
    paid = top // PENNY * 4 // 100
    group.tiers += lump(inside[0], "lot", [(low, paid // 4), (top, paid)])
    told = told_of_pool(found, paying_back, f"the rebate of {format_gbp(paid)}", format_gbp(top // PENNY))
    group.plant("pooled_tier", ("saving_at_least", found.gain + paid), told, who=paying_back)
    told = f"offers of {plain.name} at three tenths less, under a framework that has ended; nobody can use them."
    group.plant("ended", ("unused", 0), told, who=plain, offers=ended)


def _ended(offer: OfferRow, terms: Terms) -> OfferRow:
    """Return an offer like another one, much cheaper, under a framework that ended half a year after prices began."""
    return replace(
        offer,
        offer=f"{offer.offer}-ended",
        price_gbp_millionths=(offer.price_gbp_millionths or 0) * 7 // 10,
        framework="illustrative_framework_0",
        framework_end=terms.valid_from + _HALF_YEAR,
    )

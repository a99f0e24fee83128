"""Invented offers for services whose volumes are real: prices are parts of what is paid for a unit on average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from optimiser.money import format_gbp, round_half_up
from optimiser.synthetic.demand import PENNY, pence_for, share_of
from optimiser.synthetic.group import REACHED, Group, whole_thousands
from optimiser.synthetic.offers import Offerer, Terms, discounts, offer_of
from optimiser.synthetic.planted import Need, list_prices, pool, told_of_pool
from optimiser.synthetic.rows import MILLION, OfferRow

_STEP = PENNY // 100
_STEPS = (Fraction(1, 4), Fraction(5, 8), Fraction(1))
"""Where three tiers begin, as parts of the last one."""


def whole_thousand_units(millionths: Fraction) -> int:
    """Round a volume down to whole thousands of units [millionths].

    Parameters
    ----------
    millionths
        A volume [millionths].
    """
    return int(millionths) // (1_000 * MILLION) * (1_000 * MILLION)


def mean_prices(needs: Iterable[Need]) -> dict[str, int]:
    """Return what is paid for a unit on average, by item, to the hundredth of a penny [millionths of a pound].

    Parameters
    ----------
    needs
        What is needed.
    """
    pence: dict[str, int] = {}
    volume: dict[str, int] = {}
    for need in needs:
        pence[need.item] = pence.get(need.item, 0) + need.pence
        volume[need.item] = volume.get(need.item, 0) + need.quantity
    return {
        item: round_half_up(Fraction(pence[item] * PENNY * MILLION, volume[item] * _STEP)) * _STEP for item in pence
    }


def service_offers(
    who: Offerer, needs: Sequence[Need], level: int, terms: Terms, carbon: Mapping[str, int] | None = None
) -> list[OfferRow]:
    """Make a supplier's offers for all that is needed.

    Parameters
    ----------
    who
        The supplier.
    needs
        What is needed.
    level
        Its prices against what is paid on average [hundredths of a per cent].
    terms
        What all offers have in common.
    carbon
        What a unit emits, by item [millionths of a kilogram of CO2e]; nothing is said of the others.
    """
    lots = {need.item: need.lot for need in needs}
    emitted = carbon or {}
    return [
        replace(offer_of(who, item, lots[item], share_of(price, level), terms), carbon_kg_millionths=emitted.get(item))
        for item, price in mean_prices(needs).items()
    ]


def pooled_service(lot: str, offerers: Sequence[Offerer], needs: Sequence[Need], terms: Terms) -> Group:
    """Make offers for one service, with a tier that only pooled volume reaches.

    Parameters
    ----------
    lot
        The lot of the service, which is one item.
    offerers
        Three suppliers: with tiers on all it sells, with incremental tiers, with tiers on the one offer.
    needs
        What the trusts that are free to move need.
    terms
        What all offers have in common.
    """
    group = Group((lot,), [], offerers, [])
    best, rising, other = offerers
    own = service_offers(best, needs, 10_200, terms)
    second = service_offers(rising, needs, 9_950, terms)
    third = service_offers(other, needs, 10_350, terms)
    group.offers += [*own, *second, *third]
    found = pool(needs, best, list_prices(own, best.code), Fraction(8, 100))
    low, middle, top = (whole_thousand_units(found.units * REACHED * part) for part in _STEPS)
    steps = [(low, "0.02"), (middle, "0.05"), (top, "0.08")]
    group.tiers += discounts(own, "supplier", "all_units", "units", steps)
    group.tiers += discounts(second, "offer", "incremental", "units", [(middle, "0.04"), (top, "0.08")])
    group.tiers += discounts(third, "offer", "all_units", "units", [(middle, "0.03"), (top, "0.06")])
    told = told_of_pool(found, best, "the third tier", f"{top // MILLION:,} units")
    group.plant("pooled_tier", ("saving_at_least", found.gain), told, who=best)
    return group


def bundled_service(lot: str, offerers: Sequence[Offerer], needs: Sequence[Need], terms: Terms) -> Group:
    """Make offers for a service of several items, with a bundle that is cheaper than its parts.

    Parameters
    ----------
    lot
        The lot of the service.
    offerers
        Three suppliers: plain, with tiers on the lot, with a bundle.
    needs
        What the trusts that are free to move need.
    terms
        What all offers have in common.
    """
    group = Group((lot,), [], offerers, [])
    plain, tiered, bundling = offerers
    group.offers += service_offers(plain, needs, 10_800, terms)
    own = service_offers(tiered, needs, 11_000, terms)
    apart = service_offers(bundling, needs, 10_900, terms)
    bundle = f"bundle_{bundling.number:03d}"
    together = [
        replace(offer, offer=f"{offer.offer}-bundle", bundle=bundle)
        for offer in service_offers(bundling, needs, 7_800, terms)
    ]
    group.offers += [*own, *apart, *together]
    listed = list_prices(own, tiered.code)
    spend = sum(pence_for(need.quantity, listed[need.item]) for need in needs)
    low, high = (whole_thousands(spend * part) for part in (Fraction(1, 4), Fraction(1, 2)))
    group.tiers += discounts(own, "lot", "all_units", "gbp", [(low, "0.03"), (high, "0.06")])
    prices = {offer.item: offer.price_gbp_millionths or 0 for offer in together}
    trusts = sorted({need.trust for need in needs})
    whole = round_half_up(Fraction(sum(need.quantity * prices[need.item] for need in needs), MILLION * PENNY))
    fixed = bundling.activation + (bundling.delivery + bundling.switching) * len(trusts)
    gain = sum(need.pence for need in needs) - whole - fixed
    told = (
        f"{bundling.name} asks for {format_gbp(whole)} for all that {len(trusts)} trusts need in the lot, taken "
        f"as one bundle. Deliveries, moving and taking the supplier on are paid out of the value."
    )
    group.plant("bundle", ("saving_at_least", gain), told, who=bundling, offers=together)
    return group

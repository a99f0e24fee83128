"""Invented suppliers, what they ask for, and the tiers of their prices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from optimiser.synthetic.demand import share_of
from optimiser.synthetic.draw import Draw
from optimiser.synthetic.products import Product
from optimiser.synthetic.rows import OfferRow, SupplierRow, TierRow

_WHOLE = 10_000
_NOISE = 400
"""How far a price may lie off the supplier's usual level [hundredths of a per cent]."""


@dataclass(frozen=True)
class Offerer:
    """An invented supplier and what using it costs besides its prices.

    Parameters
    ----------
    number
        Number in its name, which shows that it is invented.
    sme, local, attributes
        What rules may ask for.
    activation, delivery, switching
        Taking it on once, its deliveries to a trust and year, moving a trust to it once [pence].
    evidence
        What is said to stand behind its prices; a saving counts where they are quoted.
    """

    number: int
    sme: bool = False
    local: bool = False
    attributes: tuple[str, ...] = ()
    activation: int = 0
    delivery: int = 0
    switching: int = 0
    evidence: str = "quoted"

    @property
    def code(self) -> str:
        """Its code."""
        return f"supplier_{self.number:03d}"

    @property
    def name(self) -> str:
        """Its name, evidently invented."""
        return f"Supplier {self.number:03d}"

    def row(self) -> SupplierRow:
        """Return its row in the table of suppliers."""
        return SupplierRow(self.code, self.name, self.sme, self.local, self.attributes)


@dataclass(frozen=True)
class Terms:
    """What all offers of a case have in common.

    Parameters
    ----------
    valid_from, valid_to
        First and last day.
    framework, framework_end
        The framework they are offered under.
    """

    valid_from: dt.date
    valid_to: dt.date
    framework: str
    framework_end: dt.date


def offer_of(who: Offerer, item: str, lot: str, price: int | None, terms: Terms) -> OfferRow:
    """Make one offer.

    Parameters
    ----------
    who
        The supplier.
    item, lot
        What it offers.
    price
        Price of a unit; ``None`` for an offer without a price [millionths of a pound].
    terms
        What all offers have in common.
    """
    return OfferRow(
        offer=f"{who.number:03d}-{item}",
        supplier=who.code,
        supplier_name=who.name,
        item=item,
        lot=lot,
        price_gbp_millionths=price,
        sme=who.sme,
        local=who.local,
        attributes=who.attributes,
        delivery_pence=who.delivery or None,
        activation_pence=who.activation or None,
        switching_pence=who.switching or None,
        framework=terms.framework,
        framework_end=terms.framework_end,
        route="framework call-off",
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        evidence=who.evidence,
    )


def offers_of(
    who: Offerer, products: Iterable[Product], level: int, terms: Terms, draw: Draw, *, of_hundred: int = 100
) -> list[OfferRow]:
    """Make a supplier's offers for products.

    Parameters
    ----------
    who
        The supplier.
    products
        What it may offer.
    level
        Its prices against the usual ones [hundredths of a per cent].
    terms
        What all offers have in common.
    draw
        Where chance comes from.
    of_hundred
        For how many in a hundred products it makes an offer [per cent].
    """
    made = []
    for product in products:
        price = share_of(product.price, level + draw.between(-_NOISE, _NOISE))
        if draw.chance(of_hundred):
            made.append(offer_of(who, product.item, product.lot, price, terms))
    return made


def discounts(
    offers: Sequence[OfferRow], scope: str, kind: str, unit: str, steps: Sequence[tuple[int, str]]
) -> list[TierRow]:
    """Give offers of one supplier tiers that take a share off the list price.

    Parameters
    ----------
    offers
        The offers; those without a price get no tiers.
    scope, kind, unit
        Whose total sets the tier, how it applies, and whether units or pounds at list prices are counted.
    steps
        Breaks [millionths] with the share taken off, as text [fraction].
    """
    return [
        TierRow(offer.offer, least, unit, scope, kind, discount=Decimal(share))
        for offer in offers
        if offer.price_gbp_millionths is not None
        for least, share in steps
    ]


def lump(offer: OfferRow, scope: str, steps: Sequence[tuple[int, int]]) -> list[TierRow]:
    """Pay a sum back once spend at list prices reaches a break; it stands with one offer, and counts all of its scope.

    Parameters
    ----------
    offer
        The offer it stands with.
    scope
        Whose total is counted.
    steps
        Breaks [millionths of a pound] with the sum paid back [pence].
    """
    return [TierRow(offer.offer, least, "gbp", scope, "rebate_lump", rebate_pence=pence) for least, pence in steps]


def dearer(offers: Iterable[OfferRow], who: Offerer, per_cent: int) -> list[OfferRow]:
    """Make the offers of a supplier who asks for more than another one, item by item.

    Parameters
    ----------
    offers
        What the other one offers.
    who
        The supplier who asks for more.
    per_cent
        How much more [per cent].
    """
    return [
        replace(
            offer,
            offer=f"{who.number:03d}-{offer.item}",
            supplier=who.code,
            supplier_name=who.name,
            price_gbp_millionths=share_of(offer.price_gbp_millionths, _WHOLE + 100 * per_cent),
            sme=who.sme,
            local=who.local,
            attributes=who.attributes,
            delivery_pence=who.delivery or None,
            activation_pence=who.activation or None,
            switching_pence=who.switching or None,
            evidence=who.evidence,
        )
        for offer in offers
        if offer.price_gbp_millionths is not None
    ]


def with_price(offers: Iterable[OfferRow], item: str, prices: Mapping[str, int | None]) -> list[OfferRow]:
    """Set the prices that some suppliers ask for an item.

    Parameters
    ----------
    offers
        Offers of any suppliers.
    item
        The item.
    prices
        Price by supplier [millionths of a pound]; ``None`` takes it away. An offer without a price stays without one.
    """
    return [
        replace(offer, price_gbp_millionths=prices[offer.supplier])
        if offer.item == item and offer.supplier in prices and offer.price_gbp_millionths is not None
        else offer
        for offer in offers
    ]

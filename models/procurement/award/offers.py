"""What suppliers offer: prices, tiers on what is bought, bundles; and what using a supplier costs besides."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

TierKind = Literal["all_units", "incremental", "rebate_share", "rebate_lump"]
Measure = Literal["units", "pence"]


@dataclass(frozen=True)
class Item:
    """A product after matching.

    Parameters
    ----------
    name
        Its key.
    lot
        The lot it is tendered in.
    step
        Quantities are whole multiples of it [millionths of the item's unit]; 1 where any quantity will do.
    period
        When it is bought, such as a financial year; the same product in another period is another item.
    product
        What it is called whatever the period; its name where empty.
    """

    name: str
    lot: str = ""
    step: int = 1
    period: str = ""
    product: str = ""


@dataclass(frozen=True)
class Supplier:
    """Who offers.

    Parameters
    ----------
    name
        Its key.
    attributes
        What rules may ask for, such as ``sme`` or ``local``.
    activation
        What it costs to take the supplier on at all [pence]; paid once where anything is bought on new terms, which are
        all that are not present ones.
    capacity
        The most it can supply of everything together [millionths]; ``None`` where it names no limit.
    capacities
        The most it can supply of everything together in a period [millionths], where it names a limit.
    """

    name: str
    attributes: frozenset[str] = frozenset()
    activation: int = 0
    capacity: int | None = None
    capacities: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Offer:
    """A supplier's price for an item. A price of zero is a price; where there is no price there is no offer.

    Parameters
    ----------
    name
        Its key.
    supplier, item
        Who offers what.
    price
        The list price [pence per unit].
    available
        The most that can be had, all trusts together [millionths]; ``None`` where there is no limit.
    minimum
        The least that must be ordered, all trusts together, where the offer is used [millionths].
    trusts
        Who may buy; ``None`` where everybody may.
    carbon
        What one unit emits [grams of CO2e per unit].
    present
        Whether it is what the trusts named pay today: it stands apart from all tiers, and trusts that stay out keep it.
    """

    name: str
    supplier: str
    item: str
    price: Fraction
    available: int | None = None
    minimum: int = 0
    trusts: frozenset[str] | None = None
    carbon: Fraction = Fraction(0)
    present: bool = False

    def serves(self, trust: str) -> bool:
        """Whether a trust may buy on this offer."""
        return self.trusts is None or trust in self.trusts


@dataclass(frozen=True)
class Tier:
    """What holds from a break on.

    Parameters
    ----------
    least
        The break: what must have been bought [millionths, or pence at list prices, as the schedule measures].
    discount
        The part of the list price that is taken off or paid back [fraction].
    lump
        A sum paid back once the break is reached [pence]; for the kind ``rebate_lump``.
    prices
        Offers whose price in this tier is quoted rather than a discount, and that price [pence per unit].
    """

    least: int
    discount: Fraction = Fraction(0)
    lump: int = 0
    prices: tuple[tuple[str, Fraction], ...] = ()

    @cached_property
    def quoted(self) -> dict[str, Fraction]:
        """The prices quoted, by offer [pence per unit]."""
        return dict(self.prices)


@dataclass(frozen=True)
class Schedule:
    """Tiers on what is bought of a supplier: of everything, of one lot, or on one offer.

    What a trust buys at its present terms, and bundles, count towards no tier. Below the first break nothing can be
    bought on the offers of a schedule (a least order), but for ``rebate_lump``, which pays nothing back there.

    Parameters
    ----------
    name
        Its key.
    supplier
        Whose schedule it is.
    kind
        ``all_units``: the tier's price holds for every unit. ``incremental``: only for what lies above the break.
        ``rebate_share``: as ``all_units``, but paid back as one sum. ``rebate_lump``: a sum paid back at the break.
    measure
        Whether breaks are in ``units`` [millionths] or in ``pence`` at list prices, before any discount.
    tiers
        By rising break.
    lot, offer, period
        What it covers: offers on items of that lot or period, or one offer; everything of the supplier where all are
        ``None``.
    """

    name: str
    supplier: str
    kind: TierKind
    measure: Measure
    tiers: tuple[Tier, ...]
    lot: str | None = None
    offer: str | None = None
    period: str | None = None

    def covers(self, offer: Offer, item: Item) -> bool:
        """Whether what is bought on an offer counts towards the tiers.

        Parameters
        ----------
        offer
            Any offer.
        item
            Its item.
        """
        return (
            offer.supplier == self.supplier
            and not offer.present
            and self.lot in {None, item.lot}
            and self.period in {None, item.period}
            and self.offer in {None, offer.name}
        )


@dataclass(frozen=True)
class Bundle:
    """All or nothing: a set of quantities at one price. It is new terms, never present ones.

    Parameters
    ----------
    name
        Its key.
    supplier
        Who offers it.
    price
        For all of it [pence]; negative where the supplier pays.
    contents
        Trust, item and quantity [millionths].
    carbon
        What all of it emits [grams of CO2e].
    """

    name: str
    supplier: str
    price: int
    contents: tuple[tuple[str, str, int], ...]
    carbon: Fraction = Fraction(0)


@dataclass(frozen=True)
class Delivery:
    """What it costs to have a supplier deliver to a trust at all.

    Parameters
    ----------
    supplier, trust
        Who delivers to whom.
    pence
        Paid once where the trust buys anything from the supplier on new terms [pence].
    period
        Only what is bought in that period counts; everything where ``None``.
    once
        Whether it is the cost of moving the trust to the supplier, paid once however many years a plan has, rather than
        a year's cost. Within one instance it makes no difference.
    """

    supplier: str
    trust: str
    pence: int
    period: str | None = None
    once: bool = False


@dataclass(frozen=True)
class Incumbency:
    """Who supplies a trust in a lot today, and what it costs to move away.

    Parameters
    ----------
    trust, lot
        Where.
    suppliers
        Who supplies there today.
    switching
        Paid once where anything there is bought from anybody else on new terms [pence].
    """

    trust: str
    lot: str
    suppliers: frozenset[str]
    switching: int = 0


@dataclass(frozen=True)
class Need:
    """What a trust needs of an item.

    Parameters
    ----------
    trust, item
        Who needs what.
    quantity
        How much; above zero [millionths].
    must_be_met
        Whether all of it must be bought, or any part of it may be left unserved.
    """

    trust: str
    item: str
    quantity: int
    must_be_met: bool = True

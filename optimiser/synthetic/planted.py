"""What is planted is worth, by plain arithmetic on the rows that are made; no optimisation takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optimiser.money import format_gbp
from optimiser.synthetic.demand import PENNY, pence_for
from optimiser.synthetic.offers import Offerer
from optimiser.synthetic.rows import MILLION, DemandRow, OfferRow


@dataclass(frozen=True)
class Need:
    """What a trust needs of an item, and pays today.

    Parameters
    ----------
    trust, item, lot
        Who needs what.
    quantity
        How much in a year [millionths].
    pence
        What it costs today [pence].
    supplier
        Who supplies it today; empty where that is not stated.
    """

    trust: str
    item: str
    lot: str
    quantity: int
    pence: int
    supplier: str = ""


@dataclass(frozen=True)
class Pool:
    """What some trusts buy together of one supplier, each only what is cheaper there than today.

    Parameters
    ----------
    needs
        What is bought there.
    spend
        What it comes to at list prices [pence].
    units
        What it comes to [millionths].
    gain
        What is paid less than today, deliveries, moving and taking the supplier on taken off [pence].
    largest_spend, largest_units
        The most that any one trust brings [pence, millionths].
    """

    needs: tuple[Need, ...]
    spend: int
    units: int
    gain: int
    largest_spend: int
    largest_units: int

    @property
    def trusts(self) -> tuple[str, ...]:
        """The trusts that take part."""
        return tuple(sorted({need.trust for need in self.needs}))


def needs_of(rows: Iterable[DemandRow]) -> list[Need]:
    """Return demand as needs.

    Parameters
    ----------
    rows
        Rows of demand.
    """
    return [Need(row.trust, row.item, row.lot, row.quantity_millionths, row.amount_pence, row.supplier) for row in rows]


def list_prices(offers: Iterable[OfferRow], supplier: str) -> dict[str, int]:
    """Return what a supplier asks for before any tier, by item [millionths of a pound]; bundles are left out.

    Parameters
    ----------
    offers
        Offers of any suppliers.
    supplier
        The supplier.
    """
    return {
        offer.item: offer.price_gbp_millionths
        for offer in offers
        if offer.supplier == supplier and offer.price_gbp_millionths is not None and not offer.bundle
    }


def pool(needs: Sequence[Need], who: Offerer, prices: Mapping[str, int], discount: Fraction) -> Pool:
    """Let every trust buy from one supplier what is cheaper there, where that repays deliveries and moving.

    Parameters
    ----------
    needs
        What is needed; trusts that are not free to move are left out of it.
    who
        The supplier.
    prices
        Its list prices by item [millionths of a pound].
    discount
        What its best tier takes off [fraction].
    """
    chosen: list[Need] = []
    gain, spends, units = -who.activation, [0], [0]
    for trust in sorted({need.trust for need in needs}):
        own = [need for need in needs if need.trust == trust]
        fixed = who.delivery + (0 if any(need.supplier == who.code for need in own) else who.switching)
        cheaper = {need: less for need in own if (less := _less(need, prices, discount)) > 0}
        if sum(cheaper.values()) > fixed:
            chosen += cheaper
            gain += sum(cheaper.values()) - fixed
            spends.append(sum(pence_for(need.quantity, prices[need.item]) for need in cheaper))
            units.append(sum(need.quantity for need in cheaper))
    return Pool(tuple(chosen), sum(spends), sum(units), gain, max(spends), max(units))


def _less(need: Need, prices: Mapping[str, int], discount: Fraction) -> int:
    """Return what a need costs less at a discounted price than today [pence]; negative where it costs more."""
    if need.item not in prices:
        return -1
    paid = Fraction(need.quantity * prices[need.item], MILLION * PENNY) * (1 - discount)
    # Rounded up, so that no later rounding of a line can make the award dearer than is said here.
    return need.pence - -(-paid.numerator // paid.denominator)


def most_gain(needs: Iterable[Need], offers: Iterable[OfferRow]) -> int:
    """Return the most a trust could gain if all deliveries and moves were free and no tier existed [pence].

    Parameters
    ----------
    needs
        What the trust needs.
    offers
        Offers without tiers.
    """
    best: dict[str, int] = {}
    for offer in offers:
        if offer.price_gbp_millionths is not None:
            best[offer.item] = min(best.get(offer.item, offer.price_gbp_millionths), offer.price_gbp_millionths)
    return sum(max(0, need.pence - pence_for(need.quantity, best[need.item])) for need in needs if need.item in best)


def told_of_pool(found: Pool, who: Offerer, what: str, begins: str) -> str:
    """Say in words what a pool is worth and how that was worked out.

    Parameters
    ----------
    found
        The pool.
    who
        The supplier.
    what
        What is reached.
    begins
        Where it begins.
    """
    return (
        f"{len(found.trusts)} trusts together reach {what} of {who.name}, which begins at {begins}; none of them does "
        f"alone. What each of them buys there for less than today comes to {format_gbp(found.spend)} at list prices. "
        f"Deliveries, moving and taking the supplier on are paid out of the value."
    )

"""Lots that share suppliers with no other lot, and the rows made for them so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from optimiser.synthetic.demand import PENNY
from optimiser.synthetic.offers import Offerer
from optimiser.synthetic.products import Product
from optimiser.synthetic.rows import MILLION, DemandRow, OfferRow, PlantedRow, TierRow

_THOUSAND_POUNDS = 1_000 * MILLION
REACHED = Fraction(75, 100)
"""A tier that is meant to be reached begins at this part of what is bought where everybody gains."""


@dataclass
class Group:
    """Lots, who offers in them, and the rows made so far.

    Parameters
    ----------
    lots
        Their codes.
    products
        The products of each.
    offerers
        Who offers; nobody of them offers in another group.
    demand, offers, tiers, planted
        Rows.
    """

    lots: tuple[str, ...]
    products: Sequence[Sequence[Product]]
    offerers: Sequence[Offerer]
    demand: list[DemandRow]
    offers: list[OfferRow] = field(default_factory=list)
    tiers: list[TierRow] = field(default_factory=list)
    planted: list[PlantedRow] = field(default_factory=list)

    @property
    def all_products(self) -> list[Product]:
        """The products of all lots."""
        return [product for lot in self.products for product in lot]

    def offers_by(self, who: Offerer, lot: str) -> list[OfferRow]:
        """Return the offers of one supplier in one lot.

        Parameters
        ----------
        who
            The supplier.
        lot
            The lot.
        """
        return [offer for offer in self.offers if (offer.supplier, offer.lot) == (who.code, lot)]

    def volumes(self) -> dict[str, int]:
        """Return what all trusts together need, by item [millionths]."""
        found: dict[str, int] = {}
        for row in self.demand:
            found[row.item] = found.get(row.item, 0) + row.quantity_millionths
        return found

    def spends(self) -> dict[str, int]:
        """Return what is paid today, by trust [pence]."""
        found: dict[str, int] = {}
        for row in self.demand:
            found[row.trust] = found.get(row.trust, 0) + row.amount_pence
        return found

    def breaks(self, *parts: Fraction) -> list[int]:
        """Return breaks at parts of what is paid today, in whole thousands of pounds [millionths of a pound].

        Parameters
        ----------
        parts
            The parts [fraction].
        """
        whole = sum(self.spends().values())
        return [whole_thousands(whole * part) for part in parts]

    def plant(
        self,
        kind: str,
        found: tuple[str, int],
        detail: str,
        *,
        who: Offerer | None = None,
        lot: str = "",
        product: Product | None = None,
        offers: Iterable[OfferRow] = (),
        trusts: Sequence[str] = (),
    ) -> None:
        """Record something planted; it is called after its kind and what it is about.

        Parameters
        ----------
        kind, detail, trusts
            As in the table ``planted``.
        found
            What is expected to be found, and what it is worth [pence].
        who, lot, product, offers
            The supplier, lot, product and offers it is about; without lot and product, all of the group.
        """
        item = product.item if product else ""
        supplier = who.code if who else ""
        row = PlantedRow(
            planted="-".join([kind, *filter(None, [item or supplier, *trusts])]),
            kind=kind,
            expected=found[0],
            value_pence=found[1],
            detail=f"Illustrative: {detail}",
            lots=(product.lot,) if product else (lot,) if lot else self.lots,
            item=item,
            supplier=supplier,
            offers=tuple(offer.offer for offer in offers),
            trusts=tuple(trusts),
        )
        self.planted.append(row)


def whole_thousands(pence: int | Fraction) -> int:
    """Round pence down to whole thousands of pounds [millionths of a pound].

    Parameters
    ----------
    pence
        An amount [pence].
    """
    return int(pence * PENNY) // _THOUSAND_POUNDS * _THOUSAND_POUNDS

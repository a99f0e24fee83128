"""The entry to shared buying: from spend lines to prices, excess, classes and pooled tiers in one call."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from models.procurement.cells import aggregate
from models.procurement.classes import ExcessParts, PriceGap, partition_excess, price_gaps
from models.procurement.exclusions import (
    KEPT,
    SUPPORT,
    Codes,
    ReasonTotal,
    line_reasons,
    reason_totals,
    supported_items,
)
from models.procurement.pooling import PooledTier, TieredOffer, pooled_tiers
from models.procurement.prices import HEADLINE, ItemBenchmarks, TrustPrice, compare_prices
from models.procurement.spend import PriceInstance


@dataclass(frozen=True, eq=False)
class Opportunities:
    """What the spend lines suggest; every part is sorted by item and then by trust.

    Parameters
    ----------
    reasons
        One code a line, in the order of the instance: the place in ``exclusions.REASONS``, 0 for a line compared.
    reason_totals
        Lines and pence by reason; they add up to all lines.
    prices
        Every trust and item that has a price, whether compared or not.
    benchmarks
        The items that are compared.
    gaps
        Where one supplier charges trusts different prices for one item.
    parts
        The excess over the median by class.
    pooled
        The best pooled tier of each item, beyond that excess.
    """

    reasons: Codes
    reason_totals: tuple[ReasonTotal, ...]
    prices: tuple[TrustPrice, ...]
    benchmarks: tuple[ItemBenchmarks, ...]
    gaps: tuple[PriceGap, ...]
    parts: tuple[ExcessParts, ...]
    pooled: tuple[PooledTier, ...]

    @property
    def excess(self) -> int:
        """Excess of all trusts and items over the median [pence]."""
        return sum(row.excess[HEADLINE] for row in self.benchmarks)


def find_opportunities(
    instance: PriceInstance,
    extendable: AbstractSet[tuple[str, str]] = frozenset(),
    offers: Sequence[TieredOffer] = (),
) -> Opportunities:
    r"""Find what the lines suggest, without any optimiser.

    No penny is counted twice: for every trust and item

    .. math:: \text{match}_{ti} + \text{change}_{ti} + \text{tender}_{ti} + v_{ti} \le m_{ti}.

    Offers of suppliers that a member owns are passed over, for the same reason as lines paid to them.

    Parameters
    ----------
    instance
        The spend lines; items whose prices may not be compared are not among them.
    extendable
        Pairs (trust, item) for which the trust has a live contract with an unused extension in the item's category.
    offers
        Offers with tiers in units of the item.
    """
    reasons = line_reasons(instance)
    priced = (reasons == KEPT) | (reasons == SUPPORT)
    supported = supported_items(instance, reasons)
    prices, benchmarks = compare_prices(instance, aggregate(instance, priced), supported)
    gaps = price_gaps(instance, aggregate(instance, reasons == KEPT, by_supplier=True))
    parts = partition_excess(prices, gaps, extendable)
    owned = instance.owners
    pooled = pooled_tiers(
        prices,
        [offer for offer in offers if offer.supplier not in owned],
        {(part.trust, part.item): part.total for part in parts},
    )
    return Opportunities(reasons, reason_totals(instance, reasons), prices, benchmarks, gaps, parts, pooled)

"""What trusts would pay if they bought an item together and reached a better tier of an offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from models.procurement.exact import round_half_up
from models.procurement.prices import TrustPrice, overpayment


@dataclass(frozen=True)
class Tier:
    """One step of an offer: from this volume on, this price for every unit.

    Parameters
    ----------
    threshold
        Volume from which it holds [millionths of the item's unit], at least 0.
    price
        Price of every unit [pence per unit], at least 0.

    Raises
    ------
    ValueError
        If the threshold or the price is negative.
    """

    threshold: int
    price: Fraction

    def __post_init__(self) -> None:
        if self.threshold < 0 or self.price < 0:
            msg = "a tier needs a threshold and a price of at least 0"
            raise ValueError(msg)


@dataclass(frozen=True)
class TieredOffer:
    """A supplier's offer for one item, with all-units tiers.

    Parameters
    ----------
    offer, supplier, item
        Names.
    tiers
        Steps by rising threshold; the price without any condition is a tier from 0.
    capacity
        Most the supplier can deliver in the period [millionths of the item's unit]; ``None`` where there is no limit.

    Raises
    ------
    ValueError
        If there is no tier or the thresholds do not rise.
    """

    offer: str
    supplier: str
    item: str
    tiers: tuple[Tier, ...]
    capacity: int | None = None

    def __post_init__(self) -> None:
        thresholds = [tier.threshold for tier in self.tiers]
        if not thresholds or sorted(set(thresholds)) != thresholds:
            msg = f"offer {self.offer}: thresholds must rise and there must be one"
            raise ValueError(msg)

    def tier_at(self, millionths: int) -> int:
        r"""Return the place of the tier a volume reaches, or -1.

        .. math:: k(Q) = \max \{ k : \theta_k \le Q \}

        Parameters
        ----------
        millionths
            Volume [millionths of the item's unit].
        """
        return sum(tier.threshold <= millionths for tier in self.tiers) - 1


@dataclass(frozen=True)
class PooledTier:
    """The best offer for an item if its trusts buy together.

    Parameters
    ----------
    item, offer, supplier
        Names.
    millionths
        Volume of all trusts together [millionths of the item's unit].
    tier
        The tier it reaches.
    best_alone
        The best tier any one trust reaches by itself; ``None`` where none reaches any.
    reach_alone
        Names of the trusts that reach the pooled tier by themselves; they lend volume and gain no tier.
    pay_more
        Names of the trusts that pay less today than the tier's price; it is reached only if they join all the same.
    values
        By trust, what it would pay less on top of what is claimed already [pence]; 0 for a trust that gains no more.
    """

    item: str
    offer: str
    supplier: str
    millionths: int
    tier: Tier
    best_alone: Tier | None
    reach_alone: tuple[str, ...]
    pay_more: tuple[str, ...]
    values: Mapping[str, int]

    @property
    def total(self) -> int:
        """What all trusts together would pay less [pence]."""
        return sum(self.values.values())


def pooled_tiers(
    prices: Sequence[TrustPrice], offers: Sequence[TieredOffer], claimed: Mapping[tuple[str, str], int]
) -> tuple[PooledTier, ...]:
    r"""Choose for each item the offer whose pooled tier is worth most beyond what is claimed already.

    With :math:`Q_i = \sum_t q_{ti}` and the price :math:`r` of the tier :math:`k(Q_i)` it reaches,

    .. math:: v_{ti} = \max\Bigl(0,\ \operatorname{round}\bigl(\max(0,\ m_{ti} - r q_{ti})\bigr) - e_{ti}\Bigr)

    so that :math:`e_{ti} + v_{ti}` is never more than was paid. A tier counts only where pooling reaches it and at
    least one trust does not reach it alone; otherwise there is nothing to pool. An offer too small for the pooled
    volume does not count. Ties go to the offer that comes first by name; an item whose best offer is worth nothing has
    no entry.

    Parameters
    ----------
    prices
        Prices of trusts and items, in order of items; items below the support rule take part, for here the offer is the
        evidence.
    offers
        Offers with tiers in units of the item.
    claimed
        Excess already counted, by (trust, item) [pence]; a pair that is absent has none.
    """
    by_item: dict[str, list[TieredOffer]] = {}
    for offer in sorted(offers, key=lambda offer: offer.offer):
        by_item.setdefault(offer.item, []).append(offer)
    found: list[PooledTier] = []
    for item, rows in groupby(prices, key=lambda row: row.item):
        of_item = list(rows)
        pooled = [result for offer in by_item.get(item, ()) if (result := _pool(of_item, offer, claimed)) is not None]
        best = max(pooled, key=lambda result: result.total, default=None)
        if best is not None and best.total > 0:
            found.append(best)
    return tuple(found)


def _pool(rows: Sequence[TrustPrice], offer: TieredOffer, claimed: Mapping[tuple[str, str], int]) -> PooledTier | None:
    """Value one offer for the trusts that buy its item, or return None where pooling reaches nothing new."""
    volume = sum(row.millionths for row in rows)
    reached = offer.tier_at(volume)
    alone = {row.trust: offer.tier_at(row.millionths) for row in rows}
    if reached < 0 or min(alone.values()) >= reached or (offer.capacity is not None and volume > offer.capacity):
        return None
    tier, best = offer.tiers[reached], max(alone.values())
    values = {
        row.trust: max(
            0, round_half_up(overpayment(row.pence, row.millionths, tier.price)) - claimed.get((row.trust, row.item), 0)
        )
        for row in rows
    }
    return PooledTier(
        item=offer.item,
        offer=offer.offer,
        supplier=offer.supplier,
        millionths=volume,
        tier=tier,
        best_alone=offer.tiers[best] if best >= 0 else None,
        reach_alone=tuple(trust for trust, place in alone.items() if place >= reached),
        pay_more=tuple(row.trust for row in rows if row.price < tier.price),
        values=values,
    )

"""The yardstick of the award: many items, few suppliers, all-units tiers on what each supplier sells in all."""

from __future__ import annotations

import random
from fractions import Fraction

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Item, Need, Offer, Schedule, Supplier, Tier
from models.procurement.exact import MILLIONTHS

TIERS = (
    (Fraction(0), Fraction(0)),
    (Fraction(1, 2), Fraction(3, 100)),
    (Fraction(1), Fraction(6, 100)),
    (Fraction(2), Fraction(1, 10)),
)
"""Breaks as multiples of the mean share of a supplier, and the discount from there on."""


def yardstick(items: int, suppliers: int, offers: int, seed: int = 1) -> AwardInstance:
    """Return an instance: base prices of 1 to 50 pounds, needs of 11 to 1,100, offers at 0.85 to 1.25 of the base.

    Parameters
    ----------
    items, suppliers
        How many.
    offers
        How many suppliers offer each item.
    seed
        Of the random numbers.
    """
    rng = random.Random(seed)
    base = [rng.uniform(100, 5000) for _ in range(items)]
    needs = [rng.randint(11, 1100) for _ in range(items)]
    mean_share = int(sum(price * need for price, need in zip(base, needs, strict=True)) / suppliers)
    listed = [
        Offer(f"{item}-{supplier}", f"s{supplier}", f"i{item}", Fraction(round(base[item] * rng.uniform(0.85, 1.25))))
        for item in range(items)
        for supplier in sorted(rng.sample(range(suppliers), offers))
    ]
    tiers = tuple(Tier(int(mean_share * times), discount) for times, discount in TIERS)
    return AwardInstance(
        items=tuple(Item(f"i{item}") for item in range(items)),
        suppliers=tuple(Supplier(f"s{supplier}") for supplier in range(suppliers)),
        needs=tuple(Need("all", f"i{item}", need * MILLIONTHS) for item, need in enumerate(needs)),
        offers=tuple(listed),
        schedules=tuple(Schedule(f"t{at}", f"s{at}", "all_units", "pence", tiers) for at in range(suppliers)),
    )

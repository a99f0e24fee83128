"""Total quantity discounts in JSON: all-units tiers on a supplier's total, limited availability, activation costs."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Item, Need, Offer, Schedule, Supplier, Tier
from models.procurement.award.solution import AwardSolution
from models.procurement.exact import MILLIONTHS
from optimiser.published.award import PublishedAward

BUYER = "buyer"


def read_tqd(path: Path) -> PublishedAward:
    """Read an instance; products are items in whole units, and the last tier's top is the supplier's capacity.

    Parameters
    ----------
    path
        The file.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    if len(data["demand"]) != data["products"] or len(data["supplier"]) != data["suppliers"]:
        msg = "demand or suppliers do not match their number"
        raise ValueError(msg)
    offers = [_offer(row) for row in data["offers"]]
    of_supplier: dict[int, list[tuple[Offer, int]]] = {row["id"]: [] for row in data["supplier"]}
    for row, offer in zip(data["offers"], offers, strict=True):
        of_supplier[row["supplier"]].append((offer, row["list_price_pence"]))
    instance = AwardInstance(
        items=tuple(Item(str(place), step=MILLIONTHS) for place in range(data["products"])),
        suppliers=tuple(_supplier(row) for row in data["supplier"]),
        needs=tuple(
            Need(BUYER, str(place), quantity * MILLIONTHS) for place, quantity in enumerate(data["demand"]) if quantity
        ),
        offers=tuple(offers),
        schedules=tuple(_schedule(row, of_supplier[row["id"]]) for row in data["supplier"]),
    )
    return PublishedAward(instance)


def _offer(row: dict[str, Any]) -> Offer:
    name = f"{row['supplier']}-{row['product']}"
    price, available = Fraction(row["list_price_pence"]), row["available"] * MILLIONTHS
    return Offer(name, str(row["supplier"]), str(row["product"]), price, available)


def _supplier(row: dict[str, Any]) -> Supplier:
    capacity = row["tiers"][-1]["max_qty"] * MILLIONTHS
    return Supplier(str(row["id"]), activation=row["activation_pence"], capacity=capacity)


def _schedule(row: dict[str, Any], offers: list[tuple[Offer, int]]) -> Schedule:
    tiers = []
    for tier in row["tiers"]:
        kept = 10_000 - tier["discount_bp"]
        # Rounding to a whole penny is part of the format's definition.
        prices = tuple((offer.name, Fraction((listed * kept + 5_000) // 10_000)) for offer, listed in offers)
        tiers.append(Tier(tier["min_qty"] * MILLIONTHS, prices=prices))
    return Schedule(f"tiers-{row['id']}", str(row["id"]), "all_units", "units", tuple(tiers))


def tqd_solution(published: PublishedAward, solution: AwardSolution) -> dict[str, Any]:
    """Return an award as the format's solution file has it: supplier, product and quantity.

    Parameters
    ----------
    published
        The instance.
    solution
        The award.
    """
    offer_of = published.instance.offer_of
    award = [
        [int(offer_of[name].supplier), int(offer_of[name].item), quantity // MILLIONTHS]
        for _, name, quantity in solution.purchases
    ]
    return {"award": sorted(award)}

"""The bid evaluation problem of the GAMS library in JSON: one item, incremental tiers, a setup for each vendor used."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from models.procurement.award.instance import AwardInstance
from models.procurement.award.offers import Item, Need, Offer, Schedule, Supplier, Tier
from models.procurement.award.solution import AwardSolution
from models.procurement.exact import MILLIONTHS
from optimiser.published.award import PublishedAward
from optimiser.published.decimals import decimal_scale

BUYER, ITEM = "buyer", "item"


def read_bid(path: Path) -> PublishedAward:
    """Read an instance: a vendor's segments are incremental tiers, the first one's least its minimum order.

    Money is counted in a unit so small that the price of the smallest step of the requirement is whole.

    Parameters
    ----------
    path
        The file.
    """
    data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    segments = {name: vendor["segments"] for name, vendor in sorted(data["vendors"].items())}
    if any(low["qmax"] != high["qmin"] for listed in segments.values() for low, high in pairwise(listed)):
        msg = "the segments of a vendor do not meet"
        raise ValueError(msg)
    every = [segment for listed in segments.values() for segment in listed]
    quantities = [data["requirement"], *(segment[key] for segment in every for key in ("qmin", "qmax"))]
    money = [segment[key] for segment in every for key in ("price", "setup") if key in segment]
    parts = decimal_scale(quantities)
    scale = decimal_scale(money) * parts
    instance = AwardInstance(
        items=(Item(ITEM, step=MILLIONTHS // parts),),
        suppliers=tuple(
            Supplier(name, activation=int(Fraction(listed[0].get("setup", 0)) * scale))
            for name, listed in segments.items()
        ),
        needs=(Need(BUYER, ITEM, _millionths(data["requirement"])),),
        offers=tuple(_offer(name, listed, scale) for name, listed in segments.items()),
        schedules=tuple(_schedule(name, listed, scale) for name, listed in segments.items()),
    )
    return PublishedAward(instance, scale)


def _millionths(quantity: Decimal) -> int:
    return int(Fraction(quantity) * MILLIONTHS)


def _offer(name: str, segments: list[dict[str, Decimal]], scale: int) -> Offer:
    return Offer(
        name,
        name,
        ITEM,
        Fraction(segments[0]["price"]) * scale,
        available=_millionths(segments[-1]["qmax"]),
        minimum=_millionths(segments[0]["qmin"]),
    )


def _schedule(name: str, segments: list[dict[str, Decimal]], scale: int) -> Schedule:
    tiers = [
        Tier(_millionths(segment["qmin"]) if place else 0, prices=((name, Fraction(segment["price"]) * scale),))
        for place, segment in enumerate(segments)
    ]
    # The first tier is the list price; an incremental schedule quotes only what differs from it.
    return Schedule(name, name, "incremental", "units", (Tier(0), *tiers[1:]))


def bid_solution(published: PublishedAward, solution: AwardSolution) -> dict[str, Any]:
    """Return an award as the format's solution file has it: vendor and quantity.

    Parameters
    ----------
    published
        The instance.
    solution
        The award.
    """
    offer_of = published.instance.offer_of
    return {"award": [[offer_of[name].supplier, quantity / MILLIONTHS] for _, name, quantity in solution.purchases]}

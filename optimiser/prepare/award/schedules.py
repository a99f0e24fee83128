"""Rows of tiers -> the schedules of the award model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from models.procurement.award.offers import Measure, Offer, Schedule, Tier, TierKind
from optimiser.case import Case
from optimiser.prepare.offer_terms import tier_price


def schedules_of(
    case: Case, offers: Iterable[Offer], lot_of: Mapping[str, str]
) -> Iterator[tuple[Schedule, list[pd.Series]]]:
    """Yield the schedules of tiers, those of one supplier, scope, lot or offer, and kind; with their rows.

    Parameters
    ----------
    case
        With tiers or without.
    offers
        The offers that take part, bundles left out: what is bought in one counts towards no tier.
    lot_of
        The lot of every item.
    """
    if "offer_tiers" not in case:
        return
    single = {offer.name: offer for offer in offers}
    groups: dict[tuple[str, str, str, str], list[pd.Series]] = defaultdict(list)
    for _, tier in case.frame("offer_tiers").iterrows():
        offer = single.get(tier["offer"])
        if offer is not None:
            place = {"offer": offer.name, "lot": lot_of[offer.item], "supplier": ""}[tier["scope"]]
            groups[offer.supplier, tier["scope"], place, tier["kind"]].append(tier)
    for (supplier, scope, place, kind), rows in groups.items():
        name = ":".join(part for part in (supplier, scope, place, kind) if part)
        yield _schedule(name, supplier, scope, place, kind, rows, single), rows


def _schedule(
    name: str, supplier: str, scope: str, place: str, kind: Any, rows: list[pd.Series], single: Mapping[str, Offer]
) -> Schedule:
    """Make one schedule; at every break each offer has the terms of its own latest row."""
    measure: Measure = "units" if rows[0]["threshold_unit"] == "units" else "pence"
    by_break: dict[int, list[pd.Series]] = defaultdict(list)
    for row in rows:
        by_break[_least(row, measure)].append(row)
    tiers = [] if kind == "rebate_lump" or 0 in by_break else [Tier(0)]
    prices: dict[str, Fraction] = {}
    for least in sorted(by_break):
        group = by_break[least]
        tiers.append(_tier(kind, measure, least, group, prices, single))
    lot, offer = (place if scope == "lot" else None), (place if scope == "offer" else None)
    typed: TierKind = kind
    return Schedule(name, supplier, typed, measure, tuple(tiers), lot=lot, offer=offer)


def _tier(
    kind: str,
    measure: str,
    least: int,
    rows: list[pd.Series],
    prices: dict[str, Fraction],
    single: Mapping[str, Offer],
) -> Tier:
    """Make one tier; ``prices`` carries what each offer has reached so far."""
    first = rows[0]
    if kind == "rebate_lump":
        return Tier(least, lump=int(first["rebate_pence"]))
    if kind == "incremental" and least == 0:
        return Tier(0)
    share = Fraction(0) if pd.isna(first["discount"]) else Fraction(str(first["discount"]))
    if kind == "rebate_share" or (kind == "incremental" and (measure == "pence" or first["scope"] != "offer")):
        return Tier(least, discount=share)
    for row in rows:
        prices[row["offer"]] = tier_price(row, single[row["offer"]].price)
    return Tier(least, prices=tuple(sorted(prices.items())))


def _least(row: pd.Series, measure: str) -> int:
    """Return a break [millionths, or whole pence upwards]."""
    least = int(row["threshold_millionths"])
    return least if measure == "units" else -(-least // 10_000)

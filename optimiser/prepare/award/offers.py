"""What suppliers offer: rows of offers and tiers -> offers, schedules and bundles of the award model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pandas as pd

from models.procurement.award.offers import Bundle, Measure, Offer, Schedule, Tier, TierKind
from optimiser.case import Case
from optimiser.money import round_half_up
from optimiser.prepare.award.needs import Needs
from optimiser.prepare.prices import owners

_MILLION = 1_000_000
UNUSED = {
    "no_price": "No price is named, so nothing is offered; a price of zero would be a price.",
    "not_open": "It is not valid on the day the case speaks from.",
    "framework_ended": "Its framework has ended.",
    "internal": "A member owns the supplier: what it earns is another member's cost.",
    "no_need": "No trust needs the item.",
    "bundle_incomplete": "Another offer of its bundle cannot be used, and a bundle is taken whole.",
    "bundle_too_small": "Its bundle cannot supply all that the trusts need.",
}
"""Why an offer takes no part, in words."""


@dataclass(frozen=True)
class OfferedTerms:
    """The offers that take part, and what became of the others.

    Parameters
    ----------
    rows
        The rows of the offers that take part, by offer.
    offers, schedules, bundles
        As the model takes them.
    unused
        Offers that take no part, with the reason.
    tier_rows
        The rows of tiers by schedule.
    lot_of
        The lot of every item needed.
    """

    rows: dict[str, pd.Series] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)
    schedules: list[Schedule] = field(default_factory=list)
    bundles: list[Bundle] = field(default_factory=list)
    unused: list[tuple[str, str]] = field(default_factory=list)
    tier_rows: dict[str, list[pd.Series]] = field(default_factory=dict)
    lot_of: dict[str, str] = field(default_factory=dict)


def terms_of(case: Case, needs: Needs, out: frozenset[str]) -> OfferedTerms:
    """Turn the offers of a case into offers, schedules and bundles.

    Parameters
    ----------
    case
        With offers; tiers where there are any.
    needs
        What is needed.
    out
        Trusts that stay out of everything: no bundle is for them.
    """
    terms = OfferedTerms()
    items = {item for _, item in needs.today}
    rows = [row for _, row in case.frame("offers").iterrows()]
    named = {row["item"]: row["lot"] for row in reversed(rows) if row["lot"]}
    terms.lot_of.update({item: named.get(item) or needs.category_of.get(item, "") for item in sorted(items)})
    carbon, owned = _carbon(case), owners(case)
    usable: list[pd.Series] = []
    for row in rows:
        reason = why_unused(row, case, items, owned)
        if reason:
            terms.unused.append((row["offer"], reason))
        else:
            usable.append(row)
    for row in usable:
        if not row["bundle"]:
            terms.rows[row["offer"]] = row
            terms.offers.append(_offer(row, carbon))
    _add_bundles(terms, needs, out, [row for row in rows if row["bundle"]], carbon)
    terms.schedules.extend(_schedules(case, terms))
    return terms


def why_unused(row: pd.Series, case: Case, items: set[str], owned: Mapping[str, str]) -> str:
    """Return why an offer takes no part by itself; empty where it does.

    Parameters
    ----------
    row
        A row of the offers.
    case
        For its date.
    items
        Items that are needed.
    owned
        Suppliers that a member owns.
    """
    if row["price_gbp_millionths"] is pd.NA:
        return "no_price"
    begun = row["valid_from"] is None or row["valid_from"] <= case.as_of
    over = row["valid_to"] is not None and row["valid_to"] < case.as_of
    if over or not begun:
        return "not_open"
    if row["framework_end"] is not None and row["framework_end"] < case.as_of:
        return "framework_ended"
    if row["supplier"] in owned:
        return "internal"
    return "" if row["item"] in items else "no_need"


def in_pence(millionths: object) -> Fraction:
    """Turn a price in millionths of a pound into pence.

    Parameters
    ----------
    millionths
        A price as it was read [millionths of a pound].
    """
    return Fraction(int(str(millionths)), 10_000)


def carbon_today(case: Case) -> dict[str, Fraction]:
    """Return what a unit bought on present terms emits, by item [grams of CO2e per unit].

    What the items table says; where it says nothing, as much as the offer that emits most, so that staying on present
    terms never looks cleaner than it may be.

    Parameters
    ----------
    case
        With offers.
    """
    found: dict[str, Fraction] = {}
    offers = case.frame("offers")
    for item, value in zip(offers["item"], offers["carbon_kg_millionths"], strict=True):
        if value is not pd.NA:
            found[item] = max(found.get(item, Fraction(0)), _grams(value))
    return found | _carbon(case)


def _carbon(case: Case) -> dict[str, Fraction]:
    """Return what one unit of each item emits where an offer names nothing [grams of CO2e per unit]."""
    if "items" not in case:
        return {}
    frame = case.frame("items")
    pairs = zip(frame["item"], frame["carbon_kg_millionths"], strict=True)
    return {item: _grams(value) for item, value in pairs if value is not pd.NA}


def _grams(millionths: object) -> Fraction:
    """Turn millionths of a kilogram into grams."""
    return Fraction(int(str(millionths)), 1000)


def _offer(row: pd.Series, carbon: Mapping[str, Fraction]) -> Offer:
    capacity, least = row["capacity_millionths"], row["minimum_order_millionths"]
    return Offer(
        row["offer"],
        row["supplier"],
        row["item"],
        in_pence(row["price_gbp_millionths"]),
        available=None if capacity is pd.NA else int(capacity),
        minimum=0 if least is pd.NA else int(least),
        carbon=_carbon_of(row, carbon),
    )


def _carbon_of(row: pd.Series, carbon: Mapping[str, Fraction]) -> Fraction:
    own = row["carbon_kg_millionths"]
    return carbon.get(row["item"], Fraction(0)) if own is pd.NA else _grams(own)


def _add_bundles(
    terms: OfferedTerms,
    needs: Needs,
    out: frozenset[str],
    rows: Iterable[pd.Series],
    carbon: Mapping[str, Fraction],
) -> None:
    """Make a bundle of all that the trusts need of its items, where every offer of it can be used."""
    unused = {name for name, _ in terms.unused}
    groups: dict[str, list[pd.Series]] = defaultdict(list)
    for row in rows:
        groups[row["bundle"]].append(row)
    for name, group in groups.items():
        volumes = {
            row["offer"]: [
                (trust, item, needs.quantity(trust, item))
                for trust, item in needs.today
                if item == row["item"] and trust not in out
            ]
            for row in group
        }
        short = any(
            row["capacity_millionths"] is not pd.NA
            and sum(quantity for *_, quantity in volumes[row["offer"]]) > int(row["capacity_millionths"])
            for row in group
        )
        if short or unused & set(volumes) or not all(volumes.values()):
            reason = "bundle_too_small" if short else "bundle_incomplete"
            terms.unused.extend((offer, reason) for offer in volumes if offer not in unused)
            continue
        price, grams = Fraction(0), Fraction(0)
        for row in group:
            units = Fraction(sum(quantity for *_, quantity in volumes[row["offer"]]), _MILLION)
            price += in_pence(row["price_gbp_millionths"]) * units
            grams += _carbon_of(row, carbon) * units
            terms.rows[row["offer"]] = row
        contents = tuple(cell for cells in volumes.values() for cell in cells)
        terms.bundles.append(Bundle(name, group[0]["supplier"], round_half_up(price), contents, grams))


def _schedules(case: Case, terms: OfferedTerms) -> list[Schedule]:
    """Group the rows of tiers into schedules: those of one supplier, scope, lot or offer, and kind."""
    if "offer_tiers" not in case:
        return []
    single = {offer.name: offer for offer in terms.offers}
    groups: dict[tuple[str, str, str, str], list[pd.Series]] = defaultdict(list)
    for _, tier in case.frame("offer_tiers").iterrows():
        offer = single.get(tier["offer"])
        if offer is not None:
            place = {"offer": offer.name, "lot": terms.lot_of[offer.item], "supplier": ""}[tier["scope"]]
            groups[offer.supplier, tier["scope"], place, tier["kind"]].append(tier)
    found = []
    for (supplier, scope, place, kind), rows in groups.items():
        name = ":".join(part for part in (supplier, scope, place, kind) if part)
        terms.tier_rows[name] = rows
        found.append(_schedule(name, supplier, scope, place, kind, rows, single))
    return found


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


def tier_price(row: pd.Series, listed: Fraction) -> Fraction:
    """Return the price a row of tiers names: its own, or the list price less its discount [pence per unit].

    Parameters
    ----------
    row
        A row of tiers.
    listed
        The list price of its offer [pence per unit].
    """
    if row["price_gbp_millionths"] is not pd.NA:
        return in_pence(row["price_gbp_millionths"])
    discount = Fraction(0) if pd.isna(row["discount"]) else Fraction(str(row["discount"]))
    return listed * (1 - discount)


def _least(row: pd.Series, measure: str) -> int:
    """Return a break [millionths, or whole pence upwards]."""
    least = int(row["threshold_millionths"])
    return least if measure == "units" else -(-least // 10_000)

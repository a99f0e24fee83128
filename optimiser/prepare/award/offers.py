"""What suppliers offer: rows of offers and tiers -> offers, schedules and bundles of the award model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import pandas as pd

from models.procurement.award.offers import Bundle, Offer, Schedule
from optimiser.case import Case
from optimiser.money import round_half_up
from optimiser.prepare.award.needs import Needs
from optimiser.prepare.award.schedules import schedules_of
from optimiser.prepare.offer_terms import in_pence, is_open
from optimiser.prepare.prices import owners

_MILLION = 1_000_000
UNUSED = {
    "no_price": "No price is named, so nothing is offered; a price of zero would be a price.",
    "not_open": "It is not valid on the day the case speaks from.",
    "framework_ended": "Its framework has ended.",
    "internal": "A member owns the supplier: what it earns is another member's cost.",
    "no_need": "No trust needs the item.",
    "bundle_incomplete": "Another offer of its bundle cannot be used, and a bundle is taken whole.",
    "bundle_other_volume": "What the trusts need lies above the capacity of its bundle, or below its least order.",
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
    for schedule, tiers in schedules_of(case, terms.offers, terms.lot_of):
        terms.schedules.append(schedule)
        terms.tier_rows[schedule.name] = tiers
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
    if not is_open(row, case):
        return "not_open"
    if row["framework_end"] is not None and row["framework_end"] < case.as_of:
        return "framework_ended"
    if row["supplier"] in owned:
        return "internal"
    return "" if row["item"] in items else "no_need"


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
        other = any(not _fits(row, sum(quantity for *_, quantity in volumes[row["offer"]])) for row in group)
        if other or unused & set(volumes) or not all(volumes.values()):
            reason = "bundle_other_volume" if other else "bundle_incomplete"
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


def _fits(row: pd.Series, volume: int) -> bool:
    """Whether an offer can supply a volume and takes an order of it."""
    most, least = row["capacity_millionths"], row["minimum_order_millionths"]
    return (most is pd.NA or volume <= int(most)) and (least is pd.NA or not volume or volume >= int(least))

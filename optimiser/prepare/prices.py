"""Spend lines, adjustments and offers of a case -> the instance of the price comparison."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from models.procurement.opportunities import Opportunities, find_opportunities
from models.procurement.pooling import Tier, TieredOffer
from models.procurement.spend import PriceInstance, Support, price_instance
from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.money import round_half_up, split_pence
from optimiser.prepare.offer_terms import in_pence, is_open, tier_price

_MILLION = 1_000_000


@dataclass(frozen=True, eq=False)
class PricedLines:
    """The spend lines as they enter the comparison.

    Parameters
    ----------
    frame
        The spend lines with three columns more: ``net_pence`` after adjustments, ``adjustments`` the rows of those
        taken off it, and ``comparison`` of the item. The index is that of the case's table.
    year
        Financial year compared; empty where the lines carry none.
    unapplied
        Adjustments that meet no line, by their row.
    """

    frame: pd.DataFrame
    year: str
    unapplied: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class PriceComparison:
    """A price comparison with the lines it was made from.

    Parameters
    ----------
    lines
        All lines, with ``reason``: why a line took no part, or empty.
    instance
        The lines that could be compared, in the order of ``compared``.
    compared
        Index labels of those lines.
    found
        What the model found.
    """

    lines: PricedLines
    instance: PriceInstance
    compared: pd.Index
    found: Opportunities


def priced_lines(case: Case) -> PricedLines:
    """Apply the adjustments to the spend lines and look up each item's comparison.

    An adjustment of a line lowers that line; one of an item lowers the trust's lines of that item, of the supplier
    where one is named, in proportion to their amounts, to the penny.

    Parameters
    ----------
    case
        With a spend_lines table; items and adjustments where there are any.
    """
    frame = case.frame("spend_lines").copy()
    amounts: dict[int, int] = dict(zip(frame.index, map(int, frame["amount_pence"]), strict=True))
    net = dict(amounts)
    applied: dict[int, tuple[int, ...]] = dict.fromkeys(frame.index, ())
    unapplied = []
    for _, entry in (case.frame("adjustments") if "adjustments" in case else pd.DataFrame()).iterrows():
        rows = _lines_of(frame, entry)
        if not rows or sum(abs(amounts[row]) for row in rows) == 0:
            unapplied.append(int(entry["row"]))
            continue
        weights = [abs(amounts[row]) for row in rows]
        for row, part in zip(rows, split_pence(int(entry["amount_pence"]), weights), strict=True):
            net[row] -= part
            applied[row] += (int(entry["row"]),)
    frame["net_pence"] = pd.Series(net, dtype="int64")
    frame["adjustments"] = pd.Series(applied, dtype=object)
    items = case.frame("items") if "items" in case else pd.DataFrame({"item": [], "comparison": []})
    comparisons = dict(zip(items["item"], items["comparison"], strict=True))
    frame["comparison"] = [comparisons.get(item, "") for item in frame["item"]]
    return PricedLines(frame, latest_year(frame), tuple(unapplied))


def latest_year(lines: pd.DataFrame) -> str:
    """Return the financial year that is compared: the latest of the spend lines; empty where they carry none."""
    return str(max(lines["financial_year"], default=""))


def compare(case: Case, scenario: Scenario, extendable: frozenset[tuple[str, str]]) -> PriceComparison:
    """Build the instance of the price comparison and let the model look at it.

    Lines of items that are not compared (``comparison`` none) and of other years are left out before.

    Parameters
    ----------
    case
        With a spend_lines table.
    scenario
        The support rule.
    extendable
        Pairs (trust, item) with a live contract that has an unused extension.
    """
    lines = priced_lines(case)
    frame = lines.frame
    taking_part = (frame["comparison"] != "none") & (frame["financial_year"] == lines.year)
    chosen = frame[taking_part]
    settings = scenario.buying
    instance = price_instance(
        trust=list(chosen["trust"]),
        item=list(chosen["item"]),
        supplier=list(chosen["supplier"]),
        millionths=chosen["quantity_millionths"].fillna(0).to_numpy(dtype=np.int64),
        pence=chosen["net_pence"].to_numpy(dtype=np.int64),
        member_of_supplier=owners(case),
        support=Support(
            settings.min_trusts, settings.min_lines, round_half_up(Fraction(str(settings.min_quantity)) * _MILLION)
        ),
    )
    return PriceComparison(lines, instance, chosen.index, find_opportunities(instance, extendable, tiered_offers(case)))


def owners(case: Case) -> dict[str, str]:
    """Return the owning member by supplier."""
    if "suppliers" not in case:
        return {}
    suppliers = case.frame("suppliers")
    owned = suppliers[suppliers["member_trust"] != ""]
    return dict(zip(owned["supplier"], owned["member_trust"], strict=True))


def tiered_offers(case: Case) -> list[TieredOffer]:
    """Return the offers whose tiers pooling could reach: all-units prices on the offer's own volume, valid today."""
    if "offers" not in case or "offer_tiers" not in case:
        return []
    tiers = case.frame("offer_tiers")
    usable = tiers[(tiers["kind"] == "all_units") & (tiers["threshold_unit"] == "units") & (tiers["scope"] == "offer")]
    found = []
    for _, offer in case.frame("offers").iterrows():
        own = usable[usable["offer"] == offer["offer"]].sort_values("threshold_millionths")
        listed = offer["price_gbp_millionths"]
        if own.empty or listed is pd.NA or not is_open(offer, case):
            continue
        steps = {0: in_pence(listed)}
        for _, tier in own.iterrows():
            steps[int(tier["threshold_millionths"])] = tier_price(tier, in_pence(listed))
        capacity = None if offer["capacity_millionths"] is pd.NA else int(offer["capacity_millionths"])
        rising = tuple(Tier(threshold, price) for threshold, price in sorted(steps.items()))
        found.append(TieredOffer(offer["offer"], offer["supplier"], offer["item"], rising, capacity))
    return found


def _lines_of(frame: pd.DataFrame, entry: pd.Series) -> list[int]:
    """Return the lines that an adjustment belongs to."""
    own = frame[frame["trust"] == entry["trust"]]
    if entry["line_id"]:
        return list(own.index[own["line_id"] == entry["line_id"]])
    if not entry["item"]:
        return []
    own = own[own["item"] == entry["item"]]
    return list(own.index[own["supplier"] == entry["supplier"]] if entry["supplier"] else own.index)

"""Tiers beside each other: those that count together must agree, and one set of them sets the price of an offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.offer_checks import OfferRow
from optimiser.ingest.offer_tier_checks import MILLIONTHS_A_PENNY, PRICE_SETTING, TierRow, plain
from optimiser.ingest.reading import TableReading

Schedule = tuple[str, str, str]
Found = dict[tuple[int, str], tuple[str, Fault]]
"""Column and fault by row and kind: what is wrong on several days is told once."""

_WHOSE = {"offer": "the offer", "lot": "the lot", "supplier": "the supplier"}


def check_schedules(tiers: TableReading, rows: Iterable[TierRow], offers: Iterable[OfferRow]) -> None:
    """Reject the tiers that cannot hold beside others of their supplier on some day.

    Parameters
    ----------
    tiers
        The table ``offer_tiers``.
    rows
        Its tiers that make sense by themselves, in file order.
    offers
        The offers that could be read.
    """
    offers_of: dict[str, list[OfferRow]] = {}
    for offer in offers:
        if offer.price is not None and not offer.bundle:
            offers_of.setdefault(offer.supplier, []).append(offer)
    tiers_of: dict[str, list[TierRow]] = {}
    for row in rows:
        tiers_of.setdefault(row.offer.supplier, []).append(row)
    found: Found = {}
    mixed: dict[int, Fault] = {}
    for supplier, own in tiers_of.items():
        for together in _holding_together(offers_of[supplier]):
            codes = {offer.code for offer in together}
            schedules: dict[Schedule, list[TierRow]] = {}
            for row in own:
                if row.offer.code in codes:
                    schedules.setdefault(row.schedule, []).append(row)
            for members in schedules.values():
                _check_schedule(members, _covered(members[0], together), found, mixed)
            _find_overlaps(schedules, together, found)
    for (index, _), (column, fault) in sorted(found.items(), key=lambda entry: entry[0]):
        tiers.refuse_row(index, fault, column, tiers.cell(index, column))
    for index, fault in sorted(mixed.items(), key=lambda entry: entry[0]):
        tiers.warn_of_row(index, fault, "threshold_unit", "units")


def _holding_together(offers: Sequence[OfferRow]) -> Iterator[list[OfferRow]]:
    """Yield the offers that hold on one day, for every day on which an offer begins: there is no fuller day."""
    days: list[dt.date] = sorted({offer.first for offer in offers})
    for day in days:
        together = [offer for offer in offers if offer.first <= day <= offer.last]
        if together:
            yield together


def _covered(tier: TierRow, together: Iterable[OfferRow]) -> list[OfferRow]:
    """Return the offers whose purchases count towards the tiers that one tier belongs to."""
    scope, what, _ = tier.schedule
    return [offer for offer in together if what in {"supplier": {""}, "lot": {offer.lot}, "offer": {offer.code}}[scope]]


def _check_schedule(members: list[TierRow], covered: list[OfferRow], found: Found, mixed: dict[int, Fault]) -> None:
    """Record what is wrong among tiers that count together; members are in file order."""
    first = members[0]
    for row in members:
        if row.unit != first.unit:
            message = (
                f"the tiers of {_WHOSE[first.scope]} count in '{row.unit}' here and in '{first.unit}' in row "
                f"{first.row}; a total is measured in one of the two."
            )
            fault = Fault("overlapping-tiers", message, "Write all their thresholds in units, or all in pounds.")
            found.setdefault((row.index, fault.kind), ("threshold_unit", fault))
            return
    one_value = first.kind.startswith("rebate") or (first.kind == "incremental" and first.scope != "offer")
    for own in [members] if one_value else _by_offer(members):
        _check_values(own, found)
    if first.kind == "incremental" and first.unit == "units":
        _check_shared_bands(first, covered, found)
    units = sorted({offer.unit for offer in covered} - {""})
    if first.unit == "units" and len(units) > 1:
        message = (
            f"the threshold adds up {' and '.join(map(quoted, units))} of different items as if they were one unit."
        )
        remedy = "Look whether the supplier counts so; otherwise write the thresholds in pounds."
        mixed.setdefault(first.index, Fault("contradictory-tiers", message, remedy))


def _by_offer(members: Iterable[TierRow]) -> list[list[TierRow]]:
    """Part tiers by offer."""
    groups: dict[str, list[TierRow]] = {}
    for row in members:
        groups.setdefault(row.offer.code, []).append(row)
    return list(groups.values())


def _check_values(members: list[TierRow], found: Found) -> None:
    """Record the tiers that give less than one below them, or something else than one at the same threshold."""
    best: TierRow | None = None
    for row in sorted(members, key=lambda member: (member.threshold, member.index)):
        if best is None or row.value == best.value or (row.value > best.value and row.threshold > best.threshold):
            best = row
            continue
        here, there = _given(row), _given(best)
        message = f"the tier gives {here}, less than {there} at the lower threshold in row {best.row}."
        remedy = ""
        if row.threshold == best.threshold:
            message = f"the tier gives {here}, and the one in row {best.row} gives {there} at the same threshold."
            remedy = "Tiers that count together give the same at one threshold: correct one of the two."
        elif row.column == "price_gbp":
            message = f"the price rises to {here}, from {there} at the lower threshold in row {best.row}."
        found.setdefault(
            (row.index, "contradictory-tiers"), (row.column, Fault("contradictory-tiers", message, remedy))
        )


def _given(row: TierRow) -> str:
    """Write what a tier gives, as its row says it."""
    if row.column == "rebate_gbp":
        return plain(int(row.value) * MILLIONTHS_A_PENNY)
    if row.column == "price_gbp":
        return plain(round((row.offer.price or 0) * (1 - row.value)))
    return f"a discount of {float(row.value):g}"


def _check_shared_bands(first: TierRow, covered: list[OfferRow], found: Found) -> None:
    """Record that a band of units has no one price: incremental tiers then cannot be counted over several offers."""
    one = covered[0]
    other = next((offer for offer in covered if offer.price != one.price), None)
    if other is not None:
        message = (
            f"incremental tiers in units count offers of different prices together: {quoted(one.code)} at "
            f"{plain(one.price or 0)} and {quoted(other.code)} at {plain(other.price or 0)}."
        )
        remedy = "Write their thresholds in pounds, or give each offer tiers of its own."
        found.setdefault((first.index, "contradictory-tiers"), ("scope", Fault("contradictory-tiers", message, remedy)))


def _find_overlaps(schedules: dict[Schedule, list[TierRow]], together: Iterable[OfferRow], found: Found) -> None:
    """Record the tiers that set the price of an offer which other tiers set already."""
    for offer in together:
        scopes = (("offer", offer.code), ("lot", offer.lot), ("supplier", ""))
        keys = ((*scope, kind) for scope in scopes for kind in sorted(PRICE_SETTING))
        setting = sorted((schedules[key][0] for key in keys if key in schedules), key=lambda row: row.index)
        for row in setting[1:]:
            first = setting[0]
            message = (
                f"the tiers ({row.kind}, by {row.scope}) hold for the offer {quoted(offer.code)} as those from row "
                f"{first.row} on ({first.kind}, by {first.scope}) do; only a lump comes on top."
            )
            column = "kind" if row.scope == first.scope else "scope"
            found.setdefault((row.index, "overlapping-tiers"), (column, Fault("overlapping-tiers", message)))

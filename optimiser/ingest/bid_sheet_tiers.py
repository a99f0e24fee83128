"""Tiers of a filled bid sheet: each must follow on the one before, and never be dearer than it or the list price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from optimiser.ingest.bid_sheet_rows import BidFile, BidRow
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.money import round_half_up
from optimiser.tables.bid_layout import (
    DISCOUNT_METHODS,
    EVERYTHING,
    MEASURES,
    MOST_TIERS,
    TIER_METHODS,
    VOLUME_PRICES,
    BidBlock,
)
from optimiser.tables.bid_sheet import TIER_BLOCK

_MILLION = 1_000_000
_PENNY = 10_000
_ONE_SET = "One set of steps sets the price of an item: keep one of the two; only a lump sum comes on top."


@dataclass(frozen=True)
class TierStep:
    """One step, as a row of ``offer_tiers`` will have it.

    Parameters
    ----------
    threshold
        From where it holds [millionths of the unit or of GBP].
    unit, scope, kind
        As in the data dictionary.
    lot
        The lot whose total counts; empty where it is not a lot's.
    price
        Price of one unit [millionths of GBP]; ``None`` where it gives a discount or a lump.
    discount
        Share taken off or paid back [millionths].
    lump
        Sum paid back [pence].
    """

    threshold: int
    unit: str
    scope: str
    kind: str
    lot: str = ""
    price: int | None = None
    discount: int | None = None
    lump: int | None = None


def line_tiers(file: BidFile, row: BidRow, listed: int) -> list[TierStep]:
    """Read the tiers of one item; what cannot hold is refused by its cell.

    Parameters
    ----------
    file, row
        The workbook, and the item's row in the sheet of volume prices.
    listed
        The item's own price [millionths of GBP].
    """
    kind = TIER_METHODS.get(row.text("method") or next(iter(TIER_METHODS)), "")
    unit = MEASURES.get(row.text("measure") or next(iter(MEASURES)), "")
    steps: list[TierStep] = []
    reached, before = 0, Fraction(listed)
    for number in range(1, MOST_TIERS + 1):
        names = [f"{part}_{number}" for part in ("from", "price", "discount")]
        if not any(row.texts[name] for name in names) or row.bad & set(names):
            continue
        threshold, price, discount = (row.whole(name) for name in names)
        found = _price_of(listed, price, discount, row.texts[names[1]])
        column, fault = _line_fault(names, threshold, found, (reached, before, listed))
        if fault is None and unit == "gbp":
            column, fault = _pounds_fault(names, threshold or 0, kind, price, discount)
        if fault is not None:
            file.refuse(TIER_BLOCK, row, column, fault)
            continue
        assert threshold is not None
        assert isinstance(found, Fraction)
        reached, before = threshold, found
        by_discount = price is None or (kind == "incremental" and unit == "gbp")
        price, discount = (None, discount) if by_discount else (price, None)
        steps.append(TierStep(threshold, unit, "offer", kind, price=price, discount=discount))
    return steps


def _price_of(listed: int, price: int | None, discount: int | None, text: str) -> Fraction | Fault | None:
    """Return the price of a tier [millionths of GBP]: as named, or the list price less the discount."""
    worked_out = None if discount is None else listed * (1 - Fraction(discount, _MILLION))
    if price is None or worked_out is None:
        return worked_out if price is None else Fraction(price)
    # A price is written to the penny at least; the discount must come to it at the decimals it is written with.
    places = max(2, min(6, len(text.partition(".")[2])))
    step = 10 ** (6 - places)
    if round_half_up(worked_out / step) * step == price:
        return Fraction(price)
    message = f"the discount comes to {_pounds(worked_out)}, and the price beside it is {_pounds(Fraction(price))}."
    return Fault("contradictory-tiers", message, "Correct one of the two, or clear it.")


def _line_fault(
    names: list[str], threshold: int | None, price: Fraction | Fault | None, bounds: tuple[int, Fraction, int]
) -> tuple[str, Fault | None]:
    """Return in which column a tier cannot hold, and why; ``bounds`` are the step before and the list price."""
    reached, before, listed = bounds
    start, own, share = names
    if isinstance(price, Fault):
        return share, price
    if threshold is None:
        message = "the tier has a price or a discount and no volume from which it holds."
        return start, Fault("contradictory-tiers", message, "Fill in from where it holds, or clear the tier.")
    if price is None:
        message = "the tier has neither a price nor a discount."
        return own, Fault("contradictory-tiers", message, "Fill in one of the two, or clear the tier.")
    if threshold == 0:
        message = "a tier from zero on would be the price itself."
        return start, Fault("contradictory-tiers", message, "Write that price into the sheet Prices, or correct it.")
    if threshold <= reached:
        message = f"{_plain(threshold)} is not above {_plain(reached)}, from which the tier before holds."
        return start, Fault("contradictory-tiers", message, "Let thresholds rise from left to right.")
    if price > listed:
        message = f"{_pounds(price)} is above your own price, {_pounds(Fraction(listed))}."
        return own, Fault("contradictory-tiers", message, "A tier lowers the price; correct one of the two.")
    if price > before:
        message = f"the price rises to {_pounds(price)}, from {_pounds(before)} in the tier before."
        return own, Fault("contradictory-tiers", message, "Let a higher volume never be dearer.")
    return "", None


def _pounds_fault(
    names: list[str], threshold: int, kind: str, price: int | None, discount: int | None
) -> tuple[str, Fault | None]:
    """Return in which column a tier counted in pounds cannot hold, and why."""
    start, own, _ = names
    if threshold % _PENNY:
        return start, Fault("too-many-decimals", f"{_plain(threshold)} is in pounds, which are kept to the penny.")
    if kind == "incremental" and discount is None and price is not None:
        message = "above a threshold in pounds there is no price a unit: it parts the spend, not the units."
        return own, Fault("contradictory-tiers", message, "Write the discount on what is spent above it instead.")
    return "", None


def discount_steps(
    file: BidFile, block: BidBlock, rows: Iterable[BidRow], lot_of_tiers: Mapping[str, tuple[str, int]]
) -> list[TierStep]:
    """Read the discounts and rebates on totals; what cannot hold is refused by its cell.

    Parameters
    ----------
    file, block, rows
        The workbook, the sheet's layout, and its filled rows.
    lot_of_tiers
        For each lot in which an item has tiers of its own: one such item, and its row.
    """
    steps: list[TierStep] = []
    setting: list[tuple[str, str, int]] = []
    last: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        if row.bad:
            continue
        covers, kind = row.text("covers"), DISCOUNT_METHODS.get(row.text("method"), "")
        gives = row.whole("lump_gbp" if kind == "rebate_lump" else "share")
        column, fault = _own_fault(row, kind)
        if fault is None:
            column, fault = _order_fault(row, kind, gives or 0, last.get((covers, kind)))
        if fault is None and kind != "rebate_lump":
            column, fault = "covers", _clash(covers, kind, setting, lot_of_tiers)
        if fault is not None:
            file.refuse(block, row, column, fault)
            continue
        threshold = row.whole("from_gbp") or 0
        last[covers, kind] = (threshold, gives or 0)
        if kind != "rebate_lump":
            setting.append((covers, kind, row.number))
        scope, lot = ("supplier", "") if covers == EVERYTHING else ("lot", covers)
        lump, share = (gives, None) if kind == "rebate_lump" else (None, gives)
        steps.append(TierStep(threshold * _PENNY, "gbp", scope, kind, lot, discount=share, lump=lump))
    return steps


def _own_fault(row: BidRow, kind: str) -> tuple[str, Fault | None]:
    """Return in which column a discount is incomplete or contradicts its own kind, and how."""
    for name in ("covers", "method", "from_gbp"):
        if not row.texts[name]:
            return name, Fault("missing-value", "the row is filled in, but this cell is empty.")
    if row.whole("from_gbp") == 0:
        message = "a step from zero on would be your price itself."
        return "from_gbp", Fault(
            "contradictory-tiers", message, "Lower your prices in the sheet Prices, or correct it."
        )
    due, other = ("lump_gbp", "share") if kind == "rebate_lump" else ("share", "lump_gbp")
    if row.texts[other]:
        message = f"{quoted(row.texts[other])} does not belong to '{row.text('method')}'."
        return other, Fault("contradictory-tiers", message, "Clear it, or choose another way for it to work.")
    if not row.texts[due]:
        return due, Fault("missing-value", "the row says nothing of what it gives.")
    return "", None


def _order_fault(row: BidRow, kind: str, gives: int, before: tuple[int, int] | None) -> tuple[str, Fault | None]:
    """Return in which column a step does not follow on the one of its kind before, and how."""
    if before is None:
        return "", None
    threshold, given = before
    if (row.whole("from_gbp") or 0) <= threshold:
        message = (
            f"£{_plain((row.whole('from_gbp') or 0) * _PENNY)} is not above £{_plain(threshold * _PENNY)} before it."
        )
        return "from_gbp", Fault("contradictory-tiers", message, "Let thresholds rise from row to row.")
    if gives < given:
        column = "lump_gbp" if kind == "rebate_lump" else "share"
        message = f"{quoted(row.texts[column])} is less than the step before gives."
        return column, Fault("contradictory-tiers", message, "Let a higher total never earn less.")
    return "", None


def _clash(
    covers: str,
    kind: str,
    setting: Iterable[tuple[str, str, int]],
    lot_of_tiers: Mapping[str, tuple[str, int]],
) -> Fault | None:
    """Return why a discount cannot hold beside other steps that set the price of the same item."""
    for other, other_kind, number in setting:
        if (other, other_kind) != (covers, kind) and (EVERYTHING in {covers, other} or covers == other):
            message = f"it would hold for what row {number} holds for already, in another way."
            return Fault("overlapping-tiers", message, _ONE_SET)
    lots = lot_of_tiers if covers == EVERYTHING else [lot for lot in lot_of_tiers if lot == covers]
    for lot in lots:
        item, number = lot_of_tiers[lot]
        message = f"{quoted(item)} has tiers of its own in row {number} of the sheet {VOLUME_PRICES}."
        return Fault("overlapping-tiers", message, _ONE_SET)
    return None


def _pounds(millionths: Fraction) -> str:
    """Write a price for people, exactly as far as it is kept."""
    return f"£{_plain(round_half_up(millionths), 2)}"


def _plain(millionths: int, least: int = 0) -> str:
    """Write a number of millionths with at least so many decimals."""
    whole, rest = divmod(millionths, _MILLION)
    digits = f"{rest:06d}".rstrip("0").ljust(least, "0")
    return f"{whole:,}.{digits}" if digits else f"{whole:,}"

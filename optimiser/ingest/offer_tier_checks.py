"""Tiers row by row: each names what belongs to its kind, and no worse than the price of its offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.offer_checks import OfferRow
from optimiser.ingest.reading import TableReading

FIGURES = {
    "all_units": ("price_gbp", "discount"),
    "incremental": ("price_gbp", "discount"),
    "rebate_lump": ("rebate_gbp",),
    "rebate_share": ("discount",),
}
"""What a tier of each kind may name."""
PRICE_SETTING = frozenset({"all_units", "incremental", "rebate_share"})
"""Kinds of which one alone can hold for a purchase."""
MILLIONTHS_A_PENNY = 10_000


@dataclass(frozen=True)
class TierRow:
    """One tier that makes sense by itself.

    Parameters
    ----------
    index, row
        Its place among the data rows, and the number Excel shows.
    offer
        The offer it belongs to, which has a price and is in no bundle.
    threshold, unit, scope, kind
        As in the file [millionths].
    value
        What it gives: the part of the list price taken off or paid back [fraction], or a lump [pence].
    column
        Where it says so.
    """

    index: int
    row: int
    offer: OfferRow
    threshold: int
    unit: str
    scope: str
    kind: str
    value: Fraction
    column: str

    @property
    def schedule(self) -> tuple[str, str, str]:
        """The tiers it belongs to, among those of its supplier: scope, what of it, and kind."""
        what = {"offer": self.offer.code, "lot": self.offer.lot, "supplier": ""}[self.scope]
        return self.scope, what, self.kind


@dataclass(frozen=True)
class _Figures:
    """What a row of tiers names; ``None`` where the cell is empty.

    Parameters
    ----------
    price, discount, lump
        Its price [millionths of GBP per unit], share of the list price [fraction] and lump [pence].
    """

    price: int | None
    discount: Fraction | None
    lump: int | None

    def value(self, listed: int) -> tuple[Fraction, str]:
        """Return the part of the list price that is taken off, or the lump [pence], and the column that says so."""
        if self.lump is not None:
            return Fraction(self.lump), "rebate_gbp"
        if self.price is not None:
            return (1 - Fraction(self.price, listed) if listed else Fraction(0)), "price_gbp"
        return self.discount or Fraction(0), "discount"


def check_tiers(tiers: TableReading, offers: Iterable[OfferRow]) -> list[TierRow]:
    """Reject the tiers that contradict their own kind or offer, and return the others in file order.

    Parameters
    ----------
    tiers
        The table ``offer_tiers``.
    offers
        The offers that could be read. A tier of any other is only looked at by itself.
    """
    offer_of = {offer.code: offer for offer in offers}
    codes, kinds, scopes = tiers.texts("offer"), tiers.texts("kind"), tiers.texts("scope")
    units, thresholds = tiers.texts("threshold_unit"), tiers.wholes("threshold")
    told: set[str] = set()
    good = []
    for index in tiers.accepted():
        kind, threshold = kinds[index], thresholds[index]
        # A header that lacks one of these was reported.
        if threshold is None or not (kind and scopes[index] and units[index]):
            continue
        figures = _figures(tiers, index)
        column, fault = _own_fault(tiers, index, kind, figures)
        offer = offer_of.get(codes[index])
        if fault is None and offer is not None:
            if offer.bundle or offer.price is None:
                _refuse_offer(tiers, index, offer, told)
                continue
            column, fault = _offer_fault(tiers, index, kind, figures, offer.price)
        if fault is not None:
            tiers.refuse_row(index, fault, column, tiers.cell(index, column))
        elif offer is not None and offer.price is not None:
            if scopes[index] == "lot" and not offer.names_lot:
                _warn_of_lot(tiers, index, offer, told)
            own = (tiers.raw.numbers[index], offer, threshold, units[index], scopes[index], kind)
            good.append(TierRow(index, *own, *figures.value(offer.price)))
    return good


def _figures(tiers: TableReading, index: int) -> _Figures:
    """Return what a row names."""
    discount = cast("float | None", tiers.cells["discount"][index])
    return _Figures(
        tiers.wholes("price_gbp")[index],
        None if discount is None else Fraction(str(discount)),
        tiers.wholes("rebate_gbp")[index],
    )


def _own_fault(tiers: TableReading, index: int, kind: str, figures: _Figures) -> tuple[str, Fault | None]:
    """Return in which column a row contradicts itself, whatever its offer, and how."""
    named = {"price_gbp": figures.price, "discount": figures.discount, "rebate_gbp": figures.lump}
    own = FIGURES[kind]
    words = " or ".join(own)
    for column, value in named.items():
        if value is not None and column not in own:
            message = f"a tier of the kind '{kind}' has no {column}; it has {words}."
            return column, Fault("contradictory-tiers", message, f"Write its {words} and clear {column}.")
    if all(named[column] is None for column in own):
        message = f"the tier names nothing that it gives: a tier of the kind '{kind}' has {words}."
        return own[0], Fault("contradictory-tiers", message, f"Write its {words}, or delete the row.")
    in_pounds = tiers.texts("threshold_unit")[index] == "gbp"
    if in_pounds and (tiers.wholes("threshold")[index] or 0) % MILLIONTHS_A_PENNY:
        message = f"the threshold {quoted(tiers.cell(index, 'threshold'))} is in pounds, which are kept to the penny."
        return "threshold", Fault("too-many-decimals", message, "Round it to pence.")
    if kind == "incremental" and figures.price is not None:
        return "price_gbp", _band_fault(tiers, index)
    if in_pounds and figures.lump is not None:
        return "rebate_gbp", _lump_fault(tiers, index, figures.lump, tiers.wholes("threshold")[index] or 0)
    return "", None


def _lump_fault(tiers: TableReading, index: int, lump: int, spend: Fraction | int) -> Fault | None:
    """Say that more is paid back than is spent to earn it [pence, millionths of GBP], where it is."""
    if lump * MILLIONTHS_A_PENNY <= spend:
        return None
    shown = quoted(tiers.cell(index, "rebate_gbp"))
    message = f"the lump {shown} is more than the {plain(int(spend))} at which it is paid back."
    return Fault(
        "contradictory-tiers", message, "Correct the lump or the threshold: a rebate is a part of what is paid."
    )


def _band_fault(tiers: TableReading, index: int) -> Fault | None:
    """Say why an incremental tier has no price a unit, where it has none."""
    remedy = "Write the discount on what is bought above the threshold, and clear price_gbp."
    if tiers.texts("threshold_unit")[index] == "gbp":
        message = "an incremental tier with a threshold in pounds parts the spend, so it names a discount, not a price."
        return Fault("contradictory-tiers", message, remedy)
    scope = tiers.texts("scope")[index]
    if scope != "offer":
        message = f"an incremental tier by {scope} counts several offers, so it names a discount, not the price of one."
        return Fault("contradictory-tiers", message, remedy)
    return None


def _offer_fault(
    tiers: TableReading, index: int, kind: str, figures: _Figures, listed: int
) -> tuple[str, Fault | None]:
    """Return in which column a row contradicts the list price of its offer [millionths of GBP], and how."""
    price, discount = figures.price, figures.discount
    shown = quoted(tiers.cell(index, "price_gbp"))
    if price is not None and discount is not None and abs(price - listed * (1 - discount)) > Fraction(1, 2):
        message = f"the price {shown} and the discount {quoted(tiers.cell(index, 'discount'))} do not come to the same."
        return "price_gbp", Fault("contradictory-tiers", message, "Write one of the two and clear the other.")
    if price is not None and price > listed:
        message = f"the price {shown} is above the offer's own, {plain(listed)}."
        return "price_gbp", Fault("contradictory-tiers", message, "A tier lowers the price: correct one of the two.")
    alone = tiers.texts("scope")[index] == "offer" and tiers.texts("threshold_unit")[index] == "units"
    if figures.lump is not None and alone:
        spend = Fraction((tiers.wholes("threshold")[index] or 0) * listed, 1_000_000)
        return "rebate_gbp", _lump_fault(tiers, index, figures.lump, spend)
    if kind == "incremental" and tiers.wholes("threshold")[index] == 0 and figures.value(listed)[0]:
        column = figures.value(listed)[1]
        message = "an incremental tier from zero on has another price than the offer itself."
        return column, Fault("contradictory-tiers", message, "Write that price into `offers`, and delete the row.")
    return "", None


def _refuse_offer(tiers: TableReading, index: int, offer: OfferRow, told: set[str]) -> None:
    """Reject the first tier of an offer that can have none."""
    if offer.code in told:
        return
    told.add(offer.code)
    if offer.bundle:
        message = f"the offer {quoted(offer.code)} is part of the bundle {quoted(offer.bundle)}, which has one price."
        fault = Fault("broken-bundle", message, "Delete its tiers, or take the offer out of the bundle.")
    else:
        message = f"the offer {quoted(offer.code)} has no price, so there is nothing that its tiers lower."
        fault = Fault("contradictory-tiers", message, "Write its price into `offers`, or delete its tiers.")
    tiers.refuse_row(index, fault, "offer", offer.code)


def _warn_of_lot(tiers: TableReading, index: int, offer: OfferRow, told: set[str]) -> None:
    """Warn once an offer that its item's category serves as its lot."""
    if offer.code not in told:
        told.add(offer.code)
        message = (
            f"the tiers of {quoted(offer.code)} count by lot, and it names none: its item's category "
            f"{quoted(offer.lot)} is the lot."
        )
        tiers.warn_of_row(index, Fault("assumed-lot", message), "scope", "lot")


def plain(millionths: int) -> str:
    """Write a price without superfluous noughts.

    Parameters
    ----------
    millionths
        A price [millionths of GBP per unit].
    """
    pounds, rest = divmod(millionths, 1_000_000)
    digits = f"{rest:06d}"
    return f"£{pounds:,}.{digits[:2]}{digits[2:].rstrip('0')}"

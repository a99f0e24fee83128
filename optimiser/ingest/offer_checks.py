"""Offers beside each other: what two of them say of one item, supplier or bundle must not contradict itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.reading import TableReading

SUPPLIER_COSTS = ("activation_gbp", "delivery_gbp", "switching_gbp")


@dataclass(frozen=True)
class OfferRow:
    """One offer that could be read.

    Parameters
    ----------
    index, row
        Its place among the data rows, and the number Excel shows.
    code, supplier, item, bundle, framework
        As in the file.
    lot
        Its lot, or its item's category where it names none.
    names_lot
        Whether it names a lot.
    unit
        Unit of its item; empty where not known.
    price
        List price [millionths of GBP per unit]; ``None`` where it has no price and so is no offer.
    first, last
        The days on which it holds; the framework's end is an end of the offer.
    """

    index: int
    row: int
    code: str
    supplier: str
    item: str
    bundle: str
    framework: str
    lot: str
    names_lot: bool
    unit: str
    price: int | None
    first: dt.date
    last: dt.date

    def meets(self, other: OfferRow) -> bool:
        """Whether there is a day on which both hold."""
        return max(self.first, other.first) <= min(self.last, other.last)


def read_offers(readings: Mapping[str, TableReading]) -> list[OfferRow]:
    """Return the offers that nothing was found wrong with so far, in file order.

    Parameters
    ----------
    readings
        The tables that could be read, by name, ``offers`` among them.
    """
    offers = readings["offers"]
    categories, units = _by_item(readings, "category"), _by_item(readings, "unit")
    firsts, lasts, framework_ends = (
        cast("list[dt.date | None]", offers.cells[name]) for name in ("valid_from", "valid_to", "framework_end")
    )
    texts = {name: offers.texts(name) for name in ("offer", "supplier", "item", "bundle", "framework", "lot")}
    prices = offers.wholes("price_gbp")
    rows = []
    for index in offers.accepted():
        code, supplier, item, bundle, framework, lot = (texts[name][index] for name in texts)
        # A header that lacks one of these was reported; without them nothing can be said of the row.
        if code and supplier and item:
            row = OfferRow(
                index=index,
                row=offers.raw.numbers[index],
                code=code,
                supplier=supplier,
                item=item,
                bundle=bundle,
                framework=framework,
                lot=lot or categories.get(item, ""),
                names_lot=bool(lot),
                unit=units.get(item, ""),
                price=prices[index],
                first=firsts[index] or dt.date.min,
                last=min(lasts[index] or dt.date.max, framework_ends[index] or dt.date.max),
            )
            rows.append(row)
    return rows


def check_offers(offers: TableReading, rows: Iterable[OfferRow]) -> None:
    """Record what keeps an award from being built on the offers, tiers apart.

    Parameters
    ----------
    offers
        The table.
    rows
        Its offers.
    """
    rows = list(rows)
    _note_unpriced(offers, rows)
    _check_currencies(offers)
    _check_limits(offers, rows)
    _refuse_second_offers(offers, rows)
    _refuse_second_lots(offers, rows)
    for column in SUPPLIER_COSTS:
        _refuse_second_costs(offers, rows, column)
    _check_bundles(offers, rows)


def _by_item(readings: Mapping[str, TableReading], column: str) -> dict[str, str]:
    """Return what the case says of each item: the items table first, then who needs it, then who bought it."""
    found: dict[str, str] = {}
    tables = ("items", "demand") if "items" in readings else ("demand", "spend_lines")
    for reading in (readings[name] for name in tables if name in readings):
        codes, texts = reading.texts("item"), reading.texts(column)
        for index in reading.live:
            if texts[index]:
                found.setdefault(codes[index], texts[index])
    return found


def _note_unpriced(offers: TableReading, rows: list[OfferRow]) -> None:
    """Note once how many rows have no price; in a bundle that is a fault, told apart."""
    unpriced = [row.index for row in rows if row.price is None and not row.bundle]
    if unpriced:
        count = "1 row has" if len(unpriced) == 1 else f"{len(unpriced):,} rows have"
        message = f"{count} no price and so is no offer; zero would be a price."
        if len(unpriced) > 1:
            message = f"{count} no price and so are no offers, this one first; zero would be a price."
        offers.note_of_row(unpriced[0], Fault("no-offer", message), "price_gbp")


def _check_currencies(offers: TableReading) -> None:
    """Reject the offers in another currency."""
    currencies = offers.texts("currency")
    for index in offers.live:
        if currencies[index].casefold() not in {"", "gbp"}:
            message = f"the currency {quoted(currencies[index])} is not GBP."
            offers.refuse_row(index, Fault("foreign-currency", message), "currency", currencies[index])


def _check_limits(offers: TableReading, rows: list[OfferRow]) -> None:
    """Reject the offers that ask for more than they can supply; warn of those whose framework ends too early."""
    capacities, minima = offers.wholes("capacity"), offers.wholes("minimum_order")
    ends = cast("list[dt.date | None]", offers.cells["framework_end"])
    for row in rows:
        capacity, minimum, end = capacities[row.index], minima[row.index], ends[row.index]
        if capacity is not None and minimum is not None and capacity < minimum:
            least, most = (offers.cell(row.index, name) for name in ("minimum_order", "capacity"))
            message = f"the minimum order {quoted(least)} is more than the capacity {quoted(most)}."
            remedy = "Correct one of the two; as they stand nothing can be bought."
            offers.refuse_row(row.index, Fault("out-of-range", message, remedy), "minimum_order", least)
        if end is not None and end < row.first:
            message = f"the framework ends on {end.isoformat()}, before the offer holds; it can never be used."
            fault = Fault("end-before-start", message, "Correct the date, or delete the offer.")
            offers.warn_of_row(row.index, fault, "framework_end", end.isoformat())


def _clashes(
    rows: Iterable[OfferRow], group: Callable[[OfferRow], Hashable], value: Callable[[OfferRow], Hashable]
) -> Iterator[tuple[OfferRow, OfferRow]]:
    """Yield each offer that differs in a value from the first offer of its group, and that one."""
    first_of: dict[Hashable, OfferRow] = {}
    for row in rows:
        first = first_of.setdefault(group(row), row)
        if value(row) != value(first):
            yield row, first


def _refuse_second_offers(offers: TableReading, rows: list[OfferRow]) -> None:
    """Reject the offers beside another of the same supplier for the same item and days; bundles are looked at apart."""
    earlier: dict[Hashable, list[OfferRow]] = defaultdict(list)
    for row in rows:
        if row.bundle or row.price is None:
            continue
        same = earlier[row.supplier, row.item, row.lot, row.framework]
        first = next(filter(row.meets, same), None)
        if first is not None:
            message = (
                f"{quoted(row.supplier)} offers {quoted(row.item)} in row {first.row} already, as "
                f"{quoted(first.code)}, over the same days."
            )
            offers.refuse_row(row.index, Fault("duplicate-offer", message), "offer", row.code)
        same.append(row)


def _refuse_second_lots(offers: TableReading, rows: list[OfferRow]) -> None:
    """Reject the offers that put an item into another lot than the first offer for it."""
    for row, first in _clashes(rows, lambda one: one.item, lambda one: one.lot):
        here, there = (
            f"lot {quoted(one.lot)}" if one.names_lot else f"no lot, so its item's category {quoted(one.lot)}"
            for one in (row, first)
        )
        message = f"the offer for {quoted(row.item)} names {here}; the one in row {first.row} names {there}."
        offers.refuse_row(row.index, Fault("offer-lot-conflict", message), "lot", offers.cell(row.index, "lot"))


def _refuse_second_costs(offers: TableReading, rows: list[OfferRow], column: str) -> None:
    """Reject the offers that state another amount than the first of their supplier that states one."""
    amounts = offers.wholes(column)
    stated = [row for row in rows if amounts[row.index] is not None]
    for row, first in _clashes(stated, lambda one: one.supplier, lambda one: amounts[one.index]):
        here, there = (offers.cell(one.index, column) for one in (row, first))
        message = (
            f"{quoted(here)} is stated for {quoted(row.supplier)}, and {quoted(there)} in row {first.row}; it is one "
            "figure a supplier."
        )
        offers.refuse_row(row.index, Fault("conflicting-supplier-cost", message), column, here)


def _check_bundles(offers: TableReading, rows: list[OfferRow]) -> None:
    """Reject the offers that do not fit into their bundle; warn of a bundle that is none."""
    bundled = [row for row in rows if row.bundle]
    for row, first in _clashes(bundled, lambda one: one.bundle, lambda one: one.supplier):
        message = f"the bundle {quoted(row.bundle)} belongs to {quoted(first.supplier)} in row {first.row}."
        remedy = "Give each supplier's bundle a code of its own."
        offers.refuse_row(row.index, Fault("broken-bundle", message, remedy), "supplier", row.supplier)
    for row, first in _clashes(bundled, lambda one: (one.bundle, one.supplier, one.item), lambda one: one.row):
        message = f"the bundle {quoted(row.bundle)} has an offer for {quoted(row.item)} in row {first.row} already."
        remedy = "Delete one of the two, or give it a bundle of its own."
        offers.refuse_row(row.index, Fault("broken-bundle", message, remedy), "item", row.item)
    codes = offers.texts("bundle")
    sizes = Counter(codes[index] for index in offers.live)
    for row in bundled:
        if row.price is None:
            message = f"the offer has no price, and so the bundle {quoted(row.bundle)} it belongs to has none."
            offers.warn_of_row(row.index, Fault("broken-bundle", message, "Write its price."), "price_gbp")
        elif sizes[row.bundle] == 1:
            message = f"the bundle {quoted(row.bundle)} has one offer only; it is taken for all that is needed of it."
            remedy = "Nothing need be done if that is meant; otherwise add its other offers, or clear the cell."
            offers.warn_of_row(row.index, Fault("broken-bundle", message, remedy), "bundle", row.bundle)

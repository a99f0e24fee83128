"""One filled bid sheet to prices, tiers, discounts and bundles, with everything in it that is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from optimiser.ingest.bid_sheet_cells import read_cells
from optimiser.ingest.bid_sheet_refusals import RefusedCell, refused
from optimiser.ingest.bid_sheet_rows import (
    BidFile,
    BidRow,
    SheetChangedError,
    check_headers,
    filled_rows,
    read_details,
    read_rows,
    refuse_detail,
)
from optimiser.ingest.bid_sheet_tiers import TierStep, discount_steps, line_tiers
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.raw_table import FileRefusedError, clean
from optimiser.tables.bid_layout import DETAILS, EVERYTHING, KEY_COLUMN, KEY_ROW, PRICES, READ_ME, BidBlock
from optimiser.tables.bid_request import BidRequest
from optimiser.tables.bid_sheet import BUNDLE_BLOCK, PRICE_BLOCK, TIER_BLOCK, discount_block, volume_block


@dataclass(frozen=True)
class BidReading:
    """What one supplier offers.

    Parameters
    ----------
    file, sha256
        The workbook.
    details
        What the supplier says of itself.
    prices
        Rows with a price of one item.
    tiers
        Tiers of an item, by item.
    discounts
        Discounts and rebates on totals.
    bundles
        Rows with the price of an item within a bundle.
    refusals
        Everything refused; where there is anything, the rest must not be used.
    rows_read, rows_refused
        Filled rows, and those of them with a refused cell [rows].
    """

    file: str
    sha256: str
    details: BidRow = field(default_factory=lambda: BidRow(0))
    prices: tuple[BidRow, ...] = ()
    tiers: dict[str, list[TierStep]] = field(default_factory=dict)
    discounts: tuple[TierStep, ...] = ()
    bundles: tuple[BidRow, ...] = ()
    refusals: tuple[RefusedCell, ...] = ()
    rows_read: int = 0
    rows_refused: int = 0


def read_bid_sheet(name: str, data: bytes, request: BidRequest) -> BidReading:
    """Read one filled sheet; whatever is wrong with it is among its refusals.

    Parameters
    ----------
    name
        File name, for messages.
    data
        The bytes of the workbook.
    request
        What was asked for.
    """
    digest = hashlib.sha256(data).hexdigest()
    blocks = (PRICE_BLOCK, TIER_BLOCK, discount_block(request.lots), BUNDLE_BLOCK, volume_block(request))
    try:
        grids = read_cells(data, [READ_ME, DETAILS, *(block.sheet for block in blocks)])
    except FileRefusedError as refusal:
        fault = Fault(refusal.kind, refusal.message, refusal.remedy)
        return BidReading(name, digest, refusals=(refused(name, "", ("", None), ("", ""), fault),))
    file = BidFile(name, grids, request)
    try:
        _check_key(file)
        for block in blocks:
            check_headers(file, block)
        return _read(file, digest, blocks)
    except SheetChangedError as change:
        # The layout cannot be trusted, so every row that somebody filled in is refused with it.
        rows = len(set().union(*(filled_rows(file, block) for block in blocks)))
        return BidReading(name, digest, refusals=(change.cell,), rows_read=rows, rows_refused=rows)


def _check_key(file: BidFile) -> None:
    """Make sure that the sheet asks for what the case asks for."""
    cell = file.grid(READ_ME).get(KEY_ROW, {}).get(KEY_COLUMN)
    found = clean(cell.text) if cell else ""
    if found != file.request.key:
        shown = f"bears the key {quoted(found)}" if found else "bears no key"
        message = (
            f"the sheet {shown}, and the demand of this case has '{file.request.key}': it asks for something else."
        )
        remedy = "Read it with the case that it was written from, or send the supplier a fresh sheet."
        raise file.changed(READ_ME, f"B{KEY_ROW}", KEY_ROW, message, remedy)


def _read(file: BidFile, digest: str, blocks: tuple[BidBlock, ...]) -> BidReading:
    """Read every block of a sheet that is laid out as it was sent."""
    details = read_details(file)
    prices, tiers, discounts, bundles, _ = (read_rows(file, block) for block in blocks)
    _check_prices(file, prices)
    steps = _tiers(file, prices, tiers)
    _check_bundles(file, bundles)
    lots = _lots_with_tiers(file.request, tiers, steps)
    _check_lots(file, blocks[2], discounts, prices)
    totals = discount_steps(file, blocks[2], discounts, lots)
    if not details.texts["name"]:
        message = "the supplier's name is missing."
        refuse_detail(file, details, "name", Fault("missing-value", message, "Write who makes these offers."))
    if not prices and not bundles and not file.refusals:
        fault = Fault("missing-value", "no price is filled in.", "Fill in a price, or do not read this sheet.")
        file.refusals.append(refused(file.name, PRICES, ("", None), ("", ""), fault))
    order = {sheet: place for place, sheet in enumerate(["", READ_ME, DETAILS, *(block.sheet for block in blocks)])}
    refusals = sorted(file.refusals, key=lambda cell: (order[cell.sheet], cell.row or 0, len(cell.cell), cell.cell))
    return BidReading(
        file.name,
        digest,
        details,
        tuple(prices),
        steps,
        tuple(totals),
        tuple(bundles),
        tuple(refusals),
        len(file.read),
        len(file.refused_rows),
    )


def _check_prices(file: BidFile, rows: Iterable[BidRow]) -> None:
    """Refuse what one row of prices says against itself."""
    for row in rows:
        if not row.texts["price"]:
            message = "the row is filled in but has no price."
            remedy = "Fill in the price, zero where it is free, or clear the row: without a price there is no offer."
            file.refuse(PRICE_BLOCK, row, "price", Fault("missing-value", message, remedy))
        most, least = row.whole("capacity"), row.whole("minimum_order")
        if most is not None and least is not None and least > most:
            message = f"the minimum order {quoted(row.texts['minimum_order'])} is more than you can supply."
            file.refuse(PRICE_BLOCK, row, "minimum_order", Fault("out-of-range", message, "Correct one of the two."))
        _check_dates(file, PRICE_BLOCK, row)


def _check_dates(file: BidFile, block: BidBlock, row: BidRow) -> None:
    """Refuse an offer that ends before it begins."""
    first, last = row.entries.get("valid_from"), row.entries.get("valid_to")
    if first is not None and last is not None and str(last) < str(first):
        message = f"the offer ends on {last}, before its first day, {first}."
        file.refuse(block, row, "valid_to", Fault("end-before-start", message))


def _tiers(file: BidFile, prices: Iterable[BidRow], rows: Iterable[BidRow]) -> dict[str, list[TierStep]]:
    """Read the tiers of every item; without a price of its own an item has none."""
    listed = {row.text("item"): row for row in prices}
    found: dict[str, list[TierStep]] = {}
    for row in rows:
        item = row.text("item")
        if "item" in row.bad:
            continue
        own = listed.get(item)
        if own is None:
            message = f"{quoted(item)} has tiers here and no price in the sheet {PRICES}."
            fault = Fault("contradictory-tiers", message, "Fill in its price, or clear its tiers.")
            file.refuse(TIER_BLOCK, row, "item", fault)
        elif (price := own.whole("price")) is not None:
            found[item] = line_tiers(file, row, price)
    return found


def _check_bundles(file: BidFile, rows: Iterable[BidRow]) -> None:
    """Refuse rows of bundles that are incomplete, name an unknown item, or name one twice."""
    first_with: dict[tuple[str, str], int] = {}
    for row in rows:
        for name in ("bundle", "item", "price"):
            if not row.texts[name]:
                message = "the row is filled in, but this cell is empty."
                file.refuse(BUNDLE_BLOCK, row, name, Fault("missing-value", message))
        item, bundle = row.text("item"), row.text("bundle")
        if item and item not in file.request.by_item:
            remedy = f"Use a code of the sheet {PRICES}."
            fault = Fault("unknown-reference", f"{quoted(item)} is no item of this sheet.", remedy)
            file.refuse(BUNDLE_BLOCK, row, "item", fault)
        elif item and bundle and first_with.setdefault((bundle, item), row.number) != row.number:
            message = f"the bundle {quoted(bundle)} has {quoted(item)} in row {first_with[bundle, item]} already."
            file.refuse(BUNDLE_BLOCK, row, "item", Fault("duplicate-key", message))
        _check_dates(file, BUNDLE_BLOCK, row)


def _lots_with_tiers(
    request: BidRequest, rows: Iterable[BidRow], steps: dict[str, list[TierStep]]
) -> dict[str, tuple[str, int]]:
    """Return, for each lot in which an item has tiers of its own, the first such item and its row."""
    found: dict[str, tuple[str, int]] = {}
    for row in rows:
        item = row.text("item")
        if steps.get(item):
            found.setdefault(request.by_item[item].lot, (item, row.number))
    return found


def _check_lots(file: BidFile, block: BidBlock, rows: Iterable[BidRow], prices: Iterable[BidRow]) -> None:
    """Refuse discounts on a total to which no price counts; bundles count to none."""
    lots = {file.request.by_item[row.text("item")].lot for row in prices if row.text("item")}
    for row in rows:
        covers = row.text("covers")
        if covers and not (lots if covers == EVERYTHING else covers in lots):
            message = f"no price in the sheet {PRICES} counts towards {quoted(covers)}; bundles count to no total."
            file.refuse(
                block, row, "covers", Fault("contradictory-tiers", message, "Fill in prices, or clear the row.")
            )

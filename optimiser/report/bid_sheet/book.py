"""The bid sheet as a workbook: its sheets in order, locked but for the input cells, bytes that repeat."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from optimiser.report.bid_sheet.blocks import BlockContent, page, write_block, write_top
from optimiser.report.bid_sheet.formulas import (
    FIRST,
    bundle_formulas,
    price_formulas,
    span,
    summary_formulas,
    tier_formulas,
    volume_formulas,
)
from optimiser.report.bid_sheet.looks import LOCKED_SHEET, cell_look, header_look, validation
from optimiser.report.bid_sheet.read_me import ILLUSTRATION, write_read_me
from optimiser.report.workbook.formats import Formats
from optimiser.tables.bid_layout import (
    BUNDLE_ROWS,
    DETAILS,
    EVERYTHING,
    HEADER_ROW,
    READ_ME,
    SUMMARY,
    BidBlock,
    BidField,
)
from optimiser.tables.bid_request import BidRequest
from optimiser.tables.bid_sheet import (
    BUNDLE_BLOCK,
    DETAIL_FIELDS,
    PRICE_BLOCK,
    TIER_BLOCK,
    discount_block,
    discount_rows,
    locked_values,
    volume_block,
)
from optimiser.tables.columns import Column

_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_SECOND_PAGES = {PRICE_BLOCK.sheet: PRICE_BLOCK.places["capacity"], TIER_BLOCK.sheet: TIER_BLOCK.places["from_2"]}
_CHOICES = 6
"""Column in which the totals that may be named are listed, from 0."""


def write_bid_book(request: BidRequest, path: Path) -> None:
    """Write the bid sheet; the same demand gives the same bytes.

    Parameters
    ----------
    request
        What is asked for.
    path
        File to write.
    """
    stream = io.BytesIO()
    workbook = Workbook(stream, _TEXT_ONLY)
    created = dt.datetime.combine(request.as_of, dt.time())
    workbook.set_properties({"title": f"Bid sheet, {request.title}", "created": created})
    formats = Formats(workbook)
    write_read_me(workbook.add_worksheet(READ_ME), formats, request)
    _write_details(workbook.add_worksheet(DETAILS), formats)
    for block, content in _contents(request):
        sheet = workbook.add_worksheet(block.sheet)
        write_block(sheet, formats, block, content)
        if block.sheet == discount_block(()).sheet:
            _write_choices(sheet, formats, request)
    warning = ILLUSTRATION if request.synthetic else ""
    for sheet in workbook.worksheets():
        name = sheet.get_name()
        page(sheet, request.key, warning, headings=name not in {READ_ME, DETAILS}, second=_SECOND_PAGES.get(name, 0))
    workbook.close()
    path.write_bytes(stream.getvalue())


def _contents(request: BidRequest) -> Iterator[tuple[BidBlock, BlockContent]]:
    """Yield every sheet with a table, and what stands on it."""
    rows = len(request.lines)
    locked = [locked_values(line) for line in request.lines]
    volumes = volume_block(request)
    prices = (
        "Price each in pounds, net of VAT, for one unit. Zero is a price; empty is no offer.",
        "Limits, carbon, dates and framework where they apply.",
    )
    tiers = (
        "Only where you have them. Each tier: from which volume or amount a year, and its price or its discount.",
        "Thresholds rise and prices fall from left to right. Empty means all units, counted in units.",
    )
    discounts = (
        "Only where you have them. Amounts are a year's total at the prices of the sheet Prices; bundles do not count.",
        "Not for items that have tiers of their own; a lump sum may come on top of any step.",
    )
    bundles = (
        "Only where you have them. Rows with the same name are one bundle: all the volume of its items, or nothing.",
        "Each item has a price of its own within the bundle; it may have another one in the sheet Prices.",
    )
    by_trust = ("Who needs how much a year, in the item's unit. Nothing to fill in.",)
    yield PRICE_BLOCK, BlockContent("Prices", prices, rows, locked, price_formulas(), frozen=3)
    yield TIER_BLOCK, BlockContent("Volume prices", tiers, rows, locked, tier_formulas(), frozen=3)
    named = {"covers": f"=$G${FIRST}:$G${FIRST + len(request.lots)}"}
    yield (
        discount_block(request.lots),
        BlockContent("Discounts and rebates", discounts, discount_rows(request.lots), sources=named),
    )
    items = {"item": f"={span(PRICE_BLOCK, 'item', rows)}"}
    yield BUNDLE_BLOCK, BlockContent("Bundles", bundles, BUNDLE_ROWS, (), bundle_formulas(rows), items)
    sums = volume_formulas(volumes, request)
    yield volumes, BlockContent("Volumes by trust", by_trust, rows, locked, sums, frozen=3)
    lots: list[Mapping[str, str | int]] = [
        {"lot": lot, "items": _items_of(request, lot) * 1_000_000} for lot in request.lots
    ]
    summary = ("What you have priced so far, at the volumes asked for; tiers, discounts and bundles left out.",)
    yield _summary_block(), BlockContent("Summary", summary, len(lots), lots, summary_formulas(rows))


def _items_of(request: BidRequest, lot: str) -> int:
    """Return how many items a lot has."""
    return sum(line.lot == lot for line in request.lines)


def _summary_block() -> BidBlock:
    """Return the sheet that sums up by lot; it is not read back."""
    items = Column("items", "quantity", "Items of the lot.", "items")
    priced = Column("items_priced", "quantity", "Items with a price.", "items")
    value = Column("value_gbp", "money", "Volume times price.", "GBP")
    return BidBlock(
        SUMMARY,
        (
            BidField("Lot", Column("lot", "text", "The lot."), "locked"),
            BidField("Items", items, "locked"),
            BidField("Items priced", priced, "formula"),
            BidField("Value a year £", value, "formula"),
        ),
    )


def _write_details(sheet: Worksheet, formats: Formats) -> None:
    """Write what the supplier says of itself: one line each."""
    note = "Who you are, and charges that depend on no item. Charges are in pounds, net of VAT."
    write_top(sheet, formats, "Your details", (note, "The blue cells are yours to fill in."), inputs=False)
    for place, width in enumerate((32.0, 44.0, 80.0)):
        sheet.set_column(place, place, width)
    heading = Column("heading", "text", "A heading.")
    for place, (word, role) in enumerate(
        (("Question", "locked"), ("Your answer", "input"), ("What it means", "locked"))
    ):
        look = header_look(formats, BidField(word, heading, "input" if role == "input" else "locked"))
        sheet.write_string(HEADER_ROW - 1, place, word, look)
    plain = formats.get(valign="vcenter", bottom=1, bottom_color="#D0D0D0", align="left", indent=1)
    for number, one in enumerate(DETAIL_FIELDS):
        row = FIRST - 1 + number
        sheet.set_row(row, 18)
        sheet.write_string(row, 0, one.header, plain)
        sheet.write_blank(row, 1, None, cell_look(formats, one, align="left", indent=1))
        sheet.write_string(row, 2, one.column.meaning, plain)
        rule = validation(one, {})
        if rule is not None:
            sheet.data_validation(row, 1, row, 1, rule)
    sheet.protect("", LOCKED_SHEET)


def _write_choices(sheet: Worksheet, formats: Formats, request: BidRequest) -> None:
    """List the totals that may be named beside the table: the cells' own list is made from it."""
    sheet.set_column(_CHOICES - 1, _CHOICES - 1, 4)
    sheet.set_column(_CHOICES, _CHOICES, 26)
    heading = BidField("Totals you can name", Column("heading", "text", "A heading."), "locked")
    sheet.write_string(HEADER_ROW - 1, _CHOICES, heading.header, header_look(formats, heading))
    for number, word in enumerate((EVERYTHING, *request.lots)):
        sheet.write_string(FIRST - 1 + number, _CHOICES, word, formats.get(align="left", indent=1))

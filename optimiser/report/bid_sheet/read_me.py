"""First sheet of the bid sheet: what is asked for, by when, how it is filled in, and what the words mean."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from xlsxwriter.worksheet import Worksheet

from optimiser.report.bid_sheet.looks import DARK, GREY, INPUT_FILL, LOCKED_SHEET, SHEET_FILL, WARNING
from optimiser.report.workbook.formats import Formats
from optimiser.tables.bid_layout import BUNDLES, DETAILS, DISCOUNTS, KEY_ROW, PRICES, SUMMARY, VOLUME_PRICES, VOLUMES
from optimiser.tables.bid_request import BidRequest

ILLUSTRATION = "Worked illustration – the volumes are synthetic. Not to be sent to a supplier."
_WIDTH = 96
_LETTERS = 128
"""Letters that fit into that width, with some to spare [characters]."""
_SHEETS = (
    (DETAILS, "Who you are, and charges that depend on no item. The name is needed; the rest where it applies."),
    (PRICES, "One row for each item. Fill in a price where you make an offer, and leave the others empty."),
    (VOLUME_PRICES, "Where you have them: up to four lower prices for an item, each from a volume or an amount on."),
    (DISCOUNTS, "Where you have them: steps on the total of a lot, or on everything that you sell us."),
    (BUNDLES, "Where you have them: items that you offer together only, each with its price in the bundle."),
    (VOLUMES, "Nothing to fill in: which trust needs how much."),
    (SUMMARY, "Nothing to fill in: what you have priced so far, by lot."),
)
_RULES = {
    "Currency": "Pounds sterling, net of VAT. An amount in any other currency is refused.",
    "Price each": "For one unit as named in the column Unit. Zero is a price: the item is free. Empty is no offer.",
    "Volume a year": "What the trusts together needed in the year stated above: an estimate, not a promise to buy.",
    "Limits": "Most you can supply and minimum order are for all trusts together, a year; empty is no limit.",
    "Tiers": (
        "From left to right the threshold rises and the price falls. Give a price or a discount, not both. "
        "'all units': once the threshold is reached, the lower price is for every unit; 'only above': only for what "
        "lies above it. Empty means all units, counted in units; 'pounds' counts what is spent at your own price."
    ),
    "One kind of step": (
        "An item has tiers of its own, or takes part in those of its lot, or in those of everything. A rebate paid as "
        "a lump sum may come on top of any of them."
    ),
    "Bundle": "Taken whole or not at all: all the volume of its items. It counts towards no tier and no discount.",
    "Dates": "As real dates, such as 30/11/2026. Without dates your price holds until you withdraw it.",
    "Carbon": "Emissions of one unit from making to delivery, in kg of CO2 equivalent, where you know them.",
    "Do not change": (
        "Cells that are not blue. Do not move, insert or delete columns or sheets, nor put one item in two rows. What "
        "was changed is refused by cell when your sheet is read. Send it back as .xlsx, without macros, links or a "
        "password."
    ),
}


def write_read_me(sheet: Worksheet, formats: Formats, request: BidRequest) -> None:
    """Write the first sheet.

    Parameters
    ----------
    sheet, formats
        Where to, and the formats.
    request
        What is asked for.
    """
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _WIDTH)
    sheet.write_string(0, 0, "Bid sheet", formats.get(bold=True, font_size=18, font_color=DARK))
    sheet.set_row(0, 27)
    sheet.write_string(1, 0, request.title, formats.get(bold=True, font_size=12))
    if request.synthetic:
        sheet.write_string(2, 0, ILLUSTRATION, formats.get(bold=True, font_color=WARNING))
    row = _write_facts(sheet, formats, request)
    row = _write_heading(sheet, formats, row + 1, "What to fill in")
    for name, text in _SHEETS:
        link = formats.get(font_color=DARK, underline=1)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        sheet.write_string(row, 1, text, formats.get())
        row += 1
    row = _write_heading(sheet, formats, row + 1, "Colours")
    row = _write_legend(sheet, formats, row)
    row = _write_heading(sheet, formats, row + 1, "How it is read")
    _write_pairs(sheet, formats, row, _RULES)
    sheet.protect("", LOCKED_SHEET)


def _write_facts(sheet: Worksheet, formats: Formats, request: BidRequest) -> int:
    """Write key, dates and what is asked for; return the row below."""
    sizes = {"item": request.lines, "lot": request.lots, "trust": request.trusts}
    items, lots, trusts = (f"{len(of)} {word}{'' if len(of) == 1 else 's'}" for word, of in sizes.items())
    facts: list[tuple[str, Any]] = [
        ("Key of this sheet", request.key),
        ("Drawn up", request.as_of),
        ("Asked for", f"{items} in {lots}, for {trusts}"),
        ("Volumes of", request.period or "the year stated in the source"),
        ("Source of volumes", request.source or "the trusts' own records"),
    ]
    row = KEY_ROW - 1
    for label, value in facts:
        sheet.write_string(row, 0, label, formats.get(font_color=GREY))
        if isinstance(value, str):
            sheet.write_string(row, 1, value, formats.get(bold=label == "Key of this sheet", align="left"))
        else:
            sheet.write_datetime(row, 1, value, formats.get(num_format="dd mmmm yyyy", align="left"))
        row += 1
    look = {"bg_color": INPUT_FILL, "font_color": DARK, "border": 1, "border_color": "#8FB0CF", "locked": False}
    for label, shown in (("Closing date and time", "dd mmmm yyyy hh:mm"), ("Return it to", "General")):
        sheet.write_string(row, 0, label, formats.get(font_color=GREY))
        sheet.write_blank(row, 1, None, formats.get(num_format=shown, align="left", **look))
        row += 1
    sheet.write_string(row, 1, "The buyer fills in these two before the sheet is sent.", formats.get(font_color=GREY))
    return row + 1


def _write_heading(sheet: Worksheet, formats: Formats, row: int, text: str) -> int:
    sheet.write_string(row, 0, text, formats.get(bold=True, font_size=12, font_color=DARK))
    sheet.set_row(row, 19)
    return row + 1


def _write_legend(sheet: Worksheet, formats: Formats, row: int) -> int:
    """Show the three kinds of cells; return the row below."""
    kinds = (
        (
            "Fill in",
            INPUT_FILL,
            DARK,
            "Blue cells are yours. Text, negative numbers and dates of another form are not taken.",
        ),
        ("Given", "#FFFFFF", "#000000", "White cells are what is asked for, and are locked."),
        ("Worked out", SHEET_FILL, "#000000", "Grey cells are worked out from yours, and are locked."),
    )
    for word, fill, ink, text in kinds:
        look = formats.get(bg_color=fill, font_color=ink, border=1, border_color="#8FB0CF", align="center")
        sheet.write_string(row, 0, word, look)
        sheet.write_string(row, 1, text, formats.get(align="left", indent=1))
        row += 1
    return row


def _write_pairs(sheet: Worksheet, formats: Formats, row: int, pairs: Mapping[str, str]) -> None:
    """Write words and what they mean."""
    for word, text in pairs.items():
        sheet.write_string(row, 0, word, formats.get(bold=True))
        sheet.write_string(row, 1, text, formats.get(text_wrap=True))
        sheet.set_row(row, 13.5 * len(textwrap.wrap(text, _LETTERS)) + 2)
        row += 1

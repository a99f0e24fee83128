"""Writing of one sheet with a table: title, legend, totals, headings, locked and input cells, protection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.worksheet import Worksheet

from optimiser.report.bid_sheet.formulas import FIRST, Live, Maker, totals_above
from optimiser.report.bid_sheet.looks import (
    DARK,
    FRACTION,
    GREY,
    INPUT_FILL,
    LOCKED_SHEET,
    SHEET_FILL,
    WARNING,
    advice,
    cell_look,
    form_of,
    header_look,
    number_format,
    validation,
    width_of,
)
from optimiser.report.workbook.formats import Formats
from optimiser.tables.bid_layout import HEADER_ROW, ROUTES, BidBlock, BidField, column_letters

_A4 = 9
_LINE = 13.5
_DESCRIPTION = 44
"""Letters of a description that fit on a line [characters]."""
_WIDE_SCALE = 60
"""Scale at which the two halves of a wide sheet fit on a page each [per cent]."""


@dataclass(frozen=True)
class BlockContent:
    """What stands on a sheet besides its columns.

    Parameters
    ----------
    title, notes
        Above the table; two notes at most.
    rows
        Rows of data.
    locked
        What the locked cells of each row hold, by column; fewer than ``rows`` where the others are empty.
    formulas
        By column.
    sources
        Ranges that hold the choices of a column, by its name.
    frozen
        How many columns stay in sight.
    """

    title: str
    notes: tuple[str, ...]
    rows: int
    locked: Sequence[Mapping[str, str | int]] = ()
    formulas: Mapping[str, Maker] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    frozen: int = 0


def write_block(sheet: Worksheet, formats: Formats, block: BidBlock, content: BlockContent) -> None:
    """Write one sheet.

    Parameters
    ----------
    sheet, formats
        Where to, and the formats.
    block
        Its columns.
    content
        What stands in them.
    """
    write_top(sheet, formats, content.title, content.notes, inputs=any(one.role == "input" for one in block.fields))
    _write_headings(sheet, formats, block)
    _write_totals(sheet, formats, block, content.rows)
    for place, one in enumerate(block.fields):
        sheet.set_column(place, place, width_of(one))
        _write_column(sheet, formats, (place, one), content)
        _guard_column(sheet, formats, (place, one), content)
    for number, values in enumerate(content.locked):
        lines = -(-len(str(values.get("description", ""))) // _DESCRIPTION)
        if lines > 1:
            sheet.set_row(FIRST - 1 + number, _LINE * lines + 2)
    sheet.autofilter(HEADER_ROW - 1, 0, HEADER_ROW - 1 + content.rows, len(block.fields) - 1)
    sheet.freeze_panes(HEADER_ROW, content.frozen)
    sheet.protect("", LOCKED_SHEET)


def write_top(sheet: Worksheet, formats: Formats, title: str, notes: Sequence[str], *, inputs: bool) -> None:
    """Write title, notes and legend.

    Parameters
    ----------
    sheet, formats
        Where to, and the formats.
    title, notes
        What the sheet is, and two notes at most.
    inputs
        Whether there is anything to fill in, so that the colours need a legend.
    """
    sheet.write_string(0, 0, title, formats.get(bold=True, font_size=14, font_color=DARK))
    sheet.set_row(0, 21)
    for number, text in enumerate(notes[:2]):
        sheet.write_string(1 + number, 0, text, formats.get(font_color=GREY))
    if inputs:
        looks = (("Fill in", INPUT_FILL, DARK), ("Given", "#FFFFFF", "#000000"), ("Worked out", SHEET_FILL, "#000000"))
        for place, (word, fill, ink) in enumerate(looks):
            look = formats.get(bg_color=fill, font_color=ink, border=1, border_color="#8FB0CF", align="center")
            sheet.write_string(3, place, word, look)


def page(sheet: Worksheet, key: str, warning: str, *, headings: bool, second: int = 0) -> None:
    """Set a sheet up for paper: A4 landscape, headings repeated, key and page in the footer.

    Parameters
    ----------
    sheet
        The sheet.
    key
        Key of the bid sheet.
    warning
        What every page must say; empty for nothing.
    headings
        Whether there is a table, whose headings every page repeats; otherwise the sheet is one page.
    second
        Column, from 0, with which a second page begins because the sheet is too wide to be read on one; 0 for none.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L&8Bid sheet {key}&C&8&A&R&8Page &P of &N")
    if warning:
        sheet.set_header(f"&C&9&B{warning}")
    sheet.hide_gridlines(2)
    if headings:
        sheet.repeat_rows(HEADER_ROW - 2, HEADER_ROW - 1)
    if second:
        sheet.set_print_scale(_WIDE_SCALE)
        sheet.set_v_pagebreaks([second])
        sheet.repeat_columns(0, 2)
    else:
        sheet.fit_to_pages(1, 0 if headings else 1)


def _write_headings(sheet: Worksheet, formats: Formats, block: BidBlock) -> None:
    """Write the words above groups of columns, and the headings."""
    lines = 1
    for place, one in enumerate(block.fields):
        if one.band:
            sheet.write_string(
                HEADER_ROW - 2, place, one.band, formats.get(bold=True, font_color=DARK, valign="bottom")
            )
        sheet.write_string(HEADER_ROW - 1, place, one.header, header_look(formats, one))
        lines = max(lines, _lines(one.header, width_of(one)))
    sheet.set_row(HEADER_ROW - 2, 18)
    sheet.set_row(HEADER_ROW - 1, _LINE * lines + 5)


def _write_totals(sheet: Worksheet, formats: Formats, block: BidBlock, rows: int) -> None:
    """Write sums and counts above the headings."""
    found = totals_above(block, rows)
    if found:
        sheet.write_string(HEADER_ROW - 3, 0, "Total", formats.get(bold=True))
    for name, live in found.items():
        number = {"num_format": "#,##0.00"} if name == "value_gbp" else {}
        look = formats.get(bold=True, align="right", **number)
        sheet.write_formula(HEADER_ROW - 3, block.places[name], live.text, look, live.value)


def _write_column(sheet: Worksheet, formats: Formats, column: tuple[int, BidField], content: BlockContent) -> None:
    """Write the cells of one column."""
    place, one = column
    make = content.formulas.get(one.name)
    for number in range(content.rows):
        row = FIRST - 1 + number
        value: Any = content.locked[number].get(one.name) if number < len(content.locked) else None
        if one.role == "formula" and make is not None:
            live: Live = make(row + 1)
            own = number_format(round(live.value * 1_000_000)) if isinstance(live.value, float) else ""
            sheet.write_formula(row, place, live.text, cell_look(formats, one, number_format=own), live.value)
        elif one.role != "locked" or value is None:
            sheet.write_blank(row, place, None, cell_look(formats, one))
        elif isinstance(value, str):
            sheet.write_string(row, place, value, cell_look(formats, one, quote_prefix=value[:1] in set("=+-@'")))
        else:
            look = cell_look(formats, one, number_format=number_format(value))
            sheet.write_number(row, place, value / 1_000_000, look)


def _guard_column(sheet: Worksheet, formats: Formats, column: tuple[int, BidField], content: BlockContent) -> None:
    """Say what may be typed into a column, and show parts of a unit where there are any."""
    place, one = column
    cells = (FIRST - 1, place, FIRST - 2 + content.rows, place)
    if one.role == "input":
        rule = advice(list(ROUTES)) if one.name == "route" else validation(one, content.sources)
        if rule is not None:
            sheet.data_validation(*cells, rule)
    first = f"{column_letters(place)}{FIRST}"
    rule_of = {"type": "formula"}
    if form_of(one) == "quantity" and one.role != "locked":
        criteria = f"=IF(ISNUMBER({first}),MOD({first},1)<>0,FALSE)"
        sheet.conditional_format(*cells, {**rule_of, "criteria": criteria, "format": formats.get(num_format=FRACTION)})
    if one.name == "check":
        criteria = f'=OR({first}="Price missing",{first}="Check price")'
        look = formats.get(bold=True, font_color=WARNING)
        sheet.conditional_format(*cells, {**rule_of, "criteria": criteria, "format": look})


def _lines(text: str, width: float) -> int:
    """Count the lines that a heading wraps into; bold letters are wide."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + len(word) > width * 1.2 - 1:
            lines, used = lines + 1, 0.0
        used += len(word) + 1
    return lines

"""Writing of sheets: a block with title, totals, named table and page settings; free lines for the cover."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.worksheet import Worksheet

from optimiser.report.workbook.blocks import Block, Field, Form, Formula, column_letter
from optimiser.report.workbook.formats import HEADER_FILL, ILLUSTRATION_INK, INK, Formats, write_cell

_WIDTHS = {"money": 14.0, "price": 13.0, "quantity": 14.0, "count": 9.0, "decimal": 12.0, "percent": 9.0, "date": 12.0}
_WIDEST = 36.0
_WIDEST_CODE = 21.0
_LINE_HEIGHT = 13.0
_A4 = 9


@dataclass(frozen=True)
class Line:
    """A row of free text and numbers, not part of a table.

    Parameters
    ----------
    cells
        One entry a column: text, number, :class:`Formula` or ``None``.
    form
        Form of the numbers in it.
    style
        ``title``, ``heading``, ``text`` or ``verdict``.
    link
        Sheet that the first cell leads to; empty for none.
    """

    cells: tuple[Any, ...] = ()
    form: Form = "money"
    style: str = "text"
    link: str = ""


@dataclass
class Widths:
    """The widest need of each column of a sheet [characters]."""

    needs: dict[int, float] = field(default_factory=dict)

    def ask(self, column: int, width: float) -> None:
        """Let a column be at least this wide."""
        self.needs[column] = max(self.needs.get(column, 0.0), width)

    def set(self, sheet: Worksheet) -> None:
        """Give the sheet its widths."""
        for column, width in sorted(self.needs.items()):
            sheet.set_column(column, column, width)


def write_block(sheet: Worksheet, formats: Formats, block: Block, widths: Widths, *, synthetic: bool = False) -> None:
    """Write a block at its place: title, note, statement, totals, header, data, named table.

    Parameters
    ----------
    sheet, formats
        Where to, and the formats.
    block
        What to write.
    widths
        Takes the widths it needs.
    synthetic
        Whether it belongs to the illustration, which every title then says.
    """
    top, first = block.grid.place.top, block.grid.first
    ink = ILLUSTRATION_INK if synthetic else INK
    title = f"Worked illustration – synthetic: {block.title}" if synthetic else block.title
    sheet.write_string(top, 0, title, formats.get(bold=True, font_size=14, font_color=ink))
    sheet.set_row(top, 21)
    sheet.write_string(top + 1, 0, block.note, formats.get(font_color="#3D3D3D"))
    if block.left_out:
        text = f"Cut: {block.left_out:,} more rows do not fit on a sheet; the CSV file of this table has them all."
        sheet.write_string(top + 2, 0, text, formats.get(bold=True, font_color=ILLUSTRATION_INK))
    headers = _unique(field.header for field in block.fields)
    for column, one in enumerate(block.fields):
        _write_total(sheet, formats, block, column)
        for row, value in enumerate(one.values):
            form = one.forms[row] if one.forms else one.form
            entered = not isinstance(value, Formula) and (one.entered or (block.name == "checks" and bool(one.forms)))
            write_cell(sheet, formats, (first + row, column), value, form, entered=entered)
        widths.ask(column, _width(one, headers[column]))
    header_look = {"bold": True, "text_wrap": True, "bg_color": HEADER_FILL, "bottom": 1, "valign": "bottom"}
    looks = [
        formats.get(**header_look, **({"align": "left", "indent": 1} if _leftward(one) else {"align": "right"}))
        for one in block.fields
    ]
    lines = max(_lines(text, widths.needs[column]) for column, text in enumerate(headers))
    sheet.set_row(first - 1, _LINE_HEIGHT * lines + 4)
    for row, lines in _heights(block, widths).items():
        sheet.set_row(first + row, _LINE_HEIGHT * lines + 2)
    columns = [{"header": text, "header_format": look} for text, look in zip(headers, looks, strict=True)]
    name = f"t_illustration_{block.name}" if synthetic else f"t_{block.name}"
    options = {"name": name, "style": None, "columns": columns, "autofilter": True}
    sheet.add_table(first - 1, 0, first + block.grid.rows - 1, len(columns) - 1, options)


def write_lines(sheet: Worksheet, formats: Formats, lines: Sequence[Line], first: int = 0) -> None:
    """Write free lines one under the other.

    Parameters
    ----------
    sheet, formats
        Where to, and the formats.
    lines
        What to write.
    first
        Row of the first one, from 0.
    """
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 18},
        "heading": {"bold": True, "font_size": 12, "font_color": "#12436D"},
        "text": {},
        "verdict": {"bold": True, "font_size": 12},
    }
    heights = {"title": 27.0, "heading": 19.0, "verdict": 20.0}
    for row, line in enumerate(lines, start=first):
        look = looks[line.style]
        if line.style in heights:
            sheet.set_row(row, heights[line.style])
        for column, value in enumerate(line.cells):
            if value is None:
                continue
            if line.link and column == 0:
                target = f"internal:'{line.link}'!A1"
                sheet.write_url(row, 0, target, formats.get(font_color="#12436D", underline=1), str(value))
            elif isinstance(value, str):
                side = _side(value, column)
                sheet.write_string(row, column, value, formats.get(**look, **side))
            elif line.style == "verdict":
                style = formats.get(align="center", border=1, **look)
                sheet.write_formula(row, column, f"={value.text}", style, value.value)
            else:
                write_cell(sheet, formats, (row, column), value, line.form)


def page(sheet: Worksheet, run_id: str, heading: str, header_row: int | None) -> None:
    """Set a sheet up for paper: A4 landscape, one page wide, header rows repeated, run and page in the footer.

    Parameters
    ----------
    sheet
        The sheet.
    run_id
        Run, for the footer.
    heading
        What stands in the middle of the footer.
    header_row
        Row of the header, from 0, repeated and frozen; ``None`` where there is none.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    safe = [text.replace("&", "&&")[:90] for text in (f"Run {run_id}", heading)]
    sheet.set_footer(f"&L&8{safe[0]}&C&8{safe[1]}&R&8Page &P of &N")
    sheet.hide_gridlines(2)
    if header_row is not None:
        sheet.repeat_rows(header_row)
        sheet.freeze_panes(header_row + 1, 1)


def _write_total(sheet: Worksheet, formats: Formats, block: Block, column: int) -> None:
    one, grid = block.fields[column], block.grid
    row = grid.first - 2
    if isinstance(one.total, Formula):
        write_cell(sheet, formats, (row, column), one.total, one.form, bold=True)
    elif one.total:
        letter = column_letter(column)
        text = f"SUM({letter}{grid.first + 1}:{letter}{grid.first + grid.rows})"
        write_cell(sheet, formats, (row, column), Formula(text, block.total(one.name)), one.form, bold=True)
    elif column == 0 and any(field.total for field in block.fields):
        write_cell(sheet, formats, (row, column), block.total_label, "text", bold=True)


def _unique(headers: Iterable[str]) -> list[str]:
    """Make headers differ, as a named table asks; a header is cut at 255 characters."""
    seen: dict[str, int] = {}
    made = []
    for text in headers:
        kept = text[:250]
        number = seen[kept.casefold()] = seen.get(kept.casefold(), 0) + 1
        made.append(kept if number == 1 else f"{kept} {number}")
    return made


def _width(one: Field, header: str) -> float:
    longest = max((len(word) for word in header.split()), default=0) + 3.0
    if one.form != "text":
        return max(_WIDTHS.get(one.form, 10.0), longest)
    texts = [value for value in one.values[:2000] if value is not None]
    lengths = sorted(_length(value) for value in texts)
    typical = lengths[int(0.98 * (len(lengths) - 1) + 0.5)] if lengths else 0
    prose = any(isinstance(value, str) and value.count(" ") > 4 for value in texts)
    return min(_WIDEST if prose else _WIDEST_CODE, max(longest, typical * 0.95 + 3.0))


def _length(value: object) -> int:
    return 12 if isinstance(value, (dt.date, Formula)) else len(str(value))


def _side(text: str, column: int) -> dict[str, Any]:
    """Align the word above a column of numbers with them, and keep the words behind one off it."""
    if column == 1 and text in {"£", "Rows"}:
        return {"align": "right"}
    return {"align": "left", "indent": 1} if column == 2 else {"align": "left"}


def _leftward(one: Field) -> bool:
    return one.form in {"text", "date", "boolean"}


def _heights(block: Block, widths: Widths) -> dict[int, int]:
    """Return how many lines high a row is, by row, for those with more than one."""
    heights: dict[int, int] = {}
    for column, one in enumerate(block.fields):
        room = widths.needs[column]
        for row, value in enumerate(one.values if one.form == "text" else ()):
            if isinstance(value, str) and len(value) * 1.3 > room:
                lines = _lines(value, room)
                if lines > heights.get(row, 1):
                    heights[row] = lines
    return heights


def _lines(text: str, width: float) -> int:
    """Count the lines that words wrap into, a word longer than a line included."""
    room, lines, used = max(4.0, width * 1.33 - 2.0), 1, 0.0
    for word in text[:2000].split():
        length = len(word) + 0.3 * sum(letter.isupper() for letter in word)
        if used and used + length > room:
            lines, used = lines + 1, 0.0
        lines += math.ceil(max(0.0, length - room) / room)
        used += length + 1
    return min(lines, 12)

"""How cells look, and the writing of one cell by its form; text is never taken for a formula or a link."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from optimiser.report.workbook.blocks import Form, Formula, shown

INK = "#000000"
INPUT_INK = "#12436D"
INPUT_FILL = "#EAF1F8"
HEADER_FILL = "#E6E6E6"
RULE = "#D0D0D0"
ILLUSTRATION_INK = "#801650"
TEXT_LIMIT = 32_767
"""Characters a cell can hold; a longer text would be dropped whole [characters]."""
_NUMBERS = {
    "money": "#,##0.00_);(#,##0.00);0.00_)",
    "price": "#,##0.0000_);(#,##0.0000);0.0000_)",
    "quantity": "#,##0.##_);(#,##0.##);0_)",
    "count": "#,##0_);(#,##0);0_)",
    "decimal": "#,##0.######_);(#,##0.######);0_)",
    "percent": "0.0%",
    "date": "dd mmm yyyy",
    "time": "hh:mm",
}
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")


class Formats:
    """The cell formats of one workbook, each made once.

    Parameters
    ----------
    workbook
        The workbook they are made in.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._cells: dict[tuple[Form, bool, bool, bool], Format] = {}

    def get(self, **properties: Any) -> Format:
        """Return the format with these properties."""
        complete = {"font_name": "Arial", "font_size": 10, "valign": "top", **properties}
        key = tuple(sorted(complete.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(complete)
        return self._made[key]

    def cell(self, form: Form, *, entered: bool = False, bold: bool = False, quoted: bool = False) -> Format:
        """Return the format of a cell of data.

        Parameters
        ----------
        form
            What it holds.
        entered
            Whether it is input: blue on a light fill.
        bold
            Whether it is a total.
        quoted
            Whether it is text that begins like a formula, kept as text when somebody edits the cell.
        """
        key = (form, entered, bold, quoted)
        if key not in self._cells:
            self._cells[key] = self._cell(form, entered=entered, bold=bold, quoted=quoted)
        return self._cells[key]

    def _cell(self, form: Form, *, entered: bool, bold: bool, quoted: bool) -> Format:
        properties: dict[str, Any] = {"font_color": INPUT_INK if entered else INK, "bold": bold}
        if form in _NUMBERS:
            properties["num_format"] = _NUMBERS[form]
            properties.update({"align": "left", "indent": 1} if form == "date" else {"align": "right"})
        else:
            properties.update(text_wrap=form == "text", align="left", indent=1, quote_prefix=quoted)
        if entered:
            properties["bg_color"] = INPUT_FILL
        properties.update({} if bold else {"bottom": 1, "bottom_color": RULE})
        return self.get(**properties)


def write_cell(
    sheet: Worksheet, formats: Formats, place: tuple[int, int], value: Any, form: Form, **look: bool
) -> None:
    """Write one cell by its form.

    Parameters
    ----------
    sheet, formats
        Where to, and the formats.
    place
        Row and column, from 0.
    value
        A value in the inner unit of ``form``, a formula, or ``None`` for an empty cell.
    form
        What it holds.
    look
        ``entered`` and ``bold`` as for :meth:`Formats.cell`.
    """
    row, column = place
    if value is None:
        sheet.write_blank(row, column, None, formats.cell(form, **look))
    elif isinstance(value, Formula):
        number = shown(value.value, form)
        sheet.write_formula(row, column, f"={value.text}", formats.cell(form, **look), number)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, formats.cell("boolean", **look))
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(row, column, value, formats.cell("date", **look))
    elif isinstance(value, (str, dt.date)) or form in {"text", "date", "boolean"}:
        write_text(sheet, formats, place, str(value), form="text", **look)
    else:
        sheet.write_number(row, column, shown(value, form), formats.cell(form, **look))


def write_text(
    sheet: Worksheet, formats: Formats, place: tuple[int, int], text: str, *, form: Form = "text", **look: bool
) -> None:
    """Write text as text, whatever it begins with; what is longer than a cell can hold is cut visibly."""
    kept = text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"
    style = formats.cell(form, quoted=kept.startswith(_SIGNS), **look)
    sheet.write_string(place[0], place[1], kept, style)

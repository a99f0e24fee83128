"""How the cells of the bid sheet look, and what may be typed into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format

from optimiser.report.workbook.formats import Formats
from optimiser.tables.bid_layout import BidField

INK, DARK, GREY, WARNING = "#12436D", "#12436D", "#3D3D3D", "#801650"
INPUT_FILL, LOCKED_HEADER, SHEET_FILL = "#DCE9F6", "#E6E6E6", "#F4F4F4"
_LINE, _INPUT_LINE = "#D0D0D0", "#8FB0CF"
WHOLE, FRACTION = "#,##0", "#,##0.0#####"
_NUMBERS = {"price": "#,##0.00####", "money": "#,##0.00", "share": "0.0##%", "date": "dd mmm yyyy", "quantity": WHOLE}
WIDTHS = {
    "lot": 15.0,
    "item": 17.0,
    "description": 34.0,
    "unit": 8.5,
    "volume": 12.5,
    "trusts": 7.5,
    "check": 12.0,
    "framework": 14.0,
    "route": 17.0,
    "method": 20.0,
    "measure": 10.0,
    "covers": 24.0,
    "bundle": 11.0,
}
_BY_FORM = {"price": 12.0, "money": 13.0, "share": 9.5, "date": 12.0, "quantity": 12.0, "text": 14.0}
LOCKED_SHEET = {"format_columns": True, "format_rows": True, "autofilter": True}
"""What everybody may do to a protected sheet besides filling in cells."""


def form_of(field: BidField) -> str:
    """Say how the values of a column are shown: ``price``, ``money``, ``share``, ``date``, ``quantity`` or ``text``.

    Parameters
    ----------
    field
        The column.
    """
    column = field.column
    if column.unit == "fraction":
        return "share"
    if column.kind == "quantity" and column.unit.startswith("GBP"):
        return "price"
    return column.kind if column.kind in _NUMBERS else "text"


def width_of(field: BidField) -> float:
    """Return the width of a column [characters]."""
    return WIDTHS.get(field.name, _BY_FORM[form_of(field)])


def header_look(formats: Formats, field: BidField) -> Format:
    """Return the look of a heading: dark where the supplier fills in, grey elsewhere."""
    side = {"align": "left", "indent": 1} if form_of(field) in {"text", "date"} else {"align": "right", "indent": 1}
    entered = field.role == "input"
    fill = {"bg_color": DARK if entered else LOCKED_HEADER, "font_color": "#FFFFFF" if entered else "#000000"}
    return formats.get(bold=True, text_wrap=True, valign="bottom", border=1, border_color=_LINE, **side, **fill)


def cell_look(formats: Formats, field: BidField, *, number_format: str = "", **more: Any) -> Format:
    """Return the look of a cell: input cells are blue and not locked, worked-out ones light grey.

    Parameters
    ----------
    formats
        The formats of the workbook.
    field
        The column.
    number_format
        Instead of the column's own.
    more
        Further properties.
    """
    form = form_of(field)
    look: dict[str, Any] = {"bottom": 1, "bottom_color": _LINE}
    if field.role == "input":
        look = {"bg_color": INPUT_FILL, "font_color": INK, "border": 1, "border_color": _INPUT_LINE, "locked": False}
    elif field.role == "formula":
        look |= {"bg_color": SHEET_FILL}
    if form in _NUMBERS:
        look["num_format"] = number_format or _NUMBERS[form]
        look |= {"align": "left" if form == "date" else "right", "indent": 1}
    else:
        # As text, a code such as 007 or 1-2 stays what the supplier types.
        kept = {"num_format": "@"} if field.role == "input" and field.column.kind == "code" else {}
        look |= {"align": "left", "indent": 1, "text_wrap": field.name == "description", **kept}
    return formats.get(**{"valign": "vcenter", **look, **more})


def number_format(millionths: int) -> str:
    """Return the format of a number that is not to end in a bare decimal point."""
    return FRACTION if millionths % 1_000_000 else WHOLE


def validation(field: BidField, sources: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what may be typed into the cells of a column; ``None`` where anything may.

    Parameters
    ----------
    field
        The column.
    sources
        Ranges that hold the choices of a column, by its name.
    """
    form, column = form_of(field), field.column
    if field.name in sources:
        return _listed(sources[field.name], "Choose one of the list.")
    if column.kind == "boolean":
        return _listed(["yes", "no"], "Choose yes or no, or leave the cell empty.")
    if column.kind == "choice":
        return _listed(list(column.choices), "Choose one of the list, or leave the cell empty.")
    if form == "share":
        return _number("between", {"minimum": 0, "maximum": 1}, "Write 5 % or 0.05: a share from 0 to 1.")
    if form == "date":
        first = {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)}
        return first | _refusal("Write a date, such as 30/11/2026.")
    if form in {"price", "money"}:
        return _number(">=", {"value": 0}, "Write pounds as a number from 0 up, net of VAT. Empty is no offer.")
    if form == "quantity":
        return _number(">=", {"value": 0}, "Write a number from 0 up.")
    return None


def advice(choices: list[str]) -> dict[str, Any]:
    """Return a list of usual words beside which others may be typed."""
    return {"validate": "list", "source": choices, "show_error": False}


def _listed(source: list[str] | str, message: str) -> dict[str, Any]:
    return {"validate": "list", "source": source, **_refusal(message)}


def _number(criteria: str, limits: dict[str, int], message: str) -> dict[str, Any]:
    return {"validate": "decimal", "criteria": criteria, **limits, **_refusal(message)}


def _refusal(message: str) -> dict[str, Any]:
    return {"ignore_blank": True, "error_title": "This cannot be read", "error_message": message}

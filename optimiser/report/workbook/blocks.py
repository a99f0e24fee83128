"""Blocks of a workbook: tables with a place, typed columns, live formulas and the exact values they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

Form = Literal["text", "money", "price", "quantity", "count", "decimal", "percent", "date", "boolean", "time"]
HEADER_OFFSET = 4
"""Rows of a block above its header: title, note, statement, totals [rows]."""
SHEET_ROWS = 1_000_000
"""Rows of data after which a sheet is cut; the format ends at 1,048,576 [rows]."""


@dataclass(frozen=True)
class Formula:
    """A live formula and the value it gives.

    Parameters
    ----------
    text
        The formula without its equals sign.
    value
        What it gives, exactly, in the inner unit of its column: money in pence, quantities in millionths.
    """

    text: str
    value: Any


@dataclass(frozen=True)
class Field:
    """One column of a block.

    Parameters
    ----------
    name
        Inner name by which formulas find it.
    header
        What a reader sees, with unit and price base.
    form
        How its values are kept and shown: money as integer pence, quantity as integer millionths, price as a number of
        pounds for one unit, time as minutes after midnight.
    values
        One value a row, ``None`` where empty, or a :class:`Formula`.
    total
        Whether its sum stands above the header, or what stands there instead.
    entered
        Whether the numbers are entered rather than worked out.
    forms
        One form a row where they differ within the column; empty otherwise.
    """

    name: str
    header: str
    form: Form
    values: tuple[Any, ...] = ()
    total: bool | Formula = False
    entered: bool = False
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a block stands.

    Parameters
    ----------
    sheet
        Name of the sheet.
    top
        Row of its title, from 0.
    """

    sheet: str
    top: int = 0


@dataclass(frozen=True)
class Grid:
    """The arithmetic of references into a block.

    Parameters
    ----------
    place
        Where the block stands.
    names
        Inner names of its columns, in order.
    rows
        How many rows of data it has.
    """

    place: Place
    names: tuple[str, ...]
    rows: int

    @property
    def first(self) -> int:
        """Row of the first data, from 0."""
        return self.place.top + HEADER_OFFSET + 1

    def local(self, name: str, row: int) -> str:
        """Refer to a cell from the same sheet; the column is fixed."""
        return str(xl_rowcol_to_cell(self.first + row, self.names.index(name), col_abs=True))

    def cell(self, name: str, row: int) -> str:
        """Refer to a cell from anywhere."""
        corner = xl_rowcol_to_cell(self.first + row, self.names.index(name), row_abs=True, col_abs=True)
        return f"{quoted(self.place.sheet)}!{corner}"

    def span(self, name: str, first: int, last: int) -> str:
        """Refer to some rows of a column, both ends included, from anywhere."""
        column = self.names.index(name)
        return f"{quoted(self.place.sheet)}!{xl_range_abs(self.first + first, column, self.first + last, column)}"

    def column(self, name: str) -> str:
        """Refer to all rows of a column from anywhere."""
        return self.span(name, 0, self.rows - 1)


@dataclass(frozen=True)
class Block:
    """A table ready to be written.

    Parameters
    ----------
    name
        Identifier; the workbook's named table is made from it.
    title, note
        What stands above it.
    grid
        Its place and columns.
    fields
        Its columns.
    left_out
        Rows that did not fit [rows].
    total_label
        What stands before the sums.
    """

    name: str
    title: str
    note: str
    grid: Grid
    fields: tuple[Field, ...]
    left_out: int = 0
    total_label: str = "Total"

    def has(self, *names: str) -> bool:
        """Whether it has all these columns."""
        return set(names) <= set(self.grid.names)

    def exact(self, name: str) -> list[Any]:
        """Return the values of a column, a formula's value in place of the formula."""
        field = self.fields[self.grid.names.index(name)]
        return [value.value if isinstance(value, Formula) else value for value in field.values]

    def sum_where(self, name: str, key: str, wanted: Any, criterion: str) -> Formula:
        """Return the sum of a column over the rows whose key is the one wanted, as a formula.

        Parameters
        ----------
        name
            Column to add up.
        key
            Column to compare.
        wanted
            Value to compare it with.
        criterion
            The same as a formula has it.
        """
        pairs = zip(self.exact(name), self.exact(key), strict=True)
        total = sum(amount for amount, found in pairs if found == wanted and amount is not None)
        return Formula(f"SUMIFS({self.grid.column(name)},{self.grid.column(key)},{criterion})", total)

    def total(self, name: str) -> Any:
        """Return the exact sum of a column, empty cells left out."""
        return sum(value for value in self.exact(name) if value is not None)


def quoted(sheet: str) -> str:
    """Write the name of a sheet as a formula needs it."""
    return f"'{sheet}'"


def column_letter(number: int) -> str:
    """Return the letters of a column counted from 0."""
    return str(xl_col_to_name(number))


def with_field(fields: Sequence[Field], field: Field, after: str = "") -> list[Field]:
    """Put a column behind another one; at the end where that one is not there."""
    names = [known.name for known in fields]
    place = names.index(after) + 1 if after in names else len(names)
    return [*fields[:place], field, *fields[place:]]


def filled(fields: Sequence[Field], name: str, values: Iterable[Any]) -> list[Field]:
    """Give a column other values; nothing happens where there is no such column."""
    chosen = tuple(values)
    return [replace(field, values=chosen) if field.name == name else field for field in fields]


def grid_of(place: Place, fields: Sequence[Field], rows: int) -> Grid:
    """Return the references of a block that is to be made of these columns."""
    return Grid(place, tuple(field.name for field in fields), rows)


def shown(value: Any, form: Form) -> Any:
    """Turn an inner value into what a cell holds: pence into pounds, millionths into units.

    Parameters
    ----------
    value
        A value in the inner unit of ``form``; integers and fractions are divided exactly and rounded once.
    form
        How it is kept.
    """
    if isinstance(value, (bool, str)):
        return value
    divisor = {"money": 100, "quantity": 1_000_000, "time": 1440}.get(form, 1)
    if isinstance(value, Fraction):
        return float(value / divisor)
    return value / divisor if divisor > 1 else value


def safe_criteria(keys: Iterable[object]) -> bool:
    """Whether a spreadsheet's conditional sum tells these keys apart as we do.

    Conditional sums ignore case, obey ``* ? ~`` and signs of comparison, and take a key that looks like a number for a
    number.
    """
    texts = {str(key) for key in keys if key not in (None, "")}
    if len({text.casefold() for text in texts}) < len(texts):
        return False
    return not any(_odd(text) for text in texts)


def _odd(text: str) -> bool:
    if text.startswith(("<", ">", "=")) or any(sign in text for sign in "*?~") or len(text) > 200:
        return True
    if text.casefold() in {"true", "false"} or text != text.strip():
        return True
    try:
        float(text.replace(",", "").strip("£%"))
    except ValueError:
        return False
    return True

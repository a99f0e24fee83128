"""Rows of a filled bid sheet: locked cells held against what was asked for, input cells read one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from optimiser.ingest.bid_sheet_cells import Grid, SheetCell
from optimiser.ingest.bid_sheet_inputs import read_input
from optimiser.ingest.bid_sheet_refusals import RefusedCell, refused
from optimiser.ingest.cell_text import cell_text
from optimiser.ingest.numbers_exact import Fault, quoted
from optimiser.ingest.parse import Cell, Value, plain_text
from optimiser.ingest.raw_table import clean
from optimiser.tables.bid_layout import DETAILS, HEADER_ROW, BidBlock, BidField
from optimiser.tables.bid_request import BidLine, BidRequest
from optimiser.tables.bid_sheet import DETAIL_FIELDS, locked_values

_NOTHING = SheetCell("")
_DETAIL_ROW = HEADER_ROW + 1
"""What a supplier says of itself counts as one row, the first of its sheet."""


class SheetChangedError(Exception):
    """A sheet that is not laid out as it was sent, so that none of its cells can be trusted.

    Parameters
    ----------
    cell
        The refusal.
    """

    def __init__(self, cell: RefusedCell) -> None:
        super().__init__(cell.message)
        self.cell = cell


@dataclass
class BidRow:
    """One filled row.

    Parameters
    ----------
    number
        Row as Excel counts.
    entries
        What its filled input cells hold, and the item it is for; a refused cell is absent.
    texts
        The same cells as they were read.
    bad
        Columns that are refused.
    """

    number: int
    entries: dict[str, Value] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def whole(self, name: str) -> int | None:
        """Return a number in its smallest unit; ``None`` where the cell is empty or refused."""
        value = self.entries.get(name)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str:
        """Return a text; empty where the cell is empty or refused."""
        return str(self.entries.get(name, "") or "")


@dataclass
class BidFile:
    """One filled workbook while it is read.

    Parameters
    ----------
    name
        Its file name.
    grids
        Its cells by sheet.
    request
        What was asked for.
    refusals
        What was refused so far.
    read
        Sheet and row of every filled row.
    """

    name: str
    grids: Mapping[str, Grid]
    request: BidRequest
    refusals: list[RefusedCell] = field(default_factory=list)
    read: set[tuple[str, int]] = field(default_factory=set)

    def refuse(self, block: BidBlock, row: BidRow, column: str, fault: Fault) -> None:
        """Refuse one cell of a row."""
        row.bad.add(column)
        place = (block.cell(column, row.number), row.number)
        about = (block.fields[block.places[column]].header, row.texts.get(column, ""))
        self.refusals.append(refused(self.name, block.sheet, place, about, fault))

    def changed(self, sheet: str, cell: str, row: int | None, message: str, remedy: str = "") -> SheetChangedError:
        """Return the refusal of a sheet that is laid out differently."""
        fault = Fault("bid-sheet-changed", message, remedy or "Fill in a fresh copy of the sheet that was sent.")
        return SheetChangedError(refused(self.name, sheet, (cell, row), ("", ""), fault))

    def grid(self, sheet: str) -> Grid:
        """Return the cells of a sheet.

        Raises
        ------
        SheetChangedError
            If the sheet is gone.
        """
        if sheet not in self.grids:
            raise self.changed("", "", None, f"the sheet '{sheet}' is missing.")
        return self.grids[sheet]

    @property
    def refused_rows(self) -> set[tuple[str, int]]:
        """Sheet and row of every row with a refused cell."""
        places = {(cell.sheet, _DETAIL_ROW if cell.sheet == DETAILS else cell.row) for cell in self.refusals}
        return {(sheet, number) for sheet, number in self.read if (sheet, number) in places}


def check_headers(file: BidFile, block: BidBlock) -> None:
    """Make sure that the columns stand where they stood.

    Parameters
    ----------
    file, block
        The workbook, and one of its sheets.

    Raises
    ------
    SheetChangedError
        If the sheet is gone or a header differs.
    """
    header = file.grid(block.sheet).get(HEADER_ROW, {})
    for place, one in enumerate(block.fields):
        found = _one_line(header.get(place, _NOTHING).text)
        if found != one.header:
            shown = quoted(found) if found else "an empty cell"
            message = f"the heading is {shown} where '{one.header}' was sent; rows or columns were moved."
            raise file.changed(block.sheet, block.cell(one.name, HEADER_ROW), HEADER_ROW, message)


def filled_rows(file: BidFile, block: BidBlock) -> set[tuple[str, int]]:
    """Return sheet and row of the rows in which the supplier entered something.

    Parameters
    ----------
    file, block
        The workbook, and one of its sheets.
    """
    grid = file.grids.get(block.sheet, {})
    inputs = [block.places[one.name] for one in block.fields if one.role == "input" and one.counts]
    return {(block.sheet, number) for number in grid if number > HEADER_ROW and any(p in grid[number] for p in inputs)}


def read_rows(file: BidFile, block: BidBlock) -> list[BidRow]:
    """Read the filled rows of a sheet; where it has locked cells, these must hold what was sent.

    Parameters
    ----------
    file, block
        The workbook, and one of its sheets.
    """
    filled = filled_rows(file, block)
    locked = [one for one in block.fields if one.role == "locked"]
    rows: list[BidRow] = []
    first_with: dict[str, int] = {}
    for number, cells in file.grid(block.sheet).items():
        is_filled = (block.sheet, number) in filled
        if number <= HEADER_ROW or not (is_filled or any(block.places[one.name] in cells for one in locked)):
            continue
        row = BidRow(
            number, texts={one.name: cells.get(place, _NOTHING).text for place, one in enumerate(block.fields)}
        )
        if locked:
            _check_locked(file, block, row, locked)
        if is_filled:
            _read_inputs(file, block, row, cells)
            item = row.text("item")
            if locked and item and first_with.setdefault(item, number) != number:
                message = f"{quoted(item)} is filled in twice: row {first_with[item]} has it already."
                file.refuse(block, row, "item", Fault("duplicate-key", message, "Fill in one row for each item."))
            rows.append(row)
        if is_filled or row.bad:
            file.read.add((block.sheet, number))
    return rows


def read_details(file: BidFile) -> BidRow:
    """Read what the supplier says of itself, as one row.

    Parameters
    ----------
    file
        The workbook.

    Raises
    ------
    SheetChangedError
        If the sheet is gone or its lines were moved.
    """
    grid = file.grid(DETAILS)
    row = BidRow(_DETAIL_ROW)
    for place, one in enumerate(DETAIL_FIELDS):
        number = _DETAIL_ROW + place
        cells = grid.get(number, {})
        if _one_line(cells.get(0, _NOTHING).text) != one.header:
            raise file.changed(DETAILS, f"A{number}", number, f"'{one.header}' stood here; lines were moved.")
        cell = cells.get(1, _NOTHING)
        row.texts[one.name] = cell.text
        found = read_input(cell, one.column) if cell.text else Cell(None)
        if cell.text:
            file.read.add((DETAILS, row.number))
        if found.fault is not None:
            refuse_detail(file, row, one.name, found.fault)
        elif cell.text:
            row.entries[one.name] = found.value
    return row


def refuse_detail(file: BidFile, row: BidRow, name: str, fault: Fault) -> None:
    """Refuse one of the supplier's details; they count as one row.

    Parameters
    ----------
    file, row
        The workbook, and its details.
    name
        Which detail.
    fault
        Why.
    """
    row.bad.add(name)
    file.read.add((DETAILS, row.number))
    place = next(place for place, one in enumerate(DETAIL_FIELDS) if one.name == name)
    about = (DETAIL_FIELDS[place].header, row.texts.get(name, ""))
    number = row.number + place
    file.refusals.append(refused(file.name, DETAILS, (f"B{number}", number), about, fault))


def _check_locked(file: BidFile, block: BidBlock, row: BidRow, locked: list[BidField]) -> None:
    """Refuse every locked cell that does not hold what was sent; the item code says what that is."""
    item = plain_text(row.texts["item"])
    line = file.request.by_item.get(item)
    if line is None:
        if item:
            message = f"{quoted(item)} is no item of this sheet."
            remedy = "Put back the code that was sent; an item that was not asked for cannot be offered here."
            fault = Fault("unknown-reference", message, remedy)
        else:
            fault = Fault("bid-sheet-changed", "the item code is gone.", "Put back the code that was sent.")
        file.refuse(block, row, "item", fault)
        return
    row.entries["item"] = item
    expected = _shown(line)
    for one in locked:
        # A trust that needs nothing of the item has an empty cell.
        due, found = expected.get(one.name, ""), _one_line(row.texts[one.name])
        if found != due:
            message = f"{quoted(found) if found else 'an empty cell'} stands where {quoted(due)} was sent."
            if not due:
                message = f"{quoted(found)} stands where nothing was sent."
            remedy = f"Put back {quoted(due)}." if due else "Clear the cell."
            file.refuse(block, row, one.name, Fault("bid-sheet-changed", message, remedy))


def _shown(line: BidLine) -> dict[str, str]:
    """Return what the locked cells of a row show."""
    return {
        name: _one_line(value) if isinstance(value, str) else cell_text(value / 1_000_000)
        for name, value in locked_values(line).items()
    }


def _read_inputs(file: BidFile, block: BidBlock, row: BidRow, cells: Mapping[int, SheetCell]) -> None:
    """Read the filled input cells of a row."""
    for place, one in enumerate(block.fields):
        if one.role != "input" or place not in cells:
            continue
        found = read_input(cells[place], one.column)
        if found.fault is not None:
            file.refuse(block, row, one.name, found.fault)
        else:
            row.entries[one.name] = found.value


def _one_line(text: str) -> str:
    """Return a text without line breaks and spaces at its ends."""
    return " ".join(clean(text).split())

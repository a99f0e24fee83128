"""The rows of one table by themselves: shape, repeats, cells, keys, periods and gates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from optimiser.ingest.numbers_exact import INT64_MAX, Fault, quoted
from optimiser.ingest.parse import Cell, Value, empty_value, read_cell
from optimiser.ingest.raw_table import clean
from optimiser.ingest.reading import TableReading
from optimiser.tables import Column

SHEET_LIMITS = {65_536: "an .xls workbook", 1_048_576: "an .xlsx workbook"}
PERIODS = {"contracts": ("start", "end"), "offers": ("valid_from", "valid_to")}
GATED_STATUSES = frozenset({"fully_developed", "in_delivery", "delivered"})
UNAPPROVED = frozenset({"required", "submitted"})


def check_rows(reading: TableReading) -> None:
    """Parse every cell of a table and record what is wrong inside it.

    Parameters
    ----------
    reading
        The table with its header checked; its ``cells`` are filled.
    """
    _warn_of_full_sheet(reading)
    _refuse_ragged(reading)
    _merge_repeats(reading)
    for column in reading.table.columns:
        if column.name in reading.places:
            _parse_column(reading, column)
    reading.add_missing_values()
    _refuse_second_keys(reading)
    _check_period(reading)
    _check_gate(reading)
    _check_totals(reading)


def _warn_of_full_sheet(reading: TableReading) -> None:
    """Warn where a file ends exactly where a worksheet must."""
    product = SHEET_LIMITS.get(reading.raw.last_row)
    if product:
        message = (
            f"the file ends at row {reading.raw.last_row:,}, where {product} ends too, so rows may have been cut off."
        )
        reading.warn_of_row(len(reading.raw.rows) - 1, Fault("sheet-limit", message))


def _refuse_ragged(reading: TableReading) -> None:
    """Reject the rows whose cells cannot be told apart."""
    width = len(reading.raw.header)
    reading.ragged = {index for index, row in enumerate(reading.raw.rows) if len(row) != width}
    has_sums = bool(reading.table.pounds or reading.table.volume)
    for index in sorted(reading.ragged):
        found = len(reading.raw.rows[index])
        message = f"the row has {found} cells and the header {width}."
        if has_sums:
            message += " Its figures count as nothing in the reconciliation."
        reading.refuse_row(index, Fault("ragged-row", message))


def _merge_repeats(reading: TableReading) -> None:
    """Merge the rows that repeat an earlier one in every cell."""
    first_with: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(reading.raw.rows):
        if index in reading.ragged:
            continue
        first = first_with.setdefault(tuple(map(clean, row)), index)
        if first != index:
            reading.merged[index] = first
            message = f"the row repeats row {reading.raw.numbers[first]} in every cell and was merged with it."
            reading.warn_of_row(index, Fault("repeated-row", message))


def _parse_column(reading: TableReading, column: Column) -> None:
    """Parse one column; a text that occurs often is parsed once."""
    place = reading.places[column.name]
    values: list[Value] = [empty_value(column)] * len(reading.raw.rows)
    known: dict[str, Cell] = {}
    for index in reading.live:
        raw = reading.raw.rows[index][place]
        cell = known.get(raw)
        if cell is None:
            cell = known[raw] = read_cell(raw, column)
        values[index] = cell.value
        if cell.fault is not None:
            reading.refuse_row(index, _with_consequence(reading, column, cell), column.name, clean(raw))
        elif cell.like_formula:
            message = f"{quoted(raw)} begins as a formula would; it is kept as text."
            reading.warn_of_row(index, Fault("formula-text", message), column.name, clean(raw))
    for index, first in reading.merged.items():
        values[index] = values[first]
    reading.cells[column.name] = values


def _with_consequence(reading: TableReading, column: Column, cell: Cell) -> Fault:
    """Say what an unreadable figure does to the reconciliation."""
    assert cell.fault is not None
    if cell.value is not None or column.name not in {reading.table.pounds, reading.table.volume}:
        return cell.fault
    nothing = "£0.00" if column.name == reading.table.pounds else "no volume"
    return replace(cell.fault, message=f"{cell.fault.message} It counts as {nothing} in the reconciliation.")


def _refuse_second_keys(reading: TableReading) -> None:
    """Reject the second row with the same key; a key with a gap in it was refused already."""
    names = reading.table.key
    if not all(name in reading.places for name in names):
        return
    columns = [reading.cells[name] for name in names]
    first_with: dict[tuple[Value, ...], int] = {}
    for index in reading.live:
        key = tuple(column[index] for column in columns)
        if None in key or "" in key:
            continue
        first = first_with.setdefault(key, index)
        if first != index:
            places = [reading.places[name] for name in names]
            shown = ", ".join(quoted(clean(reading.raw.rows[index][place])) for place in places)
            message = f"the key {shown} stands in row {reading.raw.numbers[first]} already."
            reading.refuse_row(index, Fault("duplicate-key", message), names[-1], shown)


def _check_period(reading: TableReading) -> None:
    """Reject the rows whose period ends before it starts."""
    if reading.table.name not in PERIODS:
        return
    start_name, end_name = PERIODS[reading.table.name]
    starts = cast("list[dt.date | None]", reading.cells[start_name])
    ends = cast("list[dt.date | None]", reading.cells[end_name])
    for index in reading.live:
        start, end = starts[index], ends[index]
        if start is not None and end is not None and end < start:
            message = f"the last day {end.isoformat()} is before the first day {start.isoformat()}."
            reading.refuse_row(index, Fault("end-before-start", message), end_name, end.isoformat())


def _check_gate(reading: TableReading) -> None:
    """Reject the schemes that are further than their quality impact assessment lets them be."""
    if reading.table.name != "schemes":
        return
    statuses, assessments = reading.texts("status"), reading.texts("qia_status")
    for index in reading.live:
        status, assessment = statuses[index], assessments[index]
        if status in GATED_STATUSES and assessment in UNAPPROVED:
            message = f"the status is '{status}', but the quality impact assessment is only '{assessment}'."
            reading.refuse_row(index, Fault("scheme-gate", message), "qia_status", assessment)


def _check_totals(reading: TableReading) -> None:
    """Refuse a column whose figures add up to more than a 64-bit number, so that no later sum can overflow."""
    for column in reading.table.columns:
        if column.kind in {"money", "quantity", "integer"}:
            total = sum(abs(value) for value in reading.wholes(column.name) if value is not None)
            if total > INT64_MAX:
                message = "the figures of the column add up to more than can be kept exactly."
                reading.refuse_table(Fault("out-of-range", message, "Look for misplaced digits."), column=column.name)

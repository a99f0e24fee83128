"""Finds the header of a sheet and what its columns hold, from their titles and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from optimiser.ingest.header.assignment import Assigned, assign
from optimiser.ingest.header.columns import Column, columns_of
from optimiser.ingest.header.header_map import ColumnChoice, HeaderMap, OtherColumn, TableKind
from optimiser.ingest.header.layout import SheetLayout, find_layout, sample_rows
from optimiser.ingest.header.paired_columns import Pair, paired
from optimiser.ingest.header.personal import patients_named, to_be_dropped
from optimiser.ingest.header.questions import questions_of
from optimiser.ingest.header.reasons import reason, why_left_out
from optimiser.ingest.header.row_kinds import RowKinds
from optimiser.ingest.header.standard_fields import FIELDS_OF
from optimiser.ingest.source.sheets import Block

_SURE = 0.65
_PAYMENTS = ("payment", "clearing", "transaction", "posting", "invoice", "ledger")


def infer_header(sample: Sequence[Block]) -> HeaderMap:
    """Find the header row of a sheet, and the column of each standard field.

    Parameters
    ----------
    sample
        The first rows of the sheet; more than 2,000 are not looked at.
    """
    rows = sample_rows(sample)
    if not rows:
        return HeaderMap("none", None, 0, 1, ())
    layout = find_layout(rows)
    columns = columns_in(layout)
    table = table_of(layout, columns)
    if table == "none":
        above = tuple(cell for row in rows[:20] for cell in row.cells if cell)
        titles = layout.titles if layout.header_row is not None else ()
        return HeaderMap("none", layout.header_row, layout.header_rows, layout.first_data_row, titles, above)
    return mapped(layout, columns, table)


def columns_in(layout: SheetLayout) -> list[Column]:
    """Return the columns of a sheet, from the rows below its header that are data.

    Parameters
    ----------
    layout
        Where the header stands.
    """
    kinds = RowKinds(layout.titles, layout.above, {})
    return columns_of(layout, [row.cells for row in layout.data if kinds.kind(row.cells) is None])


def table_of(layout: SheetLayout, columns: Sequence[Column]) -> TableKind:
    """Return what kind of table a sheet is.

    Parameters
    ----------
    layout
        Where the header stands.
    columns
        Its columns.
    """
    lines = FIELDS_OF["lines"]
    sure = {one.field: one.meaning for column in columns for one in column.evidence.meanings if one.certainty >= _SURE}
    dates = [one.meaning for column in columns for one in column.evidence.meanings if one.field == "date"]
    register = "end" in sure and bool({"start", "title"} & sure.keys()) and not set(dates) & set(_PAYMENTS)
    if register:
        return "contracts"
    found = {name for column in columns for name in column.scores(lines)}
    pivot = any(column.evidence.words.startswith("line label") for column in columns)
    return "none" if pivot or not {"date", "amount"} & found or not layout.data else "lines"


def mapped(layout: SheetLayout, columns: Sequence[Column], table: TableKind) -> HeaderMap:
    """Return the map of a sheet from the evidence.

    Parameters
    ----------
    layout
        Where the header stands.
    columns
        Its columns.
    table
        What kind of table it is.
    """
    fields = FIELDS_OF[table]
    dropped = to_be_dropped(columns)
    free = [column for column in columns if column.index not in dropped]
    found = assign(free, fields)
    pairs = paired(free, found) if table == "lines" else []
    halves = {name: choice for pair in pairs for name, choice in pair.columns.items()}
    found = {name: one for name, one in found.items() if not _stands_aside(name, one, pairs)}
    open_questions = [
        one
        for one in questions_of(layout, columns, found, table)
        if one.field not in {pair.field for pair in pairs} and set(one.columns).isdisjoint(_shown(pairs))
    ]
    sure = {name: one for name, one in found.items() if not one.undecided}
    return HeaderMap(
        table=table,
        header_row=layout.header_row,
        header_rows=layout.header_rows,
        first_data_row=layout.first_data_row,
        titles=layout.titles,
        above=layout.above,
        columns={name: _choice(name, sure[name]) for name in fields if name in sure} | halves,
        others=_others(columns, sure, dropped, {choice.index for choice in halves.values()}),
        questions=(*patients_named(columns), *open_questions, *(pair.told for pair in pairs)),
    )


def _stands_aside(name: str, one: Assigned, pairs: Sequence[Pair]) -> bool:
    """Whether a field is held by a pair of columns, or its column is one half of one."""
    places = {choice.index for pair in pairs for choice in pair.columns.values()}
    return name in {pair.field for pair in pairs} or one.column.index in places


def _shown(pairs: Sequence[Pair]) -> set[str]:
    """Return the columns of the pairs as they are shown."""
    return {shown for pair in pairs for shown in pair.told.columns}


def _choice(name: str, one: Assigned) -> ColumnChoice:
    """Return the choice of a column with its reason."""
    confidence = round(min(one.score.score, 1.0), 2)
    return ColumnChoice(one.column.index, one.column.title, confidence, reason(name, one), one.score.meaning)


def _others(
    columns: Sequence[Column], found: Mapping[str, Assigned], dropped: Mapping[int, OtherColumn], halves: Set[int]
) -> tuple[OtherColumn, ...]:
    """Return every column that holds no field; those without title and values are left out."""
    taken = {one.column.index for one in found.values()} | halves
    others = []
    for column in columns:
        if column.index in dropped:
            others.append(dropped[column.index])
        elif column.index not in taken and (column.title or column.profile.filled):
            others.append(OtherColumn(column.index, column.title, why_left_out(column, found)))
    return tuple(others)

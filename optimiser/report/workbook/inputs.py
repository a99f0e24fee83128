"""Sheets of input: the accepted rows as they were read, each with its file and row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from optimiser.report.workbook.blocks import Block, Field, Formula, Grid, grid_of, safe_criteria
from optimiser.report.workbook.columns import cleaned, plain_fields
from optimiser.report.workbook.parts import Part
from optimiser.tables import Column

COMPARISONS = 20_000_000
"""Cells a conditional sum may look at in all before a column of them is written as numbers instead [cells]."""


def input_blocks(part: Part) -> dict[str, Block]:
    """Return one block for each input table of a part, named ``input_`` and the table's name.

    Parameters
    ----------
    part
        One part of the workbook.
    """
    return {f"input_{name}": _input_block(part, name) for name in part.inputs}


def _input_block(part: Part, name: str) -> Block:
    frame, key = part.inputs[name], f"input_{name}"
    table = part.definition(key)
    hidden = {column.inner_name for column in table.columns if column.sensitivity == "restricted"}
    kept = frame[[column for column in frame.columns if column not in hidden]]
    source = part.result.get("sources", {}).get(name, {})
    fields = plain_fields(kept, table, partial(part.base_of, name), entered=True)
    row = [field for field in fields if field.name == "row"]
    others = [field for field in fields if field.name != "row"]
    file = Field("file", "File", "text", (str(source.get("file") or ""),) * len(frame))
    fields = [_totalled(field, table.columns) for field in others] + [file, *row]
    parts = [table.meaning, f"Basis: {source.get('basis') or part.result.get('basis', {}).get(name, 'not stated')}."]
    if source.get("source"):
        parts.append(f"Source: {str(source['source']).rstrip('.')}.")
    parts.append(part.base_note(name))
    title = f"Input: {name.replace('_', ' ')}"
    grid = grid_of(part.places[key], fields, len(frame))
    return Block(key, title, " ".join(filter(None, parts)), grid, tuple(fields), part.left_out.get(key, 0))


def _totalled(field: Field, columns: Sequence[Column]) -> Field:
    money = field.form == "money" and any(column.inner_name == field.name for column in columns)
    return Field(field.name, field.header, field.form, field.values, money, field.entered)


def conditional_sums(
    source: Block | None, value: str, keys: Sequence[str], rows: Sequence[Sequence[Any]], cells: Sequence[Sequence[str]]
) -> list[Formula] | None:
    """Return one conditional sum a row, or ``None`` where a spreadsheet could not be trusted with it.

    Parameters
    ----------
    source
        Block to add up; a cut one is not.
    value
        Its column to add, of money or quantities.
    keys
        Its columns to compare.
    rows
        For each sum, the values to compare with, one for each key.
    cells
        For each sum, the cells that hold those values; ``TRUE`` for a boolean.
    """
    if source is None or source.left_out or not source.has(value, *keys):
        return None
    if len(rows) * source.grid.rows * len(keys) > COMPARISONS:
        return None
    for place, key in enumerate(keys):
        texts = [text for text in [*source.exact(key), *(row[place] for row in rows)] if not isinstance(text, bool)]
        if not safe_criteria(texts) or any(row[place] is None for row in rows):
            return None
    totals: Counter[tuple[Any, ...]] = Counter()
    for amount, *found in zip(source.exact(value), *(source.exact(key) for key in keys), strict=True):
        totals[tuple(found)] += amount or 0
    places = 2 if _form(source.grid, source, value) == "money" else 6
    tests = [source.grid.column(key) for key in keys]
    formulas = []
    for row, names in zip(rows, cells, strict=True):
        pairs = ",".join(f"{test},{cell}" for test, cell in zip(tests, names, strict=True))
        text = f"ROUND(SUMIFS({source.grid.column(value)},{pairs}),{places})"
        formulas.append(Formula(text, totals[tuple(row)]))
    return formulas


def where_equal(formulas: Sequence[Formula] | None, numbers: Sequence[Any]) -> list[Any]:
    """Return each formula where it gives the number found, otherwise the number."""
    if formulas is None:
        return list(numbers)
    return [
        formula if number is not None and formula.value == number else number
        for formula, number in zip(formulas, cleaned(numbers), strict=True)
    ]


def _form(grid: Grid, block: Block, name: str) -> str:
    return block.fields[grid.names.index(name)].form

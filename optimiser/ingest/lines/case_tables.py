"""Tables made from trusts' own files joined to those that the case has itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from optimiser.case import weakest_basis
from optimiser.config.declarations import SourceDeclaration, TableDeclaration
from optimiser.ingest.lines.case_sources import SourceLines, read_case_sources
from optimiser.ingest.parse import split_codes
from optimiser.ingest.raw_table import RawTable, clean
from optimiser.ingest.supplier_match.entities import Member

Raws = dict[str, tuple[TableDeclaration, RawTable]]


def join_sources(raws: Raws, sources: Sequence[SourceDeclaration], folder: Path) -> SourceLines:
    """Read the sources of a case and add what they make to its tables.

    Parameters
    ----------
    raws
        The case's own tables as text; the made rows are added.
    sources
        Sections of case.toml.
    folder
        The case folder.
    """
    members = [
        Member(code, name, tuple(split_codes(predecessors)))
        for code, name, predecessors in _columns(raws, "trusts", ("trust", "name", "predecessors"))
        if code
    ]
    suppliers = {code: name for code, name in _columns(raws, "suppliers", ("supplier", "name")) if code and name}
    found = read_case_sources(sources, folder, members, suppliers)
    first = 2
    for name, table in found.tables.items():
        own = raws.get(name)
        joined = table if own is None else _joined(own[1], table)
        declaration = found.declarations[name]
        raws[name] = (declaration if own is None else _both(own[0], declaration), joined)
        first = joined.numbers[-len(table.rows)] if name == "spend_lines" else first
    rows = pd.Series(range(first, first + len(found.origins)), dtype="int64")
    found.origins = pd.concat([rows.rename("row"), found.origins], axis=1)
    return found


def _columns(raws: Raws, table: str, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return some columns of a table row by row; empty where it lacks one."""
    if table not in raws:
        return []
    raw = raws[table][1]
    places = [raw.header.index(name) if name in raw.header else len(raw.header) for name in names]
    return [tuple(clean(row[place]) if place < len(row) else "" for place in places) for row in raw.rows]


def _joined(own: RawTable, made: RawTable) -> RawTable:
    """Add made rows under those of the case, numbered on from them."""
    header = (*own.header, *(name for name in made.header if name not in own.header))
    extra = len(header) - len(own.header)
    # A ragged row stays ragged, so that it is told.
    rows = [[*row, *[""] * extra] for row in own.rows]
    place_of = {name: place for place, name in enumerate(made.header)}
    rows += [[row[place_of[name]] if name in place_of else "" for name in header] for row in made.rows]
    last = own.last_row + len(made.rows)
    numbers = [*own.numbers, *range(own.last_row + 1, last + 1)]
    return RawTable(header, own.header_row, rows, numbers, own.blank, last)


def _both(own: TableDeclaration, made: TableDeclaration) -> TableDeclaration:
    """Return what a table rests on that is partly the case's own: on the weaker of the two."""
    sources = "; ".join(dict.fromkeys(filter(None, (own.source, made.source))))
    basis = weakest_basis((own.basis, made.basis))
    return own.model_copy(update={"basis": basis, "source": sources})

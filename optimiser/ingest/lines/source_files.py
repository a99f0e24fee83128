"""How each file of a trust was read and what became of it, as the rows of source_files.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from optimiser.case import Reconciliation
from optimiser.ingest.lines.file_read import FileRead
from optimiser.ingest.lines.tally import APART
from optimiser.tables import Table
from optimiser.tables.ingested import SOURCE_FILES

_PARTS = ("read", "accepted", "rejected", "merged")


def source_file_table(files: Iterable[FileRead]) -> pd.DataFrame:
    """Return the files that were read as a table.

    Parameters
    ----------
    files
        The files, after repeats were merged.
    """
    rows = []
    for file in files:
        apart = {f"rows_{what}": file.tally.count(what) for what in APART}
        counts = counts_of(file.tally.reconciled())
        rows.append({**about_file(file), **counts, **apart, "total_rows_pence": file.tally.total_pence})
    return table_of(rows, SOURCE_FILES)


def about_file(file: FileRead) -> dict[str, Any]:
    """Return how a file was read.

    Parameters
    ----------
    file
        The file.
    """
    read = [sheet for sheet in file.sheets if sheet.header.table != "none"]
    orders = [sheet.order for sheet in read if sheet.order is not None]
    source = file.source
    return {
        "trust": file.origin.trust,
        "file": file.origin.name,
        "sha256": source.sha256 if source else "",
        "kind": source.kind if source else "",
        "encoding": source.encoding if source else "",
        "delimiter": {"\t": "tab"}.get(source.delimiter, source.delimiter) if source else "",
        "sheets": len(read),
        "date_order": "; ".join(dict.fromkeys(order.order for order in orders)),
        "date_evidence": " ".join(dict.fromkeys(order.why for order in orders)),
        "status": file.status,
    }


def counts_of(found: Reconciliation) -> dict[str, int]:
    """Return counts under the dictionary's names.

    Parameters
    ----------
    found
        What became of some rows.
    """
    counts = {f"rows_{part}": int(getattr(found.rows, part)) for part in _PARTS}
    if found.pence is not None:
        counts |= {f"{part}_pence": int(getattr(found.pence, part)) for part in _PARTS}
    if found.millionths is not None:
        counts |= {f"volume_{part}_millionths": int(getattr(found.millionths, part)) for part in _PARTS}
    return counts


def table_of(rows: Sequence[Mapping[str, Any]], table: Table) -> pd.DataFrame:
    """Return rows as a table under the dictionary's inner names.

    Parameters
    ----------
    rows
        Values by inner name; a missing one is empty.
    table
        Its definition.
    """
    names = [column.inner_name for column in table.columns]
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})

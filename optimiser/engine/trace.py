"""From a figure to what it was made from, read from the record of a run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from optimiser.report.csv_tables import read_table
from optimiser.report.view import read_findings
from optimiser.tables.ingested import LINE_ORIGINS


@dataclass(frozen=True)
class RowTrace:
    """One row of an input file."""

    table: str
    file: str
    sheet: str
    row: int
    key: str
    sign: int


@dataclass(frozen=True)
class FigureTrace:
    """One figure with its rows and parts.

    Parameters
    ----------
    figure, label, value, unit, period, basis, evidence, method, source
        As the dictionary's ``figures`` table has them; the value as text.
    rows
        Rows of input files.
    parts
        Other figures, each with its sign.
    """

    figure: str
    label: str
    value: str
    unit: str
    period: str
    basis: str
    evidence: str
    method: str
    source: str
    rows: tuple[RowTrace, ...]
    parts: tuple[tuple[str, int], ...]


def read_traces(folder: Path) -> dict[str, FigureTrace]:
    """Return every figure of a run, by its identifier, in the order they were made.

    Parameters
    ----------
    folder
        The run folder.
    """
    figures, sources = read_findings(folder, "figures"), read_findings(folder, "figure_sources")
    origins = _origins(folder)
    rows: dict[str, list[RowTrace]] = defaultdict(list)
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for source in _rows(sources):
        sign = int(source["sign"])
        if source["part_figure"]:
            parts[source["figure"]].append((source["part_figure"], sign))
        else:
            place = source["file"], source["sheet"], int(source["row"])
            if source["table"] == "spend_lines":
                place = origins.get(place[2], place)
            rows[source["figure"]].append(RowTrace(source["table"], *place, source["key"], sign))
    found = {}
    for row in _rows(figures):
        money = row["value_number"] is None
        value = f"{int(row['value_pence']) / 100:,.2f}" if money else f"{row['value_number']:,.6f}"
        texts = (
            row["figure"],
            row["label"],
            value,
            row["unit"],
            row["period"],
            row["basis"],
            row["evidence"],
            row["method"],
            row["source"],
        )
        found[row["figure"]] = FigureTrace(*texts, tuple(rows[row["figure"]]), tuple(parts[row["figure"]]))
    return found


def _origins(folder: Path) -> dict[int, tuple[str, str, int]]:
    """Return where each spend line stood that was made from a trust's own file."""
    path = folder / "record" / "line_origins.csv"
    if not path.is_file():
        return {}
    rows = _rows(read_table(path, LINE_ORIGINS))
    return {int(row["row"]): (row["file"], row["sheet"], int(row["source_row"])) for row in rows}


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries."""
    columns = {str(name): list(frame[name]) for name in frame.columns}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

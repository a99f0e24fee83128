"""Tables of findings as JSON objects."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from optimiser.report.privacy import SUPPRESSED
from optimiser.tables import OUTPUT_TABLES


def records(tables: Mapping[str, pd.DataFrame], name: str) -> list[dict[str, Any]]:
    """Return a table as JSON objects: pence and other numbers as such, dates as ISO, what is empty left out.

    Parameters
    ----------
    tables
        Tables of findings by name.
    name
        The table; nothing where it is absent.
    """
    if name not in tables:
        return []
    columns = [(column.inner_name, column.kind) for column in OUTPUT_TABLES[name].columns]
    frame = tables[name]
    present: Sequence[tuple[str, str]] = [pair for pair in columns if pair[0] in frame]
    lists = {inner: list(frame[inner]) for inner, _ in present}
    rows = []
    for number in range(len(frame)):
        row = {inner: _plain(lists[inner][number], kind) for inner, kind in present}
        rows.append({inner: value for inner, value in row.items() if value is not None})
    return rows


def _plain(value: Any, kind: str) -> Any:
    """Turn one value into JSON; ``None`` where it is empty."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if value == SUPPRESSED:
        return SUPPRESSED
    if kind == "codes":
        return [code for code in value.split(";") if code]
    if value == "" and kind != "boolean":
        return None
    if kind == "time":
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    if kind in ("money", "quantity", "integer"):
        return int(value)
    if kind == "boolean":
        return bool(value)
    if kind == "decimal":
        return round(float(value), 6)
    return value.isoformat() if isinstance(value, dt.date) else str(value)

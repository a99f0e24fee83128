"""The tables of findings in two heaps: what may stand in the main part, and what touches synthetic data."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from optimiser.report.html.words import codes
from optimiser.report.transport_basis import inherited_marks
from optimiser.report.view import RunView
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, Table, numbered

Row = dict[str, Any]
_NUMBERS = frozenset({"money", "quantity", "integer", "time", "decimal"})


@dataclass(frozen=True)
class Findings:
    """The findings of one part of the page.

    Parameters
    ----------
    illustration
        Whether they touch synthetic data and stand apart under "Worked illustration".
    frames
        Tables by name, cut to the rows of this part.
    """

    illustration: bool
    frames: dict[str, pd.DataFrame]

    @property
    def prefix(self) -> str:
        """What the anchors of this part begin with, so that both parts may show the same section."""
        return "illustration-" if self.illustration else ""

    @property
    def level(self) -> int:
        """Level of the headings inside a section of this part."""
        return 4 if self.illustration else 3

    def frame(self, name: str) -> pd.DataFrame:
        """Return a table; one that is absent is empty."""
        return self.frames.get(name, pd.DataFrame())

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table of findings with every column of the dictionary."""
        return records(self.frame(name), OUTPUT_TABLES[name])


def records(frame: pd.DataFrame, table: Table) -> list[Row]:
    """Turn a table into plain rows: a missing text is empty, any other missing value is ``None``.

    Parameters
    ----------
    frame
        Rows under the dictionary's inner names; a column that is missing counts as empty in every row.
    table
        Its definition.
    """
    columns = {}
    for column in table.columns:
        blank: Any = None if column.kind in _NUMBERS or column.kind in {"date", "boolean"} else ""
        if column.inner_name in frame:
            columns[column.inner_name] = [_plain(value, blank) for value in frame[column.inner_name].tolist()]
        else:
            columns[column.inner_name] = [blank] * len(frame)
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def input_rows(view: RunView, name: str) -> list[Row]:
    """Return the accepted rows of an input table, each with its ``row``; an absent table has none."""
    return records(view.inputs[name], numbered(INPUT_TABLES[name])) if name in view.inputs else []


def split_findings(view: RunView) -> tuple[Findings, Findings]:
    """Split the findings into the main part and the worked illustration.

    A row goes by the scope of its figure; where that is not known, by its basis: synthetic stands apart.

    Parameters
    ----------
    view
        The run.
    """
    figures = view.tables.get("figures", pd.DataFrame())
    scopes = dict(zip(figures["figure"], figures["scope"], strict=True)) if "scope" in figures else {}
    inherited = inherited_marks(view.tables, view.result)
    main: dict[str, pd.DataFrame] = {}
    apart: dict[str, pd.DataFrame] = {}
    for name, frame in view.tables.items():
        if name in {"figures", "figure_sources"} or name not in OUTPUT_TABLES:
            continue
        synthetic = inherited.get(name) or [_is_apart(scope, basis) for scope, basis in _marks(frame, scopes)]
        main[name], apart[name] = _cut(frame, synthetic)
    _follow(main, apart, "opportunity_parts", "opportunity", "opportunities")
    _follow(main, apart, "alignment_groups", "contracts", "decide_by", key="contract")
    return Findings(False, main), Findings(True, apart)


def _marks(frame: pd.DataFrame, scopes: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """Return scope of the figure and basis of every row, as far as they are known."""
    nothing = [""] * len(frame)
    figures = frame["figure"].tolist() if "figure" in frame else nothing
    bases = frame["basis"].tolist() if "basis" in frame else nothing
    return [(scopes.get(figure, ""), basis) for figure, basis in zip(figures, bases, strict=True)]


def _is_apart(scope: Any, basis: Any) -> bool:
    """Whether a row belongs to the worked illustration."""
    return bool(scope == "illustration" or basis == "synthetic")


def _follow(
    main: dict[str, pd.DataFrame], apart: dict[str, pd.DataFrame], name: str, column: str, leader: str, key: str = ""
) -> None:
    """Send the rows of a table to the part where any of the rows they refer to went."""
    if name not in main or leader not in apart:
        return
    led = apart[leader]
    led_keys = set(led[key or column].tolist()) if key or column in led else set()
    whole = pd.concat([main[name], apart[name]]).sort_index() if len(apart[name]) else main[name]
    main[name], apart[name] = _cut(whole, [bool(led_keys & set(codes(str(value)))) for value in whole[column].tolist()])


def _cut(frame: pd.DataFrame, apart: list[bool]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split a table by a mark in every row."""
    mask = pd.Series(apart, index=frame.index, dtype=bool)
    return frame[~mask], frame[mask]


def _plain(value: Any, blank: Any) -> Any:
    """Return a value as a plain Python value."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return blank
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, dt.datetime):
        return value.date()
    return value

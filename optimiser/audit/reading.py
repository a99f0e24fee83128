"""Reads a run folder as it lies there: its tables exactly, its settings and its result; what cannot be read is told."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from optimiser.audit.comparison import Comparison
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, Column, Table, numbered

Row = dict[str, Any]
RESULT, SETTINGS = "result.json", "record/settings.json"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_PROSE = frozenset({"description", "note", "source_ref", "comparison_reason", "value_note"})
_MONEY, _QUANTITY = re.compile(r"-?[0-9]+\.[0-9]{2}"), re.compile(r"-?[0-9]+(\.[0-9]{1,6})?")
_EMPTY_AS_TEXT = frozenset({"text", "code", "codes", "choice", "month", "year"})


@dataclass(frozen=True)
class RunRecord:
    """One run folder.

    Parameters
    ----------
    folder
        Where it lies.
    result
        Content of ``result.json``; every number that is not whole is an exact fraction.
    settings
        Content of ``record/settings.json``, read the same way.
    inputs, findings
        Rows by table, under the dictionary's inner names: pence, millionths, dates, exact fractions.
    """

    folder: Path
    result: dict[str, Any]
    settings: dict[str, Any]
    inputs: dict[str, list[Row]]
    findings: dict[str, list[Row]]

    @property
    def as_of(self) -> dt.date:
        """The day the case speaks from."""
        return dt.date.fromisoformat(self.settings["as_of"])

    @property
    def years(self) -> tuple[str, ...]:
        """The financial years of the plan."""
        return tuple(self.settings["financial_years"])

    @property
    def levers(self) -> tuple[str, ...]:
        """The levers of the run."""
        return tuple(self.settings["levers"])

    def rows(self, table: str) -> list[Row]:
        """Return the input rows of a table; none where the case does not have it."""
        return self.inputs.get(table, [])

    def about(self, table: str, field: str) -> str:
        """Return what the case declares of a table, such as its basis."""
        return str(self.settings["tables"][table][field])

    def setting(self, part: str, name: str) -> Any:
        """Return one setting of the resolved scenario."""
        return self.settings["scenario"][part][name]


def read_run(folder: Path, found: Comparison) -> RunRecord | None:
    """Read a run folder; ``None`` where too little of it is there to check anything.

    Parameters
    ----------
    folder
        The run folder.
    found
        Takes a difference for whatever is missing or cannot be read.
    """
    result, settings = _json(folder, RESULT, found), _json(folder, SETTINGS, found)
    if result is None or settings is None or not _settings_are_whole(settings, found):
        return None
    inputs, findings = {}, {}
    for name, table in INPUT_TABLES.items():
        path = f"record/input/{name}.csv"
        declared = name in settings["tables"]
        if found.require(declared == (folder / path).is_file(), path, name, _either(declared)) and declared:
            inputs[name] = read_table(folder, path, numbered(table), found, _PROSE)
    for name, table in OUTPUT_TABLES.items():
        path = f"record/findings/{name}.csv"
        if (folder / path).is_file():
            findings[name] = read_table(folder, path, table, found)
    return RunRecord(folder, result, settings, inputs, findings)


def read_table(
    folder: Path, place: str, table: Table, found: Comparison, passed_over: frozenset[str] = frozenset()
) -> list[Row]:
    """Read one table of a run folder.

    Parameters
    ----------
    folder, place
        The run folder and the path of the file inside it.
    table
        Its definition.
    found
        Takes a difference for a header or a cell that is not as the definition has it.
    passed_over
        Columns nothing is recomputed from, left out to save memory.
    """
    try:
        with (folder / place).open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream)
            header = next(lines, [])
            due = [column.name for column in table.columns]
            if header != due:
                found.add(place, table.name, "The columns are not those of the data dictionary.", header, due)
                return []
            wanted = [
                (index, column.inner_name, _parser(column))
                for index, column in enumerate(table.columns)
                if column.name not in passed_over
            ]
            return [_row(cells, wanted, len(due), f"{place}:{number}", found) for number, cells in enumerate(lines, 2)]
    except (UnicodeDecodeError, csv.Error) as error:
        found.add(place, table.name, f"The file cannot be read as a table: {type(error).__name__}.")
        return []


def _row(
    cells: list[str],
    wanted: list[tuple[int, str, Callable[[str], Any]]],
    width: int,
    place: str,
    found: Comparison,
) -> Row:
    """Read one row; a cell that cannot be read is empty and told."""
    if len(cells) != width:
        found.add(place, "", "The row has more or fewer cells than the header.", len(cells), width)
        cells = [*cells, *[""] * width][:width]
    try:
        return {name: parse(cells[index]) for index, name, parse in wanted}
    except ValueError:
        row: Row = {}
        for index, name, parse in wanted:
            try:
                row[name] = parse(cells[index])
            except ValueError:
                row[name] = None
                found.add(place, name, "The cell is not what its column holds.", cells[index])
        return row


def _parser(column: Column) -> Callable[[str], Any]:
    """Return what turns a cell of that column into a value; an empty one is "" as text and ``None`` otherwise."""
    if column.kind in _EMPTY_AS_TEXT:
        return _text
    parsers: dict[str, Callable[[str], Any]] = {
        "money": _money,
        "quantity": _millionths,
        "integer": int,
        "time": int,
        "decimal": Fraction,
        "boolean": _boolean,
        "date": dt.date.fromisoformat,
    }
    parse = parsers[column.kind]
    return lambda text: parse(text) if text else None


def _text(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS) else cell


def _money(cell: str) -> int:
    if not _MONEY.fullmatch(cell):
        raise ValueError
    return int(cell.replace(".", ""))


def _millionths(cell: str) -> int:
    if not _QUANTITY.fullmatch(cell):
        raise ValueError
    whole, _, rest = cell.partition(".")
    return int(whole + rest.ljust(6, "0"))


def _boolean(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError
    return cell == "yes"


def _json(folder: Path, place: str, found: Comparison) -> dict[str, Any] | None:
    """Read a JSON object; ``None`` where there is none."""
    try:
        content = json.loads((folder / place).read_text(encoding="utf-8"), parse_float=Fraction)
    except OSError:
        found.add(place, "", "The file is missing.")
        return None
    except ValueError:
        found.add(place, "", "The file is not valid JSON.")
        return None
    if not isinstance(content, dict):
        found.add(place, "", "The file does not hold a JSON object.")
        return None
    return content


def _settings_are_whole(settings: dict[str, Any], found: Comparison) -> bool:
    """Tell whether the settings hold what every recomputation asks them for."""
    due = {
        "as_of": str,
        "financial_years": list,
        "targets_version": str,
        "levers": list,
        "scenario": dict,
        "tables": dict,
    }
    faults = [name for name, kind in due.items() if not isinstance(settings.get(name), kind)]
    parts = [name for name in ("buying", "recovery") if not isinstance(settings.get("scenario", {}).get(name), dict)]
    return found.require(not faults and not parts, SETTINGS, ", ".join(faults + parts), "A setting is missing.")


def _either(declared: bool) -> str:
    if declared:
        return "The settings name this input table, and its record is missing."
    return "The record holds this input table, and the settings do not name it."

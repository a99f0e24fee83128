"""Whether what is shared of transport is what the record has, with counts of real people suppressed."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from optimiser.audit.comparison import HALF_MILLIONTH, Comparison
from optimiser.audit.reading import RESULT, RunRecord
from optimiser.audit.repeated import dictionary
from optimiser.money import round_half_up
from optimiser.tables import OUTPUT_TABLES, Column
from optimiser.tables.findings_transport import FINDINGS_TRANSPORT, RECORD_ONLY

HIDDEN = "*"
_MERGED = "overlap_corridors"
_NUMBERS = ("integer", "decimal", "money")
_KEYS = ("day_type", "plan", "trust", "mobility")
_ADDED: dict[str, dict[str, tuple[str, ...]]] = {
    "transport_plans": {"journeys": ("trust",), "unserved": ("trust",)},
    "transport_service": {"journeys": ("trust", "mobility")},
}
"""Counts that add up over some columns to the row in which that column is empty."""
_Text = dict[str, str]


def people_are_real(run: RunRecord) -> bool:
    """Whether the journeys of a run are of real people.

    Parameters
    ----------
    run
        The run.
    """
    return "journeys" in run.inputs and run.about("journeys", "basis") != "synthetic"


def is_shared_as_recorded(run: RunRecord, table: str) -> bool:
    """Whether the copy of a table for sharing must be the record's, byte for byte.

    Parameters
    ----------
    run
        The run.
    table
        Its name.
    """
    return not people_are_real(run) or all(table != one.name for one in FINDINGS_TRANSPORT)


def check_shared(run: RunRecord, found: Comparison) -> None:
    """Compare the tables for sharing, and those in ``result.json``, with the record.

    Parameters
    ----------
    run
        The run.
    found
        Takes the differences.
    """
    transport = dictionary(run.result, "transport")
    for table in FINDINGS_TRANSPORT:
        name = table.name
        copy = run.folder / "csv" / f"{name}.csv"
        key = name.removeprefix("transport_")
        if name in RECORD_ONLY:
            found.require(not copy.exists() and key not in transport, f"csv/{name}.csv", name, "It must not be shared.")
            continue
        if name not in run.findings or not copy.is_file():
            continue
        shown, recorded = read_copy(copy), read_copy(run.folder / "record" / "findings" / f"{name}.csv")
        if people_are_real(run):
            _check_suppressed(run, name, shown, recorded, found)
        if isinstance(transport.get(key), list):
            _check_json(key, name, transport[key], shown, found)


def read_copy(path: Path) -> list[_Text]:
    """Return the cells of a file as they stand there.

    Parameters
    ----------
    path
        A CSV file.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _columns(name: str) -> Iterator[Column]:
    yield from OUTPUT_TABLES[name].columns


def _check_suppressed(run: RunRecord, name: str, shown: list[_Text], recorded: list[_Text], found: Comparison) -> None:
    """See that no small count of people is shown, and that all else is as recorded."""
    place = f"csv/{name}.csv"
    smallest, step = (int(run.setting("privacy", key)) for key in ("smallest_count", "round_to"))
    counts = {column.name for column in _columns(name) if _counts_people(column)}
    numbers = {column.name for column in _columns(name) if column.kind in _NUMBERS}
    least = max(1, step * round_half_up(Fraction(smallest, step)))
    for row in shown:
        for column in counts:
            open_count = row[column].isdigit() and row.get("kind") != "goods_goods"
            small = open_count and 0 < int(row[column]) < min(smallest, least)
            found.require(not small, place, column, "A small count of people is shown.")
    if name == _MERGED:
        return
    if not found.same(place, name, len(shown), len(recorded), "the number of rows"):
        return
    for row, own in zip(shown, recorded, strict=True):
        people = counts if own.get("kind") != "goods_goods" else set()
        for column, cell in row.items():
            if column in people and own[column].isdigit() and cell != HIDDEN:
                due = _as_shown(int(own[column]), smallest, step)
                found.require(cell == due, place, column, "A count of people is shown as it is not to be.")
            elif cell != own[column]:
                hidden = cell == HIDDEN and column in numbers
                found.require(hidden, place, column, "The copy for sharing says something else than the record.")
    for column in sorted(counts & _ADDED.get(name, {}).keys()):
        _check_sums(place, shown, column, _ADDED[name][column], found)


def _check_sums(place: str, shown: list[_Text], column: str, over: tuple[str, ...], found: Comparison) -> None:
    """See that no hidden count stands alone in a sum, where it would be the sum less the others."""
    for part in over:
        groups: dict[tuple[str, ...], list[_Text]] = defaultdict(list)
        for row in shown:
            groups[tuple(row[key] for key in _KEYS if key in row and key != part)].append(row)
        for rows in groups.values():
            if any(not row[part] for row in rows) and len(rows) > 1:
                hidden = sum(row[column] == HIDDEN for row in rows)
                found.require(hidden != 1, place, column, "A hidden count can be worked out from the others.")


def _counts_people(column: Column) -> bool:
    return column.kind == "integer" and column.sensitivity == "restricted"


def _as_shown(count: int, smallest: int, step: int) -> str:
    """Return a count of people as it is shown where nothing else hides it."""
    if 0 < count < smallest:
        return HIDDEN
    return str(max(step, step * round_half_up(Fraction(count, step)))) if count else "0"


def _check_json(key: str, name: str, rows: list[Any], shown: list[_Text], found: Comparison) -> None:
    """Compare a list of ``result.json`` with the copy for sharing."""
    place = f"transport.{key}"
    if not found.same(RESULT, place, len(rows), len(shown), "the number of rows"):
        return
    for number, (row, own) in enumerate(zip(rows, shown, strict=True)):
        for column in _columns(name):
            said, cell = row.get(column.inner_name), own[column.name]
            same = _says_the_same(said, cell, column)
            found.require(same, RESULT, f"{place}[{number}].{column.inner_name}", "It is not what the copy says.")


def _says_the_same(said: Any, cell: str, column: Column) -> bool:
    """Whether a value of the result is a cell of the copy."""
    if said is None or said == []:
        return cell == ""
    if said == HIDDEN:
        return cell == HIDDEN
    if cell in {"", HIDDEN}:
        return False
    if column.kind in _NUMBERS:
        scale = 100 if column.kind == "money" else 1
        return abs(Fraction(said) - Fraction(cell) * scale) <= HALF_MILLIONTH
    if column.kind == "boolean":
        return cell == ("yes" if said else "no")
    if column.kind == "codes":
        return ";".join(said) == cell
    if column.kind == "time":
        return str(said) == f"{int(cell) // 60:02d}:{int(cell) % 60:02d}"
    return str(said) == cell.removeprefix("'")

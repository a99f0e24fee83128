"""What went in: files by hash, tables row by row and in pounds, settings key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from optimiser.results.comparison.compared import ComparedRun, Row, both
from optimiser.tables import INPUT_TABLES, Table

# A rule is told as a whole: its parts say nothing by themselves.
_RULES = "buying.rules."


@dataclass(frozen=True)
class FileChange:
    """One file whose content differs; an empty hash says that the run did not read it."""

    file: str
    before: str
    after: str


@dataclass(frozen=True)
class SettingChange:
    """One setting, or fact of the case, that differs; ``None`` where a run does not have it."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class TableChange:
    """One table whose rows differ.

    Parameters
    ----------
    table
        Its name.
    basis
        What it rests on, in the second run where it is there.
    withheld
        Whether it tells of real people, so that rows are not counted here.
    rows_before, rows_after
        Rows [rows].
    added, removed, changed
        Keys of the rows.
    pounds
        What its pounds are; empty where it has none.
    added_pence, removed_pence, changed_pence
        Pounds of the added and of the removed rows, and how much more the changed ones come to [pence].
    places_before, places_after
        Rows that differ, as Excel numbers them in each run's file.
    """

    table: str
    basis: str
    withheld: bool
    rows_before: int
    rows_after: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    pounds: str
    added_pence: int
    removed_pence: int
    changed_pence: int
    places_before: frozenset[int]
    places_after: frozenset[int]

    @property
    def difference_pence(self) -> int:
        """How many pounds more the table has [pence]."""
        return self.added_pence - self.removed_pence + self.changed_pence


def file_changes(first: ComparedRun, second: ComparedRun) -> list[FileChange]:
    """Return the files whose hash differs, by name."""
    before, after = first.result.get("files", {}), second.result.get("files", {})
    changes = (FileChange(name, before.get(name, ""), after.get(name, "")) for name in sorted(set(before) | set(after)))
    return [change for change in changes if change.before != change.after]


def setting_changes(first: ComparedRun, second: ComparedRun) -> list[SettingChange]:
    """Return the settings that differ, and the facts of case and program that do."""
    before, after = (dict(_facts(run)) | dict(_flat(run.result.get("settings", {}), "")) for run in (first, second))
    keys = [key for key in both(before, after) if key != "description"]
    changes = (SettingChange(key, before.get(key), after.get(key)) for key in keys)
    return [change for change in changes if change.before != change.after]


def table_changes(first: ComparedRun, second: ComparedRun) -> list[TableChange]:
    """Return the input tables whose rows differ, in the order of the dictionary."""
    changes = (_table_change(table, first, second) for table in INPUT_TABLES.values())
    return [change for change in changes if change.added or change.removed or change.changed]


def _table_change(table: Table, first: ComparedRun, second: ComparedRun) -> TableChange:
    """Compare one table by its key, whatever the order of its rows."""
    before, after = _by_key(table, first.input_rows(table.name)), _by_key(table, second.input_rows(table.name))
    added = [key for key in after if key not in before]
    removed = [key for key in before if key not in after]
    changed = [key for key, row in before.items() if key in after and _content(row) != _content(after[key])]
    pounds = table.column(table.pounds).inner_name if table.pounds else ""
    bases = {run.basis(table.name) for run in (first, second)} - {""}
    people = any(column.sensitivity == "restricted" for column in table.columns) and bases != {"synthetic"}

    def pence(rows: Mapping[str, Row], keys: list[str]) -> int:
        return sum(int(rows[key].get(pounds) or 0) for key in keys)

    return TableChange(
        table.name,
        second.basis(table.name) or first.basis(table.name),
        people,
        len(before),
        len(after),
        tuple(added),
        tuple(removed),
        tuple(changed),
        pounds,
        pence(after, added),
        pence(before, removed),
        pence(after, changed) - pence(before, changed),
        frozenset(int(before[key]["row"]) for key in (*removed, *changed)),
        frozenset(int(after[key]["row"]) for key in (*added, *changed)),
    )


def _by_key(table: Table, rows: list[Row]) -> dict[str, Row]:
    """Return rows by the text of their key; a key that is there again is numbered."""
    found: dict[str, Row] = {}
    names = [table.column(name).inner_name for name in table.key]
    for row in rows:
        key = "/".join("" if row.get(name) is None else str(row[name]) for name in names)
        times = 1
        while (own := key if times == 1 else f"{key} ({times})") in found:
            times += 1
        found[own] = row
    return found


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "row" and value is not None}


def _facts(run: ComparedRun) -> Iterator[tuple[str, Any]]:
    """Yield what a run rests on beside settings and files."""
    result = run.result
    for key in ("case", "scenario", "as_of", "tool_version"):
        yield f"run.{key}", result.get(key)
    yield "run.levers", [lever for lever in ("buying", "transport") if lever in result]
    yield "run.targets_version", result.get("recovery", {}).get("targets_version")


def _flat(settings: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    """Yield nested settings under dotted names."""
    for key, value in settings.items():
        if isinstance(value, Mapping) and prefix != _RULES:
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value

"""``optimiser schema``: the data dictionary, and the JSON Schemas of case.toml, scenarios and result.json."""

from __future__ import annotations

from typing import Any

from optimiser.commands.screen import say, say_json, say_table, say_wrapped
from optimiser.config.case_file import CaseFile
from optimiser.config.scenario import Scenario
from optimiser.errors import UsageError
from optimiser.report.result_schema import result_schema
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, Table


def schema(name: str, *, as_json: bool) -> int:
    """Print the data dictionary of every table, or of one.

    Parameters
    ----------
    name
        Name of a table, or empty.
    as_json
        Whether to answer with one JSON object, which holds the JSON Schemas too.

    Raises
    ------
    UsageError
        If there is no such table.
    """
    tables = {**OUTPUT_TABLES, **INPUT_TABLES}
    if name and name not in tables:
        raise UsageError(f"There is no table '{name}'.", f"Known: {', '.join(sorted(tables))}.")
    if as_json:
        say_json(_as_object(name, tables))
        return 0
    for table in [tables[name]] if name else INPUT_TABLES.values():
        _say(table)
    if not name:
        say("Settings of a scenario are listed by `optimiser schema --json`, under scenario.")
        say(f"Tables of a run: {', '.join(OUTPUT_TABLES)}.")
    return 0


def _as_object(name: str, tables: dict[str, Table]) -> dict[str, Any]:
    if name:
        return {"tables": {name: _table(tables[name])}}
    return {
        "tables": {key: _table(table) for key, table in INPUT_TABLES.items()},
        "outputs": {key: _table(table) for key, table in OUTPUT_TABLES.items()},
        "case_toml": CaseFile.model_json_schema(),
        "scenario": Scenario.model_json_schema(),
        "result": result_schema(),
    }


def _table(table: Table) -> dict[str, Any]:
    columns = [
        {
            "name": column.name,
            "type": column.kind,
            "unit": column.unit,
            "meaning": column.meaning,
            "sensitivity": column.sensitivity,
            "required": column.required,
            **({"choices": list(column.choices)} if column.choices else {}),
            **({"refers_to": column.refers_to} if column.refers_to else {}),
        }
        for column in table.columns
    ]
    return {"meaning": table.meaning, "key": list(table.key), "columns": columns}


def _say(table: Table) -> None:
    """Write one table of the dictionary."""
    say(f"{table.name}: {table.meaning}")
    rows = [
        [
            column.name,
            column.kind,
            column.unit,
            "yes" if column.required else "",
            column.sensitivity,
            column.meaning + (f" One of: {', '.join(column.choices)}." if column.choices else ""),
        ]
        for column in table.columns
    ]
    say_table(["column", "type", "unit", "required", "sensitivity", "meaning"], rows)
    say_wrapped(f"Key: {', '.join(table.key)}.")
    say()

"""The data dictionary on the screen."""

from __future__ import annotations

import json

import pytest

from optimiser.commands.schema import schema
from optimiser.errors import UsageError
from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES


def test_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    """One table with every column, its unit, and the words of a choice."""
    assert schema("items", as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("items: One product or service after matching")
    assert "One of: price, investigate, none." in out
    assert "Key: item." in out


def test_all_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name every table of a case, and the names of a run's."""
    assert schema("", as_json=False) == 0
    out = capsys.readouterr().out
    assert all(f"{name}: {table.meaning}" in out for name, table in INPUT_TABLES.items())
    assert f"Tables of a run: {', '.join(OUTPUT_TABLES)}." in out


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the dictionary and the JSON Schemas of case.toml, scenario and result."""
    assert schema("", as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"tables", "outputs", "case_toml", "scenario", "result"}
    assert set(answer["tables"]) == set(INPUT_TABLES)
    assert answer["case_toml"]["properties"]["as_of"]["description"]
    assert schema("spend_lines", as_json=True) == 0
    (table,) = json.loads(capsys.readouterr().out)["tables"].values()
    supplier = next(column for column in table["columns"] if column["name"] == "supplier")
    assert (supplier["refers_to"], supplier["sensitivity"]) == ("suppliers.supplier", "commercial")


def test_an_unknown_table() -> None:
    """A table that does not exist is answered with those that do."""
    with pytest.raises(UsageError, match="no table 'contract'") as caught:
        schema("contract", as_json=False)
    assert "contracts" in caught.value.remedy

"""Every column of every table, in and out, says its type, unit and meaning."""

from __future__ import annotations

import re

import pytest

from optimiser.tables import INPUT_TABLES, OUTPUT_TABLES, Column, Table

TABLES = [
    *(pytest.param(table, id=f"in-{name}") for name, table in INPUT_TABLES.items()),
    *(pytest.param(table, id=f"out-{name}") for name, table in OUTPUT_TABLES.items()),
]
NUMBERS = {"integer", "decimal", "quantity", "money"}
# Whole numbers that count nothing: a place in an order, or a sign.
ORDINALS = {"ease", "number", "part", "rank", "row", "sign", "stop"}

every_table = pytest.mark.parametrize("table", TABLES)


def _needs_unit(column: Column) -> bool:
    return column.kind in NUMBERS and not (column.kind == "integer" and column.name in ORDINALS)


@every_table
def test_every_number_has_a_unit(table: Table) -> None:
    """A number has a unit unless it is a place in an order."""
    assert [column.name for column in table.columns if _needs_unit(column) and not column.unit] == []


@every_table
def test_every_meaning_is_a_sentence(table: Table) -> None:
    """The meaning of a table and of each column is there and ends in a full stop."""
    sentences = {table.name: table.meaning} | {column.name: column.meaning for column in table.columns}
    assert {name: text for name, text in sentences.items() if not re.fullmatch(r"\S.*\w\W*\.", text)} == {}


@every_table
def test_names_are_snake_case_and_stand_once(table: Table) -> None:
    """Names are snake case, and no two columns of a table share one, in the file or inside the program."""
    names = [column.name for column in table.columns]
    assert [name for name in (table.name, *names) if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)] == []
    assert len(set(names)) == len(names)
    assert len({column.inner_name for column in table.columns}) == len(names)


@every_table
def test_money_is_pounds_in_the_file_and_pence_inside(table: Table) -> None:
    """A money column ends in _gbp, counts pounds, and becomes _pence."""
    money = [column for column in table.columns if column.kind == "money"]
    assert [column.name for column in money if not (column.name.endswith("_gbp") and column.unit == "GBP")] == []
    assert all(column.inner_name.endswith("_pence") for column in money)


@every_table
def test_a_column_that_ends_in_gbp_is_pounds(table: Table) -> None:
    """What is not money but ends in _gbp is a price, and says of what."""
    prices = [column for column in table.columns if column.name.endswith("_gbp") and column.kind != "money"]
    assert [column.name for column in prices if not column.unit.startswith("GBP per ")] == []


@every_table
def test_the_key_and_the_totals_are_columns(table: Table) -> None:
    """The key names columns, and the columns a file is reconciled by are money and a quantity."""
    kinds = {column.name: column.kind for column in table.columns}
    assert table.key
    assert [name for name in table.key if name not in kinds] == []
    assert kinds.get(table.pounds, "money") == "money"
    assert kinds.get(table.volume, "quantity") == "quantity"
    assert {table.pounds, table.volume} - {""} <= set(kinds)


@every_table
def test_every_reference_leads_somewhere(table: Table) -> None:
    """refers_to names a table of the case and one of its columns."""
    known = {f"{other.name}.{column.name}" for other in INPUT_TABLES.values() for column in other.columns}
    assert [column.refers_to for column in table.columns if column.refers_to and column.refers_to not in known] == []


@every_table
def test_a_choice_lists_its_words(table: Table) -> None:
    """A choice, and nothing else, lists the words it allows, each once."""
    assert [column.name for column in table.columns if bool(column.choices) != (column.kind == "choice")] == []
    assert [column.name for column in table.columns if len(set(column.choices)) != len(column.choices)] == []


@every_table
def test_limits_stand_on_numbers_only(table: Table) -> None:
    """Only a number has limits, and the lower one is not above the upper one."""
    limited = [column for column in table.columns if column.minimum is not None or column.maximum is not None]
    assert [column.name for column in limited if column.kind not in NUMBERS] == []
    both = [column for column in limited if column.minimum is not None and column.maximum is not None]
    assert [column.name for column in both if column.minimum > column.maximum] == []  # type: ignore[operator]


def test_a_table_is_filed_under_its_own_name() -> None:
    """The dictionaries of tables are keyed by the name each table bears."""
    for tables in (INPUT_TABLES, OUTPUT_TABLES):
        assert {name: table.name for name, table in tables.items()} == {name: name for name in tables}

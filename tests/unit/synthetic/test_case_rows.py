"""Rows of the tables of a case."""

from __future__ import annotations

from dataclasses import fields

import pytest

from optimiser.synthetic import case_rows
from optimiser.tables import INPUT_TABLES


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("trusts", case_rows.TrustRow),
        ("sites", case_rows.SiteRow),
        ("areas", case_rows.AreaRow),
        ("factors", case_rows.FactorRow),
        ("items", case_rows.ItemRow),
        ("contracts", case_rows.ContractRow),
        ("targets", case_rows.TargetRow),
        ("schemes", case_rows.SchemeRow),
    ],
)
def test_fields_are_columns(table: str, row: type) -> None:
    """Every field is a column of the table as the program names it, and no column that must be filled is missing."""
    names = {field.name for field in fields(row)}
    columns = INPUT_TABLES[table].columns
    assert names <= {column.inner_name for column in columns}
    assert {column.inner_name for column in columns if column.required} <= names

"""Headers with unit and price base, and values cleaned of every kind of emptiness."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from optimiser.report.workbook.blocks import Field
from optimiser.report.workbook.columns import cleaned, column_values, form_of, header, plain_fields
from optimiser.tables import OUTPUT_TABLES, Column, Table

MONEY = Column("spend_gbp", "money", "Spend.", "GBP")


def test_headers_state_unit_period_and_price_base() -> None:
    """Money says pounds and its base, a price pounds per unit, and a unit is not said twice."""
    assert header(MONEY, "2023/24 prices") == "Spend (£, 2023/24 prices)"
    assert header(MONEY, "") == "Spend (£)"
    assert (
        header(Column("unit_price_gbp", "decimal", "", "GBP per unit"), "2023/24") == "Unit price (£ per unit, 2023/24)"
    )
    assert header(Column("months", "integer", "", "months"), "2023/24") == "Months"
    assert header(Column("quantity", "quantity", "", "`unit`"), "") == "Quantity (in its unit)"


def test_every_output_column_has_a_header_of_its_own() -> None:
    """No two columns of a table of findings get the same header, and money always says pounds."""
    for table in OUTPUT_TABLES.values():
        headers = [header(column, "2023/24") for column in table.columns]
        assert len(set(headers)) == len(headers), table.name
        assert all("£" in header(column, "") for column in table.columns if column.kind == "money")


def test_forms_follow_the_dictionary() -> None:
    """Prices keep their decimals, shares become per cent, codes are text."""
    assert form_of(Column("price_gbp", "decimal", "")) == "price"
    assert form_of(Column("price_gbp", "quantity", "")) == "quantity"
    assert form_of(Column("largest_share", "decimal", "")) == "percent"
    assert form_of(Column("trust", "code", "")) == "text"


def test_emptiness_is_none_and_numbers_are_plain() -> None:
    """Every kind of missing value becomes ``None``; numbers of numpy become numbers of Python."""
    values = cleaned(
        [pd.NA, pd.NaT, None, "", float("nan"), np.int64(3), np.float64(0.5), pd.Timestamp("2026-11-22"), True]
    )
    assert values == [None, None, None, None, None, 3, 0.5, dt.date(2026, 11, 22), True]
    assert type(values[5]) is int
    assert column_values(pd.DataFrame({"a": [1]}), "b") == [None]


def test_empty_columns_are_left_out_and_codes_are_spaced() -> None:
    """A column without a single value is not shown; several codes are split so that they can wrap."""
    table = Table("t", "", ("trusts",), (Column("trusts", "codes", ""), MONEY, Column("note", "text", "")))
    frame = pd.DataFrame({"trusts": ["RTD;RTF"], "spend_pence": pd.array([5], dtype="Int64"), "note": [""]})
    fields = plain_fields(frame, table, lambda _: "2023/24")
    assert fields == [
        Field("trusts", "Trusts", "text", ("RTD; RTF",)),
        Field("spend_pence", "Spend (£, 2023/24)", "money", (5,)),
    ]

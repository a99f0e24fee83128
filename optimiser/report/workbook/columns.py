"""Columns of the data dictionary as columns of a sheet: headers with unit and price base, values cleaned."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from optimiser.report.workbook.blocks import Field, Form
from optimiser.tables import Column, Table

_FORMS: dict[str, Form] = {
    "money": "money",
    "quantity": "quantity",
    "integer": "count",
    "decimal": "decimal",
    "date": "date",
    "boolean": "boolean",
    "time": "time",
}
_HEADERS = {
    "spend_gbp": "Spend",
    "value_gbp": "Value",
    "excess_minimum_gbp": "Spend above the lowest price",
    "excess_lower_quartile_gbp": "Spend above the lower quartile",
    "excess_median_gbp": "Spend above the median",
    "excess_weighted_mean_gbp": "Spend above the weighted mean",
    "decide_by": "Decide by",
    "row": "Row in file",
    "sha256": "SHA-256",
    "gtin": "GTIN",
    "ocid": "OCID",
    "nhssc_code": "Supply chain code",
    "qia_status": "Quality impact assessment",
    "above_lowest_gbp": "Above the lowest rate paid",
    "above_pool_car_gbp": "Above the pool-car rate (negative: pool car dearer)",
    "returns_gbp": "Yearly cost in the returns",
    "annual_award_gbp": "Yearly value by the award",
    "annual_tender_gbp": "Yearly value by the tender",
    "difference_gbp": "Award less returns",
    "difference_tender_gbp": "Tender less returns",
    "gap_to_target_gbp": "Gap to target (target less risk-adjusted)",
    "unidentified_gbp": "Unidentified (target less identified)",
    "part_figure": "Made from figure",
    "not_yet_gbp": "Not yet reached: saving less part-year effects",
    "more_gbp": "Dearer than the recommended award",
    "bound_gbp": "Proven lower bound",
    "joint_gbp": "Joint part of the price of all rules",
    "buy_more_gbp": "Buy more to pay less",
    "x": "Own column",
}
_PRICES = {"unit_price_gbp", "price_gbp"}
_SHARES = {
    "largest_share",
    "discount",
    "price_cut",
    "price_cut_proven",
    "distance",
    "chance_missed",
    "proof_gap",
    "within_limit_share",
}


def plain_fields(
    frame: pd.DataFrame, table: Table, base_of: Callable[[str], str], *, entered: bool = False
) -> list[Field]:
    """Return the columns of a table that hold anything, in the dictionary's order, with their values as numbers.

    Parameters
    ----------
    frame
        Rows under the dictionary's inner names.
    table
        Its definition.
    base_of
        Gives, for a column, the period and price base that its header states where it is money; may be empty.
    entered
        Whether the numbers are input.
    """
    fields = []
    for column in table.columns:
        if column.inner_name not in frame:
            continue
        values = tuple(cleaned(frame[column.inner_name]))
        if column.kind == "codes":
            values = tuple(value.replace(";", "; ") if isinstance(value, str) else value for value in values)
        if any(value is not None for value in values):
            form = form_of(column)
            fields.append(
                Field(column.inner_name, header(column, base_of(column.inner_name)), form, values, entered=entered)
            )
    return fields


def form_of(column: Column) -> Form:
    """Say how the values of a column of the dictionary are kept and shown."""
    if column.name in _PRICES and column.kind != "money":
        return "quantity" if column.kind == "quantity" else "price"
    if column.name in _SHARES:
        return "percent"
    return _FORMS.get(column.kind, "text")


def header(column: Column, price_base: str) -> str:
    """Write the header of a column: its name in words, its unit, and for money its period and price base."""
    words = _HEADERS.get(column.name) or _in_words(column.name.removesuffix("_gbp"))
    if column.kind == "money":
        return f"{words} ({', '.join(part for part in ('£', price_base) if part)})"
    unit = {"`unit`": "in its unit", "GBP per unit": "£ per unit", "GBP per km": "£ per km"}.get(
        column.unit, column.unit
    )
    if unit.startswith("£") and price_base:
        unit = f"{unit}, {price_base}"
    return f"{words} ({unit})" if unit and unit.casefold() not in words.casefold() else words


def cleaned(values: Iterable[Any]) -> list[Any]:
    """Return plain Python values, ``None`` where a value is empty."""
    return [_plain(value) for value in values]


def column_values(frame: pd.DataFrame, name: str) -> list[Any]:
    """Return the values of a column, all ``None`` where the table does not have it."""
    return cleaned(frame[name]) if name in frame else [None] * len(frame)


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, (str, bool, int, dt.date)):
        return value
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value


def _in_words(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]

"""Accepted lines as the text columns of lines.csv."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optimiser.ingest.lines.render import plain_millionths
from tests.unit.ingest.lines.small_reading import read_small

ORDERS = (
    "Order Date,Supplier,Item Description,Qty,UOI,Pack Size,Unit Price,Line Total,Wibble\n"
    "30/04/2025,Acme Ltd,Gloves,10,BOX,100,3.50,35.00,urgent\n"
    "29/04/2025,Acme Ltd,Gloves,-1,BOX,100,3.50,-3.50,\n"
)


@pytest.mark.parametrize(("value", "text"), [(439_240_000, "439.24"), (-1_000_000, "-1"), (0, "0"), (5, "0.000005")])
def test_millionths(value: int, text: str) -> None:
    """A quantity is written exactly, without superfluous noughts."""
    assert plain_millionths(value) == text


def test_both_prices_and_both_quantities(tmp_path: Path) -> None:
    """The price of the unit and that of one each stand beside each other; goods given back have no price."""
    small = read_small(tmp_path, {"po.csv": ORDERS})
    assert small.column("quantity") == ["1000", ""]
    assert small.column("x_quantity") == ["10", "-1"]
    assert small.column("x_quantity_returned") == ["", "100"]
    assert small.column("x_unit_price") == ["3.50", "3.50"]
    assert small.column("x_paid_per_unit_gbp") == ["3.5", ""]
    assert small.column("x_paid_per_each_gbp") == ["0.035", ""]


def test_columns_of_no_meaning_are_kept(tmp_path: Path) -> None:
    """What stands in a column that is no field is kept under its title."""
    small = read_small(tmp_path, {"po.csv": ORDERS})
    assert json.loads(small.column("x_other")[0]) == {"Wibble": "urgent"}
    assert small.column("x_other")[1] == ""

"""Input cells: exact values, or one reason."""

from __future__ import annotations

import pytest

from optimiser.ingest.bid_sheet_cells import SheetCell
from optimiser.ingest.bid_sheet_inputs import read_input
from optimiser.tables.columns import Column

PRICE = Column("price", "quantity", "A price.", "GBP per unit", minimum=0)
CHARGE = Column("delivery_gbp", "money", "A charge.", "GBP", minimum=0)
SHARE = Column("discount", "quantity", "A share.", "fraction", minimum=0, maximum=1)
VOLUME = Column("capacity", "quantity", "A volume.", "`unit`", minimum=0)


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("3.40", PRICE, 3_400_000),
        ("£1,234.50", PRICE, 1_234_500_000),
        ("GBP 3", PRICE, 3_000_000),
        ("3 GBP", PRICE, 3_000_000),
        ("0", PRICE, 0),
        ("0.000001", PRICE, 1),
        ("£250", CHARGE, 25_000),
        ("0.05", SHARE, 50_000),
        ("1,500", VOLUME, 1_500_000_000),
    ],
)
def test_numbers_are_read_exactly(text: str, column: Column, value: int) -> None:
    """Pounds may bear their sign or code and thousands their comma; nothing is rounded."""
    found = read_input(SheetCell(text), column)
    assert (found.value, found.fault) == (value, None)


@pytest.mark.parametrize(
    ("text", "column", "kind", "remedy"),
    [
        ("€ 3", PRICE, "foreign-currency", "pounds"),
        ("3 euro", PRICE, "foreign-currency", "pounds"),
        ("$3", CHARGE, "foreign-currency", "pounds"),
        ("340p", PRICE, "not-a-number", "3.4"),
        ("3.0000001", PRICE, "too-many-decimals", ""),
        ("0.005", CHARGE, "too-many-decimals", ""),
        ("-3", PRICE, "negative-quantity", ""),
        ("(3)", CHARGE, "out-of-range", ""),
        ("tbc", PRICE, "not-a-number", "empty"),
        ("5", SHARE, "out-of-range", "0.05"),
        ("5%", SHARE, "not-a-number", "fraction"),
        ("£5", VOLUME, "not-a-number", ""),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, column: Column, kind: str, remedy: str) -> None:
    """Each refusal is of the kind that is explained, and says what to write."""
    fault = read_input(SheetCell(text), column).fault
    assert fault is not None
    assert fault.kind == kind
    assert remedy in fault.remedy


def test_a_price_shown_in_euros_is_refused() -> None:
    """A plain number in a cell formatted as euros is an amount of euros."""
    fault = read_input(SheetCell("3", "€"), PRICE).fault
    assert fault is not None
    assert (fault.kind, read_input(SheetCell("3", "€"), VOLUME).fault) == ("foreign-currency", None)

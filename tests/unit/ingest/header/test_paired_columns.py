"""Two columns that hold one field between them: taken where that is unmistakable, asked or left alone otherwise."""

from __future__ import annotations

import pytest

from optimiser.ingest.header.header_map import HeaderMap
from optimiser.ingest.header.inference import infer_header
from optimiser.ingest.source.sheets import Block


def header_of(*rows: str) -> HeaderMap:
    """Return the map of a sheet with these rows."""
    return infer_header([Block(1, [row.split("|") for row in rows])])


@pytest.mark.parametrize("titles", ["Debit|Credit", "Debit Amount (£)|Credit Amount (£)", "DR|CR"])
def test_debit_and_credit(titles: str) -> None:
    """Two sides of which each row has one are the amount, and that is told."""
    header = header_of(f"Date|Supplier|{titles}", "01/04/2020|Reed Ltd|1.50|0.00", "02/04/2020|Reed Ltd||0.50")
    assert {name: choice.index for name, choice in header.columns.items()} == {
        "date": 0,
        "supplier": 1,
        "debit": 2,
        "credit": 3,
    }
    assert header.usable
    assert [(one.severity, one.field) for one in header.questions] == [("note", "amount")]


@pytest.mark.parametrize("row", ["02/04/2020|Reed Ltd|1|0.50", "02/04/2020|Reed Ltd||-0.50"])
def test_sides_in_doubt(row: str) -> None:
    """Where a row has both, or a side is below zero, a person is asked."""
    header = header_of("Date|Supplier|Debit|Credit", "01/04/2020|Reed Ltd|1.50|", row)
    assert not header.usable


def test_an_amount_of_its_own(tmp_path: object) -> None:
    """A column of amounts is not set aside for two sides beside it."""
    del tmp_path
    header = header_of("Date|Supplier|Debit|Credit|Net Amount", "01/04/2020|Reed Ltd|1.50||1.50")
    assert header.columns["amount"].title == "Net Amount"
    assert "debit" not in header.columns


@pytest.mark.parametrize(
    ("titles", "row", "paired"),
    [
        ("Year|Month", "2020|April", True),
        ("Year|Month", "2020|4", True),
        ("Financial Year|Month", "2020/21|April", True),
        ("Financial Year|Month", "2020/21|1", False),
        ("Financial Year|Month", "2020|April", False),
    ],
)
def test_year_and_month(titles: str, row: str, paired: bool) -> None:
    """A year and a month are a date; the first month of a financial year may be January or April, so that is asked."""
    header = header_of(f"{titles}|Supplier|Amount", f"{row}|Reed Ltd|1.50", f"{row}|Hays plc|2.50")
    assert ("month" in header.columns) == paired
    assert header.usable or not paired


def test_a_full_date_comes_first() -> None:
    """Year and month beside a date are no date."""
    header = header_of("Year|Month|Payment Date|Supplier|Amount", "2020|April|30/04/2020|Reed Ltd|1.50")
    assert header.columns["date"].title == "Payment Date"
    assert "month" not in header.columns

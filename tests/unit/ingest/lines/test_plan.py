"""How a sheet is read is decided before any row is: its columns, the order of its dates, or its one month."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ingest.lines.small_reading import Small, read_small, spend

UNDATED = "Supplier,Net Amount\nAcme Ltd,7\nBeta Ltd,8\n"


def notes(small: Small) -> list[str]:
    """Return the fields of which something is told."""
    return [issue.message for issue in small.reading.issues.log if issue.severity == "note"]


@pytest.mark.parametrize(
    ("name", "title"), [("April 2020.csv", ""), ("spend.csv", "Payments over £25k for April 2020\n")]
)
def test_the_month_of_a_title_or_name(tmp_path: Path, name: str, title: str) -> None:
    """Without a column of dates the one month that is named is taken, and told."""
    small = read_small(tmp_path, {name: title + UNDATED})
    assert small.column("date") == ["2020-04-01", "2020-04-01"]
    assert any("April 2020" in message for message in notes(small))


@pytest.mark.parametrize("name", ["spend.csv", "04 - April.csv", "April to June 2020.csv"])
def test_no_one_month(tmp_path: Path, name: str) -> None:
    """Where no month, no year or several are named, the dates are asked for and no row is lost."""
    small = read_small(tmp_path, {name: UNDATED})
    assert small.counts == (2, 0, 2, 0)


def test_months_without_days(tmp_path: Path) -> None:
    """A column of months is read as their first days, and that is told."""
    small = read_small(tmp_path, {"a.csv": "Period,Supplier,Amount\nApr-20,Acme Ltd,7\nMay-20,Acme Ltd,8\n"})
    assert small.column("date") == ["2020-04-01", "2020-05-01"]
    assert any("Apr-20" in message for message in notes(small))


def test_other_sheets_of_the_trust_decide(tmp_path: Path) -> None:
    """A file in which nothing tells day from month is read as the others with the same titles are."""
    files = {"a.csv": spend("T,04/30/2020,Gas,Acme Ltd,1,7"), "b.csv": spend("T,01/02/2020,Gas,Acme Ltd,2,8")}
    assert read_small(tmp_path, files).column("date") == ["2020-04-30", "2020-01-02"]


def test_quantity_times_price(tmp_path: Path) -> None:
    """An order that states no amount is worth quantity times price."""
    text = "Order Date,Supplier,Item Description,Quantity,Unit Price\n30/04/2020,Acme Ltd,Gloves,3,1.50\n"
    assert read_small(tmp_path, {"a.csv": text}).column("amount_gbp") == ["4.50"]

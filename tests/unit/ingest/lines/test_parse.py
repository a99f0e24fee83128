"""Data rows to accepted lines and refused rows, where a field stands in two columns."""

from __future__ import annotations

from pathlib import Path

from tests.unit.ingest.lines.small_reading import read_small


def test_debit_less_credit(tmp_path: Path) -> None:
    """A credit comes off; with both filled which way the money went is not plain, and the row is refused."""
    good = [f"{day:02d}/05/2020,Acme Ltd,10.00," for day in range(1, 31)] * 67
    rows = [*good, "30/04/2020,Acme Ltd,,2.50", "30/04/2020,Acme Ltd,3,1", "30/04/2020,Acme Ltd,x,"]
    small = read_small(tmp_path, {"a.csv": "\n".join(["Date,Supplier,Debit,Credit", *rows, ""])})
    assert small.column("amount_gbp")[-1] == "-2.50"
    assert [(row["kind"], row["Debit"], row["pounds_gbp"]) for row in small.rejected] == [
        ("out-of-range", "3", ""),
        ("not-a-number", "x", ""),
    ]
    assert small.counts == (2013, 2011, 2, 0)


def test_year_and_month(tmp_path: Path) -> None:
    """The date is the first of the month that two columns tell; a year that is none is a reason to refuse."""
    rows = ["2020/21,January,Acme Ltd,7"] * 3 + ["2020/21,April,Acme Ltd,8"]
    small = read_small(tmp_path, {"a.csv": "\n".join(["Financial Year,Month,Supplier,Amount", *rows, ""])})
    assert small.column("date") == ["2021-01-01"] * 3 + ["2020-04-01"]


def test_a_month_that_is_none(tmp_path: Path) -> None:
    """Further down than the header is inferred from, a month that cannot be read refuses its row alone."""
    rows = ["2020,April,Acme Ltd,7"] * 2000 + ["2020,Wibble,Acme Ltd,8"]
    small = read_small(tmp_path, {"a.csv": "\n".join(["Year,Month,Supplier,Amount", *rows, ""])})
    assert small.counts == (2001, 2000, 1, 0)
    assert small.rejected[0]["kind"] == "not-a-date"

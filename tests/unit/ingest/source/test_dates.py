"""Dates read in the order that was decided."""

from __future__ import annotations

import pandas as pd
import pytest

from optimiser.ingest.source.dates import DateOrder, OrderName, parse_dates
from optimiser.ingest.source.distinct import Reason

CELLS = ["30/04/2020", "04/30/2020", "04/05/2020", "05/05/2020", "", "1 May 2020"]


def read(cells: list[str], order: DateOrder | OrderName) -> list[str]:
    """Return dates as text, empty where there is none."""
    dates, _ = parse_dates(cells, order)
    assert dates.dtype == "datetime64[ns]"
    return [f"{date:%Y-%m-%d}" if date is not pd.NaT else "" for date in dates]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("dmy", ["2020-04-30", "", "2020-05-04", "2020-05-05", "", "2020-05-01"]),
        ("mdy", ["", "2020-04-30", "2020-04-05", "2020-05-05", "", "2020-05-01"]),
        ("mixed", ["2020-04-30", "2020-04-30", "", "2020-05-05", "", "2020-05-01"]),
        ("undecided", ["2020-04-30", "2020-04-30", "", "2020-05-05", "", "2020-05-01"]),
    ],
)
def test_orders(order: OrderName, expected: list[str]) -> None:
    """An order holds for every date; without one, only what is certain is read."""
    assert read(CELLS, order) == expected


def test_serials_only_where_they_were_decided() -> None:
    """A whole number is a date only where the column's evidence says so."""
    assert read(["43951.75"], DateOrder("dmy", "", serials=True)) == ["2020-04-30"]
    assert read(["43951"], "dmy") == [""]


@pytest.mark.parametrize(
    ("text", "order", "kind", "words"),
    [
        ("04/30/2020", "dmy", "not-a-date", "no date with the day first"),
        ("30/04/2020", "mdy", "not-a-date", "no date with the month first"),
        ("04/05/2020", "mixed", "not-a-date", "4 May 2020 or 5 April 2020: both orders"),
        ("04/05/2020", "undecided", "not-a-date", "nothing in the file says"),
        ("31/04/2020", "dmy", "not-a-date", "not a day of the calendar"),
        ("2021-02-29", "dmy", "not-a-date", "not a day of the calendar"),
        ("43951", "dmy", "not-a-date", "nothing says that it counts days"),
        ("Apr-20", "dmy", "not-a-date", "a month and no day"),
        ("#N/A", "dmy", "formula-error", "#N/A"),
        ("0020-04-30", "dmy", "out-of-range", "not a real date"),
        ("soon", "dmy", "not-a-date", "not a date"),
    ],
)
def test_reasons(text: str, order: OrderName, kind: str, words: str) -> None:
    """What is no date gets its reason and the kind it falls under."""
    dates, reasons = parse_dates([text], order)
    assert dates.isna().all()
    reason = reasons[text]
    assert isinstance(reason, Reason)
    assert (reason.kind, words in reason) == (kind, True)


def test_a_month_without_a_day() -> None:
    """A month is its first day where that is asked for, unless it may be a day of the month."""
    dates, reasons = parse_dates(["Apr-20", "May 2020", "May 20"], "dmy", months=True)
    assert dates.dropna().dt.strftime("%Y-%m-%d").tolist() == ["2020-04-01", "2020-05-01"]
    assert list(reasons) == ["May 20"]

"""Months told without a day: only where one month of one year is meant."""

from __future__ import annotations

import datetime as dt

import pytest

from optimiser.ingest.source.month_names import first_of, is_financial_year, month_of_cell, month_told, year_of_cell


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["Payments over £25,000", "April_2020.csv"], "2020-04"),
        (["04 - April.csv"], None),
        (["04 - April.csv", "2020-21"], "2020-04"),
        (["Jan 2021 (FY 2020-21).csv"], "2021-01"),
        (["Payments March 2020-21"], "2021-03"),
        (["May-20.csv"], "2020-05"),
        (["2020-04.csv"], "2020-04"),
        (["2011-12.csv"], None),
        (["Published 12 May 2020", "April 2020"], None),
        (["April and May 2020"], None),
        (["Figures may be rounded", "2020"], None),
        (["Marketing 2020"], None),
    ],
)
def test_titles_and_names(texts: list[str], told: str | None) -> None:
    """One month and its year are read from words, with a financial year where one is named; else nothing."""
    found = month_told(texts)
    assert (None if found is None else f"{found:%Y-%m}") == told


def test_cells() -> None:
    """Cells of years and months are read alone and together; a number in a financial year is not plain."""
    assert [month_of_cell(text) for text in ("Apr", "4", "13", "April 2020")] == [4, 4, None, None]
    assert [year_of_cell(text) for text in ("2020", "2020.0", "20")] == [2020, 2020, None]
    assert is_financial_year("2020/21")
    assert not is_financial_year("2020/22")
    assert first_of("2020/21", "January") == dt.date(2021, 1, 1)
    assert first_of("2020", "4") == dt.date(2020, 4, 1)
    assert first_of("2020/21", "1") is None

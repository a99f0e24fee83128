"""Cells of a register: days, sums and extensions, or the words that stand instead."""

from __future__ import annotations

import datetime as dt

import pytest

from optimiser.ingest.register.cells import days_of, months_of_extension, still_open, sums_of, suppliers_of_cell
from optimiser.ingest.source.dates import DateOrder

DMY = DateOrder("dmy", "")


def test_a_month_alone() -> None:
    """Of a month without a day the first day is the start, and the last day the end."""
    cells = ["Feb-24", "01/04/2024"]
    assert days_of(cells, DMY, last=False).day(0) == dt.date(2024, 2, 1)
    assert [days_of(cells, DMY, last=True).day(place) for place in (0, 1)] == [
        dt.date(2024, 2, 29),
        dt.date(2024, 4, 1),
    ]


def test_words_are_no_fault() -> None:
    """Words without a figure stand beside an empty cell; figures that cannot be read are a fault."""
    found = days_of(["Rolling annual", "31/02/2024", "#REF!", ""], DMY, last=True)
    assert found.words == ["Rolling annual", "", "", ""]
    assert found.unreadable.tolist() == [False, True, True, False]


def test_sums() -> None:
    """A sum is pence; "rates as tendered" is none, and a comma as decimal sign is a fault."""
    found = sums_of(["£1,200.50", "Rates as tendered", "1.234,50"])
    assert [found.pence(place) for place in range(3)] == [120050, None, None]
    assert found.unreadable.tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("text", "title", "months"),
    [
        ("2 x 12 months", "Extension", 24),
        ("24", "Extension (months)", 24),
        ("2", "Extension years", 24),
        ("2", "Extension", None),
        ("None", "Extension", 0),
        ("31 March 2028", "Extension to", 24),
        ("31 March 2020", "Extension to", None),
        ("to be agreed", "Extension", None),
    ],
)
def test_extension(text: str, title: str, months: int | None) -> None:
    """Months are told by words, by a number whose title has a unit, or by a day; otherwise nothing is guessed."""
    assert months_of_extension(text, title, dt.date(2026, 3, 31)) == months


def test_suppliers() -> None:
    """Several suppliers are split where that is plain, never at a comma; a word for none is nobody."""
    assert suppliers_of_cell("Acme, Son & Co Ltd; Beta Ltd\nAcme, Son & Co Ltd") == ["Acme, Son & Co Ltd", "Beta Ltd"]
    assert suppliers_of_cell("TBC") == suppliers_of_cell("Not yet awarded") == []
    assert still_open("Not yet awarded")
    assert not still_open("TBC")

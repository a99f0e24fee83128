"""One cell to one value."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from optimiser.ingest.parse import UNCALCULATED, plain_text, read_cell, split_codes
from optimiser.tables import Column


def column(kind: Any, **settings: Any) -> Column:
    """Return a column of a kind."""
    return Column("c", kind, "A column.", **settings)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", " a b ", "a b"),
        ("text", "'=SUM(A1)", "=SUM(A1)"),
        ("text", "'-4", "-4"),
        ("text", "'quoted'", "'quoted'"),
        ("code", "\u00a0RAA\u00a0", "RAA"),
        ("codes", " RAA ; RBB;;RAA ", "RAA;RBB"),
        ("integer", "3", 3),
        ("decimal", "0.5", 0.5),
        ("quantity", "1.5", 1_500_000),
        ("money", "£2", 200),
        ("date", "2026-11-30", dt.date(2026, 11, 30)),
        ("month", "2026-04", "2026-04"),
        ("month", "2026-04-01", "2026-04"),
        ("year", "2023/24", "2023/24"),
        ("year", "1999/00", "1999/00"),
        ("time", "08:30", 510),
        ("time", "8:30:00", 510),
        ("time", "24:00", 1440),
        ("boolean", "Yes", True),
        ("boolean", "TRUE", True),
        ("boolean", "1", True),
        ("boolean", "no", False),
        ("boolean", "false", False),
        ("boolean", "0", False),
    ],
)
def test_values(kind: str, text: str, value: object) -> None:
    """Every kind of column reads its usual forms."""
    cell = read_cell(text, column(kind))
    assert cell.value == value
    assert cell.fault is None


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        ("integer", "1.5", "not-a-number"),
        ("money", "1.234", "too-many-decimals"),
        ("date", "30/11/2026", "not-a-date"),
        ("date", "20261130", "not-a-date"),
        ("date", "2026-02-30", "not-a-date"),
        ("date", "2026-11-30 08:30:00", "not-a-date"),
        ("date", "9999-12-31", "out-of-range"),
        ("month", "2026-13", "not-a-month"),
        ("month", "2026-04-02", "not-a-month"),
        ("month", "April", "not-a-month"),
        ("year", "2023/25", "not-a-year"),
        ("year", "2023-24", "not-a-year"),
        ("year", "2023", "not-a-year"),
        ("time", "24:01", "not-a-time"),
        ("time", "08:60", "not-a-time"),
        ("time", "8.30", "not-a-time"),
        ("boolean", "maybe", "not-a-boolean"),
        ("text", "#REF!", "formula-error"),
        ("money", "#N/A", "formula-error"),
        ("money", UNCALCULATED, "formula-error"),
    ],
)
def test_faults(kind: str, text: str, slug: str) -> None:
    """What a column cannot hold is refused with one reason and leaves no value."""
    cell = read_cell(text, column(kind))
    assert cell.fault is not None
    assert cell.fault.kind == slug
    assert cell.value in {None, ""}


def test_choice() -> None:
    """A misspelt word is refused with the word meant and all that are allowed."""
    words = column("choice", choices=("buying", "transport"))
    assert read_cell("buying", words).value == "buying"
    fault = read_cell("Buyin", words).fault
    assert fault is not None
    assert fault.remedy == "Did you mean 'buying'? Allowed: buying, transport."


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        ("quantity", "-0.000001", "negative-quantity"),
        ("money", "-0.01", "out-of-range"),
        ("integer", "-1", "out-of-range"),
        ("decimal", "90.1", "out-of-range"),
    ],
)
def test_ranges(kind: str, text: str, slug: str) -> None:
    """A number outside its column's limits is refused, but its value is kept for the reconciliation."""
    cell = read_cell(text, column(kind, minimum=0, maximum=90))
    assert cell.fault is not None
    assert cell.fault.kind == slug
    assert cell.value is not None


def test_limits_are_inclusive() -> None:
    """The least and the most that are possible are possible."""
    assert read_cell("0", column("quantity", minimum=0)).fault is None
    assert read_cell("90", column("decimal", minimum=-90, maximum=90)).fault is None


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_empty(text: str) -> None:
    """An empty cell is nothing, or an empty text; in a required column it is refused."""
    assert read_cell(text, column("money")).value is None
    assert read_cell(text, column("code")).value == ""
    fault = read_cell(text, column("code", required=True)).fault
    assert fault is not None
    assert fault.kind == "missing-value"


def test_codes_of_nothing_but_semicolons() -> None:
    """A required list of codes must hold one."""
    fault = read_cell(" ; ", column("codes", required=True)).fault
    assert fault is not None
    assert fault.kind == "missing-value"


@pytest.mark.parametrize(
    ("text", "marked"), [("=1+1", True), ("+44", True), ("@x", True), ("-4", False), ("'=1", False)]
)
def test_text_like_a_formula(text: str, marked: bool) -> None:
    """Text that begins as a formula would is marked; a minus is not, nor what a writer has neutralised."""
    assert read_cell(text, column("text")).like_formula is marked


def test_plain_text_and_codes() -> None:
    """Neutralised text is restored, and a list of codes holds each once in its order."""
    assert plain_text(" '@x") == "@x"
    assert plain_text("'x") == "'x"
    assert split_codes("b; a ;;b") == ["b", "a"]


@pytest.mark.parametrize(
    ("kind", "unit", "slug"),
    [
        ("money", "GBP", "foreign-currency"),
        ("quantity", "GBP per unit", "foreign-currency"),
        ("quantity", "pence per mile", "foreign-currency"),
        ("quantity", "`unit`", "not-a-number"),
    ],
)
def test_a_foreign_currency_is_told_where_money_is_meant(kind: str, unit: str, slug: str) -> None:
    """An amount or price in euros has a kind of its own; where no money is meant it is no number."""
    cell = read_cell("€3.20", column(kind, unit=unit))
    assert cell.value is None
    assert cell.fault is not None
    assert cell.fault.kind == slug

"""Schemes and targets by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.book import Book
from optimiser.audit.plan_figures import counts, expect_schemes, expect_targets, months_in_effect, part_year
from tests.unit.audit.drawn import record

YEARS = ("2026/27", "2027/28", "2028/29")
SCHEMES = """\
    scheme,title,trust,lever,status,recurrent,cash,account,start_month,full_year_effect_gbp
    S1,One,AAA,buying,fully_developed,yes,cash_releasing,revenue,2026-07,10.00
    S2,Two,BBB,transport,opportunity,yes,cash_releasing,revenue,2026-04,99.00
    """
TARGETS = """\
    target,parent,trust,name,lever,financial_year,version,version_date,value_gbp
    T,,,All,all,2026/27,v1,2026-04-01,30.00
    TA,T,AAA,Buying of A,buying,2026/27,v1,2026-04-01,20.00
    OLD,,,Before,all,2026/27,v0,2025-04-01,1.00
    """
ACTUALS = """\
    scheme,month,value_gbp
    S1,2026-07,1.00
    S1,2027-03,2.00
    S1,2027-04,4.00
    """
_SCHEME = {"recurrent": True, "cash": "cash_releasing", "account": "revenue", "status": "delivered"}


@pytest.mark.parametrize(
    "other",
    [{"recurrent": False}, {"cash": "cost_avoidance"}, {"account": "capital"}, {"status": "opportunity"}],
)
def test_only_recurrent_cash_releasing_revenue_counts(other: dict[str, Any]) -> None:
    """A scheme that differs in one of the four does not count."""
    assert counts(_SCHEME)
    assert not counts({**_SCHEME, **other})


@pytest.mark.parametrize(
    ("start", "last", "months"),
    [("2026-07", "2026/27", 9), ("2026-07", "2028/29", 33), ("2025-01", "2026/27", 12), ("2027-04", "2026/27", 0)],
)
def test_months_count_from_the_start_within_the_years(start: str, last: str, months: int) -> None:
    """April is the first month; what lies before the first year is not counted."""
    assert months_in_effect(start, "2026/27", last) == months


def test_the_years_add_up_to_the_months_elapsed() -> None:
    """A pound a year from July: 33 months are 2.75 to the penny, whatever each year is rounded to."""
    effects = [part_year(100, "2026-07", YEARS, place) for place in range(3)]
    assert (effects, sum(effects)) == ([75, 100, 100], 275)
    assert sum(part_year(101, "2026-08", YEARS, place) for place in range(3)) == 269


def test_a_scheme_has_its_values_by_year(tmp_path: Path) -> None:
    """Ten pounds, of which 7.50 fall into the first year, 8.00 are left by the weight and 3.00 delivered."""
    book = Book()
    expect_schemes(book, record(tmp_path, {"schemes": SCHEMES, "actuals": ACTUALS}))
    row = book.tables["scheme_values"].rows["S1", "2026/27"]
    names = ("full_year_effect_pence", "part_year_effect_pence", "risk_adjusted_pence", "actual_pence")
    assert [row[name] for name in names] == [1000, 750, 800, 300]
    assert book.figures["scheme_actual:2026/27:S1"].rows == {("actuals", 2): 1, ("actuals", 3): 1}
    assert book.pence("scheme_actual:2027/28:S1") == 400


def test_without_weights_nothing_is_risk_adjusted(tmp_path: Path) -> None:
    """No national weights exist."""
    book = Book()
    expect_schemes(book, record(tmp_path, {"schemes": SCHEMES}, risk_weights=None))
    assert [name for name in book.figures if name.startswith("scheme_risk")] == []


def test_a_node_stands_beside_what_was_found_for_it(tmp_path: Path) -> None:
    """A's buying target of 20.00 beside 5.00 of opportunity and the scheme of 10.00; another version is left out."""
    run, book = record(tmp_path, {"schemes": SCHEMES, "targets": TARGETS, "actuals": ACTUALS}), Book()
    expect_schemes(book, run)
    expect_targets(book, run, {"AAA": 500, "BBB": 100})
    rows = book.tables["target_nodes"].rows
    assert set(rows) == {("T",), ("TA",)}
    names = ("opportunity", "identified", "in_year", "risk_adjusted", "actual", "gap_to_target", "unidentified")
    assert [rows["TA",][f"{name}_pence"] for name in names] == [500, 1000, 750, 800, 300, 1200, 1000]
    assert rows["T",]["opportunity_pence"] == 600


def test_a_scheme_that_does_not_recur_ends_after_twelve_months() -> None:
    """A pound from July 2026, once only: nine months in the first year, three in the second, none in the third."""
    effects = [part_year(1_200, "2026-07", YEARS, place, recurrent=False) for place in range(3)]
    assert effects == [900, 300, 0]

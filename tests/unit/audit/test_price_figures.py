"""The figures and rows on prices, with the rows they come from."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from optimiser.audit.book import Book
from optimiser.audit.lines import read_spend
from optimiser.audit.price_figures import expect_prices, price_words, spans
from optimiser.audit.prices import compare_prices
from tests.unit.audit.drawn import ITEMS, LINES, record


def _book(folder: Path, lines: str = LINES, basis: dict[str, str] | None = None, **buying: Any) -> Book:
    run = record(folder, {"spend_lines": lines, "items": ITEMS}, basis=basis, **buying)
    spend, book = read_spend(run), Book()
    expect_prices(book, price_words(run, spend), compare_prices(spend))
    return book


def test_spend_and_price_come_from_their_rows(tmp_path: Path) -> None:
    """CCC paid 40.00 for ten boxes on row 4."""
    book = _book(tmp_path)
    spend, price = book.figures["spend:gloves:CCC"], book.figures["unit_price:gloves:CCC"]
    assert (spend.value, dict(spend.rows)) == (4000, {("spend_lines", 4): 1})
    assert (price.value, price.about["unit"]) == (Fraction(4), "GBP per box")


def test_the_totals_add_the_items(tmp_path: Path) -> None:
    """All three trusts paid 70.00 for what is compared, 20.00 of it above the median."""
    book = _book(tmp_path)
    assert book.pence("compared_bought") == 7000
    assert book.pence("excess_bought:median") == 2000
    assert book.figures["excess_bought:median"].parts == {"excess:median:gloves": 1}


def test_a_variation_to_investigate_is_context(tmp_path: Path) -> None:
    """What may not be called a price stands apart from what is bought."""
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS.replace(",price", ",investigate")})
    spend, book = read_spend(run), Book()
    expect_prices(book, price_words(run, spend), compare_prices(spend))
    assert book.figures["excess_investigate:median"].about["scope"] == "context"
    assert "excess_bought:median" not in book.figures


def test_what_has_no_price_is_listed_with_its_spend(tmp_path: Path) -> None:
    """A line without a quantity is spend that is not compared, once by item and trust and once by reason."""
    book = _book(tmp_path, LINES + "L4,DDD,2025/26,gloves,four,,5.00\n")
    assert book.pence("spend_excluded:gloves:DDD") == 500
    assert book.figures["excluded:no_quantity"].rows == {("spend_lines", 5): 1}
    assert book.tables["exclusions"].rows["no_quantity",]["lines"] == 1


def test_a_synthetic_items_table_takes_the_headline_away(tmp_path: Path) -> None:
    """The weakest of what a figure rests on is its basis."""
    book = _book(tmp_path, basis={"items": "synthetic"})
    assert {figure.about["scope"] for figure in book.figures.values()} == {"illustration"}


def test_spans_are_the_excess_over_each_benchmark(tmp_path: Path) -> None:
    """CCC lies 30.00, 25.00, 20.00 and 16.67 above the four."""
    run = record(tmp_path, {"spend_lines": LINES, "items": ITEMS})
    assert spans(compare_prices(read_spend(run)), "gloves", ["CCC"]) == [3000, 2500, 2000, 1667]

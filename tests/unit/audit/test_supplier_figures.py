"""Shared suppliers and pooling groups by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from optimiser.audit.book import Book
from optimiser.audit.lines import read_spend
from optimiser.audit.price_figures import price_words
from optimiser.audit.supplier_figures import expect_suppliers
from tests.unit.audit.drawn import record

HEADER = "line_id,trust,financial_year,item,supplier,quantity,amount_gbp\n"


def _book(folder: Path, lines: str, **tables: str) -> Book:
    run = record(folder, {"spend_lines": HEADER + lines, **tables})
    book = Book()
    expect_suppliers(book, run, price_words(run, read_spend(run)))
    return book


def test_a_supplier_of_two_trusts_is_shared(tmp_path: Path) -> None:
    """AAA pays 30.00 and BBB 10.00, its credit taken off; CCC's credits leave nothing."""
    lines = (
        "1,AAA,2025/26,,one,,30.00\n2,BBB,2025/26,,one,,12.00\n3,BBB,2025/26,,one,,-2.00\n"
        "4,CCC,2025/26,,one,,-2.00\n5,AAA,2025/26,,two,,5.00\n6,BBB,2024/25,,two,,5.00\n"
    )
    table = _book(tmp_path, lines).tables["shared_suppliers"].rows
    assert list(table) == [("one",)]
    row = table["one",]
    assert (row["trusts"], row["spend_pence"], row["largest_share"]) == ("AAA;BBB", 4000, Fraction(3, 4))


def test_suppliers_tie_items_together(tmp_path: Path) -> None:
    """Supplier one sells x and y, and nobody z with them: two groups, the larger spend first."""
    lines = (
        "1,AAA,2025/26,x,one,,30.00\n2,BBB,2025/26,y,one,,10.00\n3,AAA,2025/26,z,two,,25.00\n4,BBB,2025/26,z,two,,25.00\n"
        "5,AAA,2025/26,lonely,three,,99.00\n"
    )
    rows = _book(tmp_path, lines).tables["pooling_groups"].rows
    assert [(row["group"], row["items"], row["spend_pence"]) for row in rows.values()] == [
        ("P001", "z", 5000),
        ("P002", "x;y", 4000),
    ]


def test_a_members_own_supplier_ties_nothing(tmp_path: Path) -> None:
    """What a member supplies is no common purchase."""
    lines = "1,AAA,2025/26,x,own,,30.00\n2,BBB,2025/26,x,own,,10.00\n"
    book = _book(tmp_path, lines, suppliers="supplier,name,member_trust\nown,Own,AAA\n")
    assert book.tables["pooling_groups"].rows == {}
    assert book.tables["shared_suppliers"].rows["own",]["member_trust"] == "AAA"

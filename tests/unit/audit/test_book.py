"""Sums, bases and scopes as every figure uses them."""

from __future__ import annotations

import pytest

from optimiser.audit.book import Book, Expected, line_rows, plus, scope_of, used, weakest
from optimiser.audit.lines import Line


def test_a_sum_adds_its_parts_with_their_signs() -> None:
    """Ten less three is seven, and the parts are kept."""
    book = Book()
    book.add("a", Expected("target", 10))
    book.add("b", Expected("scheme_risk", 3))
    book.add_sum("gap", {"a": 1, "b": -1}, {"detail": "gap"}, "signed_sum")
    assert (book.pence("gap"), book.figures["gap"].parts) == (7, {"a": 1, "b": -1})


def test_parts_are_added_or_only_used() -> None:
    """A part that is added has the sign 1, one that is used 0."""
    assert (plus(["a"]), used(["a"])) == ({"a": 1}, {"a": 0})


def test_the_rows_of_lines_name_their_adjustments() -> None:
    """A line is added and its adjustment taken off."""
    line = Line(5, "L1", "AAA", "gloves", "one", "c", "2025/26", 1, 100, 90, (2,))
    assert line_rows([line]) == {("spend_lines", 5): 1, ("adjustments", 2): -1}


def test_the_weakest_basis_wins() -> None:
    """Published, supplied, assumed, synthetic: weaker in that order."""
    assert weakest(["supplied", "published"]) == "supplied"
    assert weakest(["assumed", "supplied"]) == "assumed"
    assert weakest(["assumed", "synthetic"]) == "synthetic"


@pytest.mark.parametrize(
    ("basis", "context", "scope"),
    [
        ("published", False, "headline"),
        ("supplied", True, "context"),
        ("assumed", False, "context"),
        ("synthetic", False, "illustration"),
        ("synthetic", True, "illustration"),
    ],
)
def test_what_is_synthetic_stands_only_in_the_illustration(basis: str, context: bool, scope: str) -> None:
    """An assumed figure stands in no headline, a synthetic one in the illustration only."""
    assert scope_of(basis, context) == scope

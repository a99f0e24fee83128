"""The excess over the median falls into classes that add up to it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.procurement.opportunities import find_opportunities
from tests.unit.models.procurement.drawn import lines

# Prices 10 (A), 20 (B), 50 (C): the median is 20, and C pays 500 - 20 x 10 = 300 pence above it.
TABLE = """
    A gloves s1 10 100
    B gloves s2 10 200
    C gloves s2 4  120
    C gloves s3 6  380
"""


def test_a_match_and_a_tender_make_up_the_excess() -> None:
    """B pays supplier s2 20 each and C pays it 30: a match brings 10 x 4 = 40 of C's 300 pence, a tender the rest."""
    (part,) = find_opportunities(lines(TABLE)).parts
    assert (part.trust, part.item) == ("C", "gloves")
    assert (part.price_match, part.contract_change, part.new_tender, part.total) == (40, 0, 260, 300)


def test_an_unused_extension_turns_the_rest_into_a_contract_change() -> None:
    """With a live contract to extend, the 260 pence are a contract change; another trust's contract changes nothing."""
    (part,) = find_opportunities(lines(TABLE), extendable={("C", "gloves"), ("A", "gloves"), ("C", "masks")}).parts
    assert (part.price_match, part.contract_change, part.new_tender) == (40, 260, 0)


def test_a_match_is_never_more_than_the_excess() -> None:
    """All three buy from s1 at 10, 20 and 50: C's match to 10 would bring 400, but only 300 lie above the median."""
    (part,) = find_opportunities(lines(TABLE.replace("s2", "s1").replace("s3", "s1"))).parts
    assert (part.price_match, part.contract_change, part.new_tender) == (300, 0, 0)


def test_the_gap_names_who_pays_what() -> None:
    """The gap at supplier s2: C pays 30 and B pays 20 each, 40 pence for C's 4 units."""
    (gap,) = find_opportunities(lines(TABLE)).gaps
    assert (gap.item, gap.supplier, gap.trust, gap.millionths) == ("gloves", "s2", "C", 4_000_000)
    assert (int(gap.price), int(gap.lowest), gap.lowest_trusts, int(gap.overpaid)) == (30, 20, ("B",), 40)


def test_several_suppliers_are_added_before_rounding() -> None:
    """C overpays two suppliers a third of a penny each: two thirds make one penny to match, not 0 + 0."""
    instance = lines(
        """
        A gloves s1 9 29
        A gloves s2 9 29
        B gloves s3 1 3
        C gloves s1 3 10
        C gloves s2 3 10
        """
    )
    found = find_opportunities(instance)
    assert [gap.overpaid for gap in found.gaps] == [Fraction(1, 3), Fraction(1, 3)]
    assert [(part.trust, part.price_match, part.new_tender) for part in found.parts] == [("C", 1, 0)]


@pytest.mark.parametrize("supplier", ["-", "s7"])
def test_a_supplier_that_is_not_known_gives_no_match(supplier: str) -> None:
    """Trusts whose supplier is not known do not share one, nor does one that a single line names."""
    table = TABLE.replace("s1", "-").replace("s2", "-").replace("s3", supplier)
    found = find_opportunities(lines(table))
    assert found.gaps == ()
    assert [(part.price_match, part.new_tender) for part in found.parts] == [(0, 300)]


def test_exact_overpayment_of_a_gap() -> None:
    """A price of 10/3 against one of 3 is overpaid by exactly one penny on three units."""
    (gap,) = find_opportunities(lines("A gloves s 3 10\nB gloves s 1 3")).gaps
    assert (gap.price, gap.lowest, gap.overpaid) == (Fraction(10, 3), Fraction(3), Fraction(1))

"""Two values agree as files write them, and what disagrees is told once with both."""

from __future__ import annotations

from fractions import Fraction

from optimiser.audit.comparison import Comparison, agrees, show


def test_a_fraction_agrees_to_half_of_the_sixth_decimal() -> None:
    """A third agrees with 0.333333 and not with 0.333334."""
    assert agrees(Fraction("0.333333"), Fraction(1, 3))
    assert not agrees(Fraction("0.333334"), Fraction(1, 3))


def test_pence_agree_only_exactly() -> None:
    """Whole numbers have no tolerance."""
    assert agrees(100, 100)
    assert not agrees(100, 101)


def test_empty_text_and_nothing_are_one() -> None:
    """An empty cell is empty whatever its column holds, but it is not zero."""
    assert agrees("", None)
    assert agrees(None, "")
    assert not agrees(None, 0)


def test_a_difference_shows_both_values_in_pounds() -> None:
    """Money is shown in pounds, with the place and the figure."""
    found = Comparison()
    assert not found.same("figures.csv", "spend:gloves:AAA", 1000, 1001, "value_pence")
    (difference,) = found.differences
    assert (difference.published, difference.recomputed) == ("£10.00", "£10.01")
    assert (difference.place, difference.figure) == ("figures.csv", "spend:gloves:AAA")


def test_keys_are_compared_both_ways() -> None:
    """A key that is missing and one that is too many are one difference each."""
    found = Comparison()
    found.same_keys("table.csv", ["a", "b"], ["b", "c"], "The row")
    assert [difference.figure for difference in found.differences] == ["c", "a"]
    assert found.checks == 3


def test_values_are_shown_as_people_write_them() -> None:
    """Yes and no, empty, and six decimals."""
    assert [show(value) for value in (True, None, Fraction(1, 3), 5)] == ["yes", "empty", "0.333333", "5"]

"""Blocks of the comparison's workbook."""

from __future__ import annotations

from optimiser.report.comparison.blocks import Amounts, amounts_block, checks_block, input_rows, text_block
from tests.unit.report.comparison.sample import sample

ENDS = Amounts(("C1 x", "C1 y"), ("2", "2"), (("X",), ("Y",)), ((100, 130), (5, None)))


def test_an_amount_that_was_not_computed_has_no_difference() -> None:
    """A difference is a formula where both amounts are there, else empty."""
    block = amounts_block("ends", "", "", "Sheet", ["Measure"], ENDS)
    assert block is not None
    assert block.exact("difference") == [30, None]
    assert amounts_block("ends", "", "", "Sheet", [], Amounts((), (), (), ())) is None
    assert text_block("x", "", "", "Sheet", [], []) is None


def test_a_check_that_fails_says_so() -> None:
    """Bars that do not lead to the second amount make a check FALSE by what is missing."""
    whole = Amounts(ENDS.keys[:1], ENDS.seconds[:1], ENDS.rows[:1], ENDS.pairs[:1])
    ends = amounts_block("ends", "", "", "Measures", ["Measure"], whole)
    short = Amounts(("C1 x",), ("2",), (("bar",),), ((0, 29),))
    checks = checks_block("Checks", ends, amounts_block("bars", "", "", "Bridges", ["What"], short), ())
    assert checks is not None
    assert (checks.exact("difference"), checks.exact("agrees")) == ([-1], [False])
    assert checks_block("Checks", None, None, ()) is None


def test_what_went_in() -> None:
    """Rows on tables, settings and files; real people are starred, not counted."""
    tables, settings, files = input_rows(sample())
    assert tables == [
        ["2" * 16, "spend_lines", "supplied", 0, 0, 1, 0, 0, 150],
        ["2" * 16, "journeys", "supplied", "*", "*", "*", None, None, None],
    ]
    assert settings == [["2" * 16, "buying.min_trusts", "not set", "2"]]
    assert files == [["2" * 16, "a.csv", "1", "2"]]

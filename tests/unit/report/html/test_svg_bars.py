"""Horizontal bars."""

from __future__ import annotations

import re

from optimiser.report.html.svg_bars import BarRow, bars


def _widths(drawn: str, class_: str) -> list[float]:
    return [float(width) for width in re.findall(rf'width="([\d.]+)" height="16" class="{class_}"', drawn)]


def test_lengths_are_in_proportion() -> None:
    """A bar of twice the amount is twice as long, and pieces stand one after another."""
    rows = [
        BarRow("a", ((100_00, "piece-0"),), 100_00),
        BarRow("b", ((200_00, "piece-0"), (100_00, "piece-1")), 300_00),
    ]
    drawn = str(bars("b", "Bars", "Two bars.", rows, []))
    first, second = _widths(drawn, "piece-0")
    assert round(second / first, 2) == 2
    assert _widths(drawn, "piece-1") == [first]


def test_the_range_and_the_target_are_drawn() -> None:
    """A whisker has a line and two ends, each on a pale one; a target is a frame."""
    drawn = str(bars("b", "Bars", "One.", [BarRow("a", ((100, "piece-0"),), 100, outline=500, whisker=(50, 200))], []))
    assert drawn.count('class="whisker"') == drawn.count('class="whisker-under"') == 3
    assert drawn.count('class="outline"') == 1


def test_an_amount_below_nought_has_no_length() -> None:
    """A negative amount is drawn as nought, and written as it is."""
    drawn = str(bars("b", "Bars", "One.", [BarRow("a", ((-100_00, "piece-0"),), -100_00)], [("piece-0", "Amount")]))
    assert _widths(drawn, "piece-0") == [0.0]
    assert "−£100" in drawn
    assert "Amount" in drawn


def test_the_axis_has_few_round_marks() -> None:
    """The axis ends above the longest bar and has at most six marks."""
    drawn = str(bars("b", "Bars", "One.", [BarRow("a", ((1_766_679_67, "piece-0"),), 1_766_679_67)], []))
    assert re.findall(r'text-anchor="middle">([^<]+)<', drawn) == ["£0", "£500k", "£1.0m", "£1.5m", "£2.0m"]

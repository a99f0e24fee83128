"""The joining picture."""

from __future__ import annotations

import datetime as dt
import re

from optimiser.report.html.svg_joining import Joining, joining_chart

FIRST, LAST = dt.date(2026, 11, 1), dt.date(2028, 4, 1)


def _bars(text: str, kind: str) -> list[tuple[float, float]]:
    found = re.findall(rf'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="12" class="{kind}"', text)
    return [(float(x), float(width)) for x, width in found][:-1]


def test_present_terms_until_it_joins() -> None:
    """The two bars of a row meet at the month of joining; who never joins has present terms to the end."""
    rows = [Joining("Ash · Ward", dt.date(2027, 5, 31), dt.date(2027, 6, 1)), Joining("Beech · Ward", None, None)]
    text = str(joining_chart("c", "Title", rows, FIRST, LAST))
    present, award = _bars(text, "bar-present"), _bars(text, "bar-buying")
    assert present[0][0] + present[0][1] == award[0][0]
    assert award[1][1] == 0
    assert ">Jun 2027<" in text
    assert ">does not join<" in text
    assert "2 bars, one a trust and lot; 1 join within the plan." in text


def test_years_and_ends_inside_the_plan_are_marked() -> None:
    """The April of each year within the plan has a line; the end of a contract before it has no mark."""
    rows = [Joining("Ash", dt.date(2026, 1, 1), FIRST)]
    text = str(joining_chart("c", "Title", rows, FIRST, LAST))
    assert re.findall(r">(Apr \d+)<", text) == ["Apr 2027"]
    assert text.count('class="decide"') == 1

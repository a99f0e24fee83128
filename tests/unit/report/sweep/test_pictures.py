"""Tornado and frontier as pictures."""

from __future__ import annotations

import re

from optimiser.report.sweep.outputs import OUTPUTS
from optimiser.report.sweep.pictures import frontier_picture, in_words, tornado_picture
from tests.unit.report.sweep.sweep_sample import content_of

ROWS = content_of()


def test_bars_lie_on_their_side_of_the_base() -> None:
    """What is lower lies left of the base, what is higher right of it, in proportion; an end at the base has none."""
    rows = [row for row in ROWS["tornado"] if row["output"] == "saving"]
    moved = [{**rows[0], "high": 130_00}, rows[1]]
    drawn = str(tornado_picture("t", moved))
    found = re.findall(r'x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="16" class="(piece-\d)"', drawn)
    bars = [(float(x), float(width), class_) for x, width, class_ in found]
    assert [class_ for *_, class_ in bars] == ["piece-0", "piece-3", "piece-0"]
    (low, low_width, _), (high, high_width, _), (_, small, _) = bars
    assert abs(low + low_width - high) < 0.2
    assert abs(low_width / high_width - 2) < 0.01
    assert abs(low_width / small - 12) < 0.1
    assert "base £100" in drawn


def test_the_frontier_joins_what_no_point_beats() -> None:
    """Every point has a mark, those on the line their number, and the line has as many corners."""
    rows = [row for row in ROWS["frontier"] if row["up"] == "saving"]
    drawn = str(frontier_picture("f", rows))
    corners = re.findall(r'polyline points="([^"]+)"', drawn)[0].split()
    assert len(corners) == 3
    assert len(re.findall(r'r="5" class="point line-\d"', drawn)) == len(rows) + 2
    numbers = re.findall(r'class="chart-value">(\d+)<', drawn)
    assert sorted(numbers) == ["1", "2", "3"]


def test_figures_in_words() -> None:
    """Pounds in full or as in a headline, other figures with their unit."""
    assert in_words(OUTPUTS["saving"], -123_456_789) == "\N{MINUS SIGN}£1,234,567.89"
    assert in_words(OUTPUTS["saving"], 123_456_789, short=True) == "£1.2m"
    assert in_words(OUTPUTS["transport.distance"], 60.5) == "60.5 km"
    assert [in_words(OUTPUTS["transport.vehicles"], number) for number in (1, 2)] == ["1 vehicle", "2 vehicles"]

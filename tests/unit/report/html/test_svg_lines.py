"""Line charts."""

from __future__ import annotations

import re

from optimiser.report.html.svg_lines import Axis, Scale, Series, line_chart

AXIS = Axis("Suppliers", lambda value: f"{value:.0f}")


def _points(text: str) -> list[list[tuple[float, float]]]:
    found = re.findall(r'<polyline points="([^"]+)"', text)
    return [[(float(x), float(y)) for x, y in (pair.split(",") for pair in points.split(" "))] for points in found]


def test_lines_share_one_scale_from_nought() -> None:
    """Points go from left to right; the same amount stands at the same height in both; more is higher."""
    found = _points(
        line_chart(
            "c",
            "Title",
            "What it shows.",
            [
                Series("Found", "line-0", ((2.0, 0), (1.0, 50_000))),
                Series("Proven", "line-1", ((2.0, 0), (1.0, 40_000))),
            ],
            AXIS,
        )
    )
    proven, best = found
    assert [x for x, _ in best] == sorted(x for x, _ in best)
    assert best[1] == proven[1]
    assert best[0][1] < proven[0][1] < best[1][1]


def test_a_fitted_scale_begins_near_the_least_point() -> None:
    """Amounts that differ by little use the whole height; the scale is named in the picture."""
    series = [Series("Found", "line-0", ((1.0, 1_000_000), (2.0, 1_010_000)))]
    scale = Scale("Pounds; the scale does not begin at nought", fitted=True)
    fitted = line_chart("c", "T", "D", series, AXIS, scale)
    (low, high), (flat_low, flat_high) = (
        [y for _, y in _points(drawn)[0]] for drawn in (fitted, line_chart("c", "T", "D", series, AXIS))
    )
    assert low - high > 10 * (flat_low - flat_high)
    assert "does not begin at nought" in fitted
    level = line_chart("c", "T", "D", [Series("Found", "line-0", ((1.0, 5_000), (2.0, 5_000)))], AXIS, scale)
    assert len({y for _, y in _points(level)[0]}) == 1


def test_one_value_stands_in_the_middle_and_many_are_not_all_named() -> None:
    """A single point has a place; of many values nine are named, the ends among them."""
    one = str(line_chart("c", "T", "D", [Series("S", "line-0", ((3.0, 100),))], AXIS))
    assert len(_points(one)[0]) == 1
    many = str(line_chart("c", "T", "D", [Series("S", "line-0", tuple((float(n), n) for n in range(30)))], AXIS))
    named = re.findall(r'class="tick" text-anchor="middle">(\d+)<', many)
    assert len(named) == 9
    assert (named[0], named[-1]) == ("0", "29")


def test_it_is_told_to_a_screen_reader() -> None:
    """Title and description are tied to the picture, and every line is named."""
    text = str(line_chart("c", "Fewer <suppliers>", "Two points.", [Series("S & T", "line-0", ((1.0, 1),))], AXIS))
    assert 'aria-labelledby="c-title c-desc"' in text
    assert "Fewer &lt;suppliers&gt;" in text
    assert "S &amp; T" in text

"""An interval on one line: the saving from what is proven to what is claimed, with marks between."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from optimiser.report.html.format import short_gbp
from optimiser.report.html.svg import chart, element, label, line, rectangle

_LEFT, _PLOT, _RIGHT, _HEIGHT = 90.0, 700.0, 310.0, 150.0
_MIDDLE, _BAR = 62.0, 14.0
_LETTER = 7.0
_ROWS = (28.0, -18.0, 46.0, -36.0, 64.0, 82.0)
"""Where names may stand, off the line, the preferred first [px]."""


def interval(ident: str, title: str, marks: Sequence[tuple[str, int]]) -> Markup:
    """Draw an interval with its marks; names that would touch stand in different rows.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    marks
        Names and amounts [pence]; the bar reaches from the least to the greatest.
    """
    amounts = [amount for _, amount in marks]
    low, high = min(amounts), max(amounts)
    first, last = min(low, 0), max(high, 0)
    start, zero = _x(low, first, last), _x(0, first, last)
    shapes = [
        line((_LEFT, _MIDDLE), (_LEFT + _PLOT, _MIDDLE), "rule"),
        rectangle((start, _MIDDLE - _BAR / 2), (_x(high, first, last) - start, _BAR), "piece-1"),
        line((zero, _MIDDLE - 14), (zero, _MIDDLE + 14), "whisker"),
        label((zero, _MIDDLE + _ROWS[1]), "£0", "tick", "middle"),
    ]
    taken = [0.0] * len(_ROWS)
    taken[1] = zero + 2 * _LETTER
    for name, amount in sorted(marks, key=lambda mark: mark[1]):
        x, text = _x(amount, first, last), f"{name} {short_gbp(amount)}"
        half = len(text) * _LETTER / 2
        row = next((place for place, end in enumerate(taken) if end <= x - half), len(_ROWS) - 1)
        taken[row] = x + half
        shapes += [
            element("circle", cx=x, cy=_MIDDLE, r=5.0, class_="point line-0"),
            label((x, _MIDDLE + _ROWS[row]), text, "chart-label", "middle"),
        ]
    described = "; ".join(f"{name} {short_gbp(amount)}" for name, amount in marks)
    size = (_LEFT + _PLOT + _RIGHT, _HEIGHT)
    return chart(ident, title, f"{described}. The table below has the figures.", size, *shapes)


def _x(amount: int, first: int, last: int) -> float:
    """Return the place of an amount [px]."""
    return _LEFT + _PLOT * ((amount - first) / (last - first) if last > first else 0.5)

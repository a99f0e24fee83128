"""Horizontal bars: pieces one after another, an outline to be reached, and a range as a whisker."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.format import short_gbp
from optimiser.report.html.svg import chart, label, line, rectangle, shortened

_LABELS, _PLOT, _VALUES = 380.0, 560.0, 120.0
_ROW, _BAR, _TOP, _FONT = 28.0, 16.0, 10.0, 12.0
_AXIS = 26.0
_LEGEND_ROW = 24.0
_STEPS = (1, 2, 5, 10)
_MOST_TICKS = 5


@dataclass(frozen=True)
class BarRow:
    """One bar.

    Parameters
    ----------
    label
        What it is.
    pieces
        Lengths one after another, each with the class it is drawn with [pence].
    value
        The amount written behind it [pence].
    outline
        An amount to be reached, drawn as a frame [pence].
    whisker
        Lowest and highest amount, drawn as a thin line [pence].
    """

    label: str
    pieces: tuple[tuple[int, str], ...]
    value: int
    outline: int | None = None
    whisker: tuple[int, int] | None = None


def bars(ident: str, title: str, description: str, rows: list[BarRow], legend: list[tuple[str, str]]) -> Markup:
    """Draw bars on one scale from nought.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title, description
        What the picture is, and what it shows.
    rows
        The bars from top to bottom; negative lengths are drawn as nought.
    legend
        Class and meaning of each kind of piece.
    """
    step = round_step(max([_reach(row) for row in rows] + [100]))
    most = step * -(-max([_reach(row) for row in rows] + [100]) // step)
    bottom = _TOP + _ROW * len(rows)
    shapes: list[Markup] = []
    for amount in range(0, most + 1, step):
        x = _LABELS + _PLOT * amount / most
        shapes += [
            line((x, _TOP - 4), (x, bottom), "grid"),
            label((x, bottom + 16), short_gbp(amount), "tick", "middle"),
        ]
    for place, row in enumerate(rows):
        shapes += _draw(row, _TOP + _ROW * place, most)
    x = 10.0
    for class_, text in legend:
        shapes.append(rectangle((x, bottom + _AXIS + 8), (22.0, 12.0), class_))
        shapes.append(label((x + 28, bottom + _AXIS + 18), text, "chart-label"))
        x += 48 + 7.2 * len(text)
    size = (_LABELS + _PLOT + _VALUES, bottom + _AXIS + _LEGEND_ROW + 4)
    return chart(ident, title, description, size, *shapes)


def _draw(row: BarRow, y: float, most: int) -> list[Markup]:
    """Draw one bar with its label and value."""
    top = y + (_ROW - _BAR) / 2
    shapes = [label((_LABELS - 8, y + 18), shortened(row.label, _LABELS - 12, _FONT), "chart-label", "end")]
    x = _LABELS
    for amount, class_ in row.pieces:
        width = _PLOT * max(amount, 0) / most
        shapes.append(rectangle((x, top), (width, _BAR), class_))
        x += width
    if row.outline is not None:
        shapes.append(rectangle((_LABELS, top - 3), (_PLOT * max(row.outline, 0) / most, _BAR + 6), "outline"))
    if row.whisker is not None:
        low, high = (_LABELS + _PLOT * max(end, 0) / most for end in row.whisker)
        middle = top + _BAR / 2
        # A pale line beneath keeps the dark one visible where it lies on a bar.
        for class_ in ("whisker-under", "whisker"):
            shapes.append(line((low, middle), (high, middle), class_))
            shapes += [line((end, middle - 5), (end, middle + 5), class_) for end in (low, high)]
    behind = _LABELS + _PLOT * max(_reach(row), 0) / most + 7
    return [*shapes, label((behind, y + 18), short_gbp(row.value), "chart-value")]


def _reach(row: BarRow) -> int:
    """Return how far a bar reaches [pence]."""
    whole = sum(max(amount, 0) for amount, _ in row.pieces)
    return max(whole, row.outline or 0, row.whisker[1] if row.whisker else 0)


def round_step(most: int) -> int:
    """Return a round distance between marks of an axis, so that there are few [pence].

    Parameters
    ----------
    most
        How far the axis must reach [pence].
    """
    power = 100
    while True:
        for factor in _STEPS:
            if most <= power * factor * _MOST_TICKS:
                return power * factor
        power *= 10

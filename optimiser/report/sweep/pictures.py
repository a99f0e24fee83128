"""Tornado and frontier as inline SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from optimiser.money import format_gbp, round_half_up
from optimiser.report.html.format import MINUS, number, short_gbp
from optimiser.report.html.svg import chart, element, label, line, rectangle, shortened
from optimiser.report.sweep.outputs import OUTPUTS, Output
from optimiser.report.sweep.tables import setting

Row = Mapping[str, Any]
_LABELS, _PLOT, _MARGIN = 300.0, 560.0, 110.0
_ROW, _BAR, _TOP, _BELOW, _FONT = 34.0, 16.0, 26.0, 40.0, 12.0
_LEFT, _WIDTH, _HEIGHT, _RIGHT = 110.0, 640.0, 260.0, 60.0
_TICKS = 5
_RADIUS = 5.0


def tornado_picture(ident: str, rows: Sequence[Row]) -> Markup:
    """Draw how far each setting moves one figure to either side of the base.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    rows
        Rows of one figure that it moves, at least one, the widest first.
    """
    output, base = OUTPUTS[rows[0]["output"]], rows[0]["base"]
    low, high = float(min(row["low"] for row in rows)), float(max(row["high"] for row in rows))
    bottom = _TOP + _ROW * len(rows)

    def place(value: float) -> float:
        return _LABELS + _MARGIN + (_PLOT - 2 * _MARGIN) * (value - low) / (high - low)

    shapes: list[Markup] = []
    for at, row in enumerate(rows):
        y = _TOP + _ROW * at
        shapes.append(label((_LABELS - 8, y + 20), shortened(row["key"], _LABELS - 12, _FONT), "chart-label", "end"))
        for class_, end, anchor, gap in (("piece-0", "low", "end", -6), ("piece-3", "high", "start", 6)):
            if row[end] == base:
                continue
            left, right = sorted((place(row[end]), place(base)))
            shapes.append(rectangle((left, y + 8), (right - left, _BAR), class_))
            words = f"{setting(row[f'{end}_value']) or 'not set'}: {in_words(output, row[end], short=True)}"
            where = (place(row[end]) + gap, y + 20)
            shapes.append(label(where, shortened(words, _MARGIN + 60, _FONT), "chart-value", anchor))
    shapes.append(line((place(base), _TOP - 4), (place(base), bottom), "as-of"))
    shapes.append(label((place(base), _TOP - 10), f"base {in_words(output, base, short=True)}", "tick", "middle"))
    for x, class_, text in ((10.0, "piece-0", "lower than the base"), (210.0, "piece-3", "higher than the base")):
        shapes.append(rectangle((x, bottom + 12), (22.0, 12.0), class_))
        shapes.append(label((x + 28, bottom + 22), text, "chart-label"))
    description = f"{output.label}: how far each setting, changed alone, moves it away from the base."
    size = (_LABELS + _PLOT + _MARGIN, bottom + _BELOW)
    return chart(ident, f"Tornado: {output.label}", description, size, *shapes)


def frontier_picture(ident: str, rows: Sequence[Row]) -> Markup:
    """Draw two figures of every point against each other, and the line of those that no other point beats.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    rows
        Rows of one pair, at least two, in the order of the figure below.
    """
    across, up = OUTPUTS[rows[0]["across"]], OUTPUTS[rows[0]["up"]]
    xs, ys = [row["across_value"] for row in rows], [row["up_value"] for row in rows]

    def place(row: Row) -> tuple[float, float]:
        x = _LEFT + _WIDTH * (row["across_value"] - min(xs)) / (max(xs) - min(xs))
        return x, _TOP + _HEIGHT * (max(ys) - row["up_value"]) / (max(ys) - min(ys))

    shapes: list[Markup] = [label((10.0, _TOP - 12), up.label, "tick")]
    for part in range(_TICKS):
        share = part / (_TICKS - 1)
        y, x = _TOP + _HEIGHT * (1 - share), _LEFT + _WIDTH * share
        shapes.append(line((_LEFT, y), (_LEFT + _WIDTH, y), "grid"))
        for value, output, at, anchor in (
            (min(ys) + (max(ys) - min(ys)) * share, up, (_LEFT - 12, y + 4), "end"),
            (min(xs) + (max(xs) - min(xs)) * share, across, (x, _TOP + _HEIGHT + 22), "middle"),
        ):
            shapes.append(label(at, in_words(output, round(value, 1), short=True), "tick", anchor))
    best = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, (row for row in rows if row["on_frontier"])))
    shapes.append(element("polyline", points=best, class_="path line-0"))
    for row in sorted(rows, key=lambda row: row["on_frontier"]):
        x, y = place(row)
        shapes.append(element("circle", cx=x, cy=y, r=_RADIUS, class_=f"point line-{0 if row['on_frontier'] else 2}"))
        if row["on_frontier"]:
            shapes.append(label((x + 7, y - 6), str(row["point"]), "chart-value"))
    shapes.append(label((_LEFT + _WIDTH / 2, _TOP + _HEIGHT + 42), across.label, "chart-label", "middle"))
    below = _TOP + _HEIGHT + 66
    for x, class_, text in ((10.0, "line-0", "no point beats it in both"), (240.0, "line-2", "another point beats it")):
        shapes.append(element("circle", cx=x + 8, cy=below - 4, r=_RADIUS, class_=f"point {class_}"))
        shapes.append(label((x + 22, below), text, "chart-label"))
    description = (
        f"{up.label} against {across.label.lower()}, one mark a point, with the point's number on the frontier."
    )
    title = f"Frontier: {up.label} against {across.label.lower()}"
    return chart(ident, title, description, (_LEFT + _WIDTH + _RIGHT, below + 14), *shapes)


def in_words(output: Output, value: float, *, short: bool = False) -> str:
    """Write a figure with its unit.

    Parameters
    ----------
    output
        What it is.
    value
        Its value [pence or its unit].
    short
        Whether money is rounded as in a headline.
    """
    if output.unit != "GBP":
        return f"{number(value)} {output.unit.removesuffix('s') if value == 1 else output.unit}"
    if short:
        return short_gbp(round_half_up(Fraction(str(value))))
    return format_gbp(int(value)).replace("-", MINUS)

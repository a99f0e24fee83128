"""Line charts: pounds against another figure, at most a few lines, each point marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.format import short_gbp
from optimiser.report.html.svg import chart, element, label, line
from optimiser.report.html.svg_bars import round_step

_LEFT, _PLOT, _RIGHT, _TOP, _HEIGHT = 90.0, 700.0, 310.0, 34.0, 180.0
_BELOW = 78.0
_MOST_TICKS = 9
_RADIUS = 4.5


@dataclass(frozen=True)
class Axis:
    """The axis along which a figure varies.

    Parameters
    ----------
    title
        What it is, with its unit.
    written
        How a value of it is written.
    """

    title: str
    written: Callable[[float], str]


@dataclass(frozen=True)
class Scale:
    """The axis of pounds.

    Parameters
    ----------
    title
        What the pounds are.
    fitted
        Whether it begins near the least point rather than at nought; its title must say so.
    """

    title: str = "Pounds a year dearer than the recommended award"
    fitted: bool = False


@dataclass(frozen=True)
class Series:
    """One line.

    Parameters
    ----------
    name
        What it shows.
    class_
        The class it is drawn with.
    points
        Its points: a value of the axis, and pounds [pence].
    """

    name: str
    class_: str
    points: tuple[tuple[float, int], ...]


_FROM_NOUGHT = Scale()


def line_chart(
    ident: str, title: str, description: str, series: Sequence[Series], axis: Axis, scale: Scale = _FROM_NOUGHT
) -> Markup:
    """Draw lines on one scale.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title, description
        What the picture is, and what it shows.
    series
        The lines, the first on top.
    axis
        What stands below.
    scale
        What stands at the left.
    """
    values = sorted({x for one in series for x, _ in one.points})
    amounts = [max(y, 0) for one in series for _, y in one.points]
    low = min(amounts, default=0) if scale.fitted else 0
    step = round_step(max([amount - low for amount in amounts] + [100]))
    low = step * (low // step)
    top = step * -(-max([*amounts, low + 100]) // step)
    shapes: list[Markup] = [label((10.0, _TOP - 16), scale.title, "tick")]
    for amount in range(low, top + 1, step):
        y = _y(amount, (low, top))
        shapes += [
            line((_LEFT, y), (_LEFT + _PLOT, y), "grid"),
            label((_LEFT - 8, y + 4), short_gbp(amount), "tick", "end"),
        ]
    for value in _ticks(values):
        place = (_x(value, values), _TOP + _HEIGHT + 18)
        shapes.append(label(place, axis.written(value), "tick", "middle"))
    shapes.append(label((_LEFT + _PLOT / 2, _TOP + _HEIGHT + 38), axis.title, "chart-label", "middle"))
    for one in reversed(series):
        shapes += _draw(one, values, (low, top))
    size = (_LEFT + _PLOT + _RIGHT, _TOP + _HEIGHT + _BELOW)
    return chart(ident, title, description, size, *shapes, *_legend(series))


def _x(value: float, values: Sequence[float]) -> float:
    """Return the place of a value between the least and the greatest [px]."""
    reach = values[-1] - values[0]
    return _LEFT + _PLOT * ((value - values[0]) / reach if reach else 0.5)


def _y(amount: int, reach: tuple[int, int]) -> float:
    low, top = reach
    return _TOP + _HEIGHT * (1 - (amount - low) / (top - low))


def _ticks(values: Sequence[float]) -> list[float]:
    """Return the values named below: all of a few, of many as many as can be read, first and last among them."""
    if len(values) <= _MOST_TICKS:
        return list(values)
    last = len(values) - 1
    return [values[round(place * last / (_MOST_TICKS - 1))] for place in range(_MOST_TICKS)]


def _draw(one: Series, values: Sequence[float], reach: tuple[int, int]) -> list[Markup]:
    """Draw one line with its points."""
    places = [(_x(x, values), _y(max(y, 0), reach)) for x, y in sorted(one.points)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = [element("circle", cx=x, cy=y, r=_RADIUS, class_=f"point {one.class_}") for x, y in places]
    return [element("polyline", points=path, class_=f"path {one.class_}"), *marks]


def _legend(series: Sequence[Series]) -> list[Markup]:
    """Name the lines."""
    shapes: list[Markup] = []
    x, y = 10.0, _TOP + _HEIGHT + 64
    for one in series:
        shapes += [
            line((x, y - 4), (x + 26, y - 4), f"path {one.class_}"),
            element("circle", cx=x + 13, cy=y - 4, r=_RADIUS, class_=f"point {one.class_}"),
            label((x + 34, y), one.name, "chart-label"),
        ]
        x += 60 + 7.2 * len(one.name)
    return shapes

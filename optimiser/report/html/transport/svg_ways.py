"""The map of shared ways: numbered lines between places, thicker where more kilometres are driven twice."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.svg import chart, element, label
from optimiser.report.html.svg_map import degree_lines, padded, scale_bar

_WIDTH, _MARGIN, _TALLEST = 760.0, 40.0, 700.0
_LEGEND = 66.0
_THICKEST, _THINNEST = 9.0, 2.0
_NUMBER_RADIUS = 8.5
_STEPS = ((0.5, 0.0), (0.38, 0.0), (0.62, 0.0), (0.28, 0.0), (0.72, 0.0), (0.5, 18.0), (0.5, -18.0), (0.3, 20.0))
"""Places tried for a number: a part of the way along it, and pixels beside it."""
Point = tuple[float, float]
Spot = Callable[[Point], Point]


@dataclass(frozen=True)
class Way:
    """One way that is driven twice.

    Parameters
    ----------
    start, end
        Latitude and longitude of its ends [degrees].
    km
        Kilometres driven twice [km].
    kind
        Number of its kind, which decides colour and dashes.
    number
        What it is called in the table.
    """

    start: Point
    end: Point
    km: float
    kind: int
    number: str


@dataclass(frozen=True)
class Dot:
    """One place: latitude and longitude [degrees], and its code."""

    at: Point
    code: str


def way_map(ident: str, title: str, ways: Sequence[Way], dots: Sequence[Dot], kinds: Sequence[str]) -> Markup:
    """Draw ways on an equirectangular map, true to scale at its middle latitude.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    ways
        The ways; at least one.
    dots
        Places at their ends.
    kinds
        What each kind of way is called.
    """
    corners = [end for way in ways for end in (way.start, way.end)]
    south, north = padded([lat for lat, _ in corners])
    west, east = padded([lon for _, lon in corners])
    narrowing = math.cos(math.radians((south + north) / 2))
    per_degree = min((_WIDTH - 2 * _MARGIN) / ((east - west) * narrowing), (_TALLEST - 2 * _MARGIN) / (north - south))
    width, height = (east - west) * narrowing * per_degree + 2 * _MARGIN, (north - south) * per_degree + 2 * _MARGIN
    full = max(width, 420.0)

    def spot(at: Point) -> Point:
        return _MARGIN + (at[1] - west) * narrowing * per_degree, _MARGIN + (north - at[0]) * per_degree

    most = max(way.km for way in ways)
    shapes = degree_lines((south, north), (west, east), spot)
    ordered = sorted(ways, key=lambda way: (-way.km, way.number))
    shapes += [_drawn(way, spot, most) for way in ordered]
    shapes += _dots(dots, spot, width)
    shapes += _numbers(ordered, spot)
    shapes += scale_bar(width, height, per_degree)
    shapes += _legend(kinds, most, height)
    description = (
        f"{len(ways)} ways as straight lines between their ends, thicker where more kilometres are driven twice; "
        "colour and dashes tell who could share, the number leads to the line of the table below."
    )
    return chart(ident, title, description, (full, height + _LEGEND), *shapes)


def _thickness(km: float, most: float) -> float:
    """Return how thick a way is drawn: by its kilometres, never so thin that it is not seen [px]."""
    return max(_THINNEST, _THICKEST * km / most) if most else _THINNEST


def _drawn(way: Way, spot: Spot, most: float) -> Markup:
    (x1, y1), (x2, y2) = spot(way.start), spot(way.end)
    return element(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, class_=f"way way-{way.kind}", stroke_width=_thickness(way.km, most)
    )


def _dots(dots: Sequence[Dot], spot: Spot, width: float) -> list[Markup]:
    """Draw the places, with their codes where these do not run into each other."""
    shapes: list[Markup] = []
    taken: list[Point] = []
    for dot in dots:
        x, y = spot(dot.at)
        shapes.append(element("circle", cx=x, cy=y, r=3.0, class_="place"))
        if all(abs(x - a) > 44 or abs(y - b) > 12 for a, b in taken):
            taken.append((x, y))
            left = x > width - 60
            shapes.append(label((x - 6 if left else x + 6, y + 4), dot.code, "place-name", "end" if left else None))
    return shapes


def _numbers(ways: Sequence[Way], spot: Spot) -> list[Markup]:
    """Write the number of each way near its middle, moved along or beside it where another number stands."""
    shapes: list[Markup] = []
    taken: list[Point] = []
    for way in ways:
        (x1, y1), (x2, y2) = spot(way.start), spot(way.end)
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        tried = [
            (x1 + (x2 - x1) * along - (y2 - y1) / length * aside, y1 + (y2 - y1) * along + (x2 - x1) / length * aside)
            for along, aside in _STEPS
        ]
        x, y = next((at for at in tried if all(math.dist(at, one) > 2 * _NUMBER_RADIUS for one in taken)), tried[0])
        taken.append((x, y))
        circle = element("circle", cx=x, cy=y, r=_NUMBER_RADIUS, class_=f"way-number way-{way.kind}")
        shapes.append(element("g", circle, label((x, y + 3.5), way.number, "way-text", "middle")))
    return shapes


def _legend(kinds: Sequence[str], most: float, top: float) -> list[Markup]:
    """Say what colours, dashes and thickness mean."""
    shapes: list[Markup] = []
    x, y = 10.0, top + 14
    for kind, words in enumerate(kinds):
        shapes += [
            element("line", x1=x, y1=y - 4, x2=x + 34, y2=y - 4, class_=f"way way-{kind}", stroke_width=5),
            label((x + 42, y), words, "chart-label"),
        ]
        x += 60 + 6.6 * len(words)
    x, y = 10.0, y + 26
    for km in (most, most / 2):
        shapes += [
            element("line", x1=x, y1=y - 4, x2=x + 34, y2=y - 4, class_="way-size", stroke_width=_thickness(km, most)),
            label((x + 42, y), f"{km:.0f} km driven twice", "chart-label"),
        ]
        x += 170
    return shapes

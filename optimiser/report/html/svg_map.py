"""The map of sites: points by latitude and longitude, each trust with its colour, shape and letter."""

from __future__ import annotations

import math
import string
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.svg import chart, element, label, line

_WIDTH, _MARGIN = 760.0, 40.0
_LEAST_SPAN = 0.05
_TALLEST = 860.0
_KM_PER_DEGREE = 111.2
_COLOURS = 4
_RADIUS = 8.0


@dataclass(frozen=True)
class Place:
    """One site: its coordinates [degrees] and the number of its trust in the legend, from 0."""

    latitude: float
    longitude: float
    trust: int


def letter(number: int) -> str:
    """Return the letter of a trust in the legend: A to Z, then A2 and so on.

    Parameters
    ----------
    number
        Place in the legend, from 0.
    """
    turn, place = divmod(number, len(string.ascii_uppercase))
    return string.ascii_uppercase[place] + (str(turn + 1) if turn else "")


def site_map(ident: str, title: str, places: list[Place]) -> Markup:
    """Draw sites on an equirectangular map, true to scale at its middle latitude.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    places
        The sites; at least one.
    """
    south, north = padded([place.latitude for place in places])
    west, east = padded([place.longitude for place in places])
    narrowing = math.cos(math.radians((south + north) / 2))
    per_degree = min((_WIDTH - 2 * _MARGIN) / ((east - west) * narrowing), (_TALLEST - 2 * _MARGIN) / (north - south))
    height = (north - south) * per_degree + 2 * _MARGIN
    width = (east - west) * narrowing * per_degree + 2 * _MARGIN

    def spot(latitude: float, longitude: float) -> tuple[float, float]:
        return _MARGIN + (longitude - west) * narrowing * per_degree, _MARGIN + (north - latitude) * per_degree

    shapes = degree_lines((south, north), (west, east), lambda at: spot(*at))
    ordered = sorted(places, key=lambda place: (-place.latitude, place.longitude, place.trust))
    shapes += [marker(*spot(place.latitude, place.longitude), place.trust) for place in ordered]
    shapes += scale_bar(width, height, per_degree)
    description = (
        f"{len(places)} sites by latitude and longitude; letter, shape and colour tell the trust, as in the table."
    )
    return chart(ident, title, description, (width, height), *shapes)


def marker(x: float, y: float, trust: int) -> Markup:
    """Draw the mark of a trust with its letter.

    Parameters
    ----------
    x, y
        Its middle [px].
    trust
        Place in the legend, from 0.
    """
    class_ = f"site-{trust % _COLOURS}"
    r = _RADIUS
    shape = (trust // _COLOURS) % 3
    if shape == 0:
        drawn = element("circle", cx=x, cy=y, r=r, class_=class_)
    elif shape == 1:
        drawn = element("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, class_=class_)
    else:
        wide = r * 1.3
        points = f"{x:.1f},{y - wide:.1f} {x + wide:.1f},{y:.1f} {x:.1f},{y + wide:.1f} {x - wide:.1f},{y:.1f}"
        drawn = element("polygon", points=points, class_=class_)
    return element("g", drawn, label((x, y + 3.5), letter(trust), "site-letter", "middle"))


def legend_mark(ident: str, name: str, trust: int) -> Markup:
    """Return the mark of a trust as a small picture for the legend.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    name
        Name of the trust.
    trust
        Place in the legend, from 0.
    """
    drawn = marker(11.0, 11.0, trust)
    return element(
        "svg",
        element("title", f"{name}: {letter(trust)}"),
        drawn,
        id=ident,
        class_="key",
        role="img",
        viewBox="0 0 22 22",
    )


def padded(values: list[float]) -> tuple[float, float]:
    """Return the limits of coordinates with a little room around.

    Parameters
    ----------
    values
        Coordinates along one axis [degrees]; at least one.
    """
    low, high = min(values), max(values)
    room = max((high - low) * 0.03, _LEAST_SPAN)
    return low - room, high + room


def degree_lines(
    latitudes: tuple[float, float],
    longitudes: tuple[float, float],
    spot: Callable[[tuple[float, float]], tuple[float, float]],
) -> list[Markup]:
    """Draw round degrees as lines with their numbers.

    Parameters
    ----------
    latitudes, longitudes
        Limits of the map [degrees].
    spot
        Where a latitude and longitude stand [px].
    """
    (south, north), (west, east) = latitudes, longitudes
    shapes: list[Markup] = []
    for degree in _ticks(south, north):
        start, end = spot((degree, west)), spot((degree, east))
        shapes += [line(start, end, "grid"), label((2.0, start[1] + 4), _degrees(degree, "N", "S"), "tick")]
    for degree in _ticks(west, east):
        start, end = spot((north, degree)), spot((south, degree))
        shapes += [
            line(start, end, "grid"),
            label((start[0], end[1] + _MARGIN - 14), _degrees(degree, "E", "W"), "tick", "middle"),
        ]
    return shapes


def _ticks(low: float, high: float) -> list[float]:
    """Return round degrees between two limits."""
    step = next((step for step in (0.1, 0.25, 0.5, 1.0, 2.0, 5.0) if (high - low) / step <= 6), 10.0)
    return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    """Write degrees with the side they lie on: ``1.5° W``."""
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{abs(value):g}° {side}".rstrip()


def scale_bar(width: float, height: float, per_degree: float) -> list[Markup]:
    """Draw how long a round number of kilometres is.

    Parameters
    ----------
    width, height
        Size of the map [px].
    per_degree
        Pixels of one degree of latitude [px].
    """
    km = next((km for km in (100, 50, 20, 10, 5, 2) if km * per_degree / _KM_PER_DEGREE <= width / 4), 1)
    length = km * per_degree / _KM_PER_DEGREE
    right, y = width - _MARGIN - 6, height - _MARGIN - 12
    return [line((right - length, y), (right, y), "scale-bar"), label((right, y - 7), f"{km} km", "tick", "end")]

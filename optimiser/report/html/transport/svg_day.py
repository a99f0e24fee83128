"""Routes before and after: one thin bar a vehicle over the hours of the day, the plans side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.svg import chart, element, label, line, rectangle, shortened
from optimiser.report.html.words import plural

_LABELS, _PANEL, _GAP = 170.0, 420.0, 60.0
_TOP, _LEGEND, _FONT = 46.0, 40.0, 12.0
_TALLEST_BAR, _LEAST_BAR, _ROOM = 12.0, 5.0, 620.0
_LEAST_LANE = 20.0


@dataclass(frozen=True)
class Duty:
    """One vehicle's way from its depot and back.

    Parameters
    ----------
    start, end
        When it leaves and is back, after midnight [h].
    shared
        Whether it carries requests of several trusts.
    """

    start: float
    end: float
    shared: bool


@dataclass(frozen=True)
class Lane:
    """The vehicles of one owner.

    Parameters
    ----------
    name
        The owner.
    panels
        Its vehicles in each plan.
    """

    name: str
    panels: tuple[tuple[Duty, ...], ...]


def day_chart(ident: str, title: str, lanes: Sequence[Lane], panels: Sequence[str]) -> Markup:
    """Draw the vehicles of two plans side by side, those of one owner on one level.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    lanes
        The owners, from above.
    panels
        What each plan is called.
    """
    duties = [duty for lane in lanes for panel in lane.panels for duty in panel]
    first, last = math.floor(min(duty.start for duty in duties)), math.ceil(max(duty.end for duty in duties))
    most = sum(max(len(panel) for panel in lane.panels) for lane in lanes)
    pitch = min(max(_ROOM / most, _LEAST_BAR), _TALLEST_BAR)
    tops, y = [], _TOP
    for lane in lanes:
        tops.append(y)
        y += max(pitch * max(len(panel) for panel in lane.panels), _LEAST_LANE) + 8
    lefts = [_LABELS + number * (_PANEL + _GAP) for number in range(len(panels))]
    shapes: list[Markup] = []
    for number, (name, left) in enumerate(zip(panels, lefts, strict=True)):
        count = sum(len(lane.panels[number]) for lane in lanes)
        shapes.append(label((left, 14.0), f"{name}: {plural(count, 'vehicle')} out", "chart-group"))
        shapes += _hours(left, (first, last), y)
    for lane, top in zip(lanes, tops, strict=True):
        shapes.append(line((0.0, top - 4), (lefts[-1] + _PANEL, top - 4), "rule"))
        shapes.append(label((0.0, top + 11), shortened(lane.name, _LABELS - 12, _FONT), "chart-label"))
        for panel, left in zip(lane.panels, lefts, strict=True):
            shapes += _bars(panel, left, top, pitch, (first, last))
    size = (lefts[-1] + _PANEL + 24, y + _LEGEND)
    counts = " and ".join(
        f"{sum(len(lane.panels[number]) for lane in lanes)} {name.lower()}" for number, name in enumerate(panels)
    )
    description = (
        f"One bar a vehicle from leaving its depot to return, by owner: {counts}. A bar with a white line along it "
        "carries requests of several trusts. The tables below have every time."
    )
    return chart(ident, title, description, size, *shapes, *_legend(y + 22))


def _hours(left: float, reach: tuple[int, int], bottom: float) -> list[Markup]:
    """Draw a line every so many hours."""
    first, last = reach
    step = 1 if last - first <= 8 else 2 if last - first <= 14 else 3
    shapes: list[Markup] = []
    for hour in range(first, last + 1):
        if (hour - first) % step == 0:
            x = left + _PANEL * (hour - first) / (last - first)
            shapes += [
                line((x, _TOP - 8), (x, bottom), "grid"),
                label((x, _TOP - 12), f"{hour % 24:02d}:00", "tick", "middle"),
            ]
    return shapes


def _bars(duties: Sequence[Duty], left: float, top: float, pitch: float, reach: tuple[int, int]) -> list[Markup]:
    """Draw the vehicles of one owner in one plan, the first to leave on top."""
    first, last = reach
    shapes: list[Markup] = []
    for place, duty in enumerate(sorted(duties, key=lambda duty: (duty.start, duty.end, duty.shared))):
        x, end = (left + _PANEL * (when - first) / (last - first) for when in (duty.start, duty.end))
        shapes.append(_bar((x, top + place * pitch), (max(end - x, 2.0), pitch * 0.78), duty.shared))
    return shapes


def _bar(corner: tuple[float, float], size: tuple[float, float], shared: bool) -> Markup:
    """Draw one vehicle; one that carries several trusts' requests has a white line along it."""
    if not shared:
        return rectangle(corner, size, "duty-own")
    (x, y), (width, height) = corner, size
    middle = element(
        "line", x1=x, y1=y + height / 2, x2=x + width, y2=y + height / 2, class_="duty-line", stroke_width=height / 4
    )
    return element("g", rectangle(corner, size, "duty-shared"), middle)


def _legend(y: float) -> list[Markup]:
    """Say what the bars mean."""
    return [
        _bar((10.0, y - 9), (34.0, 10.0), False),
        label((52.0, y), "Requests of one trust", "chart-label"),
        _bar((230.0, y - 9), (34.0, 10.0), True),
        label((272.0, y), "Requests of several trusts", "chart-label"),
    ]

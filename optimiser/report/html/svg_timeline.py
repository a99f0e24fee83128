"""The contract timeline: one bar a contract by category, with extensions, decide-by dates and the case's date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.format import day
from optimiser.report.html.svg import chart, element, label, line, rectangle, shortened

_LABELS, _PLOT, _RIGHT = 330.0, 700.0, 30.0
_TOP, _ROW, _LEGEND = 44.0, 22.0, 64.0
_FONT = 12.0
_BAR = 12.0
_DAYS_BEFORE, _DAYS_AFTER, _LEAST_AFTER = 730, 2200, 420
_MARK = 5.5


@dataclass(frozen=True)
class Bar:
    """One contract of the timeline.

    Parameters
    ----------
    category, label
        The group it stands in, and its name.
    start, end, latest_end
        First day, last day, last day with every extension; ``start`` and ``latest_end`` may not be known.
    decide_by
        Day by which to decide, where one is known.
    kind
        ``buying``, ``transport``, ``other`` or ``ended``; the class it is drawn with.
    joint
        Whether members buy it together.
    """

    category: str
    label: str
    start: dt.date | None
    end: dt.date
    latest_end: dt.date | None
    decide_by: dt.date | None
    kind: str
    joint: bool


@dataclass(frozen=True)
class _Scale:
    """Where a day stands [px]."""

    first: dt.date
    last: dt.date

    def x(self, when: dt.date) -> float:
        """Return the place of a day, kept inside the plot."""
        inside = min(max(when, self.first), self.last)
        return _LABELS + _PLOT * (inside - self.first).days / (self.last - self.first).days


def timeline(ident: str, title: str, bars: list[Bar], as_of: dt.date) -> Markup:
    """Draw the contracts in the order given.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    bars
        The contracts, those of one category together.
    as_of
        The day the case speaks from.
    """
    scale = _scale(bars, as_of)
    shapes: list[Markup] = []
    y = _TOP
    category = None
    for bar in bars:
        if bar.category != category:
            category = bar.category
            shapes.append(label((0.0, y + 16), category, "chart-group"))
            shapes.append(line((0.0, y + _ROW - 1), (_LABELS + _PLOT, y + _ROW - 1), "rule"))
            y += _ROW
        shapes.append(_draw_bar(bar, scale, y))
        y += _ROW
    x = scale.x(as_of)
    today = [
        line((x, _TOP - 10), (x, y + 4), "as-of"),
        label((x, _TOP - 30), f"As of {day(as_of)}", "as-of-label", "middle"),
    ]
    size = (_LABELS + _PLOT + _RIGHT, y + _LEGEND)
    description = (
        f"{len(bars)} contracts as bars from start to end, lighter where an extension is allowed; a diamond marks the "
        "day by which to decide. The table below has every date."
    )
    return chart(ident, title, description, size, *_years(scale, y), *shapes, *today, *_legend(y + 24))


def _scale(bars: list[Bar], as_of: dt.date) -> _Scale:
    """Choose the days shown: as far as the contracts reach, within two years back and six ahead."""
    starts = [bar.start for bar in bars if bar.start] + [bar.decide_by for bar in bars if bar.decide_by]
    first = max(min([*starts, as_of - dt.timedelta(days=90)]), as_of - dt.timedelta(days=_DAYS_BEFORE))
    ends = [bar.latest_end or bar.end for bar in bars]
    last = min(max([*ends, as_of + dt.timedelta(days=_LEAST_AFTER)]), as_of + dt.timedelta(days=_DAYS_AFTER))
    return _Scale(first, last)


def _years(scale: _Scale, bottom: float) -> list[Markup]:
    """Draw a line at the start of every calendar year."""
    shapes = []
    for year in range(scale.first.year + 1, scale.last.year + 1):
        x = scale.x(dt.date(year, 1, 1))
        shapes += [line((x, _TOP - 6), (x, bottom), "grid"), label((x + 3, _TOP - 12), f"Jan {year}", "tick")]
    return shapes


def _draw_bar(bar: Bar, scale: _Scale, y: float) -> Markup:
    """Draw one contract."""
    top = y + (_ROW - _BAR) / 2
    start, end = scale.x(bar.start or scale.first), scale.x(bar.end)
    shapes = [label((10.0, y + 15), shortened(bar.label, _LABELS - 16, _FONT), "chart-label")]
    if bar.latest_end and bar.latest_end > bar.end and scale.x(bar.latest_end) > end:
        shapes.append(rectangle((end, top), (scale.x(bar.latest_end) - end, _BAR), f"bar-{bar.kind} extension"))
    if end - start < 2 and bar.end < scale.first:
        shapes.append(label((_LABELS + 3, y + 15), f"\N{LEFTWARDS ARROW} ended {day(bar.end)}", "tick"))
    else:
        shapes.append(rectangle((start, top), (max(end - start, 2.0), _BAR), f"bar-{bar.kind}"))
    if bar.joint:
        shapes.append(label((max(end, scale.x(bar.latest_end or bar.end)) + 5, y + 15), "J", "joint"))
    if bar.decide_by and bar.kind != "ended" and scale.first <= bar.decide_by <= scale.last:
        shapes.append(_diamond(scale.x(bar.decide_by), top + _BAR / 2))
    return element("g", *shapes)


def _diamond(x: float, y: float) -> Markup:
    """Draw the mark of a decide-by date."""
    points = f"{x:.1f},{y - _MARK:.1f} {x + _MARK:.1f},{y:.1f} {x:.1f},{y + _MARK:.1f} {x - _MARK:.1f},{y:.1f}"
    return element("polygon", points=points, class_="decide")


def _legend(y: float) -> list[Markup]:
    """Say what the marks mean."""
    shapes: list[Markup] = []
    x = 10.0
    for kind, text in (
        ("bar-buying", "Buying"),
        ("bar-transport", "Transport"),
        ("bar-other", "Other"),
        ("bar-ended", "Ended"),
    ):
        shapes += [rectangle((x, y), (24.0, _BAR), kind), label((x + 30, y + 11), text, "chart-label")]
        x += 110
    shapes += [
        rectangle((x, y), (24.0, _BAR), "bar-buying extension"),
        label((x + 30, y + 11), "Extension allowed", "chart-label"),
    ]
    x += 160
    shapes += [_diamond(x + 8, y + 6), label((x + 20, y + 11), "Decide by", "chart-label")]
    x += 100
    return [
        *shapes,
        label((x, y + 11), "J", "joint"),
        label((x + 14, y + 11), "bought or tendered jointly", "chart-label"),
    ]

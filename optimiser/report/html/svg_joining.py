"""The joining picture: for each trust and lot, present terms until it joins, and the recommended award from then on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from optimiser.report.html.format import month
from optimiser.report.html.svg import chart, element, label, line, rectangle, shortened

_LABELS, _PLOT, _RIGHT = 330.0, 640.0, 110.0
_TOP, _ROW, _BAR, _LEGEND, _FONT = 34.0, 22.0, 12.0, 50.0, 12.0
_MARK = 5.5


@dataclass(frozen=True)
class Joining:
    """One trust in one lot.

    Parameters
    ----------
    label
        Its name.
    contract_end
        Last day of the contract that holds it, where one is known.
    joins
        First day on the recommended award; ``None`` where it never joins within the plan.
    """

    label: str
    contract_end: dt.date | None
    joins: dt.date | None


def joining_chart(ident: str, title: str, rows: list[Joining], first: dt.date, last: dt.date) -> Markup:
    """Draw when each trust joins.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    rows
        Trusts and lots from top to bottom.
    first, last
        First day of the plan, and the day after its last.
    """
    bottom = _TOP + _ROW * len(rows)
    shapes: list[Markup] = []
    for start in _year_starts(first, last):
        x = _x(start, first, last)
        shapes += [line((x, _TOP - 8), (x, bottom), "grid"), label((x + 3, _TOP - 12), f"Apr {start.year}", "tick")]
    for place, row in enumerate(rows):
        shapes += _draw(row, _TOP + _ROW * place, first, last)
    joined = sum(row.joins is not None for row in rows)
    description = (
        f"{len(rows)} bars, one a trust and lot; {joined} join within the plan. A diamond marks the end of the "
        "contract that holds the trust. The table below has the months."
    )
    return chart(
        ident, title, description, (_LABELS + _PLOT + _RIGHT, bottom + _LEGEND), *shapes, *_legend(bottom + 20)
    )


def _x(day: dt.date, first: dt.date, last: dt.date) -> float:
    """Return the place of a day, kept inside the plan [px]."""
    inside = min(max(day, first), last)
    return _LABELS + _PLOT * (inside - first).days / max((last - first).days, 1)


def _year_starts(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the first days of the financial years that begin within the plan."""
    return [start for year in range(first.year, last.year) if (start := dt.date(year, 4, 1)) >= first]


def _draw(row: Joining, y: float, first: dt.date, last: dt.date) -> list[Markup]:
    """Draw one trust in one lot."""
    top = y + (_ROW - _BAR) / 2
    turn = _x(row.joins or last, first, last)
    shapes = [
        label((_LABELS - 8, y + 15), shortened(row.label, _LABELS - 12, _FONT), "chart-label", "end"),
        rectangle((_LABELS, top), (turn - _LABELS, _BAR), "bar-present"),
        rectangle((turn, top), (_LABELS + _PLOT - turn, _BAR), "bar-buying"),
    ]
    if row.contract_end is not None and first <= row.contract_end < last:
        shapes.append(_diamond(_x(row.contract_end, first, last), top + _BAR / 2))
    said = "does not join" if row.joins is None else month(f"{row.joins:%Y-%m}")
    return [*shapes, label((_LABELS + _PLOT + 6, y + 15), said, "chart-value")]


def _diamond(x: float, y: float) -> Markup:
    points = f"{x:.1f},{y - _MARK:.1f} {x + _MARK:.1f},{y:.1f} {x:.1f},{y + _MARK:.1f} {x - _MARK:.1f},{y:.1f}"
    return element("polygon", points=points, class_="decide")


def _legend(y: float) -> list[Markup]:
    """Say what the bars and the mark mean."""
    return [
        rectangle((10.0, y), (24.0, _BAR), "bar-present"),
        label((40.0, y + 11), "Present terms", "chart-label"),
        rectangle((150.0, y), (24.0, _BAR), "bar-buying"),
        label((180.0, y + 11), "Recommended award", "chart-label"),
        _diamond(326.0, y + 6),
        label((338.0, y + 11), "Contract ends; behind each bar the month of joining", "chart-label"),
    ]

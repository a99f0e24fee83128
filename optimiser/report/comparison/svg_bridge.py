"""The bridge as a picture: from the first run's amount to the second's, one floating bar a change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from optimiser.report.comparison.words import is_favourable, signed_gbp
from optimiser.report.html.format import split_gbp
from optimiser.report.html.svg import chart, label, line, rectangle, shortened
from optimiser.report.html.svg_bars import round_step
from optimiser.results.comparison.bridge import Bridge

DRAWN = 12
"""Changes that have a bar of their own in the picture; the table has all [bars]."""
# That prices lie further apart is no good news: of an opportunity there is more or less to be had, no more is said.
_DIRECTIONS = {"opportunity": ("More to be had", "Less to be had")}
_LABELS, _PLOT, _VALUES = 400.0, 520.0, 140.0
_ROW, _BAR, _TOP, _FONT = 28.0, 16.0, 12.0, 12.0


@dataclass(frozen=True)
class Step:
    """One row of the picture.

    Parameters
    ----------
    label
        What it is.
    start, end
        Between which amounts its bar lies [pence].
    class_
        How it is drawn.
    value
        What is written behind it.
    """

    label: str
    start: int
    end: int
    class_: str
    value: str


def steps(bridge: Bridge, names: tuple[str, str]) -> list[Step]:
    """Return the rows of a bridge: the first amount, its changes, the second amount.

    Parameters
    ----------
    bridge
        A bridge with both amounts.
    names
        What the two runs are called.
    """
    before, after = bridge.before_pence or 0, bridge.after_pence or 0
    drawn = [(bar.label, bar.difference_pence) for bar in bridge.bars[:DRAWN]]
    rest = bridge.bars[DRAWN:]
    if rest:
        drawn.append((f"{len(rest)} smaller changes together", sum(bar.difference_pence for bar in rest)))
    found = [Step(names[0], 0, before, "piece-0", _pounds(before))]
    reached = before
    for words, difference in drawn:
        class_ = "piece-1" if is_favourable(bridge.measure, difference) else "piece-2"
        found.append(Step(words, reached, reached + difference, class_, signed_gbp(difference)))
        reached += difference
    return [*found, Step(names[1], 0, after, "piece-0", _pounds(after))]


def draw_bridge(ident: str, title: str, bridge: Bridge, names: tuple[str, str]) -> Markup:
    """Draw a bridge.

    Parameters
    ----------
    ident
        Identifier, unique in the page.
    title
        What the picture is.
    bridge
        A bridge with both amounts.
    names
        What the two runs are called.
    """
    rows = steps(bridge, names)
    low, high, step = _scale(rows)
    bottom = _TOP + _ROW * len(rows)

    def across(amount: int) -> float:
        return _LABELS + _PLOT * (min(max(amount, low), high) - low) / (high - low)

    shapes: list[Markup] = []
    for amount in range(low, high + 1, step):
        shapes.append(line((across(amount), _TOP - 4), (across(amount), bottom), "grid"))
        shapes.append(label((across(amount), bottom + 16), _pounds(amount), "tick", "middle"))
    for place, row in enumerate(rows):
        y = _TOP + _ROW * place
        left, right = sorted((across(row.start), across(row.end)))
        shapes.append(label((_LABELS - 8, y + 18), shortened(row.label, _LABELS - 12, _FONT), "chart-label", "end"))
        shapes.append(rectangle((left, y + 6), (max(right - left, 1.5), _BAR), row.class_))
        shapes.append(label((right + 7, y + 18), row.value, "chart-value"))
    for place, (row, _) in enumerate(pairwise(rows)):
        y = _TOP + _ROW * place + 6
        shapes.append(line((across(row.end), y + _BAR), (across(row.end), y + _ROW), "rule"))
    x = 10.0
    better, worse = _DIRECTIONS.get(bridge.measure, ("Favourable", "Adverse"))
    for class_, words in (("piece-0", "Run"), ("piece-1", better), ("piece-2", worse)):
        shapes.append(rectangle((x, bottom + 34), (22.0, 12.0), class_))
        shapes.append(label((x + 28, bottom + 44), words, "chart-label"))
        x += 48 + 7.2 * len(words)
    start = "" if low == 0 else f" The scale begins at {_pounds(low)}, not at nought."
    about = f"One bar a change, the largest first.{start} The table below has every figure."
    return chart(ident, title, about, (_LABELS + _PLOT + _VALUES, bottom + 54), *shapes)


def scale_begins(bridge: Bridge) -> str:
    """Return where the scale of a bridge begins, for the words beside it; empty where it begins at nought."""
    low = _scale(steps(bridge, ("", "")))[0]
    return _pounds(low) if low else ""


def _pounds(pence: int) -> str:
    """Write whole pounds in full: the marks of a scale that leaves out nought lie close together."""
    return split_gbp(pence)[0]


def _scale(rows: list[Step]) -> tuple[int, int, int]:
    """Return beginning, end and step of the scale; it leaves out nought where the changes would be too small to see."""
    reached = [row.end for row in rows]
    low, high = min(*reached, 0), max(*reached, 100)
    if min(reached) > 0 and (max(reached) - min(reached)) * 3 < max(reached):
        low = max(min(reached) - max((max(reached) - min(reached)), 100), 0)
    step = round_step(high - low)
    return low // step * step, -(-high // step) * step, step

"""The bridge from one run to the next: one bar a change, and the bars add up to the difference to the penny."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from optimiser.results.comparison.causes import Cause, Causes
from optimiser.results.comparison.compared import CONTEXT, HEADLINE, ILLUSTRATION, ComparedRun, Row, both

MEASURES = ("opportunity", "saving", "gap_to_target")
DOWN_IS_GOOD = frozenset({"gap_to_target", "transport"})
"""Measures of which less is favourable."""
_SUMS = ("sum", "signed_sum")
_PLAN, _TOGETHER = "transport_plan:", ":together"


@dataclass(frozen=True)
class Bar:
    """One change.

    Parameters
    ----------
    figure
        Identifier of the figure that changed.
    label
        What it is, in words.
    trust, category
        Code of its trust and its category of spend; empty where it has none.
    change
        ``new``, ``gone`` or ``changed``.
    before_pence, after_pence
        What it adds to the measure in each run [pence].
    cause
        Why, as far as the trace says.
    """

    figure: str
    label: str
    trust: str
    category: str
    change: str
    before_pence: int
    after_pence: int
    cause: Cause

    @property
    def difference_pence(self) -> int:
        """Length of the bar [pence]."""
        return self.after_pence - self.before_pence


@dataclass(frozen=True)
class Bridge:
    """One measure from one run to the next.

    Parameters
    ----------
    scope
        ``headline``, ``illustration``, or ``context`` for what stands in no headline.
    measure
        ``opportunity``, ``saving``, ``gap_to_target`` or ``transport``.
    label
        What it is, in words.
    figure
        Identifier of the figure.
    before_pence, after_pence
        Its value in each run [pence]; ``None`` where it was not computed, and there are no bars.
    periods, bases
        What the values are for and rest on, one where both runs agree.
    bars
        The changes, the largest first.
    """

    scope: str
    measure: str
    label: str
    figure: str
    before_pence: int | None
    after_pence: int | None
    periods: tuple[str, ...]
    bases: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def difference_pence(self) -> int | None:
        """How much more the second run has [pence]; ``None`` where one did not compute it."""
        if self.before_pence is None or self.after_pence is None:
            return None
        return self.after_pence - self.before_pence


def bridges(first: ComparedRun, second: ComparedRun, causes: Causes) -> list[Bridge]:
    """Return the bridge of every measure that either run has; headline and illustration stay apart.

    Parameters
    ----------
    first, second
        The runs.
    causes
        What may have changed their figures.
    """
    wanted = [(scope, measure, f"{scope}:{measure}") for scope in (HEADLINE, ILLUSTRATION) for measure in MEASURES]
    for figure in both(first.figures, second.figures):
        if figure.startswith(_PLAN) and figure.endswith(_TOGETHER):
            rows = [run.figures[figure] for run in (first, second) if figure in run.figures]
            scope = ILLUSTRATION if any(row["basis"] == "synthetic" for row in rows) else CONTEXT
            wanted.append((scope, "transport", figure))
    found = (_bridge(first, second, causes, *one) for one in wanted)
    return [bridge for bridge in found if bridge.before_pence is not None or bridge.after_pence is not None]


def leaves(run: ComparedRun, figure: str) -> dict[str, int]:
    """Return the figures that a figure is the sum of, taken apart as far as sums go, with how often each counts.

    A sum is taken apart only where its parts give it to the penny, so that the leaves always add up to the figure.

    Parameters
    ----------
    run
        The run.
    figure
        Identifier of the figure; one that the run does not have has no leaves.
    """
    found: dict[str, int] = {}
    waiting = [(figure, 1)] if run.pence(figure) is not None else []
    while waiting:
        name, times = waiting.pop()
        parts = _summands(run, name)
        if parts:
            waiting += [(part, times * sign) for part, sign in parts]
        else:
            found[name] = found.get(name, 0) + times
    return found


def _summands(run: ComparedRun, name: str) -> list[tuple[str, int]]:
    """Return the parts of a sum that give it to the penny; none where it is no such sum."""
    row = run.figures[name]
    if name.startswith(_PLAN):
        # Routes are numbered anew in every run; trusts are not.
        stem = name.replace(_PLAN, "transport_part:", 1) + ":"
        parts = [(part, 1) for part in run.figures if part.startswith(stem)]
    elif row["kind"] in _SUMS and not _is_target_of_trust(name):
        parts = [(part.figure, part.sign) for part in run.parts.get(name, ()) if part.figure and part.sign]
    else:
        return []
    values = [run.pence(part) for part, _ in parts]
    if not parts or any(value is None for value in values):
        return []
    total = sum(sign * (value or 0) for (_, sign), value in zip(parts, values, strict=True))
    return parts if total == run.pence(name) else []


def _is_target_of_trust(name: str) -> bool:
    """Whether a figure is one trust's target: a changed target is a bar of its own, not one for each node below it."""
    parts = name.split(":")
    return len(parts) > 2 and parts[1] == "target"


def _bridge(first: ComparedRun, second: ComparedRun, causes: Causes, scope: str, measure: str, figure: str) -> Bridge:
    """Build one bridge."""
    before, after = first.pence(figure), second.pence(figure)
    rows = [run.figures[figure] for run in (first, second) if figure in run.figures]
    bars = [] if before is None or after is None else _bars(first, second, causes, measure, figure)
    return Bridge(
        scope,
        measure,
        str(rows[-1]["label"]) if rows else "",
        figure,
        before,
        after,
        tuple(dict.fromkeys(str(row["period"]) for row in rows)),
        tuple(dict.fromkeys(str(row["basis"]) for row in rows)),
        tuple(sorted(bars, key=lambda bar: (-abs(bar.difference_pence), bar.figure))),
    )


def _bars(first: ComparedRun, second: ComparedRun, causes: Causes, measure: str, figure: str) -> list[Bar]:
    """Return a bar for every leaf that does not add the same in both runs."""
    before, after = leaves(first, figure), leaves(second, figure)
    bars = []
    for name in both(before, after):
        old, new = before.get(name, 0) * (first.pence(name) or 0), after.get(name, 0) * (second.pence(name) or 0)
        if old == new:
            continue
        run = second if name in after else first
        row = run.figures[name]
        change = "changed" if name in before and name in after else "new" if name in after else "gone"
        cause = causes.of(name, measure)
        bars.append(Bar(name, _label(run, row), row["trust"] or "", category_of(run, row), change, old, new, cause))
    return bars


def category_of(run: ComparedRun, row: Row) -> str:
    """Return the category of spend a figure belongs to; empty where it has none."""
    return str(row["category"] or run.categories.get(row["item"] or "", "") or "")


def _label(run: ComparedRun, row: dict[str, Any]) -> str:
    """Say what a figure is and whose."""
    trust = run.trust_names.get(row["trust"] or "", row["trust"] or "")
    words = str(row["label"]).replace("UNALLOCATED", "not allocated to a trust")
    return words.removesuffix(f", {row['trust']}") + f", {trust}" if trust and trust not in words else words

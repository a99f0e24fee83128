"""A comparison as one HTML page that opens from a file: no network, no script, the policy of every report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from optimiser.report.comparison.svg_bridge import draw_bridge, scale_begins
from optimiser.report.comparison.words import (
    MOVE_WORDS,
    NOT_COMPUTED,
    SCOPE_WORDS,
    cause_words,
    measure_words,
    run_words,
    value_words,
)
from optimiser.report.html import format as fmt
from optimiser.report.html.context import TEMPLATES, basis_mark
from optimiser.report.html.policy import STYLE, policy
from optimiser.report.html.words import plural, spoken
from optimiser.report.privacy import SUPPRESSED
from optimiser.results.comparison.bridge import Bridge
from optimiser.results.comparison.changes import Change
from optimiser.results.comparison.compare import MEASURE_WORDS, Comparison
from optimiser.results.comparison.compared import CONTEXT, HEADLINE, ILLUSTRATION
from optimiser.results.comparison.since import KINDS, Move

_OWN = Path(__file__).parent / "templates"
_NAMES = ("First run", "Second run")


@dataclass(frozen=True)
class BridgePart:
    """A bridge on the page: its picture, and where its scale begins; no picture where nothing changed."""

    bridge: Bridge
    picture: Markup | None
    begins: str


@dataclass(frozen=True)
class ScopePart:
    """What the page shows of one scope.

    Parameters
    ----------
    scope
        ``headline``, ``context`` or ``illustration``.
    title
        The same in words.
    totals, trusts, categories, months
        Amounts that either run computed; of all but the totals only those that differ.
    bridges
        The bridges.
    moves
        What is new, gone, moved, slipped or overdue, by kind.
    """

    scope: str
    title: str
    totals: tuple[Change, ...]
    trusts: tuple[Change, ...]
    categories: tuple[Change, ...]
    months: tuple[Change, ...]
    bridges: tuple[BridgePart, ...]
    moves: tuple[tuple[str, tuple[Move, ...]], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.totals or self.bridges or self.moves)


def render_comparison(comparisons: Sequence[Comparison]) -> str:
    """Return comparisons with one first run as an HTML page; what is synthetic stands apart.

    Parameters
    ----------
    comparisons
        At least one.
    """
    first = comparisons[0].first
    page = _environment().get_template("comparison.html.j2")
    return page.render(
        title=first.get("case_title") or first.get("case", ""),
        first=first,
        parts=[
            (number, one, [part for scope in SCOPE_WORDS if not (part := _part(one, scope, number)).is_empty])
            for number, one in enumerate(comparisons, start=1)
        ],
        style=STYLE,
        policy=policy(),
    )


def _part(one: Comparison, scope: str, number: int) -> ScopePart:
    """Collect what belongs to a scope."""

    def of(changes: Sequence[Change], *, all_of: bool = False) -> tuple[Change, ...]:
        return tuple(change for change in changes if change.scope == scope and (all_of or change.differs))

    found = [move for move in one.moves if move.scope == scope]
    by_kind = ((kind, tuple(move for move in found if move.kind == kind)) for kind in KINDS)
    bridges = tuple(_bridge(bridge, number) for bridge in one.bridges if bridge.scope == scope)
    groups = tuple((kind, group) for kind, group in by_kind if group)
    amounts = of(one.totals, all_of=True), of(one.trusts), of(one.categories), of(one.months)
    return ScopePart(scope, SCOPE_WORDS[scope], *amounts, bridges, groups)


def _bridge(bridge: Bridge, number: int) -> BridgePart:
    """Draw a bridge where there is one to draw."""
    if not bridge.bars:
        return BridgePart(bridge, None, "")
    mark = " (illustrative, synthetic data)" if bridge.scope == ILLUSTRATION else ""
    ident = f"bridge-{number}-{bridge.figure.replace(':', '-')}"
    picture = draw_bridge(ident, f"{MEASURE_WORDS[bridge.measure]}, from run to run{mark}", bridge, _NAMES)
    return BridgePart(bridge, picture, scale_begins(bridge))


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(_OWN), jinja2.FileSystemLoader(TEMPLATES)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        money=_money,
        signed=_signed,
        measures=MEASURE_WORDS,
        measure_words=measure_words,
        move_words=MOVE_WORDS,
        run_words=run_words,
        cause_words=cause_words,
        value_words=value_words,
        basis_mark=basis_mark,
        plural=plural,
        spoken=spoken,
        suppressed=SUPPRESSED,
        ILLUSTRATION=ILLUSTRATION,
        HEADLINE=HEADLINE,
        CONTEXT=CONTEXT,
    )
    return environment


def _money(pence: int | None) -> Markup:
    """Write pence in full, the pence set smaller."""
    if pence is None:
        return Markup('<span class="absent">{}</span>').format(NOT_COMPUTED)
    return Markup('{}<span class="pence">{}</span>').format(*fmt.split_gbp(pence))


def _signed(pence: int | None) -> Markup:
    """Write a difference with its sign."""
    return Markup("+") + _money(pence) if pence is not None and pence > 0 else _money(pence)

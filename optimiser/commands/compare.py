"""``optimiser compare``: what changed between runs, and why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from optimiser.commands.run_folder import find_run
from optimiser.commands.screen import say, say_json, say_table, say_wrapped
from optimiser.engine.comparison import compare_folders, publish_comparison
from optimiser.errors import UsageError
from optimiser.money import format_gbp
from optimiser.report.comparison.as_json import comparisons_object
from optimiser.report.comparison.words import (
    MOVE_WORDS,
    NOT_COMPUTED,
    SCOPE_WORDS,
    cause_words,
    measure_words,
    run_words,
    signed_gbp,
    value_words,
)
from optimiser.report.privacy import SUPPRESSED
from optimiser.results.comparison.bridge import Bridge
from optimiser.results.comparison.changes import Change
from optimiser.results.comparison.compare import Comparison

_BARS = 12
_MOVES = 15


def compare(runs: tuple[str, ...], out: Path | None, *, force: bool, as_json: bool) -> int:
    """Compare runs, each with the first.

    Parameters
    ----------
    runs
        At least two: folders, names or run ids.
    out
        Folder for page, workbook and JSON; ``None`` for none.
    force
        Whether an earlier comparison there may be replaced.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If there are fewer than two.
    """
    if len(runs) < 2:
        raise UsageError("A comparison needs two runs.", "Name two run folders, names or run ids.")
    comparisons = compare_folders([find_run(run) for run in runs])
    files = publish_comparison(comparisons, out, force) if out is not None else []
    if as_json:
        say_json(comparisons_object(comparisons))
        return 0
    say(f"First run:  {run_words(comparisons[0].first)}")
    for one in comparisons:
        _say_comparison(one)
    for path in files:
        say(str(path))
    return 0


def _say_comparison(one: Comparison) -> None:
    """Write one comparison."""
    say(f"Second run: {run_words(one.second)}")
    say()
    say_wrapped(one.sentence)
    say()
    if one.first.get("case") != one.second.get("case"):
        say_wrapped("These are runs of two different cases: a difference between them is no change over time.")
        say()
    _say_inputs(one)
    for scope, words in SCOPE_WORDS.items():
        totals = [change for change in one.totals if change.scope == scope]
        bridges = [bridge for bridge in one.bridges if bridge.scope == scope]
        if totals or bridges:
            say(words)
            _say_amounts("", totals)
            for title, changes in (("trust", one.trusts), ("category", one.categories), ("month", one.months)):
                _say_amounts(title, [change for change in changes if change.scope == scope and change.differs])
            for bridge in bridges:
                _say_bridge(bridge)
    _say_moves(one)


def _say_inputs(one: Comparison) -> None:
    """Write what went in differently."""
    if one.tables:
        say("Tables that differ, by row")
        rows = []
        for table in one.tables:
            keys = (table.added, table.removed, table.changed)
            counts = [SUPPRESSED if table.withheld else str(len(listed)) for listed in keys]
            pounds = signed_gbp(table.difference_pence) if table.pounds and not table.withheld else ""
            rows.append([table.table, table.basis, *counts, pounds])
        say_table(["table", "basis", "added", "removed", "changed", "GBP"], rows, right=range(2, 6))
        say()
    if one.settings:
        say("Settings and facts that differ")
        rows = [[row.key, value_words(row.before), value_words(row.after)] for row in one.settings]
        say_table(["setting", "first run", "second run"], rows)
        say()


def _say_amounts(title: str, changes: Iterable[Change]) -> None:
    """Write amounts before and after."""
    rows = [
        [
            *([change.name] if title else []),
            measure_words(change.measure, change.scope),
            *(
                NOT_COMPUTED if pence is None else format_gbp(pence)
                for pence in (change.before_pence, change.after_pence)
            ),
            signed_gbp(change.difference_pence),
        ]
        for change in changes
    ]
    if rows:
        own = [title] if title else []
        say_table([*own, "GBP", "first run", "second run", "difference"], rows, right=range(len(own) + 1, len(own) + 4))
        say()


def _say_bridge(bridge: Bridge) -> None:
    """Write the bars of a bridge, the largest by themselves."""
    if bridge.difference_pence is None:
        ends = (
            NOT_COMPUTED if pence is None else format_gbp(pence) for pence in (bridge.before_pence, bridge.after_pence)
        )
        say_wrapped(f"{measure_words(bridge.measure, bridge.scope)}: {', then '.join(ends)}; so there is no bridge.")
        say()
        return
    if not bridge.bars:
        say_wrapped(
            f"{measure_words(bridge.measure, bridge.scope)}: {format_gbp(bridge.after_pence or 0)} in both runs."
        )
        say()
        return
    say(f"Bridge of {measure_words(bridge.measure, bridge.scope).lower()} ({'; '.join(bridge.periods)})")
    rows = [["First run", "", format_gbp(bridge.before_pence or 0), ""]]
    for bar in bridge.bars[:_BARS]:
        kind = MOVE_WORDS.get(bar.change, "Changed")
        mark = ", illustrative" if bridge.scope == "illustration" else ""
        rows.append([f"  {bar.label}{mark}", kind, signed_gbp(bar.difference_pence), cause_words(bar.cause)])
    rest = bridge.bars[_BARS:]
    if rest:
        rows.append([f"  {len(rest)} smaller changes", "", signed_gbp(sum(bar.difference_pence for bar in rest)), ""])
    rows.append(["Second run", "", format_gbp(bridge.after_pence or 0), ""])
    say_table(["what", "change", "GBP", "because of"], rows, right=(2,))
    say()


def _say_moves(one: Comparison) -> None:
    """Write what is new, moved, slipped or overdue."""
    if not one.moves:
        return
    say("Since the first run")
    shown = one.moves[:_MOVES]
    rows = [
        [
            MOVE_WORDS[move.kind],
            f"{move.title} (illustrative)" if move.scope == "illustration" else move.title,
            move.trust.replace(";", ", "),
            move.before or "-",
            move.after or "-",
        ]
        for move in shown
    ]
    say_table(["", "what", "trust", "first run", "second run"], rows)
    if len(one.moves) > len(shown):
        say(f"... and {len(one.moves) - len(shown)} more; --out DIR or --json has all.")
    say()

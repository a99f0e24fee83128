"""``optimiser trace``: a figure back to the figures, files and rows it was made from."""

from __future__ import annotations

import difflib
from typing import Any

from optimiser.commands.run_folder import find_run
from optimiser.commands.screen import say, say_json, say_table
from optimiser.engine.trace import FigureTrace, read_traces
from optimiser.errors import UsageError

_DEEPEST = 12


def trace(run: str, figure: str, *, as_json: bool) -> int:
    """Print what a figure was made from, down to file and row; without a figure, list them all.

    Parameters
    ----------
    run
        Run folder or run id.
    figure
        Identifier of a figure, or empty.
    as_json
        Whether to answer with one JSON object.

    Raises
    ------
    UsageError
        If the run has no such figure.
    """
    traces = read_traces(find_run(run))
    if not figure:
        _list(traces, as_json)
        return 0
    if figure not in traces:
        close = difflib.get_close_matches(figure, traces, n=1)
        hint = f"Did you mean '{close[0]}'?" if close else "`optimiser trace RUN` lists the figures."
        raise UsageError(f"The run has no figure '{figure}'.", hint)
    if as_json:
        say_json(_tree(traces, figure))
    else:
        _show(traces, figure, 0, set())
    return 0


def _list(traces: dict[str, FigureTrace], as_json: bool) -> None:
    """List every figure with its value."""
    if as_json:
        say_json(
            {
                "figures": [
                    {"figure": name, "label": found.label, "value": found.value, "unit": found.unit}
                    for name, found in traces.items()
                ]
            }
        )
        return
    rows = [[name, found.value, found.unit, found.period, found.basis] for name, found in traces.items()]
    say_table(["figure", "value", "unit", "period", "basis"], rows, right=[1])


def _tree(traces: dict[str, FigureTrace], figure: str) -> dict[str, Any]:
    """Return a figure with everything below it."""
    found = traces[figure]
    return {
        **{
            name: getattr(found, name)
            for name in ("figure", "label", "value", "unit", "period", "basis", "evidence", "method", "source")
        },
        "rows": [row.__dict__ for row in found.rows],
        "parts": [{"sign": sign, **_tree(traces, part)} for part, sign in found.parts],
    }


def _show(traces: dict[str, FigureTrace], figure: str, depth: int, seen: set[str]) -> None:
    """Write a figure and everything below it, each once."""
    found, indent = traces[figure], "  " * depth
    say(f"{indent}{figure} = {found.value} {found.unit} ({found.period}, {found.basis})")
    if figure in seen:
        say(f"{indent}  (shown above)")
        return
    seen.add(figure)
    say(f"{indent}  {found.label}. {found.method}")
    for row in found.rows:
        sheet = f", sheet {row.sheet}" if row.sheet else ""
        say(f"{indent}  {row.file}{sheet}, row {row.row}: {row.key}")
    for part, sign in found.parts:
        if depth < _DEEPEST:
            say(f"{indent}  {'less' if sign < 0 else 'with' if sign == 0 else 'plus'}")
            _show(traces, part, depth + 2, seen)

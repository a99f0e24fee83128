"""What a command writes: the answer to stdout, progress and errors to stderr, one JSON object where asked for."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

from optimiser.errors import InfeasibleError, OptimiserError
from optimiser.issues import InputError, Issue

_SHOWN_ISSUES = 20


def say(text: str = "") -> None:
    """Write a line of the answer."""
    try:
        print(text)
    except BrokenPipeError:
        _forget_the_reader()


def flush() -> None:
    """Send the answer off."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_the_reader()


def _forget_the_reader() -> None:
    """Write the rest to nowhere: whoever read the answer has seen enough, as ``head`` has, and it is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_wrapped(text: str, indent: str = "") -> None:
    """Write a paragraph of the answer, wrapped to 100 columns."""
    say(textwrap.fill(text, 100, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False))


def say_json(content: dict[str, Any]) -> None:
    """Write the one JSON object of the answer."""
    say(json.dumps(content, indent=2, ensure_ascii=False))


def tell(text: str) -> None:
    """Write a line of progress to stderr."""
    print(text, file=sys.stderr)


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Write a table in columns.

    Parameters
    ----------
    header
        Column titles.
    rows
        Cells as text.
    right
        Columns that are set flush right.
    """
    widths = [max(len(row[place]) for row in (header, *rows)) for place in range(len(header))]
    for row in (header, ["-" * width for width in widths], *rows):
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())


def report_failure(error: OptimiserError, as_json: bool) -> None:
    """Tell the user what went wrong, in words on stderr or as a JSON object on stdout."""
    issues = error.issues if isinstance(error, InputError) else ()
    if as_json:
        say_json({"error": failure_object(error)})
        return
    if not issues:
        tell(f"Error: {error.message}")
        if error.remedy:
            tell(f"       {error.remedy}")
        return
    for issue in issues[:_SHOWN_ISSUES]:
        tell(f"{issue.severity.capitalize()}: {issue}  [{issue.kind}]")
    if len(issues) > _SHOWN_ISSUES:
        tell(f"... and {len(issues) - _SHOWN_ISSUES} more.")
    errors = sum(issue.severity == "error" for issue in issues)
    count = "1 problem" if errors == 1 else f"{errors} problems"
    tell(f"{count}. More on one: `optimiser explain KIND`, its kind in brackets.")


def failure_object(error: OptimiserError) -> dict[str, Any]:
    """Return an error as scripts read it."""
    issues = error.issues if isinstance(error, InputError) else ()
    found = {
        "exit": error.exit_code,
        "kind": error.kind,
        "message": error.message,
        "remedy": error.remedy,
        "issues": [issue_object(issue) for issue in issues],
    }
    return {**found, "rules": list(error.rules)} if isinstance(error, InfeasibleError) else found


def issue_object(issue: Issue) -> dict[str, Any]:
    """Return an issue as scripts read it."""
    fields = ("severity", "kind", "table", "file", "row", "column", "value", "message", "remedy")
    return {name: getattr(issue, name) for name in fields}

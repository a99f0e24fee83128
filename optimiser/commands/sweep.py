"""``optimiser sweep``: many scenarios of one case, tornado and frontier."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimiser.commands.screen import say, say_json, say_table, say_wrapped, tell
from optimiser.engine.sweep.outcome import exit_code
from optimiser.engine.sweep.plan import SweepRequest
from optimiser.engine.sweep.points import Varied, grid, one_at_a_time, parse_vary, read_points
from optimiser.engine.sweep.sweep import sweep as conduct
from optimiser.errors import UsageError
from optimiser.report.sweep.outputs import OUTPUTS, SCOPES, Output, figures, shown
from optimiser.report.sweep.pictures import in_words
from optimiser.report.sweep.tables import setting
from optimiser.results.findings import LEVERS

_SHOWN_POINTS = 100
_SHOWN_OUTPUTS = ("opportunity", "saving", "risk_adjusted", "buying.recommended", "transport.together")


@dataclass(frozen=True)
class SweepOptions:
    """The options of the command, as the user gave them.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    vary
        Settings to vary as ``KEY=V1,V2``.
    file
        File of points.
    one_at_a_time
        Whether each setting is changed alone instead of all combinations.
    frontier
        Two figures whose frontier is wanted, as ``ACROSS,UP``; empty for the usual ones.
    scenario, settings
        What is varied: name of a scenario, overrides as ``KEY=VALUE``.
    only
        buying or transport; empty for both.
    jobs
        Processes.
    out
        Folder of the sweep; a default one where it is not given.
    keep, force
        Whether run folders stay; whether another sweep's folder may be taken.
    as_json
        Whether to answer with one JSON object.
    """

    case: Path
    vary: tuple[str, ...] = ()
    file: Path | None = None
    one_at_a_time: bool = False
    frontier: str = ""
    scenario: str = "base"
    settings: tuple[str, ...] = ()
    only: str = ""
    jobs: int = 1
    out: Path | None = None
    keep: bool = False
    force: bool = False
    as_json: bool = False


def sweep(options: SweepOptions) -> int:
    """Run every point, print what came of them, and return the worst exit code; an infeasible point is a result.

    Parameters
    ----------
    options
        What the user asked for.

    Raises
    ------
    UsageError
        If nothing is varied, a setting is varied twice, or a file of points and --vary are both given.
    """
    points, design = _points(options)
    request = SweepRequest(
        case=options.case,
        points=tuple(points),
        design=design,
        scenario=options.scenario,
        settings=options.settings,
        levers=(options.only,) if options.only else LEVERS,
        out=options.out,
        jobs=options.jobs,
        keep=options.keep,
        force=options.force,
        pairs=_pairs(options.frontier),
    )
    content, folder = conduct(request, tell)
    if options.as_json:
        say_json(content)
    else:
        _say(content, folder)
    return exit_code(content["points"])


def _points(options: SweepOptions) -> tuple[list[Varied], str]:
    """Return the points that are asked for, and how they were made."""
    if bool(options.vary) == (options.file is not None):
        message = "A sweep needs either --vary or --file."
        raise UsageError(message, "For example: --vary buying.max_suppliers_per_lot=1,2,3")
    if options.file is not None:
        if options.one_at_a_time:
            raise UsageError("--one-at-a-time goes with --vary, not with --file.", "Leave one of them out.")
        return read_points(options.file), "file"
    axes: dict[str, tuple[str, ...]] = {}
    for text in options.vary:
        key, values = parse_vary(text)
        if key in axes:
            raise UsageError(f"--vary {key} stands there twice.", f"Give all its values at once: --vary {key}=V1,V2")
        axes[key] = values
    return (one_at_a_time(axes), "one_at_a_time") if options.one_at_a_time else (grid(axes), "grid")


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read the two figures of a frontier."""
    if not text:
        return ()
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in OUTPUTS:
            close = difflib.get_close_matches(name, OUTPUTS, n=1)
            remedy = f"Did you mean '{close[0]}'?" if close else f"Known: {', '.join(OUTPUTS)}."
            raise UsageError(f"There is no figure '{name}'.", remedy)
    if len(names) != 2 or names[0] == names[1]:
        raise UsageError(
            f"--frontier needs two figures, not '{text}'.", "For example: --frontier buying.suppliers,saving"
        )
    return ((names[0], names[1]),)


def _say(content: dict[str, Any], folder: Path) -> None:
    """Write the points, the tornado and where the rest is."""
    points = content["points"]
    for scope, title in SCOPES.items():
        outputs = [one for place, one in shown(points) if place == scope and one.name in _SHOWN_OUTPUTS]
        if outputs:
            say(f"Points, {title}")
            _say_points(content, scope, outputs)
    if not shown(points):
        _say_points(content, "", [])
    _say_tornado(content)
    for point in points:
        if "error" in point:
            say_wrapped(f"Point {point['point']}, {point['status']}: {point['error']['message']}")
    say(f"All figures, tornado and frontier: {folder / 'sweep.html'}, and as CSV and JSON beside it.")


def _say_points(content: dict[str, Any], scope: str, outputs: Sequence[Output]) -> None:
    """Write one row a point."""
    rows = []
    for point in content["points"][:_SHOWN_POINTS]:
        values = figures(point)
        told = [values.get((scope, output.name)) for output in outputs]
        said = ["-" if value is None else in_words(one, value) for one, value in zip(outputs, told, strict=True)]
        own = [setting(point["values"][key]) or "not set" for key in content["keys"]]
        rows.append([str(point["point"]), *own, point["status"], *said])
    header = ["point", *content["keys"], "status", *(output.name for output in outputs)]
    say_table(header, rows, right=[0, *range(len(header) - len(outputs), len(header))])
    if len(content["points"]) > _SHOWN_POINTS:
        say(f"... and {len(content['points']) - _SHOWN_POINTS} more.")
    say()


def _say_tornado(content: dict[str, Any]) -> None:
    """Write how far each setting, changed alone, moves the figures of the list above."""
    for scope, title in SCOPES.items():
        rows = []
        for row in content["tornado"]:
            if row["scope"] == scope and row["output"] in _SHOWN_OUTPUTS and row["swing"]:
                output = OUTPUTS[row["output"]]
                said = [in_words(output, row[end]) for end in ("base", "low", "high", "swing")]
                rows.append([row["output"], row["key"], *said])
        if rows:
            say(f"Tornado, {title}")
            say_table(["figure", "setting", "base", "least", "greatest", "between them"], rows, right=range(2, 6))
            say()

"""``optimiser run``: the main job, from case to published run folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from optimiser.commands.screen import failure_object, report_failure, say_json, tell
from optimiser.commands.summary import say_summary
from optimiser.config.case_file import find_case_file, read_case_file
from optimiser.engine.award import SolveOptions
from optimiser.engine.refusals import write_refusals
from optimiser.engine.register.use import enter_run
from optimiser.engine.run import RunRequest, execute
from optimiser.errors import OptimiserError, OutputError, TargetMissed
from optimiser.issues import InputError
from optimiser.money import format_gbp
from optimiser.results.findings import LEVERS


@dataclass(frozen=True)
class RunOptions:
    """The options of the command, as the user gave them.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    scenarios
        Names; base where none is given.
    out
        Output folder; a default one where it is not given.
    settings
        Overrides as ``KEY=VALUE``.
    only
        buying or transport; empty for both.
    force
        Whether an earlier run may be replaced.
    fail_under_target
        Whether a missed target is an error.
    as_json
        Whether to answer with one JSON object.
    solve
        How it is solved.
    """

    case: Path
    scenarios: tuple[str, ...]
    out: Path | None
    settings: tuple[str, ...]
    only: str
    force: bool
    fail_under_target: bool
    as_json: bool
    solve: SolveOptions = field(default_factory=SolveOptions)


def run(options: RunOptions) -> int:
    """Run every scenario asked for; return the worst exit code.

    Raises
    ------
    OptimiserError
        If the only scenario fails; with several, a failure is reported and the others go on.
    """
    names = options.scenarios or ("base",)
    answers: list[dict[str, Any]] = []
    codes = []
    for name in names:
        try:
            result, code = _run_one(options, name, _folder(options, name))
        except OptimiserError as error:
            if len(names) == 1:
                raise
            if not options.as_json:
                report_failure(error, as_json=False)
            result, code = {"scenario": name, "error": failure_object(error)}, error.exit_code
        answers.append(result)
        codes.append(code)
    if options.as_json:
        say_json(answers[0] if len(names) == 1 else {"runs": answers})
    return max(codes)


def _run_one(options: RunOptions, scenario: str, folder: Path) -> tuple[dict[str, Any], int]:
    """Run one scenario; where the input is refused, write what was refused beside the folder."""
    levers = (options.only,) if options.only else LEVERS
    request = RunRequest(options.case, scenario, folder, options.settings, levers, options.force, options=options.solve)
    try:
        result = execute(request, tell)
    except InputError as error:
        _write_refused(folder, error)
        raise
    _register(folder)
    if not options.as_json:
        say_summary(result, folder)
    return result, _target_code(result) if options.fail_under_target else 0


def _register(folder: Path) -> None:
    """Enter the run in the register; that it cannot be entered must not cost the user the run."""
    try:
        enter_run(folder)
    except OutputError as failure:
        tell(f"The run is whole, but not in the register: {failure.message} `optimiser runs rebuild` enters it later.")


def _write_refused(folder: Path, error: InputError) -> None:
    """Write what was refused beside the run's folder; that it cannot be written must not hide what is wrong."""
    beside = folder.parent / f"{folder.name}-refused-{dt.datetime.now():%Y%m%dT%H%M%S%f}"
    try:
        write_refusals(beside, error)
    except OutputError as failure:
        tell(f"What was refused could not be written: {failure.message}")
    else:
        tell(f"What was refused is in '{beside}'.")


def _folder(options: RunOptions, scenario: str) -> Path:
    """Return the folder of one scenario's run."""
    if options.out is not None:
        return options.out / scenario if len(options.scenarios) > 1 else options.out
    case_file = read_case_file(find_case_file(options.case))
    return Path("runs") / case_file.name / f"{scenario}-{dt.datetime.now():%Y%m%dT%H%M%S%f}"


def _target_code(result: dict[str, Any]) -> int:
    """Return the exit code of a missed target where the headline gap to target is open."""
    gap = result["headline"].get("gap_to_target_pence")
    if gap is None:
        tell("No gap to target was computed, so --fail-under-target has nothing to test.")
    elif gap > 0:
        tell(f"The target is missed by {format_gbp(gap)}.")
        return TargetMissed.exit_code
    return 0

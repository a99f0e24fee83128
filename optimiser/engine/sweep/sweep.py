"""A sweep from its first point to its tables: resumed where it was left, the same whoever does the work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from optimiser.engine.publish import MANIFEST
from optimiser.engine.sweep.agenda import Agenda
from optimiser.engine.sweep.crew import work_through
from optimiser.engine.sweep.journal import JOURNAL, Journal, read_journal
from optimiser.engine.sweep.outcome import Outcome, is_result
from optimiser.engine.sweep.plan import Plan, Point, SweepRequest, changes, make_plan
from optimiser.engine.sweep.work import SweepJob
from optimiser.errors import OutputError
from optimiser.ingest.locked_file import locked
from optimiser.report.sweep.content import sweep_content
from optimiser.report.sweep.frontier import PAIRS
from optimiser.report.sweep.write import write_sweep

PLAN = "plan.json"
POINTS = "points"
Progress = Callable[[str], None]


def sweep(request: SweepRequest, progress: Progress = lambda _: None) -> tuple[dict[str, Any], Path]:
    """Run every point of a sweep that is not finished yet, and write its tables; return them and their folder.

    Parameters
    ----------
    request
        What is asked for.
    progress
        Told what is being done.

    Raises
    ------
    UsageError
        If nothing is varied.
    InputError, ScenarioError
        If the case or the settings of a point are invalid.
    OutputError
        If the folder holds something else or cannot be written, or another sweep works in it.
    """
    progress("Reading the case")
    plan = make_plan(request)
    folder = request.out or Path("runs") / plan.case.name / f"sweep-{plan.content['sweep']}"
    _refuse(folder, plan, request.force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"Cannot write to '{folder}': {error.strerror}.", "Choose another --out.") from None
    with locked(folder / JOURNAL, 2.0) as file:
        _write_plan(folder, plan)
        journal = Journal(file)
        journal.begin()
        outcomes = _taken_over(folder, plan, progress)
        with _run_folders(folder / POINTS, plan):
            _run(plan, folder, journal, outcomes, progress)
        rows = [_row(plan, point, outcomes[point.key]) for point in plan.points]
        content = sweep_content(_about(plan), rows, request.pairs or PAIRS)
        write_sweep(folder, content)
    return content, folder


def _refuse(folder: Path, plan: Plan, force: bool) -> None:
    """Refuse a folder that holds something else than this very sweep."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        before = json.loads((folder / PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        if folder.is_dir() and {path.name for path in folder.iterdir()} <= {JOURNAL, f"{PLAN}.part"}:
            return
        message = f"'{folder}' holds something that is not a sweep, so it is not written to."
        raise OutputError(message, "Choose another --out.") from None
    if before != plan.content and not force:
        told = "; ".join(changes(before, plan.content))
        raise OutputError(
            f"'{folder}' holds another sweep. What differs: {told}.",
            "Choose another --out, or add --force: points whose case and settings are the same are then taken over.",
        )


def _write_plan(folder: Path, plan: Plan) -> None:
    """Write what is swept, whole or not at all."""
    part = folder / f"{PLAN}.part"
    part.write_text(json.dumps(plan.content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    part.replace(folder / PLAN)


def _taken_over(folder: Path, plan: Plan, progress: Progress) -> dict[str, Outcome]:
    """Return what earlier calls finished, by key; what failed, or should be kept and is not there, is run again."""
    keys = {point.key: point for point in plan.points[::-1]}
    found = {
        key: outcome
        for key, outcome in read_journal(folder / JOURNAL).items()
        if key in keys
        and is_result(outcome)
        and (
            not plan.request.keep
            or outcome["status"] == "infeasible"
            or _is_kept(folder / POINTS / str(keys[key].number), keys[key])
        )
    }
    if found:
        every = "all" if len(found) == len(keys) else f"{len(found)} of {len(keys)}"
        progress(f"Nothing they depend on has changed, so {every} points are taken over from the last time")
    return found


def _is_kept(folder: Path, point: Point) -> bool:
    """Whether the run folder of a point is there."""
    try:
        run_id = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["run_id"]
    except (OSError, ValueError, KeyError):
        return False
    return bool(run_id == point.run_id)


def _run(plan: Plan, folder: Path, journal: Journal, outcomes: dict[str, Outcome], progress: Progress) -> None:
    """Run what is not finished yet; each point is written down as it finishes."""
    wanted = [point for point in plan.points if point.key not in outcomes]

    def done(point: Point, outcome: Outcome, seconds: float) -> None:
        journal.append(point.key, point.number, outcome, seconds)
        outcomes[point.key] = outcome
        varied = ", ".join(f"{key}={value}" for key, value in point.varied.items()) or "the base"
        progress(f"Point {point.number} of {len(plan.points)} ({varied}): {outcome['status']}")

    request = plan.request
    job = SweepJob(
        request.case,
        dict(plan.case.hashes),
        request.scenario,
        request.levers,
        (folder / POINTS).resolve(),
        request.keep,
    )
    if wanted:
        first = {point.key: point for point in wanted[::-1]}
        agenda = Agenda([point for point in wanted if first[point.key] is point], done)
        work_through(agenda, job, min(request.jobs, len(first)), progress)


@contextmanager
def _run_folders(place: Path, plan: Plan) -> Iterator[None]:
    """Give the run folders a place; clear away what another sweep or a killed one left, and what need not stay."""
    place.mkdir(exist_ok=True)
    own = {str(point.number): point for point in plan.points}
    for path in list(place.iterdir()):
        if path.name not in own or not _is_kept(path, own[path.name]):
            shutil.rmtree(path, ignore_errors=True)
    try:
        yield
    finally:
        if not plan.request.keep:
            shutil.rmtree(place, ignore_errors=True)


def _about(plan: Plan) -> dict[str, Any]:
    """Return what all points have in common."""
    case, request = plan.case, plan.request
    return {
        "sweep": plan.content["sweep"],
        "tool_version": plan.fixed["program"],
        "case": case.name,
        "case_title": case.title,
        "as_of": case.as_of.isoformat(),
        "scenario": request.scenario,
        "settings": list(request.settings),
        "levers": list(request.levers),
        "design": request.design,
        "keys": plan.keys,
        "basis": {name: table.basis for name, table in sorted(case.tables.items())},
        "files": plan.fixed["files"],
    }


def _row(plan: Plan, point: Point, outcome: Outcome) -> dict[str, Any]:
    """Return everything that is said of one point."""
    said = {"point": point.number, "varied": point.varied, "values": plan.values(point), "run_id": point.run_id}
    return {**said, **outcome, "origins": plan.origins(point)}

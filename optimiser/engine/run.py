"""One run of one scenario: read the case, find, set against targets, check independently, report, publish."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from optimiser.audit.verify import audit_run
from optimiser.case import Case
from optimiser.config.case_file import find_case_file, read_case_file, resolve_scenario
from optimiser.config.scenario import Scenario
from optimiser.engine.award import SolveOptions, recommend
from optimiser.engine.manifest import write_manifest
from optimiser.engine.publish import published, refuse_occupied
from optimiser.engine.transport import find_shared_transport, plan_transport
from optimiser.engine.version import tool_version
from optimiser.errors import VerificationError
from optimiser.ingest.load_case import load_case
from optimiser.money import pence_from_gbp
from optimiser.prepare.transport.build import check_days
from optimiser.recovery.headline import enter_headline
from optimiser.recovery.schemes import scheme_values
from optimiser.recovery.targets import target_nodes
from optimiser.report.formats import FORMATS, write_reports
from optimiser.report.record import write_record
from optimiser.report.result_json import RunIdentity, build_result
from optimiser.results.findings import LEVERS, Findings, find
from optimiser.results.ledger import findings_frame

Progress = Callable[[str], None]


@dataclass(frozen=True)
class RunRequest:
    """What one run is asked for.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    scenario
        Name of the scenario.
    out
        The run's own folder.
    settings
        Overrides as ``KEY=VALUE``.
    levers
        buying, transport or both.
    force
        Whether an earlier run in the folder may be replaced.
    formats
        Reports to write beside result, tables and record.
    options
        How it is solved.
    """

    case: Path
    scenario: str
    out: Path
    settings: tuple[str, ...] = ()
    levers: tuple[str, ...] = LEVERS
    force: bool = False
    formats: tuple[str, ...] = FORMATS
    options: SolveOptions = field(default_factory=SolveOptions)


def execute(request: RunRequest, progress: Progress = lambda _: None) -> dict[str, Any]:
    """Run one scenario and publish its folder; return the content of ``result.json``.

    Parameters
    ----------
    request
        What is asked for.
    progress
        Told what is being done.

    Raises
    ------
    InputError, ScenarioError
        If the case or the scenario is invalid.
    VerificationError
        If a figure does not survive the independent check; nothing is published.
    InfeasibleError, LimitError
        If no award keeps to the rules, or none was found, or proven as asked, within the limits.
    OutputError
        If the folder is not free or cannot be written.
    """
    started = time.perf_counter()
    refuse_occupied(request.out, request.force)
    progress("Reading the case")
    case, scenario = read(request)
    if "transport" in request.levers:
        check_days(case, [scenario])
    progress("Finding opportunities")
    findings = find_all(case, scenario, request.levers, replace(request.options, scenario=request.scenario), progress)
    return publish_findings(request, case, scenario, findings, started, progress)


def publish_findings(
    request: RunRequest,
    case: Case,
    scenario: Scenario,
    findings: Findings,
    started: float,
    progress: Progress = lambda _: None,
) -> dict[str, Any]:
    """Check what was found independently and publish the run's folder; return the content of ``result.json``.

    Parameters
    ----------
    request
        What was asked for.
    case, scenario
        What was run.
    findings
        What was found, set against targets.
    started
        When the run began, by the performance counter [s].
    progress
        Told what is being done.

    Raises
    ------
    VerificationError
        If a figure does not survive the independent check; nothing is published.
    OutputError
        If the folder is not free or cannot be written.
    """
    identity = RunIdentity(run_id(case, scenario, request.levers), tool_version(), request.scenario, request.levers)
    result = build_result(case, scenario, findings, identity)
    timings = {"find": time.perf_counter() - started}
    with published(request.out, request.force) as stage:
        write_record(stage, case, scenario, findings, identity)
        write_json(stage / "result.json", result)
        progress("Checking every figure again")
        check(stage)
        result["arithmetic_verified"] = True
        write_json(stage / "result.json", result)
        timings["check"] = time.perf_counter() - started
        progress("Writing reports")
        write_reports(stage, request.formats)
        result["seconds"] = round(time.perf_counter() - started, 3)
        write_json(stage / "result.json", result)
        write_manifest(stage, result, timings)
    return result


def read(request: RunRequest) -> tuple[Case, Scenario]:
    """Read the case and resolve the scenario.

    Parameters
    ----------
    request
        What is asked for.
    """
    scenario = resolve_scenario(read_case_file(find_case_file(request.case)), request.scenario, request.settings)
    tolerance = scenario.input.rejected_tolerance_gbp
    return load_case(request.case, None if tolerance is None else pence_from_gbp(Decimal(str(tolerance)))), scenario


def find_all(
    case: Case,
    scenario: Scenario,
    levers: tuple[str, ...],
    options: SolveOptions | None = None,
    progress: Progress = lambda _: None,
) -> Findings:
    """Find everything, and set it against schemes and targets.

    Parameters
    ----------
    case, scenario
        What is run.
    levers
        buying, transport or both.
    options
        How an award is solved; ``None`` where no optimiser is to run.
    progress
        Told what is being done.
    """
    findings = find(case, scenario, levers)
    if options is not None:
        for lever in (lever for lever in LEVERS if lever in levers):
            optimise(lever, case, scenario, findings, options, progress)
    set_against_targets(case, scenario, findings)
    return findings


def optimise(
    lever: str,
    case: Case,
    scenario: Scenario,
    findings: Findings,
    options: SolveOptions,
    progress: Progress = lambda _: None,
) -> None:
    """Add what an optimiser finds for one lever; neither lever looks at what the other one found.

    Parameters
    ----------
    lever
        buying or transport.
    case, scenario
        What is run.
    findings
        Takes figures and tables.
    options
        How it is solved.
    progress
        Told what is being done.
    """
    if lever == "buying":
        recommend(case, scenario, findings, options, progress)
    else:
        find_shared_transport(case, scenario, findings, progress)
        plan_transport(case, scenario, findings, options, progress)


def set_against_targets(case: Case, scenario: Scenario, findings: Findings) -> None:
    """Set what was found against schemes and targets, and draw up the list of figures.

    Parameters
    ----------
    case, scenario
        What is run.
    findings
        Everything that was found; takes figures and tables.
    """
    schemes = None
    if "schemes" in case:
        schemes = findings.tables["scheme_values"] = scheme_values(case, scenario, findings.ledger)
    enter_headline(case, scenario, findings.ledger)
    if "targets" in case:
        prefix = "headline:opportunity:"
        found = {
            name.removeprefix(prefix): findings.ledger.pence(name)
            for name in findings.ledger.figures
            if name.startswith(prefix)
        }
        findings.tables["target_nodes"] = target_nodes(case, findings.ledger, schemes, found)
    findings.tables |= findings.ledger.frames()
    for name in ("opportunities", "opportunity_parts"):
        findings.tables.setdefault(name, findings_frame(name, []))


def run_id(case: Case, scenario: Scenario, levers: tuple[str, ...]) -> str:
    """Return the run's identifier: a hash of inputs, settings, seed and version."""
    content = {
        "files": dict(sorted(case.hashes.items())),
        "scenario": scenario.model_dump(mode="json"),
        "levers": sorted(levers),
        "version": tool_version(),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def check(folder: Path) -> None:
    """Have every figure of a run folder recomputed independently.

    Parameters
    ----------
    folder
        The run folder.

    Raises
    ------
    VerificationError
        If one differs.
    """
    report = audit_run(folder)
    if report.differences:
        first = report.differences[0]
        count = len(report.differences)
        raise VerificationError(
            f"{count} figure{'s' if count > 1 else ''} did not survive the independent check; nothing is published. "
            f"First: {first.place} {first.figure}: {first.message}",
            "This is a fault of the program or of a changed file: report it with this message.",
        )


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a JSON file: sorted as made, two spaces, UTF-8.

    Parameters
    ----------
    path
        File to write.
    content
        What to write.
    """
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")

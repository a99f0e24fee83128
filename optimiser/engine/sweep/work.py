"""One worker of a sweep: the case is read once, and each part and each point is worked out from it."""

from __future__ import annotations

import pickle
import shutil
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from optimiser.case import Case
from optimiser.config.scenario import Scenario
from optimiser.engine.award import SolveOptions
from optimiser.engine.run import RunRequest, optimise, publish_findings, set_against_targets
from optimiser.engine.sweep.outcome import Outcome, failure_of, outcome_of
from optimiser.engine.sweep.parts import FOUND_BY, PartFound, added
from optimiser.errors import OptimiserError
from optimiser.ingest.load_case import load_case
from optimiser.money import pence_from_gbp
from optimiser.prepare.transport.build import check_days
from optimiser.report.formats import FORMATS
from optimiser.results.findings import Findings, find
from optimiser.results.ledger import Ledger

_FINDINGS_HELD = 4


@dataclass(frozen=True)
class SweepJob:
    """What every worker is told.

    Parameters
    ----------
    case
        Case folder or its case.toml.
    hashes
        Hash by file, as the plan knows them.
    scenario
        Name of the scenario that is varied.
    levers
        buying, transport or both.
    folder
        Where run folders go.
    keep
        Whether they stay, with all reports.
    """

    case: Path
    hashes: dict[str, str]
    scenario: str
    levers: tuple[str, ...]
    folder: Path
    keep: bool


@dataclass(frozen=True)
class PartTask:
    """Find what one lever comes to.

    Parameters
    ----------
    key
        Hash of what it depends on.
    lever
        buying or transport.
    scenario
        Settings.
    """

    key: str
    lever: str
    scenario: Scenario


@dataclass(frozen=True)
class PointTask:
    """Put a point together, check it and take its results.

    Parameters
    ----------
    key
        Hash of what it depends on.
    number
        Number of the point.
    scenario
        Settings.
    parts
        What each lever came to, pickled.
    """

    key: str
    number: int
    scenario: Scenario
    parts: tuple[bytes, ...]


@dataclass(frozen=True)
class Finished:
    """What came of a task.

    Parameters
    ----------
    outcome
        Of a point, or of a part that failed.
    part
        What a lever came to, pickled; empty for a point, and where it failed.
    seconds
        How long it took [s].
    """

    outcome: Outcome | None
    part: bytes
    seconds: float


@dataclass
class Worker:
    """Whoever does the work: this process, or another one.

    Parameters
    ----------
    job
        What it was told.
    cases
        The case by tolerance of refused rows.
    findings
        What is found without an optimiser, by the settings it depends on, pickled so that nobody changes it.
    """

    job: SweepJob
    cases: dict[float | None, Case] = field(default_factory=dict)
    findings: dict[str, bytes] = field(default_factory=dict)

    def do(self, task: PartTask | PointTask) -> Finished:
        """Do a task; whatever goes wrong is what came of it.

        Parameters
        ----------
        task
            What to do.
        """
        started = time.perf_counter()
        outcome, part = None, b""
        try:
            if isinstance(task, PartTask):
                part = pickle.dumps(self._part(task))
            else:
                outcome = self._point(task, started)
        except Exception as error:  # noqa: BLE001 - one point that fails must not cost the others
            outcome = failure_of(error)
        return Finished(outcome, part, time.perf_counter() - started)

    def _part(self, task: PartTask) -> PartFound:
        """Find what one lever comes to, apart from everything else."""
        case = self._case(task.scenario)
        if task.lever == "transport":
            check_days(case, [task.scenario])
        found = self._findings(task.scenario)
        ledger = Ledger(dict(found.ledger.figures), dict(found.ledger.sources))
        before = Findings(ledger, dict(found.tables), dict(found.graphs))
        optimise(task.lever, case, task.scenario, found, SolveOptions(scenario=self.job.scenario))
        return added(before, found)

    def _point(self, task: PointTask, started: float) -> Outcome:
        """Run a point with what its levers came to, as ``optimiser run`` does."""
        case, found = self._case(task.scenario), self._findings(task.scenario)
        for part in task.parts:
            pickle.loads(part).enter(found)  # noqa: S301 - made by a worker of this very sweep, never read from a file
        set_against_targets(case, task.scenario, found)
        folder = self.job.folder / str(task.number)
        formats = FORMATS if self.job.keep else ()
        request = RunRequest(self.job.case, self.job.scenario, folder, (), self.job.levers, True, formats)
        result = publish_findings(request, case, task.scenario, found, started)
        if not self.job.keep:
            shutil.rmtree(folder)
        return outcome_of(result)

    def _case(self, scenario: Scenario) -> Case:
        """Return the case, read once for each tolerance."""
        tolerance = scenario.input.rejected_tolerance_gbp
        if tolerance not in self.cases:
            case = load_case(self.job.case, None if tolerance is None else pence_from_gbp(Decimal(str(tolerance))))
            if case.hashes != self.job.hashes:
                raise OptimiserError("A file of the case was changed during the sweep.", "Sweep again.")
            self.cases[tolerance] = case
        return self.cases[tolerance]

    def _findings(self, scenario: Scenario) -> Findings:
        """Return what is found without an optimiser, each time afresh."""
        key = repr([getattr(scenario, section) for section in FOUND_BY])
        if key not in self.findings:
            while len(self.findings) >= _FINDINGS_HELD:
                del self.findings[next(iter(self.findings))]
            self.findings[key] = pickle.dumps(find(self._case(scenario), scenario, self.job.levers))
        found: Findings = pickle.loads(self.findings[key])  # noqa: S301 - pickled in the line above
        return found

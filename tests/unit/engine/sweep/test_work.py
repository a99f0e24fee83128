"""One worker of a sweep: the same result as a run, and nothing read that a part's hash leaves out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from optimiser.config.scenario import Scenario
from optimiser.engine.run import RunRequest, execute
from optimiser.engine.sweep import work
from optimiser.engine.sweep.parts import FOUND_BY, READS
from optimiser.engine.sweep.plan import SweepRequest, make_plan
from optimiser.engine.sweep.work import PartTask, PointTask, SweepJob, Worker
from optimiser.results.findings import LEVERS
from tests.unit.small_case import LINES, write_case

SETTINGS = ("transport.frontier_minutes=[]",)


def job_of(case: Path, folder: Path, **about: Any) -> tuple[Worker, list[Any]]:
    """Return a worker and the points of a plan."""
    plan = make_plan(SweepRequest(case, about.pop("points", ({},)), settings=about.pop("settings", ())))
    return Worker(SweepJob(case, dict(plan.case.hashes), "base", LEVERS, folder, about.pop("keep", False))), list(
        plan.points
    )


def test_a_point_put_together_from_parts_is_the_run(
    tmp_path: Path, repo_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts found apart give result.json as `run` writes it; each reads only sections of settings that its hash has."""
    case = repo_root / "data" / "cases" / "tiny"
    worker, (point,) = job_of(case, tmp_path / "points", settings=SETTINGS, keep=True)
    monkeypatch.setattr(work, "FORMATS", ())
    seen: set[str] = set()
    plain = Scenario.__getattribute__

    def watched(self: Scenario, name: str) -> Any:
        if name in Scenario.model_fields:
            seen.add(name)
        return plain(self, name)

    monkeypatch.setattr(Scenario, "__getattribute__", watched)
    parts = []
    for lever in LEVERS:
        seen.clear()
        done = worker.do(PartTask(point.parts[lever], lever, point.scenario))
        assert done.outcome is None
        assert seen <= {*READS[lever], *FOUND_BY}
        parts.append(done.part)
    monkeypatch.undo()
    monkeypatch.setattr(work, "FORMATS", ())
    outcome = worker.do(PointTask(point.key, 1, point.scenario, tuple(parts))).outcome
    assert outcome is not None
    assert outcome["status"] == "optimal"
    found = json.loads((tmp_path / "points" / "1" / "result.json").read_text(encoding="utf-8"))
    wanted = execute(RunRequest(case, "base", tmp_path / "run", SETTINGS, formats=()))
    assert {**found, "seconds": 0} == json.loads(json.dumps({**wanted, "seconds": 0}))


def test_a_run_folder_does_not_stay(tmp_path: Path) -> None:
    """Without keep nothing stays behind a point, and an empty part adds nothing."""
    worker, (point,) = job_of(write_case(tmp_path / "case", {"spend_lines": LINES}), tmp_path / "points")
    parts = tuple(worker.do(PartTask(key, lever, point.scenario)).part for lever, key in point.parts.items())
    outcome = worker.do(PointTask(point.key, 1, point.scenario, parts)).outcome
    assert outcome is not None
    assert outcome["exit"] == 0
    assert list((tmp_path / "points").iterdir()) == []


def test_what_is_found_without_an_optimiser_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found again only where a setting it depends on differs, and the case is read once."""
    points = tuple({"buying.min_trusts": str(number)} for number in (2, 3, 4, 5, 6, 2))
    case = write_case(tmp_path / "case", {"spend_lines": LINES})
    worker, made = job_of(case, tmp_path / "points", points=points)
    done: list[str] = []

    def counted(name: str) -> None:
        plain = getattr(work, name)

        def call(*given: Any) -> Any:
            done.append(name)
            return plain(*given)

        monkeypatch.setattr(work, name, call)

    counted("load_case")
    counted("find")
    for point in (made[0], made[0], *made):
        worker.do(PartTask(point.parts["buying"], "buying", point.scenario))
    # Five different settings, and the first again once it had been dropped.
    assert (done.count("load_case"), done.count("find")) == (1, 6)


def test_a_case_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    """A worker that reads other files than the plan knows finds nothing."""
    case = write_case(tmp_path / "case", {"spend_lines": LINES})
    worker, (point,) = job_of(case, tmp_path / "points")
    (case / "spend_lines.csv").write_bytes((case / "spend_lines.csv").read_bytes() + b"\n")
    outcome = worker.do(PartTask("a", "buying", point.scenario)).outcome
    assert outcome is not None
    assert "changed during the sweep" in outcome["error"]["message"]

"""Random cases, run start to finish: the independent check agrees, parts add up, and what is invented stays apart.

Each is run under its random rules; where no award keeps them, that is said, and the case is run without them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from optimiser.audit.verify import audit_run, check_hashes
from optimiser.engine.run import RunRequest, execute
from optimiser.errors import InfeasibleError
from optimiser.recovery.headline import KEYS
from optimiser.tables.shared_columns import CLASSES
from tests.property.random_cases import BASES, DRAWN, RandomCase, write_case

SEEDS = range(60)
SCOPES = ("headline", "illustration")


@dataclass(frozen=True)
class RandomRun:
    """One random case and its run, and whether its rules could not be kept."""

    case: RandomCase
    folder: Path
    result: dict[str, Any]
    refused: bool

    def findings(self, name: str) -> list[dict[str, str]]:
        """Return the rows of one table of the record."""
        with (self.folder / "record" / "findings" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], RandomRun]:
    """Return what writes and runs the case of a seed, each once; it raises where the run's own check differs."""

    @cache
    def run_once(seed: int) -> RandomRun:
        folder = tmp_path_factory.mktemp(f"seed{seed}")
        case = write_case(seed, folder / "case")
        try:
            result = _executed(case, "ruled", folder / "out")
        except InfeasibleError:
            return RandomRun(case, folder / "out", _executed(case, "base", folder / "out"), refused=True)
        return RandomRun(case, folder / "out", result, refused=False)

    return run_once


def _executed(case: RandomCase, scenario: str, out: Path) -> dict[str, Any]:
    """Run a case; nothing is asked about its award that takes further solves, but for the few that ask."""
    settings = () if case.asks else ("solve.questions=none",)
    return execute(RunRequest(case.folder, scenario, out, settings, levers=case.levers, formats=()))


@pytest.fixture(params=SEEDS)
def run(request: pytest.FixtureRequest, run_of: Callable[[int], RandomRun]) -> RandomRun:
    """Return the run of each seed in turn."""
    return run_of(request.param)


def test_every_figure_survives_the_independent_check(run: RandomRun) -> None:
    """A valid case is published, and what is published stands up to a second check, to the byte."""
    assert json.loads((run.folder / "result.json").read_text(encoding="utf-8")) == run.result
    assert run.result["arithmetic_verified"] is True
    report = audit_run(run.folder)
    assert report.differences == ()
    assert report.figures == len(run.findings("figures"))
    assert check_hashes(run.folder) == ()


def test_the_trusts_add_up_to_the_totals(run: RandomRun) -> None:
    """Each headline number is the sum over trusts and what no trust holds, and no trust has one that has no total."""
    for scope in SCOPES:
        names = {name for trust in run.result["trusts"] for name in trust[scope]}
        sums = {name: sum(trust[scope].get(name, 0) for trust in run.result["trusts"]) for name in names}
        assert sums == run.result[scope]


def test_nothing_synthetic_is_in_the_headline(run: RandomRun) -> None:
    """No headline figure, followed down to the rows it was made from, rests on a synthetic table."""
    sources: dict[str, list[dict[str, str]]] = {}
    for source in run.findings("figure_sources"):
        sources.setdefault(source["figure"], []).append(source)
    for figure in run.findings("figures"):
        if figure["scope"] == "headline":
            assert figure["basis"] != "synthetic"
            bases = {run.case.basis[table] for table in tables_below(figure["figure"], sources)}
            assert "synthetic" not in bases, figure["figure"]


def tables_below(figure: str, sources: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    """Yield the input tables that a figure was made from, through all figures between."""
    for source in sources.get(figure, ()):
        if source["part_figure"]:
            yield from tables_below(source["part_figure"], sources)
        else:
            yield source["table"]


def test_the_seeds_reach_every_table_and_finding(run_of: Callable[[int], RandomRun]) -> None:
    """Among the seeds every table is absent and on every basis, and all that can be found is found at least once."""
    runs = [run_of(seed) for seed in SEEDS]
    for name in DRAWN:
        assert {run.case.basis.get(name) for run in runs} == {None, *BASES}, name
    found = {row["class"] for run in runs for row in run.result.get("buying", {}).get("opportunities", [])}
    assert found == set(CLASSES)
    assert any("already_in_plan_pence" in run.result.get("buying", {}) for run in runs)
    for scope in SCOPES:
        keys = {key for run in runs for key, value in run.result[scope].items() if value}
        assert keys == {f"{key}_pence" for key in KEYS}
    awards = {kind for run in runs for kind in _kinds_of_lines(run)}
    assert awards == {"present", "new", "bundle", "rebate", "delivery"}
    assert {run.refused for run in runs if "buying" in run.case.levers} == {True, False}
    assert any(run.result["buying"].get("award_choices") for run in runs if "buying" in run.result)


def _kinds_of_lines(run: RandomRun) -> Iterator[str]:
    """Yield what is special about the lines of an award."""
    for line in run.result.get("buying", {}).get("awards", []):
        yield line["terms"]
        yield from (name for name in ("rebate", "delivery") if line[f"{name}_pence"])
        yield from ("bundle",) if line.get("bundle") else ()


def test_the_same_seed_writes_the_same_case(tmp_path: Path) -> None:
    """A seed that fails can be looked at again: it writes the same bytes."""
    first, second = (write_case(7, tmp_path / name) for name in ("first", "second"))
    assert first.basis == second.basis
    files = sorted(path.name for path in first.folder.iterdir())
    assert files == sorted(path.name for path in second.folder.iterdir())
    assert all((first.folder / name).read_bytes() == (second.folder / name).read_bytes() for name in files)
